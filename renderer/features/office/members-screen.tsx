import { useState } from 'react';
import { api, attempt } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { MemberTable } from './components/member-table.tsx';
import { AddMembersDialog } from './components/add-members-dialog.tsx';
import './office.css';

/** The departments that the office expects, with whom to call and when their last bundle came. */
export function MembersScreen() {
  const all = useWords();
  const words = all.office.members;
  const [adding, setAdding] = useState(false);
  const loaded = useLoaded(() => api.office.members({}), {
    key: 'members',
    kinds: ['memberDepartment', 'department', 'reviewRound'],
  });
  const rows = loaded.value;
  const add = async (lines: string): Promise<void> => {
    const answer = await attempt(api.office.addMembers({ lines }));
    if (answer === null) return;
    inform(words.dialog.done(answer.added, answer.known));
    setAdding(false);
  };
  const button = (
    <Button tone="primary" icon="plus" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          rows === null
            ? all.common.loading
            : words.subtitle(rows.length, rows.filter(({ departmentId }) => departmentId !== null).length)
        }
        actions={rows !== null && rows.length > 0 ? button : undefined}
      />
      <PageBody width="full">
        {loaded.error !== null && (
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        )}
        {rows !== null && rows.length === 0 && <EmptyState icon="members" text={words.empty} action={button} />}
        {rows !== null && rows.length > 0 && (
          <SectionCard flush>
            <MemberTable
              rows={rows}
              words={all}
              onSave={async (row, fields) => (await saveFields(api.office.saveMember, row, { fields })).ok}
              onRemove={(row) =>
                void save(() => api.office.removeMember({ id: row.id })).then((done) => {
                  if (done !== null) inform(words.removed(row.name));
                })
              }
            />
          </SectionCard>
        )}
      </PageBody>
      {adding && <AddMembersDialog words={all} onClose={() => setAdding(false)} onAdd={(lines) => void add(lines)} />}
    </>
  );
}
