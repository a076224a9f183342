import type { Patch } from '../../../../shared/contract/method.ts';
import type { WorkingGroupMember } from '../../../../shared/domain/working-group.ts';
import { recordMark } from '../../../lib/links-door.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { SectionCard } from '../../../ui/page.tsx';
import type { CardProps, MemberRecord, PersonRecord } from './card-props.ts';

type Role = WorkingGroupMember['role'];
const roles: readonly Role[] = ['leader', 'deputy', 'member', 'secretary'];

interface GroupCardProps extends CardProps {
  readonly members: readonly MemberRecord[];
  readonly people: readonly PersonRecord[];
  readonly headPersonId: string | null;
  readonly onAdd: (personId: string, role: Role) => void;
  readonly onSave: (id: string, fields: Patch<'workingGroupMember'>) => Promise<boolean>;
  readonly onRemove: (id: string) => void;
}

/** 部门诊改工作组. The department head joins first and leads it; then the next free person is offered, and can be exchanged in the row. */
export function GroupCard({ words, shared, members, people, headPersonId, onAdd, onSave, onRemove }: GroupCardProps) {
  const own = words.group;
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '';
  const joined = new Set(members.map(({ personId }) => personId));
  const headIsFree = headPersonId !== null && !joined.has(headPersonId);
  const free = headIsFree ? headPersonId : people.find(({ id }) => !joined.has(id))?.id;
  const add = (
    <Button
      icon="plus"
      disabled={free === undefined}
      onClick={() => free !== undefined && onAdd(free, headIsFree ? 'leader' : 'member')}
    >
      {own.add}
    </Button>
  );
  return (
    <div data-rule="working-group-empty">
      <SectionCard title={own.title} note={own.note} actions={add} flush>
        {members.length === 0 ? (
          <EmptyState icon="person" text={people.length === 0 ? own.needPeople : own.empty} compact />
        ) : (
          <table className="gb-table gb-edit-table">
            <thead>
              <tr>
                <th style={{ width: '20%', paddingLeft: 16 }}>{own.person}</th>
                <th style={{ width: '16%' }}>{own.role}</th>
                <th>{own.task}</th>
                <th style={{ width: '18%' }}>{own.filedOn}</th>
                <th className="gb-col-tool">
                  <span className="gb-visually-hidden">{words.actions}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id} {...recordMark('workingGroupMember', member.id)}>
                  <td className="gb-cell-field" style={{ paddingLeft: 8 }}>
                    <Select
                      inline
                      label={own.person}
                      value={member.personId}
                      options={people
                        .filter(({ id }) => id === member.personId || !joined.has(id))
                        .map(({ id, name }) => ({ value: id, label: name }))}
                      onChange={(personId) => void onSave(member.id, { personId })}
                    />
                  </td>
                  <td className="gb-cell-field">
                    <Select
                      inline
                      label={own.role}
                      value={member.role}
                      options={roles.map((role) => ({ value: role, label: own.roles[role] }))}
                      onChange={(role) => void onSave(member.id, { role: roles.find((each) => each === role) })}
                    />
                  </td>
                  <td className="gb-cell-field">
                    <InlineTextField
                      label={own.task}
                      value={member.task}
                      maxLength={200}
                      onSave={(task) => onSave(member.id, { task })}
                    />
                  </td>
                  <td className="gb-cell-field">
                    <input
                      type="date"
                      className="gb-inline"
                      aria-label={own.filedOn}
                      defaultValue={member.filedOn}
                      key={member.filedOn}
                      onBlur={(event) => {
                        const filedOn = event.currentTarget.value;
                        if (filedOn !== member.filedOn) void onSave(member.id, { filedOn });
                      }}
                    />
                  </td>
                  <td className="gb-cell-field">
                    <ConfirmButton
                      label={`${shared.remove} ${nameOf(member.personId)}`}
                      iconOnly
                      question={shared.removeConfirm(nameOf(member.personId))}
                      note={shared.removeKept}
                      confirmLabel={shared.remove}
                      cancelLabel={shared.cancel}
                      onConfirm={() => onRemove(member.id)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </SectionCard>
    </div>
  );
}
