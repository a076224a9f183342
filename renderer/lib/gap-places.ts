import type { GapRule, Overview } from '../../shared/contract/overview.ts';
import type { Screen, ScreenParams } from './navigation.ts';

const screenOfRule: Readonly<Record<GapRule, Screen>> = {
  'college-name-missing': 'department',
  'department-head-missing': 'department',
  'working-group-empty': 'department',
  'section-without-position': 'positions',
  'position-without-duty': 'positions',
  'position-without-holder': 'positions',
  'duty-without-work-item': 'positions',
  'work-item-without-standard': 'positions',
  'standard-not-measurable': 'positions',
  'position-without-workflow': 'positions',
  'task-without-owner': 'tasks',
  'statement-missing': 'statements',
  'statement-weight-not-100': 'statements',
  'standard-without-evidence': 'coverage',
  'task-without-evidence': 'coverage',
  'finding-without-evidence': 'findings',
  'warning-without-finding': 'indicators',
  'indicator-without-evidence': 'indicators',
  'handbook-not-prepared': 'handbook',
};

type GapExample = Pick<Overview['gaps'][number]['examples'][number], 'id' | 'positionId'>;

/** Where a gap is mended. The screen is told the rule, and the record when one was picked. */
export function placeOfGap(
  rule: GapRule,
  example: GapExample | null,
  year: number,
): { readonly screen: Screen; readonly params: ScreenParams } {
  const params = paramsOf(rule, example);
  // All of them stand in one list there; one of them is mended in its position.
  const screen = rule === 'standard-not-measurable' && example === null ? 'libraries' : screenOfRule[rule];
  return { screen, params: { rule, year: String(year), ...params } };
}

function paramsOf(rule: GapRule, example: GapExample | null): ScreenParams {
  if (rule === 'standard-not-measurable' && example === null) return { tab: 'check' };
  if (rule === 'handbook-not-prepared') return { paper: 'handbook', tab: 'settings' };
  if (example === null && screenOfRule[rule] === 'coverage')
    return { kind: rule === 'standard-without-evidence' ? 'standard' : 'task', state: 'missing' };
  if (screenOfRule[rule] === 'indicators')
    return example === null
      ? { filter: rule === 'warning-without-finding' ? 'warning' : 'unproven' }
      : { id: example.id };
  if (rule === 'finding-without-evidence') return example === null ? { filter: 'unproven' } : { id: example.id };
  if (example === null) return screenOfRule[rule] === 'positions' ? { filter: 'gaps' } : {};
  if (rule === 'section-without-position') return { section: example.id };
  if (screenOfRule[rule] === 'positions') return { id: example.positionId ?? example.id, focus: example.id };
  return { id: example.id };
}
