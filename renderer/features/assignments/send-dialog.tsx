import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface SendDialogProps {
  readonly what: string;
  /** Departments that have it already. */
  readonly haveIds: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onSend: (departmentIds: readonly string[]) => void;
}

/** Which departments something goes to; at first all that can be given it. */
export function SendDialog({ what, haveIds, onClose, onSend }: SendDialogProps) {
  const all = useWords();
  const words = all.assignments.sendDialog;
  const members = useLoaded(() => api.office.members({}), {
    key: 'members',
    kinds: ['memberDepartment', 'department'],
  });
  const rows = members.value ?? [];
  const able = rows.flatMap(({ departmentId }) =>
    departmentId === null || haveIds.has(departmentId) ? [] : [departmentId],
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = able.filter((id) => !left.has(id));
  const turn = (id: string): void =>
    setLeft((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  return (
    <Dialog
      title={words.title(what)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => onSend(chosen)}>
            {words.accept(chosen.length)}
          </Button>
        </>
      }
    >
      <p className="gb-muted">{words.hint}</p>
      <div className="gb-actions assignments-choose">
        <Button onClick={() => setLeft(new Set())}>{words.all}</Button>
        <Button onClick={() => setLeft(new Set(able))}>{words.none}</Button>
      </div>
      <ul className="assignments-departments">
        {rows.map(({ id, name, departmentId }) => {
          const has = departmentId !== null && haveIds.has(departmentId);
          const isAble = departmentId !== null && !has;
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  disabled={!isAble}
                  checked={isAble && chosen.includes(departmentId)}
                  onChange={() => departmentId !== null && turn(departmentId)}
                />
                <span>{name}</span>
                {!isAble && <span className="gb-muted">{has ? words.has : words.noData}</span>}
              </label>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
