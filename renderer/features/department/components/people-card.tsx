import type { Patch } from '../../../../shared/contract/method.ts';
import { recordMark } from '../../../lib/links-door.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { SectionCard } from '../../../ui/page.tsx';
import { ReorderHandle, useReorder } from '../../../ui/reorder.tsx';
import type { CardProps, PersonRecord, SectionRecord } from './card-props.ts';
import { useFreshRow } from './fresh-row.ts';

interface PeopleCardProps extends CardProps {
  readonly people: readonly PersonRecord[];
  readonly sections: readonly SectionRecord[];
  readonly onAdd: () => Promise<{ readonly id: string } | null>;
  readonly onSave: (id: string, fields: Patch<'person'>) => Promise<boolean>;
  readonly onRemove: (id: string) => void;
  readonly onOrder: (ids: readonly string[]) => void;
}

export function PeopleCard({ words, shared, people, sections, onAdd, onSave, onRemove, onOrder }: PeopleCardProps) {
  const own = words.people;
  const { rowProps, handleProps } = useReorder({ ids: people.map(({ id }) => id), onOrder });
  const fresh = useFreshRow();
  const places = [{ value: '', label: words.nobody }, ...sections.map(({ id, name }) => ({ value: id, label: name }))];
  const add = (
    <Button icon="plus" onClick={() => void onAdd().then(fresh.expect)}>
      {own.add}
    </Button>
  );
  return (
    <SectionCard
      title={own.title}
      note={people.length === 0 ? undefined : shared.people(people.length)}
      actions={add}
      flush
    >
      {people.length === 0 ? (
        <EmptyState icon="person" text={own.empty} compact />
      ) : (
        <table className="gb-table gb-edit-table">
          <thead>
            <tr>
              <th className="gb-col-tool">
                <span className="gb-visually-hidden">{words.order}</span>
              </th>
              <th style={{ width: '18%' }}>{own.name}</th>
              <th style={{ width: '14%' }}>{own.staffNumber}</th>
              <th>{own.jobTitle}</th>
              <th style={{ width: '17%' }}>{own.phone}</th>
              <th style={{ width: '22%' }}>{own.section}</th>
              <th className="gb-col-tool">
                <span className="gb-visually-hidden">{words.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr
                key={person.id}
                {...recordMark('person', person.id)}
                {...rowProps(person.id)}
                ref={fresh.rowRef(person.id)}
              >
                <td className="gb-cell-field">
                  <ReorderHandle label={shared.reorder(person.name)} {...handleProps(person.id)} />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.name}
                    required
                    value={person.name}
                    maxLength={200}
                    onSave={(name) => onSave(person.id, { name })}
                  />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.staffNumber}
                    value={person.staffNumber}
                    maxLength={200}
                    onSave={(staffNumber) => onSave(person.id, { staffNumber })}
                  />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.jobTitle}
                    value={person.title}
                    maxLength={200}
                    onSave={(title) => onSave(person.id, { title })}
                  />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.phone}
                    value={person.phone}
                    maxLength={200}
                    onSave={(phone) => onSave(person.id, { phone })}
                  />
                </td>
                <td className="gb-cell-field">
                  <Select
                    inline
                    label={own.section}
                    value={person.sectionId ?? ''}
                    options={places}
                    onChange={(id) => void onSave(person.id, { sectionId: id === '' ? null : id })}
                  />
                </td>
                <td className="gb-cell-field">
                  <ConfirmButton
                    label={`${shared.remove} ${person.name}`}
                    iconOnly
                    question={shared.removeConfirm(person.name)}
                    note={shared.removeKept}
                    confirmLabel={shared.remove}
                    cancelLabel={shared.cancel}
                    onConfirm={() => onRemove(person.id)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SectionCard>
  );
}
