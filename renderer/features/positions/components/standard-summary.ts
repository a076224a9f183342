import type { StoredRecord } from '../../../../shared/domain/record-kind.ts';
import type { ReadFields } from '../../../../shared/domain/standard-fields.ts';

/** What a standard asks for, its time limit and its frequency; empty where it says nothing. */
export function targetOf(fields: ReadFields): readonly string[] {
  const value =
    fields.targetValue === ''
      ? ''
      : `${fields.comparison}${fields.comparison === '' ? '' : ' '}${fields.targetValue}${fields.unit}`;
  const target = [fields.measure, value].filter((part) => part !== '').join(' ');
  return [target, fields.timeLimit, fields.frequency];
}

/** Everything a standard is measured by, in one line. */
export function summaryOf(standard: StoredRecord<'workStandard'>, score: string): readonly string[] {
  return [...targetOf(standard), score, standard.checkMethod, standard.basis, standard.expectedEvidence].filter(
    (part) => part !== '',
  );
}
