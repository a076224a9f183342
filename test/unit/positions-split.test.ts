import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPositions } from '../../shared/domain/join-positions.ts';
import { positionSchema } from '../../shared/domain/position.ts';
import { owners, references } from '../../shared/domain/record-naming.ts';
import {
  type PositionShares,
  sharedKinds,
  shareOut,
  splitFaults,
  splitFields,
} from '../../shared/domain/split-position.ts';

const wholes = fc
  .array(fc.nat(4), { minLength: sharedKinds.length, maxLength: sharedKinds.length })
  .map((sizes) =>
    Object.fromEntries(
      sharedKinds.map((kind, at) => [kind, Array.from({ length: sizes[at] ?? 0 }, (_, n) => ({ id: `${kind}-${n}` }))]),
    ),
  ) as unknown as fc.Arbitrary<PositionShares<{ readonly id: string }>>;
const idsOf = (shares: PositionShares<{ readonly id: string }>): string[] =>
  sharedKinds.flatMap((kind) => shares[kind].map(({ id }) => id));

describe('a position that is split', () => {
  it('Splitting knows every kind that names a position: it can go over, goes with its workflow, or stays as what was signed', () => {
    const naming = [...owners, ...references].filter(({ target }) => target === 'position').map(({ kind }) => kind);
    const stays = ['statement', 'workflowStep'];
    expect([...sharedKinds, ...stays].toSorted()).toEqual([...new Set(naming), 'evidenceLink'].toSorted());
  });

  it('What goes and what stays is what was: nothing twice, nothing lost, each part in the order of the whole', () => {
    fc.assert(
      fc.property(wholes, fc.infiniteStream(fc.boolean()), (whole, coin) => {
        const ticked = new Set(idsOf(whole).filter(() => coin.next().value));
        const { goes, stays } = shareOut(whole, ticked);
        const place = new Map(idsOf(whole).map((id, at) => [id, at]));
        const inOrder = (ids: readonly string[]) => ids.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
        expect(idsOf(goes)).toEqual(inOrder([...ticked]));
        expect(inOrder([...idsOf(goes), ...idsOf(stays)])).toEqual(idsOf(whole));
        const faults = splitFaults({ name: '新岗', takenNames: new Set(), headcount: 1, posts: 0, whole, ticked });
        expect(faults.length === 0).toBe(ticked.size > 0 && ticked.size < place.size);
      }),
      { numRuns: 60 },
    );
  });

  it('The new one merged back gives the posts and the texts that were there', () => {
    const text = fc.stringMatching(/^[一-龥\n ]{0,12}$/u);
    fc.assert(
      fc.property(fc.record({ qualification: text, authority: text, headcount: fc.nat(9) }), fc.nat(9), (fields, n) => {
        const whole = positionSchema.parse({ name: '综合管理岗', level: '管理八级', code: 'ZH-01', ...fields });
        const posts = Math.min(n, whole.headcount);
        for (const withTexts of [true, false]) {
          const { made, kept } = splitFields(whole, {
            name: ' 档案管理岗 ',
            sectionId: null,
            level: '管理九级',
            posts,
            withTexts,
          });
          expect(made).toMatchObject({ name: '档案管理岗', code: '', headcount: posts });
          expect(made.qualification).toBe(withTexts ? whole.qualification : '');
          const stays = { ...whole, ...kept };
          expect({ ...stays, ...joinPositions(stays, { ...made, ordinal: 1 }) }).toEqual(whole);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('Each fault is named at its field: no name, a name that stands already, posts that are not there, nothing or everything ticked', () => {
    const whole = Object.fromEntries(sharedKinds.map((kind) => [kind, [{ id: kind }]])) as unknown as PositionShares<{
      readonly id: string;
    }>;
    const good = {
      name: '档案管理岗',
      takenNames: new Set(['综合管理岗']),
      headcount: 2,
      posts: 1,
      whole,
      ticked: new Set(['duty']),
    };
    const rules = (change: Partial<typeof good>) => splitFaults({ ...good, ...change }).map(({ broken }) => broken);
    expect(rules({})).toEqual([]);
    expect(rules({ name: '　 ', posts: Number.NaN, ticked: new Set() })).toEqual([
      'split-name-missing',
      'split-posts',
      'split-nothing',
    ]);
    expect(rules({ name: ' 综合管理岗', posts: 3 })).toEqual(['position-name-taken', 'split-posts']);
    expect(rules({ ticked: new Set(sharedKinds) })).toEqual(['split-everything']);
  });
});
