import { useState } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence.ts';
import { numbersFrom } from '../../../../shared/domain/evidence-number.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface RenumberDialogProps {
  readonly pieces: readonly EvidenceRow[];
  readonly others: readonly EvidenceRow[];
  readonly words: {
    readonly title: (count: number) => string;
    readonly first: string;
    readonly firstHint: string;
    readonly notCounting: string;
    readonly before: string;
    readonly after: string;
    readonly name: string;
    readonly between: (count: number) => string;
    readonly taken: (count: number, example: string) => string;
    readonly apply: string;
    readonly close: string;
    readonly cancel: string;
  };
  readonly onClose: () => void;
  readonly onRenumber: (first: string) => void;
}

/** Rows at the head of the preview, and at its end. */
const headRows = 6;
const endRows = 2;

/** Numbers a range anew: the first number says how, and the preview what becomes of each piece. */
export function RenumberDialog({ pieces, others, words, onClose, onRenumber }: RenumberDialogProps) {
  const [first, setFirst] = useState(pieces.find(({ number }) => number !== '')?.number ?? '1.1-1');
  const numbers = numbersFrom(first, pieces.length);
  const wanted = new Set(numbers);
  const own = new Set(pieces.map(({ id }) => id));
  const taken = others.filter(({ id, number }) => number !== '' && wanted.has(number) && !own.has(id));
  const lines = pieces.map((piece, index) => ({ piece, number: numbers?.[index] ?? '' }));
  const hidden = Math.max(0, lines.length - headRows - endRows);
  const row = ({ piece, number }: (typeof lines)[number]) => (
    <tr key={piece.id}>
      <td className="gb-muted">{piece.number}</td>
      <td>{number}</td>
      <td>{piece.title}</td>
    </tr>
  );
  return (
    <Dialog
      wide
      title={words.title(pieces.length)}
      closeLabel={words.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="primary" disabled={numbers === null} onClick={() => onRenumber(first.trim())}>
            {words.apply}
          </Button>
        </>
      }
    >
      <div className="evidence-renumber">
        <label>
          {words.first}
          <input
            className="gb-input"
            data-autofocus=""
            maxLength={100}
            value={first}
            aria-describedby="renumber-note"
            onChange={(event) => setFirst(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && numbers !== null) onRenumber(first.trim());
            }}
          />
        </label>
        <p id="renumber-note" className="gb-hint" role="status">
          {numbers === null
            ? words.notCounting
            : taken.length > 0
              ? words.taken(taken.length, `${taken[0]?.number} ${taken[0]?.title}`)
              : words.firstHint}
        </p>
        {numbers !== null && (
          <table>
            <thead>
              <tr>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
                <th scope="col">{words.name}</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, hidden > 0 ? headRows : lines.length).map(row)}
              {hidden > 0 && (
                <tr>
                  <td colSpan={3} className="gb-muted">
                    {words.between(hidden)}
                  </td>
                </tr>
              )}
              {hidden > 0 && lines.slice(-endRows).map(row)}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  );
}
