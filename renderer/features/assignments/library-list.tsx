import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { SendDialog } from './send-dialog.tsx';

/** Standard libraries that the office has loaded, to be sent to departments. */
export function LibraryList() {
  const words = useWords().assignments;
  const loaded = useLoaded(() => api.assignments.libraries({}), { key: 'libraries', kinds: ['library'] });
  const [sendingId, setSendingId] = useState('');
  const rows = loaded.value ?? [];
  const sending = rows.find(({ id }) => id === sendingId);
  const send = async (departmentIds: readonly string[]): Promise<void> => {
    const done = await save(() =>
      api.assignments.sendLibrary({ libraryId: sendingId, departmentIds: [...departmentIds] }),
    );
    if (done === null) return;
    inform(words.sendDialog.done(done.sent, done.skipped));
    setSendingId('');
  };
  return (
    <SectionCard title={words.libraries} note={words.librariesNote}>
      {rows.length === 0 && <p className="gb-muted">{words.noLibraries}</p>}
      <ul className="assignments-libraries">
        {rows.map(({ id, title, version, entries, departmentIds }) => (
          <li key={id}>
            <span className="assignments-library">{title}</span>
            <span className="gb-muted">{words.libraryText(version, entries)}</span>
            <span className="gb-muted">{words.libraryHeld(departmentIds.length)}</span>
            <Button onClick={() => setSendingId(id)}>{words.sendLibrary}</Button>
          </li>
        ))}
      </ul>
      {sending !== undefined && (
        <SendDialog
          what={sending.title}
          haveIds={new Set(sending.departmentIds)}
          onClose={() => setSendingId('')}
          onSend={(departmentIds) => void send(departmentIds)}
        />
      )}
    </SectionCard>
  );
}
