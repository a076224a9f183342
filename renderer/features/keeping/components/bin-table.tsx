import type { BinEntry } from '../../../../shared/contract/keeping.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

interface BinTableProps {
  readonly entries: readonly BinEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly words: Words['keeping']['bin'];
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What lies in the bin, newest removal first. */
export function BinTable({ entries, chosen, words, onChoose }: BinTableProps) {
  const all = entries.length > 0 && entries.every(({ revisionId }) => chosen.has(revisionId));
  const toggle = (revisionId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(revisionId)) next.add(revisionId);
    onChoose(next);
  };
  // Ticks of what is not listed stay: a search may hide them.
  const toggleAll = (): void => {
    const next = new Set(chosen);
    for (const { revisionId } of entries) {
      if (all) next.delete(revisionId);
      else next.add(revisionId);
    }
    onChoose(next);
  };
  return (
    <table className="gb-table keeping-bin">
      <thead>
        <tr>
          <th scope="col" className="keeping-tick">
            <input type="checkbox" aria-label={words.selectAll} checked={all} onChange={toggleAll} />
          </th>
          <th scope="col">{words.columns.number}</th>
          <th scope="col">{words.columns.title}</th>
          <th scope="col" className="keeping-count">
            {words.columns.files}
          </th>
          <th scope="col" className="keeping-count">
            {words.columns.size}
          </th>
          <th scope="col" className="keeping-count">
            {words.columns.links}
          </th>
          <th scope="col">{words.columns.removed}</th>
          <th scope="col">{words.columns.by}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.revisionId} aria-selected={chosen.has(entry.revisionId)}>
            <td className="keeping-tick">
              <input
                type="checkbox"
                aria-label={words.select(entry.title)}
                checked={chosen.has(entry.revisionId)}
                onChange={() => toggle(entry.revisionId)}
              />
            </td>
            <td className="keeping-number">{entry.number}</td>
            <td className="keeping-name">
              {entry.title}
              {entry.kind === 'evidencePart' && (
                <div className="gb-muted">
                  {entry.ownerTitle === '' ? words.ownerGone : words.fileOf(entry.ownerTitle)}
                </div>
              )}
            </td>
            <td className="keeping-count">{entry.fileCount === 0 ? words.noFile : formatCount(entry.fileCount)}</td>
            <td className="keeping-count">{entry.fileCount === 0 ? '' : formatBytes(entry.sizeBytes)}</td>
            <td className="keeping-count">{entry.linkCount === 0 ? '' : formatCount(entry.linkCount)}</td>
            <td className="keeping-time">{formatDateTime(entry.removedAt)}</td>
            <td>{entry.removedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
