import { childAt, childrenOf, valueAt, type XmlNode } from './xml-tree.ts';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** The lists of a document, counted in the order of its paragraphs as Word does. */
export class DocxNumbering {
  /** List id → level → how it is written. */
  readonly #levels = new Map<string, Map<number, Level>>();
  /** Lists that count on together have one definition. */
  readonly #definitionOf = new Map<string, string>();
  readonly #counters = new Map<string, number[]>();

  constructor(root: XmlNode | undefined) {
    const numbering = childAt(root, 'w:numbering');
    const definitions = new Map(
      childrenOf(numbering, 'w:abstractNum').map((node) => [
        node.attributes['w:abstractNumId'] ?? '',
        readLevels(node),
      ]),
    );
    for (const list of childrenOf(numbering, 'w:num')) {
      const id = list.attributes['w:numId'] ?? '';
      const definitionId = valueAt(list, 'w:abstractNumId') ?? '';
      const levels = new Map(definitions.get(definitionId) ?? []);
      let own = false;
      for (const override of childrenOf(list, 'w:lvlOverride')) {
        const index = Number(override.attributes['w:ilvl'] ?? 0);
        const changed = childAt(override, 'w:lvl');
        const start = valueAt(override, 'w:startOverride');
        const before = levels.get(index);
        if (changed !== undefined) levels.set(index, readLevel(changed));
        else if (before !== undefined && start !== undefined) levels.set(index, { ...before, start: Number(start) });
        own = true;
      }
      this.#levels.set(id, levels);
      this.#definitionOf.set(id, own ? `num ${id}` : definitionId);
    }
  }

  /** The number of the next paragraph of a list at a level (from 0), as it is printed; empty when the list is unknown. */
  next(listId: string, level: number): string {
    const levels = this.#levels.get(listId);
    const here = levels?.get(level);
    if (levels === undefined || here === undefined || listId === '0') return '';
    const key = this.#definitionOf.get(listId) ?? listId;
    const counters = this.#counters.get(key) ?? [];
    this.#counters.set(key, counters);
    counters.length = Math.min(counters.length, level + 1);
    for (let index = 0; index <= level; index += 1) {
      const start = levels.get(index)?.start ?? 1;
      if (index === level) counters[index] = (counters[index] ?? start - 1) + 1;
      else counters[index] ??= start;
    }
    if (here.format === 'bullet') return here.text === '' ? '' : '●';
    if (here.format === 'none') return here.text.replace(/%\d/gu, '');
    return here.text.replace(/%(\d)/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      return writeNumber(counters[index] ?? 1, levels.get(index)?.format ?? 'decimal');
    });
  }
}

function readLevels(definition: XmlNode): Map<number, Level> {
  return new Map(
    childrenOf(definition, 'w:lvl').map((node) => [Number(node.attributes['w:ilvl'] ?? 0), readLevel(node)]),
  );
}

function readLevel(node: XmlNode): Level {
  return {
    format: valueAt(node, 'w:numFmt') ?? 'decimal',
    text: valueAt(node, 'w:lvlText') ?? '',
    start: Number(valueAt(node, 'w:start') ?? 1),
  };
}

function writeNumber(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographTraditional':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'chineseLegalSimplified':
      return chinese(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `(${value})`;
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCodePoint(97 + ((value - 1) % 26));
      return format === 'upperLetter' ? letter.toUpperCase() : letter;
    }
    default:
      return String(value);
  }
}

const hanDigits = [...'〇一二三四五六七八九'];

function chinese(value: number): string {
  if (value < 10) return hanDigits[value] ?? String(value);
  if (value >= 100) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : hanDigits[tens]}十${ones === 0 ? '' : hanDigits[ones]}`;
}
