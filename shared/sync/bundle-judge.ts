import {
  ownerFields,
  type RecordKind,
  recordKinds,
  referenceFields,
  type StoredRecord,
} from '../domain/record-kind.ts';
import { printEvidenceIndex } from './bundle-index.ts';
import { bagInfoValue, bagitText, bundleFormatVersion, formatLabel, printBagInfo, readmeText } from './bundle-info.ts';
import type { BagFile, BundleContents } from './bundle-contents.ts';
import { type ManifestLine, parseManifest, printManifest } from './bundle-manifest.ts';
import { bundleFileAt, bundlePaths, isPayloadPath, recordsPath } from './bundle-names.ts';
import { formatOf, plannedBagName, plannedEvidence, plannedInfo, plannedPaths } from './bundle-plan.ts';
import { type BundleIssue, bundleIssue } from './bundle-rules.ts';
import { verifyPageHashes } from './verify-page-hashes.ts';
import { judgeTransfer } from './transfer-judge.ts';

/**
 * Answers everything about a bundle that is not what its own records and revisions make of it. A bundle without issues
 * here and in its container, lines and history is, byte for byte, the one that packing its data gives (SPEC.md, B13).
 */
export function judgeBundle(contents: BundleContents): readonly BundleIssue[] {
  const newer = judgeFormat(contents);
  if (newer !== null) return [newer];
  const unread = contents.transfer === null && contents.texts.has(bundlePaths.transfer);
  if (unread) return [bundleIssue('bundle-transfer', [bundlePaths.transfer])];
  return [
    ...judgeFiles(contents),
    ...judgeTexts(contents),
    ...judgeManifest(contents, bundlePaths.manifest, isPayloadPath),
    ...judgeManifest(
      contents,
      bundlePaths.tagManifest,
      (path) => !isPayloadPath(path) && path !== bundlePaths.tagManifest && path !== bundlePaths.signature,
    ),
    ...(isPart(contents) ? judgeHomes(contents) : judgeReferences(contents)),
    ...judgeEvidence(contents),
    ...(contents.transfer === null ? [] : judgeTransfer(contents, contents.transfer)),
    ...judgeSigner(contents),
  ];
}

/** Payload bytes and files, as Payload-Oxum counts them. */
export function payloadOf(files: readonly BagFile[]): { readonly bytes: number; readonly files: number } {
  const payload = files.filter((file) => isPayloadPath(file.path));
  return { bytes: payload.reduce((sum, file) => sum + file.size, 0), files: payload.length };
}

function judgeFormat({ texts }: BundleContents): BundleIssue | null {
  const info = texts.get(bundlePaths.info) ?? '';
  const found = bagInfoValue(info, formatLabel);
  const isNewer = found !== null && /^[1-9]\d{0,5}$/u.test(found) && Number(found) > bundleFormatVersion;
  return isNewer
    ? bundleIssue('bundle-newer-format', [bundlePaths.info, formatLabel], {
        found,
        expected: String(bundleFormatVersion),
      })
    : null;
}

function judgeFiles(contents: BundleContents): readonly BundleIssue[] {
  const { baseFolder, files } = contents;
  const issues: BundleIssue[] = [];
  const planned = plannedPaths(contents);
  const wanted = new Set(planned);
  const present = new Set<string>();
  for (const { path } of files) {
    if (present.has(path)) issues.push(bundleIssue('bundle-duplicate-file', [path]));
    else if (!wanted.has(path)) issues.push(bundleIssue('bundle-unexpected-file', [path]));
    present.add(path);
  }
  for (const path of planned) {
    if (!present.has(path)) issues.push(bundleIssue('bundle-missing-file', [path]));
  }
  const misplaced = issues.length === 0 ? files.find((file, index) => file.path !== planned[index]) : undefined;
  if (misplaced !== undefined) issues.push(bundleIssue('bundle-file-order', [misplaced.path]));
  const expected = plannedBagName(contents);
  if (baseFolder !== expected)
    issues.push(bundleIssue('bundle-base-folder', [baseFolder], { found: baseFolder, expected }));
  return issues;
}

function judgeTexts(contents: BundleContents): readonly BundleIssue[] {
  const { files, texts, records } = contents;
  const planned = [
    { path: bundlePaths.bagit, rule: 'bundle-declaration', text: bagitText },
    { path: bundlePaths.readme, rule: 'bundle-declaration', text: readmeText(formatOf(contents), contents.hasPage) },
    {
      path: bundlePaths.info,
      rule: 'bundle-info',
      text: printBagInfo(plannedInfo(contents, payloadOf(files))),
    },
    { path: bundlePaths.index, rule: 'bundle-index', text: printEvidenceIndex(records) },
  ] as const;
  return [
    ...judgePage(files),
    ...planned.flatMap(({ path, rule, text }) => {
      const found = texts.get(path);
      return found === undefined || found === text ? [] : [bundleIssue(rule, [path], firstDifference(found, text))];
    }),
  ];
}

/** B31: no other page than one of ours, for people open it. */
function judgePage(files: readonly BagFile[]): readonly BundleIssue[] {
  const page = files.find(({ path }) => path === bundlePaths.page);
  if (page === undefined || verifyPageHashes.includes(page.sha256)) return [];
  return [bundleIssue('bundle-declaration', [bundlePaths.page], { found: page.sha256 })];
}

/** Both texts from the first line in which they differ. */
function firstDifference(found: string, expected: string): { readonly found: string; readonly expected: string } {
  const foundLines = found.split('\n');
  const expectedLines = expected.split('\n');
  const index = foundLines.findIndex((line, at) => line !== expectedLines[at]);
  const at = index === -1 ? foundLines.length : index;
  return { found: foundLines[at] ?? '', expected: expectedLines[at] ?? '' };
}

