import { readStandard, targetValueText } from './standard-text/read-standard.ts';
import type { WorkStandard } from './work-standard.ts';

/** The fields that the reader of texts fills in. */
export type ReadFields = Pick<
  WorkStandard,
  'measure' | 'comparison' | 'targetValue' | 'unit' | 'timeLimit' | 'frequency'
>;

/** What belongs together: a value without its unit would be another value. */
const groups = [['measure', 'comparison', 'targetValue', 'unit'], ['timeLimit'], ['frequency']] as const;

/** The fields as the text of a standard says them; empty where it says nothing certain. */
export function fieldsOfText(requirement: string): ReadFields {
  const reading = readStandard(requirement);
  const { measure, comparison, unit, timeLimit, frequency } = reading;
  return {
    measure: measure.slice(0, 200),
    comparison,
    targetValue: targetValueText(reading),
    unit,
    timeLimit,
    frequency,
  };
}

/**
 * What the reader adds to a change of a standard. It fills a field when the text is new or changed and the field is
 * still empty or still says what the reader read before; what a person wrote or corrected stays, and so does every
 * field that the change itself names.
 */
export function readInto(
  before: (ReadFields & { readonly requirement: string }) | null,
  given: Partial<WorkStandard>,
): Partial<ReadFields> {
  if (given.requirement === undefined || given.requirement === before?.requirement) return {};
  const next = fieldsOfText(given.requirement);
  const last = before === null ? null : fieldsOfText(before.requirement);
  const filled: Partial<ReadFields>[] = groups.map((names) => {
    if (names.some((name) => given[name] !== undefined)) return {};
    const untouched =
      before === null ||
      names.every((name) => before[name] === '') ||
      names.every((name) => before[name] === last?.[name]);
    const changed = names.filter((name) => (before?.[name] ?? '') !== next[name]);
    return untouched ? Object.fromEntries(changed.map((name) => [name, next[name]])) : {};
  });
  return Object.assign({}, ...filled) as Partial<ReadFields>;
}

/** Fields that the text says and that are empty: what "fill in from the text" would add. */
export function missingFields(standard: ReadFields & { readonly requirement: string }): Partial<ReadFields> {
  const read = fieldsOfText(standard.requirement);
  return Object.fromEntries(
    groups
      .filter((names) => names.every((name) => standard[name] === ''))
      .flatMap((names) => names.filter((name) => read[name] !== '').map((name) => [name, read[name]])),
  ) as Partial<ReadFields>;
}

/** Whether the fields say what the text says, where the text says anything certain. */
export function agreesWithText(standard: ReadFields & { readonly requirement: string }): boolean {
  const read = fieldsOfText(standard.requirement);
  return groups.every(
    (names) => names.every((name) => read[name] === '') || names.every((name) => standard[name] === read[name]),
  );
}
