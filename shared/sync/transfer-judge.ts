import type { BundleContents } from './bundle-contents.ts';
import { bundlePaths } from './bundle-names.ts';
import { carriedEvidence, plannedEvidence } from './bundle-plan.ts';
import { type BundleIssue, bundleIssue } from './bundle-rules.ts';
import type { TransferManifest } from './transfer-manifest.ts';

/** What must hold of a statement of `transfer.json`: its place, what it says, and what it must say. */
type Claim = readonly [place: string, said: unknown, needed: unknown];

/** Compares `transfer.json` with what the bag holds and with itself (SPEC.md, B20). */
export function judgeTransfer(contents: BundleContents, transfer: TransferManifest): readonly BundleIssue[] {
  return [...placeClaims(transfer), ...dataClaims(contents, transfer)]
    .filter(([, said, needed]) => said !== needed)
    .map(([place, said, needed]) =>
      bundleIssue('bundle-transfer', [bundlePaths.transfer, place], {
        found: String(said),
        expected: String(needed),
      }),
    );
}

function placeClaims(transfer: TransferManifest): readonly Claim[] {
  const { base, holds, mode, previous, recipient, sender, sequence } = transfer;
  return [
    ['previous', previous === null, sequence === 1],
    ['base', base === null, mode !== 'incremental'],
    ['mode', mode === 'receipt', transfer.purpose === 'receipt'],
    ['revisions.count', mode !== 'receipt' || transfer.revisions.count === 0, true],
    ['base.sequence', base === null || base.sequence < sequence, true],
    // The bundle before is one bundle, whichever of both names it.
    ['base.fingerprint', base === null || base.sequence !== sequence - 1 || base.fingerprint === previous, true],
    ['recipient', mode === 'full' || recipient !== null, true],
    ['recipient.replicaId', recipient?.replicaId !== sender.replicaId, true],
    ['holds', holds === null || recipient !== null, true],
    ['prerequisites', mode === 'incremental' || transfer.prerequisites.length === 0, true],
  ];
}

function dataClaims(contents: BundleContents, transfer: TransferManifest): readonly Claim[] {
  const { records, history } = contents;
  const department = records.department[0];
  const college = records.college[0];
  const carried = carriedEvidence(contents);
  const named = new Map(plannedEvidence(records).map(({ hash, sizeBytes }) => [hash, sizeBytes]));
  return [
    ['department.id', transfer.department.id, department?.id ?? transfer.department.id],
    ['department.name', transfer.department.name, department?.name ?? transfer.department.name],
    ['department.code', transfer.department.code, department?.code ?? transfer.department.code],
    ['school', transfer.school, college?.name ?? transfer.school],
    ['revisions.count', transfer.revisions.count, contents.revisionCount],
    ['revisions.head', transfer.revisions.head, history.headRevisionId],
    ['prerequisites', transfer.prerequisites.join(' '), contents.missingParents.join(' ')],
    ['missingEvidence', isSorted(transfer.missingEvidence), true],
    ['evidence.files', transfer.evidence.files, carried.length],
    ['evidence.bytes', transfer.evidence.bytes, carried.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)],
    ['evidence.held', isSorted(transfer.evidence.held.map(({ hash }) => hash)), true],
    ...transfer.evidence.held.map(
      ({ hash, sizeBytes }): Claim => [`evidence.held ${hash}`, sizeBytes, named.get(hash)],
    ),
  ];
}

/** Sorted, and each once. */
function isSorted(list: readonly string[]): boolean {
  return list.every((item, index) => index === 0 || item > (list[index - 1] ?? ''));
}
