import type { ReactNode } from 'react';
import type { BundleReport } from '../../../../shared/contract/bundles.ts';
import { volumeBaseOf } from '../../../../shared/sync/bundle-volumes.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { fileNameOf, formatCount, groupFingerprint } from '../../../lib/format.ts';
import { describeIssue } from '../../../lib/issue-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { IssueTable } from '../../../ui/issue-table.tsx';
import { Callout, SectionCard } from '../../../ui/page.tsx';

interface BundleReportCardProps {
  readonly words: Words;
  readonly report: BundleReport;
  readonly onCopy: () => void;
  readonly onShowInFolder: () => void;
  /** It was packed a moment ago, and its paper belongs to it. */
  readonly paper: ReactNode;
}

/** What was found by reading a bundle back. */
export function BundleReportCard({ words, report, onCopy, onShowInFolder, paper }: BundleReportCardProps) {
  const own = words.bundles.report;
  const { count, files } = words.bundles;
  const facts: readonly (readonly [string, string])[] = [
    [own.department, [report.collegeName, report.departmentName].filter((name) => name !== '').join(' ')],
    ...(report.transfer === null
      ? []
      : ([
          [own.from, report.transfer.sender.name],
          [own.to, report.transfer.recipient?.name ?? words.bundles.shipment.anybody],
          [own.place, own.places[report.transfer.mode](report.transfer.sequence, report.transfer.base?.sequence ?? 0)],
        ] as const)),
    [own.signature, report.signerKey ?? own.unsigned],
    ...(report.isEncrypted ? ([[own.encryption, own.encrypted]] as const) : []),
    [
      own.size,
      report.volumes.length === 0
        ? formatBytes(report.sizeBytes)
        : words.bundles.volumes.sizeAndCount(formatBytes(report.sizeBytes), report.volumes.length),
    ],
    [own.records, count(formatCount(report.recordCount))],
    [own.revisions, count(formatCount(report.revisionCount))],
    [own.evidence, files(formatCount(report.evidenceFileCount))],
    [own.payload, files(formatCount(report.payloadFiles))],
  ];
  return (
    <SectionCard
      title={own.title(wholeNameOf(report))}
      actions={
        <>
          {paper}
          <Button onClick={onShowInFolder}>{words.common.showInFolder}</Button>
        </>
      }
      flush
    >
      <div className="gb-card-body">
        <Callout tone={report.valid ? 'good' : 'bad'} title={report.valid ? own.valid : own.invalid}>
          {report.valid ? own.validText : own.invalidText(report.issues.length)}
        </Callout>
        {report.trust.length > 0 && (
          <div className="gb-facts-after">
            <Callout tone="warn" title={own.notForUs}>
              {report.trust.map((issue) => {
                const { place, problem, cure } = describeIssue(issue, words);
                return <p key={issue.rule}>{[place, problem, cure].filter((part) => part !== '').join('　')}</p>;
              })}
            </Callout>
          </div>
        )}
        <dl className="gb-facts gb-facts-after">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {report.fingerprint !== '' && (
          <div className="gb-fingerprint">
            <div>
              <span className="gb-muted">{own.fingerprint}</span>
              <code className="gb-mono">{groupFingerprint(report.fingerprint)}</code>
              <p className="gb-hint">{own.fingerprintHint}</p>
            </div>
            <Button icon="copy" onClick={onCopy}>
              {own.copyFingerprint}
            </Button>
          </div>
        )}
      </div>
      {report.issues.length > 0 && (
        <IssueTable
          headings={words.issues.columns}
          lines={report.issues.slice(0, 300).map((issue) => describeIssue(issue, words))}
        />
      )}
    </SectionCard>
  );
}

/** Of a bundle in volumes the name of the whole. */
function wholeNameOf({ path, volumes }: BundleReport): string {
  return fileNameOf(volumes.length === 0 ? path : (volumeBaseOf(path) ?? path));
}
