import type { IndexBlock } from '../blocks.ts';
import type { RecordLookup } from '../record-lookup.ts';

/** The first sound of each letter in the order of pinyin; I, U and V begin no syllable. */
const firstSounds = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀'];
const letters = [...'ABCDEFGHJKLMNOPQRSTWXYZ'];
const others = '#';

/** 岗位索引: every position that the handbook describes by its name's pinyin, with its section. */
export function positionIndex(lookup: RecordLookup, printed: ReadonlySet<string>): IndexBlock {
  const collator = new Intl.Collator('zh-CN-u-co-pinyin');
  const entries = lookup.records.position
    .map((position) => ({
      name: position.name,
      text: `${position.name}（${lookup.sectionName(position.sectionId) || lookup.departmentName}）`,
      anchor: `position-${position.id}`,
    }))
    .filter(({ anchor }) => printed.has(anchor))
    .toSorted((a, b) => collator.compare(a.name, b.name));
  const groups = new Map<string, { readonly text: string; readonly anchor: string }[]>();
  for (const { name, text, anchor } of entries) {
    const letter = letterOf(name, collator);
    groups.set(letter, [...(groups.get(letter) ?? []), { text, anchor }]);
  }
  const order = [others, ...letters];
  return {
    type: 'index',
    groups: [...groups]
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([letter, members]) => ({ letter, entries: members })),
  };
}

function letterOf(name: string, collator: Intl.Collator): string {
  const [first = ''] = name;
  if (/^[a-z]/iu.test(first)) return first.toUpperCase();
  if (!/^\p{Script=Han}/u.test(first)) return others;
  const place = firstSounds.findLastIndex((sound) => collator.compare(sound, first) <= 0);
  return letters[place] ?? others;
}
