import { type DutyDraft, itemFor, noWords, type PositionDraft } from './drafts.ts';
import { plainLabel } from './labels.ts';
import type { Words } from './ledger.ts';

/**
 * Hangs work items and standards that stand in a list of their own: on the duties one by one when the lists are equally
 * long, or else below a duty that is called like the list.
 */
export function settleLoose(position: PositionDraft): void {
  const { duties, looseItems, looseStandards } = position;
  const numbered = [...duties];
  if (looseItems.length > 0) {
    const pairs = looseItems.length === numbered.length;
    const own = pairs ? null : dutyCalled(position, looseItems[0]?.label ?? noWords, '具体工作');
    for (const [index, { words }] of looseItems.entries())
      (own ?? numbered[index])?.items.push({ text: words, implied: false, standards: [] });
  }
  if (looseStandards.length > 0) {
    const pairs = looseStandards.length === numbered.length;
    const own = pairs ? null : dutyCalled(position, looseStandards[0]?.label ?? noWords, '工作标准');
    for (const [index, { words }] of looseStandards.entries()) {
      const duty = own ?? numbered[index];
      if (duty !== undefined) itemFor(duty).standards.push({ requirement: words, fields: new Map() });
    }
  }
}

function dutyCalled(position: PositionDraft, label: Words, fallback: string): DutyDraft {
  const text = plainLabel(label.text).replace(/^.*(?=工作标准$|岗位标准$)/u, '');
  const duty: DutyDraft = { text: { text: text === '' ? fallback : text, spans: [] }, number: null, items: [] };
  position.duties.push(duty);
  return duty;
}
