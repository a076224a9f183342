import type { Finding } from '../finding.ts';
import type { Goal, GoalLevel } from '../goal.ts';
import type { Indicator } from '../indicator.ts';
import { expectedNames } from './expected-names.ts';
import type { Proof } from './judge.ts';
import type { CoverageKind } from './kinds.ts';

export interface StandardSource {
  readonly id: string;
  readonly workItemId: string;
  readonly dutyId: string;
  /** How many standards the duty has. */
  readonly siblings: number;
  readonly positionId: string;
  readonly requirement: string;
  readonly frequency: string;
  readonly timeLimit: string;
  readonly checkMethod: string;
  readonly expectedEvidence: string;
}
export interface RecordSource {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly positionId: string | null;
  readonly name: string;
  readonly keeper: string;
  readonly due: string;
  /** How many records the workflow keeps. */
  readonly siblings: number;
}
export interface TaskSource {
  readonly id: string;
  readonly year: number;
  readonly positionId: string | null;
  readonly content: string;
  readonly checkpoint: string;
  readonly due: string;
  readonly keeper: string;
  /** Months that were closed by an exception, as `2026-03`. */
  readonly excepted: readonly string[];
}
/**
 * What the school's plan and the special plans gather is proven by the goals below them, of which most are other
 * departments' own.
 */
export const gatheringLevels: ReadonlySet<GoalLevel> = new Set(['school', 'special']);

/** A goal that names its proof. */
export interface GoalSource extends Readonly<Pick<Goal, 'yearFrom' | 'yearTo' | 'positionId' | 'text' | 'checkpoint'>> {
  readonly id: string;
  readonly keeper: string;
}
export interface IndicatorSource
  extends Readonly<Pick<Indicator, 'code' | 'name' | 'positionId' | 'frequency' | 'dataSource'>> {
  readonly id: string;
}
export interface FindingSource
  extends Readonly<
    Pick<Finding, 'number' | 'problem' | 'positionId' | 'foundOn' | 'mendBy' | 'startedOn' | 'mendedOn' | 'verifiedOn'>
  > {
  readonly id: string;
}

/** What each kind of row is made of. */
export interface CoverageSources {
  readonly standard: StandardSource;
  readonly record: RecordSource;
  readonly task: TaskSource;
  readonly goal: GoalSource;
  readonly indicator: IndicatorSource;
  readonly finding: FindingSource;
}

/** A piece as it proves something, with what ties it to one of a workflow's records. */
export interface LinkedProof extends Proof {
  readonly recordName: string;
  readonly title: string;
}

/** The records whose evidence proves a thing: of a standard also its work item and its duty. */
export function provenBy(source: CoverageSources[CoverageKind]): readonly string[] {
  if ('dutyId' in source) return [source.id, source.workItemId, source.dutyId];
  return 'workflowId' in source ? [source.workflowId] : [source.id];
}

/** Which pieces of a duty count for one of its standards. */
export function proofsOfDuty<T extends { readonly title: string }>(
  { siblings, expectedEvidence }: Pick<StandardSource, 'siblings' | 'expectedEvidence'>,
  proofs: readonly T[],
): readonly T[] {
  if (proofs.length === 0 || siblings === 1) return proofs;
  const names = expectedNames(expectedEvidence).map(plainName);
  return proofs.filter(({ title }) => names.some((name) => plainName(title).includes(name)));
}

/**
 * Whether a piece of a workflow proves one of its records. A link that names no record counts for the only one, or for the
 * one that the piece's title names.
 */
export function provesRecord(
  record: Pick<RecordSource, 'name' | 'siblings'>,
  proof: Pick<LinkedProof, 'recordName' | 'title'>,
): boolean {
  const name = plainName(record.name);
  if (proof.recordName !== '') return plainName(proof.recordName) === name;
  return record.siblings === 1 || plainName(proof.title).includes(name);
}

/** 《报名表》 and 报名表 are one record. */
function plainName(name: string): string {
  return name.replace(/[《》“”"\s]/gu, '');
}
