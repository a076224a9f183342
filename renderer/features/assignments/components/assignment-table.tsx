import type { AssignmentRow } from '../../../../shared/contract/assignments.ts';
import { taskClasses } from '../../../../shared/domain/annual-task.ts';
import type { Assignment } from '../../../../shared/domain/assignment.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';

interface AssignmentTableProps {
  readonly rows: readonly AssignmentRow[];
  readonly words: Words;
  readonly onSave: (row: AssignmentRow, fields: Partial<Assignment>) => Promise<boolean>;
  readonly onSend: (row: AssignmentRow) => void;
  readonly onRemove: (row: AssignmentRow) => void;
}

/** Tasks as they are handed down, written in place, with what became of them. */
export function AssignmentTable({ rows, words: all, onSave, onSend, onRemove }: AssignmentTableProps) {
  const words = all.assignments;
  const { columns } = words;
  return (
    <table className="gb-table assignments-table">
      <thead>
        <tr>
          <th scope="col" className="assignments-content">
            {columns.content}
          </th>
          <th scope="col">{columns.taskClass}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{columns.checkpoint}</th>
          <th scope="col" className="assignments-copies">
            {columns.copies}
          </th>
          <th scope="col">
            <span className="gb-visually-hidden">{words.send}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <InlineTextArea
                value={row.content}
                label={columns.content}
                maxLength={20_000}
                required
                onSave={(content) => onSave(row, { content })}
              />
            </td>
            <td>
              <Select
                inline
                label={columns.taskClass}
                value={row.taskClass}
                options={taskClasses.map((one) => ({ value: one, label: one }))}
                onChange={(one) => void onSave(row, { taskClass: one as Assignment['taskClass'] })}
              />
            </td>
            <td>
              <InlineTextField
                value={row.due}
                label={columns.due}
                maxLength={200}
                placeholder={words.placeholder}
                onSave={(due) => onSave(row, { due })}
              />
            </td>
            <td>
              <InlineTextArea
                value={row.checkpoint}
                label={columns.checkpoint}
                maxLength={20_000}
                placeholder={words.placeholder}
                onSave={(checkpoint) => onSave(row, { checkpoint })}
              />
            </td>
            <td>
              <Copies row={row} words={words} />
            </td>
            <td>
              <div className="gb-actions">
                <Button onClick={() => onSend(row)}>{words.send}</Button>
                <ConfirmButton
                  iconOnly
                  label={words.remove}
                  question={words.removeQuestion(row.content)}
                  note={words.removeNote}
                  confirmLabel={words.remove}
                  cancelLabel={all.common.cancel}
                  onConfirm={() => onRemove(row)}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Copies({ row, words }: { readonly row: AssignmentRow; readonly words: Words['assignments'] }) {
  if (row.copies.length === 0) return <span className="gb-muted">{words.notSent}</span>;
  const done = row.copies.filter(({ state }) => state === 'done').length;
  const reworded = row.copies.filter((copy) => copy.reworded).length;
  return (
    <details>
      <summary>
        {words.sentTo(row.copies.length, done)}
        {reworded > 0 && <span className="assignments-note">{words.reworded(reworded)}</span>}
      </summary>
      <ul className="assignments-list">
        {row.copies.map((copy) => (
          <li key={copy.taskId}>
            <span>{copy.name}</span>
            <span className="gb-muted">
              {words.copyState[copy.state]}
              {copy.reworded && `，${words.copyReworded}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
