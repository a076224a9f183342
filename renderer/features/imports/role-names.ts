import type { ImportPreview } from '../../../shared/contract/imports.ts';
import type { ImportRole } from '../../../shared/domain/import/labels.ts';
import type { Words } from '../../lib/words/words-shape.ts';

/** What a text becomes at a place, in words: 一条新职责 of a position, 接在这条职责后面 of a duty. */
export function roleNameAt(to: string, role: ImportRole, words: Words['imports']): string {
  const depth = to === '' ? 0 : to.split('.').length;
  const isWorkflow = /^w\d+$/u.test(to);
  const { assignAsNew: made, assignBehind: behind } = words;
  if (role === 'name') return made.name;
  if (role === 'stepAction') return made.stepAction;
  if (isWorkflow && role === 'duty') return words.workflowDuties;
  if (isWorkflow && role === 'basis') return words.workflowBasis;
  if (role === 'duty') return depth === 1 ? made.duty : behind.duty;
  if (role === 'workItem') return depth === 2 ? made.workItem : behind.workItem;
  if (role === 'standard') return depth === 3 ? made.standard : behind.standard;
  return words.roles[role];
}

/** The name of the position or workflow that a key belongs to. */
export function ownerNameOf({ positions, workflows }: ImportPreview, key: string): string {
  const owner = key.split('.')[0];
  return [...positions, ...workflows].find((one) => one.key === owner)?.name ?? '';
}
