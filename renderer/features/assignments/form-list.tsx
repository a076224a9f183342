import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { TemplatesDialog } from '../../lib/templates/templates-dialog.tsx';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { SendDialog } from './send-dialog.tsx';

/** The school's Word forms, to be sent to departments. */
export function FormList() {
  const all = useWords();
  const words = all.assignments;
  const loaded = useLoaded(() => api.assignments.templates({}), {
    key: 'templates',
    kinds: ['paperTemplate', 'paperTemplateVersion'],
  });
  const [managing, setManaging] = useState(false);
  const [sendingId, setSendingId] = useState('');
  const rows = loaded.value ?? [];
  const sending = rows.find(({ id }) => id === sendingId);
  const send = async (departmentIds: readonly string[]): Promise<void> => {
    const input = { templateId: sendingId, departmentIds: [...departmentIds] };
    const done = await save(() => api.assignments.sendTemplate(input));
    if (done === null) return;
    inform(words.sendDialog.done(done.sent, done.skipped));
    setSendingId('');
  };
  return (
    <SectionCard
      title={words.templates}
      note={words.templatesNote}
      actions={<Button onClick={() => setManaging(true)}>{words.manageTemplates}</Button>}
    >
      {rows.length === 0 && <p className="gb-muted">{words.noTemplates}</p>}
      <ul className="assignments-libraries">
        {rows.map(({ id, name, usage, version, departmentIds }) => (
          <li key={id}>
            <span className="assignments-library">{name}</span>
            <span className="gb-muted">{words.templateText(all.templates.usages[usage], version)}</span>
            <span className="gb-muted">{words.templateHeld(departmentIds.length)}</span>
            <Button onClick={() => setSendingId(id)}>{words.sendTemplate}</Button>
          </li>
        ))}
      </ul>
      {managing && <TemplatesDialog onClose={() => setManaging(false)} />}
      {sending !== undefined && (
        <SendDialog
          what={sending.name}
          haveIds={new Set(sending.departmentIds)}
          onClose={() => setSendingId('')}
          onSend={(departmentIds) => void send(departmentIds)}
        />
      )}
    </SectionCard>
  );
}
