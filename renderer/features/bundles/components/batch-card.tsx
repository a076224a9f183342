import { useState } from 'react';
import type { BatchResult, VolumeChoice } from '../../../../shared/contract/bundles.ts';
import { describeError } from '../../../lib/error-words.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { fileNameOf } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard, Tag } from '../../../ui/page.tsx';
import { TransmittalTools } from './transmittal-tools.tsx';
import { VolumeField } from './volume-field.tsx';

/** How all bundles of a batch are made. */
export interface BatchChoice {
  readonly encrypt: boolean;
  readonly volumes: VolumeChoice;
}

interface BatchCardProps {
  readonly words: Words;
  /** Departments that bundles can go to. */
  readonly departmentCount: number;
  readonly busy: boolean;
  /** Null before the first batch. */
  readonly results: readonly BatchResult[] | null;
  readonly onExport: (choice: BatchChoice) => void;
}

/** The bundles for all departments, made in one go, and what became of each. */
export function BatchCard({ words, departmentCount, busy, results, onExport }: BatchCardProps) {
  const own = words.bundles.batch;
  const [choice, setChoice] = useState<BatchChoice>({ encrypt: true, volumes: 'auto' });
  const made = results?.filter(({ error }) => error === null).length ?? 0;
  return (
    <SectionCard
      title={own.title}
      note={results === null ? own.note(departmentCount) : own.done(made, results.length - made)}
      actions={
        <Button tone="primary" icon="bundles" disabled={busy || departmentCount === 0} onClick={() => onExport(choice)}>
          {own.action}
        </Button>
      }
      flush
    >
      <div className="gb-card-body">
        <div className="gb-shipment gb-shipment-last">
          <label className="gb-check">
            <input
              type="checkbox"
              checked={choice.encrypt}
              onChange={(event) => setChoice({ ...choice, encrypt: event.currentTarget.checked })}
            />
            {own.encrypt}
          </label>
          <VolumeField
            id="batch-volumes"
            words={words}
            choice={choice.volumes}
            onChange={(volumes) => setChoice({ ...choice, volumes })}
          />
        </div>
        {departmentCount === 0 && <p className="gb-hint">{own.nobody}</p>}
      </div>
      {results !== null && results.length > 0 && (
        <div className="gb-sent">
          <table className="gb-table">
            <thead>
              <tr>
                <th scope="col">{own.department}</th>
                <th scope="col">{own.result}</th>
                <th scope="col">{own.file}</th>
                <th scope="col">{words.bundles.sent.paper}</th>
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <ResultRow key={result.recipientId} words={words} result={result} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SectionCard>
  );
}

function ResultRow({ words, result }: { readonly words: Words; readonly result: BatchResult }) {
  const own = words.bundles.batch;
  const { name, made, error, recipientId } = result;
  const sequence = made?.transfer?.sequence ?? 0;
  return (
    <tr>
      <td>{name}</td>
      <td>
        {error === null ? (
          <Tag tone="good">{own.made}</Tag>
        ) : (
          <Tag tone={error.code === 'cancelled' ? 'plain' : 'bad'}>{own.notMade}</Tag>
        )}
      </td>
      <td>
        {made === null ? (
          error !== null && <span className="gb-sent-size">{describeError(error, words)}</span>
        ) : (
          <>
            <span className="gb-sent-file">{fileNameOf(made.path)}</span>
            <span className="gb-sent-size">
              {made.volumes.length === 0
                ? formatBytes(made.sizeBytes)
                : words.bundles.volumes.sizeAndCount(formatBytes(made.sizeBytes), made.volumes.length)}
            </span>
          </>
        )}
      </td>
      <td>
        {made !== null && (
          <TransmittalTools compact words={words} recipientId={recipientId} recipientName={name} sequence={sequence} />
        )}
      </td>
    </tr>
  );
}