function judgeManifest(
  { files, texts }: BundleContents,
  path: string,
  covers: (path: string) => boolean,
): readonly BundleIssue[] {
  const text = texts.get(path);
  if (text === undefined) return []; // reported as a missing file
  const { lines, malformed } = parseManifest(text);
  const issues = malformed.map((line) =>
    bundleIssue('bundle-manifest-form', [path, String(line.line)], { found: line.text }),
  );
  const listed = new Map(lines.map((line) => [line.path, line.hash]));
  const actual = files.filter((file) => covers(file.path));
  const actualPaths = new Set(actual.map((file) => file.path));
  for (const file of actual) {
    const hash = listed.get(file.path);
    if (hash === undefined) issues.push(bundleIssue('bundle-manifest-missing', [path, file.path]));
    else if (hash !== file.sha256)
      issues.push(bundleIssue('bundle-hash', [file.path], { found: file.sha256, expected: hash }));
  }
  for (const listedPath of listed.keys()) {
    if (!actualPaths.has(listedPath)) issues.push(bundleIssue('bundle-manifest-extra', [path, listedPath]));
  }
  const canonical = printManifest(actual.map((file): ManifestLine => ({ path: file.path, hash: file.sha256 })));
  // Right lines in another order, or one of them twice.
  if (issues.length === 0 && canonical !== text)
    issues.push(bundleIssue('bundle-manifest-form', [path], firstDifference(text, canonical)));
  return issues;
}

/** An increment or a receipt: what it refers to may be with the recipient. */
function isPart({ transfer }: BundleContents): boolean {
  return transfer !== null && transfer.mode !== 'full';
}

/** One college, one department, and every record is theirs: holds of every bundle. */
function judgeHomes(contents: BundleContents): readonly BundleIssue[] {
  const { records, transfer } = contents;
  const issues: BundleIssue[] = [];
  for (const kind of ['department', 'college'] as const) {
    const { length } = records[kind];
    if (length > 1 || (length === 0 && kind === 'department' && !isPart(contents)))
      issues.push(bundleIssue('bundle-reference', [recordsPath(kind)], { found: String(length), expected: '1' }));
  }
  const departmentId = transfer?.department.id ?? records.department[0]?.id ?? null;
  for (const kind of recordKinds) {
    const home = kind === 'college' ? null : departmentId;
    for (const record of records[kind] as readonly StoredRecord<RecordKind>[]) {
      if (record.departmentId === home) continue;
      issues.push(
        bundleIssue('bundle-reference', [recordsPath(kind), record.id, 'departmentId'], {
          found: String(record.departmentId),
        }),
      );
    }
  }
  return issues;
}

/** Owners and references are in the bundle: holds of a full one. */
function judgeReferences(contents: BundleContents): readonly BundleIssue[] {
  const { records } = contents;
  const issues: BundleIssue[] = [...judgeHomes(contents)];
  for (const kind of recordKinds) {
    const ids = { ...fieldsOf(ownerFields, kind), ...fieldsOf(referenceFields, kind) };
    const known = new Map(Object.values(ids).map((target) => [target, new Set(records[target].map(({ id }) => id))]));
    for (const record of records[kind] as readonly StoredRecord<RecordKind>[]) {
      for (const [field, target] of Object.entries(ids)) {
        const value = (record as unknown as Readonly<Record<string, unknown>>)[field];
        if (typeof value === 'string' && known.get(target)?.has(value) !== true) {
          issues.push(bundleIssue('bundle-reference', [recordsPath(kind), record.id, field], { found: value }));
        }
      }
    }
  }
  return issues;
}

/** B21: signed, and with the key that the bundle names as its sender's. */
function judgeSigner({ signer, texts, transfer }: BundleContents): readonly BundleIssue[] {
  if (transfer === null || !texts.has(bundlePaths.signature)) return []; // reported as a missing file
  if (signer === null) return [bundleIssue('bundle-signature', [bundlePaths.signature])];
  const expected = transfer.sender.keyFingerprint;
  if (signer.keyFingerprint === expected) return [];
  return [bundleIssue('bundle-signer', [bundlePaths.signature], { found: signer.keyFingerprint, expected })];
}

function fieldsOf(
  fields: Partial<Record<RecordKind, Readonly<Record<string, RecordKind>>>>,
  kind: RecordKind,
): Readonly<Record<string, RecordKind>> {
  return fields[kind] ?? {};
}

function judgeEvidence({ files, records }: BundleContents): readonly BundleIssue[] {
  const issues: BundleIssue[] = [];
  const sizes = new Map(plannedEvidence(records).map(({ hash, sizeBytes }) => [hash, sizeBytes]));
  for (const { path, size, sha256 } of files) {
    const file = bundleFileAt(path);
    if (file?.role !== 'evidence') continue;
    if (file.hash !== sha256)
      issues.push(bundleIssue('bundle-evidence-name', [path], { found: sha256, expected: file.hash }));
    const expected = sizes.get(file.hash);
    if (expected !== undefined && expected !== size)
      issues.push(bundleIssue('bundle-evidence-size', [path], { found: String(size), expected: String(expected) }));
  }
  for (const kind of ['evidence', 'evidencePart'] as const) {
    for (const { id, fileHash, sizeBytes } of records[kind]) {
      if (fileHash === '' || sizeBytes === sizes.get(fileHash)) continue;
      issues.push(
        bundleIssue('bundle-evidence-size', [recordsPath(kind), id], {
          found: String(sizeBytes),
          expected: String(sizes.get(fileHash)),
        }),
      );
    }
  }
  return issues;
}
