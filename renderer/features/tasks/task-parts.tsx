import { useState } from 'react';
import type { TaskName, TaskRow } from '../../../shared/contract/tasks.ts';
import { api } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { InlineTextField } from '../../ui/inline-text.tsx';
import { SplitDialog } from './components/split-dialog.tsx';
import { useTasksView } from './tasks-store.ts';

/** An amount as typed; null when it is none. */
function readAmount(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  if (plain === '') return 0;
  return /^-?\d{1,12}(?:\.\d{1,3})?$/u.test(plain) ? Number(plain) : null;
}

/** Quantities of a task, its parts with their sums, and the tasks it came from and went to. */
export function TaskParts({ task }: { readonly task: TaskRow }) {
  const all = useWords();
  const words = all.tasks;
  const set = useTasksView((view) => view.set);
  const [splitting, setSplitting] = useState(false);
  const detail = useLoaded(() => api.tasks.detail({ id: task.id }), {
    key: task.id,
    kinds: ['annualTask', 'taskQuantity', 'person', 'section', 'position'],
  });
  const value = detail.value;
  const go = (name: TaskName): void => set({ taskId: name.id, year: name.year, text: '' });
  const link = (label: string, name: TaskName) => (
    <p key={name.id} className="task-trace">
      <span className="gb-muted">{label}</span>
      <button type="button" className="gb-link-button" title={name.content} onClick={() => go(name)}>
        {[name.code, name.content].filter((part) => part !== '').join(' ')}
      </button>
    </p>
  );
  return (
    <>
      <section className="month-panel-part">
        <h3>{words.quantities.title}</h3>
        {value !== null && value.quantities.length > 0 && (
          <table className="task-quantities">
            <thead>
              <tr>
                <th>{words.quantities.name}</th>
                <th>{words.quantities.actual}</th>
                <th>{words.quantities.target}</th>
                <th>{words.quantities.unit}</th>
                <th aria-label={words.quantities.remove} />
              </tr>
            </thead>
            <tbody>
              {value.quantities.map((quantity) => (
                <tr key={quantity.id}>
                  {(['name', 'actual', 'target', 'unit'] as const).map((field) => (
                    <td key={field}>
                      <InlineTextField
                        label={words.quantities[field]}
                        value={String(quantity[field])}
                        required={field !== 'unit'}
                        maxLength={field === 'name' || field === 'unit' ? 200 : 20}
                        onSave={async (text) => {
                          const amount = field === 'name' || field === 'unit' ? text : readAmount(text);
                          if (amount === null) return false;
                          return (await saveFields(api.tasks.saveQuantity, quantity, { fields: { [field]: amount } }))
                            .ok;
                        }}
                      />
                    </td>
                  ))}
                  <td>
                    <IconButton
                      icon="trash"
                      label={words.quantities.remove}
                      onClick={() => void save(() => api.tasks.removeQuantity({ id: quantity.id }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {value?.partSums.map((sum) => (
          <p key={`${sum.name} ${sum.unit}`} className="gb-muted task-trace">
            {`${words.quantities.parts}　${sum.name} `}
            {words.quantities.share(String(sum.actual), String(sum.target), sum.unit)}
          </p>
        ))}
        <Button
          tone="quiet"
          icon="plus"
          onClick={() =>
            void save(() =>
              api.tasks.saveQuantity({ id: null, fields: { annualTaskId: task.id, name: words.quantities.newName } }),
            )
          }
        >
          {words.quantities.add}
        </Button>
      </section>
      <section className="month-panel-part">
        <h3>{words.parts.title}</h3>
        {value !== null && value.parts.length === 0 && <p className="gb-muted">{words.parts.none}</p>}
        {value !== null && value.parts.length > 0 && (
          <>
            <ul className="task-part-list">
              {value.parts.map((part) => (
                <li key={part.id}>
                  <button type="button" className="gb-link-button" title={part.content} onClick={() => go(part)}>
                    {[part.code, part.ownerName || part.content].filter((text) => text !== '').join(' ')}
                  </button>
                  <span className="gb-muted">{words.states[part.state]}</span>
                </li>
              ))}
            </ul>
            <p className={value.partWeight === task.weight ? 'gb-muted' : 'task-weight-off'}>
              {words.parts.weight(value.partWeight, task.weight)}
            </p>
          </>
        )}
        <Button tone="quiet" icon="plus" onClick={() => setSplitting(true)}>
          {words.parts.split}
        </Button>
        {value !== null && value.parent !== null && link(words.parts.parent, value.parent)}
        {value !== null &&
          value.carriedFrom !== null &&
          link(words.parts.carriedFrom(value.carriedFrom.year), value.carriedFrom)}
        {value?.carriedTo.map((name) => link(words.parts.carriedTo(name.year), name))}
      </section>
      {splitting && (
        <SplitDialog
          words={words.parts}
          shared={all.common}
          weight={task.weight}
          standing={(value?.parts ?? []).map((part) => part.ownerName)}
          onClose={() => setSplitting(false)}
          onSplit={async (parts) => {
            const made = await save(() => api.tasks.split({ id: task.id, parts }));
            if (made === null) return;
            setSplitting(false);
            notify(words.parts.made(made.ids.length));
          }}
        />
      )}
    </>
  );
}
