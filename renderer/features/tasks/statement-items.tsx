import { useEffect, useRef, useState } from 'react';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { isLocked } from '../../../shared/domain/statement-signing.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import { api } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save, track } from '../../lib/save-state.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { StatementGroups } from './components/statement-groups.tsx';
import { StatementPoints } from './components/statement-points.tsx';
import { StatementItemRow } from './statement-item-row.tsx';
import { type SourceKind, StatementSources } from './statement-sources.tsx';

/** The items of a statement with their points; whether these add up is always in sight. */
export function StatementItems({ detail }: { readonly detail: StatementDetail }) {
  const words = useWords().statements;
  const [picking, setPicking] = useState<SourceKind | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const { statement, items } = detail;
  const check = checkPoints(statement, items);
  const locked = isLocked(statement);

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
      api.statements.saveItem({
        id: null,
        fields: { statementId: statement.id, content: words.newItem, groupName: items.at(-1)?.groupName ?? '' },
      }),
    );
    if (made !== null) setFresh(made.id);
  };
  const move = (index: number, by: -1 | 1): void => {
    const ids = items.map((item) => item.id);
    const [id, other] = [ids[index], ids[index + by]];
    if (id === undefined || other === undefined) return;
    ids[index] = other;
    ids[index + by] = id;
    void save(() => api.statements.orderItems({ ids }));
  };
  const buttons = !locked && (
    <>
      <Button tone="quiet" icon="tasks" onClick={() => setPicking('annualTaskId')}>
        {words.fromTasks}
      </Button>
      <Button tone="quiet" icon="link" onClick={() => setPicking('goalId')}>
        {words.fromGoals}
      </Button>
      <Button tone="quiet" icon="check" onClick={() => setPicking('workStandardId')}>
        {words.fromStandards}
      </Button>
      <Button tone="quiet" icon="plus" onClick={() => void add()}>
        {words.addItem}
      </Button>
    </>
  );
  return (
    <SectionCard title={words.items} flush>
      {items.length > 0 && buttons && <div className="statement-sources">{buttons}</div>}
      {items.length === 0 ? (
        <EmptyState
          compact
          icon="statements"
          text={words.noItems}
          action={<div className="gb-actions statement-sources-empty">{buttons}</div>}
        />
      ) : (
        <div className="statement-table-box" tabIndex={0} role="region" aria-label={words.items}>
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
                <StatementItemRow
                  key={item.id}
                  item={item}
                  number={index + 1}
                  last={index === items.length - 1}
                  groups={check.groups.map((group) => group.name)}
                  disabled={locked}
                  onMove={(by) => move(index, by)}
                  write={(fields, overwrite = false) =>
                    saveFields(api.statements.saveItem, item, { fields, overwrite })
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <StatementGroups
        groups={check.groups}
        disabled={locked}
        words={words.groups}
        sumOf={words.pointsOf}
        onChange={async (groups) =>
          (await track(() => api.statements.setGroups({ id: statement.id, groups: [...groups] }))).ok
        }
      />
      <StatementPoints check={check} words={words} />
      {picking !== null && <StatementSources kind={picking} detail={detail} onClose={() => setPicking(null)} />}
    </SectionCard>
  );
}
