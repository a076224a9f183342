import type { PaperName, Printable } from '../../../shared/contract/papers.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import type { TreeGroup } from './components/paper-tree.tsx';

/** The papers whose kind, title or note holds every word of the text; all where there is none. */
export function matchingGroups(
  catalogue: readonly { readonly paper: PaperName; readonly items: readonly Printable[] }[],
  asked: { readonly text: string; readonly kinds: Readonly<Record<PaperName, string>> },
): readonly TreeGroup[] {
  const wanted = wordsOf(asked.text);
  return catalogue.flatMap(({ paper, items }) => {
    const found = items.filter(({ title, note }) => {
      const text = `${asked.kinds[paper]} ${title} ${note}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    return found.length === 0 ? [] : [{ paper, items: found.map((item) => ({ ...item, paper })) }];
  });
}
