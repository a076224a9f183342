import { describe, expect, it } from 'vitest';
import { copyName, shortText } from '../../shared/domain/short-text.ts';
import { sumPoints } from '../../shared/domain/statement-points.ts';
import { checkWorkingGroupMember } from '../../shared/domain/working-group-rules.ts';

describe('rules of the working group', () => {
  const members = [
    { id: '1', personId: 'head', role: 'leader' },
    { id: '2', personId: 'clerk', role: 'member' },
  ] as const;

  it('accepts a new member and a change of an old one', () => {
    expect(checkWorkingGroupMember(members, { id: '3', personId: 'other', role: 'secretary' }, 'head')).toBeNull();
    expect(checkWorkingGroupMember(members, { id: '1', personId: 'head', role: 'leader' }, 'head')).toBeNull();
  });

  it('refuses a person twice, a leader who is not the head, and a second leader', () => {
    expect(checkWorkingGroupMember(members, { id: '3', personId: 'clerk', role: 'deputy' }, 'head')).toBe(
      'group-member-twice',
    );
    expect(checkWorkingGroupMember([], { id: '3', personId: 'clerk', role: 'leader' }, 'head')).toBe(
      'leader-is-department-head',
    );
    expect(checkWorkingGroupMember(members, { id: '3', personId: 'other', role: 'leader' }, null)).toBe(
      'group-has-leader',
    );
  });
});

describe('short texts and copies', () => {
  it('shortens to whole characters of the first line', () => {
    expect(shortText('  负责维修\n第二行')).toBe('负责维修');
    expect(shortText('𠮷'.repeat(121))).toBe(`${'𠮷'.repeat(119)}…`);
    expect(shortText('字'.repeat(120))).toBe('字'.repeat(120));
  });

  it('names copies so that no two are the same', () => {
    expect(copyName('安全员', new Set(['安全员']))).toBe('安全员（副本）');
    expect(copyName('安全员（副本）', new Set(['安全员（副本）']))).toBe('安全员（副本2）');
    expect(copyName('长'.repeat(200), new Set()).length).toBe(200);
  });

  it('adds weights without the dust of binary fractions', () => {
    expect(sumPoints([0.1, 0.2, 99.7])).toBe(100);
  });
});
