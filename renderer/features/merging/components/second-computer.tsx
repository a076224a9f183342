import { api } from '../../../lib/client.ts';
import { runJob } from '../../../lib/run-job.ts';
import { save } from '../../../lib/save-state.ts';
import { inform, reportError } from '../../../lib/toasts.ts';
import { useWorkspace } from '../../../lib/workspace-store.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { SectionCard } from '../../../ui/page.tsx';

/** Two secretaries with two computers: a copy for the second one, and a file that was copied by hand. */
export function SecondComputer({ words }: { readonly words: Words }) {
  const own = words.merging.second;
  const name = useWorkspace(({ status }) => status?.departmentName ?? '');
  const make = async (): Promise<void> => {
    const target = await api.desktop.pickTarget({ kind: 'workspace', suggestedName: own.fileName(name) });
    if (!target.ok) return reportError(target.error);
    const { path } = target.value;
    if (path === null) return;
    const made = await runJob(api.merging.makeCopy, { path }, { title: own.job });
    if (made.ok) inform(own.made);
    else if (made.error.code !== 'cancelled') reportError(made.error);
  };
  return (
    <SectionCard title={own.title} note={own.note}>
      <div className="gb-merge-receive">
        <ol className="gb-merge-steps">
          {own.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <Button onClick={() => void make()}>{own.make}</Button>
      </div>
      <div className="gb-merge-receive gb-merge-copy">
        <div>
          <h3>{own.copy}</h3>
          <p className="gb-hint">{own.copyText}</p>
        </div>
        <ConfirmButton
          label={own.copyAction}
          question={words.merging.arrived.copyAsk}
          note={words.merging.arrived.copyNote}
          confirmLabel={words.common.confirm}
          cancelLabel={words.common.cancel}
          onConfirm={() => {
            void save(() => api.merging.becomeCopy({})).then((answer) => {
              if (answer !== null) inform(words.merging.arrived.copied);
            });
          }}
        />
      </div>
    </SectionCard>
  );
}
