import type { SentBundle } from '../../../../shared/contract/bundles.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { SectionCard } from '../../../ui/page.tsx';
import { TransmittalTools } from './transmittal-tools.tsx';

interface SentCardProps {
  readonly words: Words;
  /** Not empty. */
  readonly sent: readonly SentBundle[];
}

/** The bundles that were made here, each with the paper that goes with it. */
export function SentCard({ words, sent }: SentCardProps) {
  const own = words.bundles.sent;
  const { places } = words.bundles.report;
  return (
    <SectionCard title={own.title} note={own.note} flush>
      <div className="gb-sent">
        <table className="gb-table">
          <thead>
            <tr>
              <th scope="col">{own.number}</th>
              <th scope="col">{own.to}</th>
              <th scope="col">{own.file}</th>
              <th scope="col">{own.madeAt}</th>
              <th scope="col">{own.paper}</th>
            </tr>
          </thead>
          <tbody>
            {sent.map((bundle) => (
              <tr key={`${bundle.recipientId} ${bundle.sequence}`}>
                <td>{places[bundle.mode](bundle.sequence, bundle.baseSequence)}</td>
                <td>{bundle.recipientName === '' ? own.anybody : bundle.recipientName}</td>
                <td>
                  <span className="gb-sent-file">{bundle.fileName}</span>
                  <span className="gb-sent-size">
                    {bundle.volumeCount === 0
                      ? formatBytes(bundle.sizeBytes)
                      : words.bundles.volumes.sizeAndCount(formatBytes(bundle.sizeBytes), bundle.volumeCount)}
                  </span>
                </td>
                <td className="gb-nowrap">{formatDateTime(bundle.madeAt)}</td>
                <td>
                  <TransmittalTools
                    compact
                    words={words}
                    recipientId={bundle.recipientId}
                    recipientName={bundle.recipientName}
                    sequence={bundle.sequence}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SectionCard>
  );
}
