import type { Patch } from '../../../../shared/contract/method.ts';
import { recordMark } from '../../../lib/links-door.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineTextArea, InlineTextField } from '../../../ui/inline-text.tsx';
import { SectionCard } from '../../../ui/page.tsx';
import { ReorderHandle, useReorder } from '../../../ui/reorder.tsx';
import { type CardProps, peopleOptions, type PersonRecord, type SectionRecord } from './card-props.ts';
import { useFreshRow } from './fresh-row.ts';

interface SectionsCardProps extends CardProps {
  readonly sections: readonly SectionRecord[];
  readonly people: readonly PersonRecord[];
  readonly onAdd: () => Promise<{ readonly id: string } | null>;
  readonly onSave: (id: string, fields: Patch<'section'>) => Promise<boolean>;
  readonly onRemove: (id: string) => void;
  readonly onOrder: (ids: readonly string[]) => void;
}

export function SectionsCard({ words, shared, sections, people, onAdd, onSave, onRemove, onOrder }: SectionsCardProps) {
  const own = words.sections;
  const { rowProps, handleProps } = useReorder({ ids: sections.map(({ id }) => id), onOrder });
  const fresh = useFreshRow();
  const leaders = peopleOptions(people, words.nobody);
  const add = (
    <Button icon="plus" onClick={() => void onAdd().then(fresh.expect)}>
      {own.add}
    </Button>
  );
  return (
    <SectionCard
      title={own.title}
      note={sections.length === 0 ? undefined : shared.items(sections.length)}
      actions={add}
      flush
    >
      {sections.length === 0 ? (
        <EmptyState icon="department" text={own.empty} compact />
      ) : (
        <table className="gb-table gb-edit-table">
          <thead>
            <tr>
              <th className="gb-col-tool">
                <span className="gb-visually-hidden">{words.order}</span>
              </th>
              <th style={{ width: '22%' }}>{own.name}</th>
              <th style={{ width: '12%' }}>{own.code}</th>
              <th style={{ width: '16%' }}>{own.leader}</th>
              <th>{own.duties}</th>
              <th className="gb-col-tool">
                <span className="gb-visually-hidden">{words.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr
                key={section.id}
                {...recordMark('section', section.id)}
                {...rowProps(section.id)}
                ref={fresh.rowRef(section.id)}
              >
                <td className="gb-cell-field">
                  <ReorderHandle label={shared.reorder(section.name)} {...handleProps(section.id)} />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.name}
                    required
                    value={section.name}
                    maxLength={200}
                    onSave={(name) => onSave(section.id, { name })}
                  />
                </td>
                <td className="gb-cell-field">
                  <InlineTextField
                    label={own.code}
                    value={section.code}
                    maxLength={200}
                    onSave={(code) => onSave(section.id, { code })}
                  />
                </td>
                <td className="gb-cell-field">
                  <Select
                    inline
                    label={own.leader}
                    value={section.leaderPersonId ?? ''}
                    options={leaders}
                    onChange={(id) => void onSave(section.id, { leaderPersonId: id === '' ? null : id })}
                  />
                </td>
                <td className="gb-cell-field">
                  <InlineTextArea
                    label={own.duties}
                    value={section.duties}
                    maxLength={20_000}
                    placeholder={words.basic.onePerLine}
                    onSave={(duties) => onSave(section.id, { duties })}
                  />
                </td>
                <td className="gb-cell-field">
                  <ConfirmButton
                    label={`${shared.remove} ${section.name}`}
                    iconOnly
                    question={shared.removeConfirm(section.name)}
                    note={shared.removeKept}
                    confirmLabel={shared.remove}
                    cancelLabel={shared.cancel}
                    onConfirm={() => onRemove(section.id)}
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
