import type { ReactNode } from 'react';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount } from '../../../lib/format.ts';
import { recordKinds } from '../../../lib/record-kinds.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface BundleContentsProps {
  readonly words: Words;
  readonly summary: {
    readonly records: readonly { readonly kind: string; readonly count: number }[];
    readonly revisionCount: number;
    readonly evidenceFileCount: number;
    readonly evidenceBytes: number;
    readonly suggestedName: string;
    readonly mode: 'full' | 'incremental';
    readonly sequence: number;
  };
  /** To whom, and how. */
  readonly children: ReactNode;
  readonly busy: boolean;
  /** What the screen is for; the office has the batch. */
  readonly isMain: boolean;
  readonly onExport: (suggestedName: string) => void;
}

/** What an export would carry, and the button that makes it. */
export function BundleContents({ words, summary, busy, isMain, onExport, children }: BundleContentsProps) {
  const own = words.bundles;
  const records = recordKinds.flatMap((kind) =>
    summary.records.filter((entry) => entry.kind === kind && entry.count > 0).map(({ count }) => ({ kind, count })),
  );
  const isNew = summary.mode === 'incremental';
  const facts: readonly (readonly [string, string])[] = [
    [own.shipment.sequence, own.shipment.modes[summary.mode](summary.sequence)],
    ...records.map(({ kind, count }) => [words.records.kinds[kind], own.count(formatCount(count))] as const),
    [own.export.revisions, own.count(formatCount(summary.revisionCount))],
    [own.export.evidenceFiles, own.files(formatCount(summary.evidenceFileCount))],
    [own.export.evidenceBytes, formatBytes(summary.evidenceBytes)],
  ];
  return (
    <SectionCard
      title={own.export.title}
      note={own.export.contents}
      actions={
        <Button
          tone={isMain ? 'primary' : 'plain'}
          icon="bundles"
          disabled={busy || (records.length === 0 && !isNew)}
          onClick={() => onExport(summary.suggestedName)}
        >
          {own.export.action}
        </Button>
      }
    >
      {children}
      {records.length === 0 && !isNew ? (
        <EmptyState icon="bundles" text={own.export.empty} compact />
      ) : (
        <dl className="gb-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="gb-hint">{own.export.note}</p>
    </SectionCard>
  );
}
