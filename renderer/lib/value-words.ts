import type { ComparedRecord } from '../../shared/contract/approvals.ts';
import type { Words } from './words/words-shape.ts';

type Pieces = ComparedRecord['fields'][number]['pieces'];

/** The words of a value from a closed list; null for free words and figures, which stand as they are. */
function listedWords(field: string, value: string, words: Words): string | null {
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: words.workflows.kinds,
    layer: words.libraries.layers,
    standardType: words.libraries.types,
    safeguard: words.libraries.safeguards,
    origin: words.findings.origins,
    warningSide: words.indicators.sides,
  };
  if (field === 'safeguard' && value === '') return words.libraries.noSafeguard;
  if (value === 'true') return words.history.yes;
  if (value === 'false') return words.history.no;
  return lists[field]?.[value] ?? null;
}

/** A stored value as people call it: 开始 for the kind `start`, 是 for true. */
export function valueWords(field: string, value: string, words: Words): string {
  return listedWords(field, value, words) ?? value;
}

/** A comparison in words: a value from a closed list is exchanged as a whole, never letter by letter. */
export function comparedWords(field: string, pieces: Pieces, words: Words): Pieces {
  const side = (gone: 'added' | 'removed'): string =>
    pieces
      .filter(({ change }) => change !== gone)
      .map(({ text }) => text)
      .join('');
  const [before, after] = [side('added'), side('removed')];
  if ([before, after].every((text) => text === '' || listedWords(field, text, words) === null)) return pieces;
  const [was, is] = [before, after].map((text) => (text === '' ? '' : valueWords(field, text, words)));
  if (was === is) return [{ change: 'same', text: is ?? '' }];
  return [
    ...(was === '' ? [] : [{ change: 'removed' as const, text: was ?? '' }]),
    ...(is === '' ? [] : [{ change: 'added' as const, text: is ?? '' }]),
  ];
}
