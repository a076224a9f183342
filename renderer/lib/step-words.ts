import type { HistoryStep } from '../../shared/contract/overview.ts';
import { isRecordName } from './record-kinds.ts';
import type { Words } from './words/words-shape.ts';

const titleLength = 18;

function shortTitle(title: string): string {
  const characters = [...title];
  return characters.length <= titleLength ? title : `${characters.slice(0, titleLength - 1).join('')}…`;
}

/** A step in a few words, for buttons, the menu and messages: 修改岗位“维修员”的岗位级别. */
export function describeStep(step: HistoryStep, words: Words): string {
  const { undo, history, records } = words;
  const whole = history.commands[step.commandName];
  if (whole !== undefined) return whole;
  const kind = isRecordName(step.recordKind) ? records.kinds[step.recordKind] : step.recordKind;
  const title = step.recordTitle === '' ? '' : undo.quoted(shortTitle(step.recordTitle));
  const [field] = step.fields;
  if (step.action === 'update' && field !== undefined && step.fields.length === 1) {
    if (field === 'ordinal') return undo.step.order(kind);
    const names: Readonly<Record<string, string>> = records.fields;
    return undo.step.field(kind, title, names[field] ?? field);
  }
  return undo.step[step.action](kind, title);
}
