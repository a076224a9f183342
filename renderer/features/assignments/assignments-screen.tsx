import { useState } from 'react';
import type { AssignmentRow } from '../../../shared/contract/assignments.ts';
import { api } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { AssignmentTable } from './components/assignment-table.tsx';
import { AddDialog } from './components/add-dialog.tsx';
import { FormList } from './form-list.tsx';
import { LibraryList } from './library-list.tsx';
import { SendDialog } from './send-dialog.tsx';
import './assignments.css';

/** Years around this one that tasks are planned for. */
const yearsAround = [-1, 0, 1, 2] as const;

/** The tasks and libraries that the office hands down, and what became of them. */
export function AssignmentsScreen() {
  const all = useWords();
  const words = all.assignments;
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [adding, setAdding] = useState(false);
  const [sending, setSending] = useState<readonly AssignmentRow[]>([]);
  const loaded = useLoaded(() => api.assignments.list({ year }), {
    key: String(year),
    kinds: ['assignment', 'assignedTask', 'annualTask', 'department'],
  });
  const rows = loaded.value;
  const add = async (lines: string): Promise<void> => {
    const done = await save(() => api.assignments.add({ year, lines }));
    if (done === null) return;
    inform(words.addDialog.done(done.added));
    setAdding(false);
  };
  const send = async (departmentIds: readonly string[]): Promise<void> => {
    const assignmentIds = sending.map(({ id }) => id);
    const done = await save(() => api.assignments.send({ assignmentIds, departmentIds: [...departmentIds] }));
    if (done === null) return;
    inform(words.sendDialog.done(done.sent, done.skipped));
    setSending([]);
  };
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={rows === null ? all.common.loading : words.subtitle(rows.length, year)}
        actions={
          <>
            <Select
              label={words.year}
              value={String(year)}
              options={yearsAround.map((step) => ({
                value: String(thisYear + step),
                label: words.yearOption(thisYear + step),
              }))}
              onChange={(value) => setYear(Number(value))}
            />
            {rows !== null && rows.length > 0 && (
              <>
                <Button icon="plus" onClick={() => setAdding(true)}>
                  {words.add}
                </Button>
                <Button tone="primary" onClick={() => setSending(rows)}>
                  {words.sendAll}
                </Button>
              </>
            )}
          </>
        }
      />
      <PageBody width="full">
        {loaded.error !== null && (
          <Callout tone="bad">{all.errors[loaded.error.code](loaded.error.about ?? '')}</Callout>
        )}
        {rows !== null && rows.length === 0 && (
          <EmptyState
            icon="assignments"
            text={words.empty}
            action={
              <Button tone="primary" icon="plus" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            }
          />
        )}
        {rows !== null && rows.length > 0 && (
          <SectionCard flush>
            <AssignmentTable
              rows={rows}
              words={all}
              onSave={async (row, fields) => (await saveFields(api.assignments.save, row, { fields })).ok}
              onSend={(row) => setSending([row])}
              onRemove={(row) => void save(() => api.assignments.remove({ id: row.id }))}
            />
          </SectionCard>
        )}
        <FormList />
        <LibraryList />
      </PageBody>
      {adding && <AddDialog words={all} onClose={() => setAdding(false)} onAdd={(lines) => void add(lines)} />}
      {sending.length > 0 && (
        <SendDialog
          what={sending.length === 1 ? (sending[0]?.content ?? '') : words.sendDialog.tasks(sending.length)}
          haveIds={idsOfAll(sending)}
          onClose={() => setSending([])}
          onSend={(departmentIds) => void send(departmentIds)}
        />
      )}
    </>
  );
}

/** Departments that have every one of the assignments already. */
function idsOfAll(rows: readonly AssignmentRow[]): ReadonlySet<string> {
  const [first, ...others] = rows.map(({ copies }) => new Set(copies.map(({ departmentId }) => departmentId)));
  return new Set([...(first ?? [])].filter((id) => others.every((have) => have.has(id))));
}
