import { storedSchema } from '../contract/method.ts';
import type { RecordKind, StoredRecord } from '../domain/record-kind.ts';
import type { Revision } from '../domain/revision.ts';
import { type BundleIssue, bundleIssue, type BundleRule } from './bundle-rules.ts';
import { byCodeUnit, type CanonicalValue, canonicalJson } from './canonical-json.ts';
import { parseRevision } from './revision-schema.ts';

/** The lines of one kind of record, sorted by id: what `data/records/<kind>.ndjson` holds. */
export function* recordLines(records: readonly StoredRecord<RecordKind>[]): Generator<string> {
  const sorted = records.toSorted((a, b) => byCodeUnit(a.id, b.id));
  for (const record of sorted) yield `${canonicalJson(record as unknown as CanonicalValue)}\n`;
}

/** The line of one revision in `data/revisions.ndjson`. */
export function revisionLine(revision: Revision): string {
  return `${canonicalJson(revision as unknown as CanonicalValue)}\n`;
}

/** Takes the lines of a file (without their LF) one by one, in order. */
export interface LineReader {
  readonly add: (line: string) => void;
}

type Report = (issue: BundleIssue) => void;

/** Reads the records of one kind: valid, canonical, in order of their ids, each id once. Bad lines are reported and left out. */
export function readRecordLines<K extends RecordKind>(
  kind: K,
  path: string,
  into: { readonly keep: (record: StoredRecord<K>) => void; readonly report: Report },
): LineReader {
  const schema = storedSchema(kind);
  const parse = (value: unknown): StoredRecord<K> | null => {
    const parsed = schema.safeParse(value);
    return parsed.success ? (parsed.data as unknown as StoredRecord<K>) : null;
  };
  return readLines({ path, parse, rule: 'bundle-record-invalid', ...into });
}

/** Reads revisions: valid, canonical, in order of their ids, each id once. */
export function readRevisionLines(
  path: string,
  into: { readonly keep: (revision: Revision) => void; readonly report: Report },
): LineReader {
  return readLines({ path, parse: parseRevision, rule: 'bundle-revision-invalid', ...into });
}

interface LineRules<T> {
  readonly path: string;
  readonly parse: (value: unknown) => T | null;
  readonly rule: BundleRule;
  readonly keep: (value: T) => void;
  readonly report: Report;
}

function readLines<T extends { readonly id: string }>(rules: LineRules<T>): LineReader {
  let number = 0;
  let lastId = '';
  return {
    add(line) {
      number += 1;
      const where = [rules.path, String(number)];
      const json = parseJson(line);
      const value = json === undefined ? null : rules.parse(json);
      if (value === null) {
        rules.report(bundleIssue(json === undefined ? 'bundle-text-form' : rules.rule, where, { found: line }));
        return;
      }
      // Also catches unknown keys, keys that stand twice and numbers written in another way: none survive the printing.
      if (canonicalJson(value) !== line) rules.report(bundleIssue('bundle-text-form', where, { found: line }));
      if (value.id <= lastId)
        rules.report(bundleIssue('bundle-line-order', where, { found: value.id, expected: `> ${lastId}` }));
      lastId = value.id;
      rules.keep(value);
    },
  };
}

/** Undefined when it is no JSON (JSON itself has no such value). */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
