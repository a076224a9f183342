import type { MemberRow } from '../../../../shared/contract/office.ts';
import type { MemberDepartment } from '../../../../shared/domain/member-department.ts';
import { formatDateTime, formatDay } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';
import { StandingTag } from './standing-tag.tsx';

interface MemberTableProps {
  readonly rows: readonly MemberRow[];
  readonly words: Words;
  readonly onSave: (row: MemberRow, fields: Partial<MemberDepartment>) => Promise<boolean>;
  readonly onRemove: (row: MemberRow) => void;
}

/** The list itself: names and whom to call are written in place. */
export function MemberTable({ rows, words: all, onSave, onRemove }: MemberTableProps) {
  const words = all.office.members;
  const cell = (row: MemberRow, field: 'code' | 'contactName' | 'phone' | 'remarks', label: string) => (
    <InlineTextField
      key={row.id}
      value={row[field]}
      label={`${row.name} ${label}`}
      maxLength={200}
      placeholder={words.placeholder}
      onSave={(text) => onSave(row, { [field]: text })}
    />
  );
  const { columns } = words;
  return (
    <table className="gb-table office-members">
      <thead>
        <tr>
          <th scope="col" className="office-members-name">
            {columns.name}
          </th>
          <th scope="col">{columns.code}</th>
          <th scope="col">{columns.contact}</th>
          <th scope="col">{columns.phone}</th>
          <th scope="col">{columns.standing}</th>
          <th scope="col">{columns.lastBundle}</th>
          <th scope="col">{columns.lastChange}</th>
          <th scope="col">{columns.remarks}</th>
          <th scope="col">
            <span className="gb-visually-hidden">{words.remove}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <InlineTextArea
                value={row.name}
                label={columns.name}
                maxLength={200}
                required
                onSave={(name) => onSave(row, { name: name.replaceAll(/\s*\n\s*/gu, ' ') })}
              />
              {row.ownName !== '' && <span className="office-note">{words.ownName(row.ownName)}</span>}
            </td>
            <td>{cell(row, 'code', columns.code)}</td>
            <td>{cell(row, 'contactName', columns.contact)}</td>
            <td>{cell(row, 'phone', columns.phone)}</td>
            <td>
              <StandingTag standing={row.standing} words={all.office} />
              {row.waitingBundles > 0 && <span className="office-note">{words.waiting(row.waitingBundles)}</span>}
            </td>
            <td>{row.lastBundleAt === '' ? '' : formatDateTime(row.lastBundleAt)}</td>
            <td>{row.lastChangeAt === '' ? '' : formatDay(row.lastChangeAt)}</td>
            <td>{cell(row, 'remarks', columns.remarks)}</td>
            <td>
              <ConfirmButton
                iconOnly
                label={`${words.remove} ${row.name}`}
                question={words.removeQuestion(row.name)}
                note={words.removeNote}
                confirmLabel={all.common.remove}
                cancelLabel={all.common.cancel}
                onConfirm={() => onRemove(row)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
