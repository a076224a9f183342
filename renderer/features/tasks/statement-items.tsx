import { useEffect, useRef, useState } from 'react';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { statementItemCategories } from '../../../shared/domain/statement.ts';
import { api } from '../../lib/client.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { TaskPicker } from './components/task-picker.tsx';
import { WeightTotal } from './components/weight-total.tsx';
import { readWeight } from './task-groups.ts';

type Item = StatementDetail['items'][number];

/** The weighted items of a statement; their sum is always in sight. */
export function StatementItems({ detail }: { readonly detail: StatementDetail }) {
  const all = useWords();
  const words = all.statements;
  const [picking, setPicking] = useState(false);
  const [fresh, setFresh] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const { statement, items, totalWeight } = detail;
  const tasks = useLoaded(() => api.tasks.list({ year: statement.year }), {
    key: String(statement.year),
    kinds: ['annualTask'],
  });

  useEffect(() => {
    const box =
      fresh === null ? null : table.current?.querySelector<HTMLTextAreaElement>(`[data-item="${fresh}"] textarea`);
    if (!box) return;
    box.focus();
    box.select();
    setFresh(null);
  }, [fresh, items]);

  const add = async (): Promise<void> => {
    const made = await save(() =>
      api.statements.saveItem({ id: null, fields: { statementId: statement.id, content: words.newItem } }),
    );
    if (made !== null) setFresh(made.id);
  };
  const addTasks = async (taskIds: readonly string[]): Promise<void> => {
    setPicking(false);
    await save(() => api.statements.addTasks({ statementId: statement.id, taskIds: [...taskIds] }));
  };
  const move = (index: number, by: -1 | 1): void => {
    const ids = items.map((item) => item.id);
    const [id, other] = [ids[index], ids[index + by]];
    if (id === undefined || other === undefined) return;
    ids[index] = other;
    ids[index + by] = id;
    void save(() => api.statements.orderItems({ ids }));
  };
  const write = (item: Item, fields: Parameters<typeof api.statements.saveItem>[0]['fields'], overwrite = false) =>
    saveFields(api.statements.saveItem, item, { fields, overwrite });
  const text = (item: Item, name: 'content' | 'target' | 'due', number: number) => (
    <RecordField
      recordId={item.id}
      failureKey={`${item.id}:${name}`}
      value={item[name]}
      label={`${words.columns[name]} ${number}`}
      multiline={name !== 'due'}
      maxLength={name === 'due' ? 200 : 20_000}
      required={name === 'content'}
      save={(value, overwrite) => write(item, { [name]: value }, overwrite)}
    />
  );
  const buttons = (
    <>
      <Button tone="quiet" icon="tasks" onClick={() => setPicking(true)}>
        {words.fromTasks}
      </Button>
      <Button tone="quiet" icon="plus" onClick={() => void add()}>
        {words.addItem}
      </Button>
    </>
  );
  return (
    <SectionCard title={words.items} flush actions={buttons}>
      {items.length === 0 ? (
        <EmptyState
          compact
          icon="statements"
          text={words.noItems}
          action={<div className="gb-actions">{buttons}</div>}
        />
      ) : (
        <table className="gb-table item-table" ref={table} data-focus-scope="">
          <thead>
            <tr>
              <th className="gb-number">{words.columns.number}</th>
              <th>{words.columns.category}</th>
              <th>{words.columns.content}</th>
              <th>{words.columns.target}</th>
              <th>{words.columns.due}</th>
              <th className="gb-number">{words.columns.weight}</th>
              <th>
                <span className="gb-visually-hidden">{words.columns.more}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, index) => (
              <tr
                key={item.id}
                data-item={item.id}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  move(index, event.key === 'ArrowUp' ? -1 : 1);
                }}
              >
                <td className="gb-number">{index + 1}</td>
                <td className="gb-cell-field">
                  <select
                    className="gb-select"
                    aria-label={`${words.columns.category} ${index + 1}`}
                    value={item.category}
                    onChange={(event) => void write(item, { category: event.currentTarget.value as Item['category'] })}
                  >
                    {statementItemCategories.map((category) => (
                      <option key={category} value={category}>
                        {words.categories[category]}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="gb-cell-field">{text(item, 'content', index + 1)}</td>
                <td className="gb-cell-field">{text(item, 'target', index + 1)}</td>
                <td className="gb-cell-field">{text(item, 'due', index + 1)}</td>
                <td className="gb-cell-field item-weight">
                  <RecordField
                    recordId={item.id}
                    failureKey={`${item.id}:weight`}
                    value={String(item.weight)}
                    label={`${words.columns.weight} ${index + 1}`}
                    required
                    save={(value, overwrite) => {
                      const weight = readWeight(value);
                      if (weight !== null) return write(item, { weight }, overwrite);
                      return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.weightHint } });
                    }}
                  />
                </td>
                <td className="item-actions">
                  <IconButton
                    icon="up"
                    label={`${words.moveUp} ${index + 1}`}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <IconButton
                    icon="down"
                    label={`${words.moveDown} ${index + 1}`}
                    disabled={index === items.length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <IconButton
                    icon="trash"
                    label={`${words.removeItem} ${index + 1}`}
                    onClick={() => void save(() => api.statements.removeItem({ id: item.id }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <WeightTotal total={totalWeight} words={words} />
      {picking && (
        <TaskPicker
          tasks={tasks.value ?? []}
          taken={new Set(items.flatMap((item) => (item.annualTaskId === null ? [] : [item.annualTaskId])))}
          words={{ ...words, close: all.common.close, cancel: all.common.cancel, all: all.common.all }}
          onClose={() => setPicking(false)}
          onAdd={(ids) => void addTasks(ids)}
        />
      )}
    </SectionCard>
  );
}
