import { useState } from 'react';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import { api, attempt } from '../../lib/client.ts';
import { printPaper } from '../../lib/paper-actions.ts';
import { runJob } from '../../lib/run-job.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Callout } from '../../ui/page.tsx';

interface StatementBatchProps {
  readonly year: number;
  readonly rows: readonly StatementDetail[];
  readonly onClose: () => void;
  readonly onPreview: (ids: readonly string[]) => void;
}

/** Prints the chosen statements one after the other, or saves each as a file in one new folder. */
export function StatementBatch({ year, rows, onClose, onPreview }: StatementBatchProps) {
  const all = useWords();
  const words = all.statements.batch;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(rows.map((row) => row.statement.id)));
  const picked = rows.filter((row) => chosen.has(row.statement.id));
  const ids = picked.map((row) => row.statement.id);
  const unready = picked.filter((row) => checkPoints(row.statement, row.items).problems.length > 0).length;
  const every = picked.length === rows.length;
  const saveAll = async (format: 'pdf' | 'docx'): Promise<void> => {
    const target = await attempt(api.desktop.pickFiles({ kind: 'any', folders: true }));
    const [folder] = target?.paths ?? [];
    if (folder === undefined) return;
    onClose();
    const result = await runJob(
      api.statements.exportAll,
      { ids, format, folder, name: words.folder(year, ids.length) },
      { title: words.job(ids.length) },
    );
    if (!result.ok) return reportError(result.error);
    const { folder: path, files, pages } = result.value;
    notify(words.done(files, pages), {
      label: all.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
  };
  const print = (): void => {
    onClose();
    void printPaper({ paper: 'statements', statementIds: [...ids] });
  };
  return (
    <Dialog
      wide
      title={words.title(year)}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <span className="gb-muted task-picker-sum">{words.chosen(picked.length)}</span>
          <Button disabled={ids.length === 0} onClick={() => onPreview(ids)}>
            {words.preview}
          </Button>
          <Button icon="download" disabled={ids.length === 0} onClick={() => void saveAll('docx')}>
            {words.docx}
          </Button>
          <Button icon="download" disabled={ids.length === 0} onClick={() => void saveAll('pdf')}>
            {words.pdf}
          </Button>
          <Button tone="primary" icon="print" disabled={ids.length === 0} onClick={print}>
            {words.print}
          </Button>
        </>
      }
    >
      {unready > 0 && <Callout tone="warn">{words.unready(unready)}</Callout>}
      <ul className="task-picker">
        <li>
          <label>
            <input
              type="checkbox"
              data-autofocus=""
              checked={every}
              onChange={() => setChosen(new Set(every ? [] : rows.map((row) => row.statement.id)))}
            />
            {all.common.all}
          </label>
        </li>
        {rows.map(({ statement }) => (
          <li key={statement.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(statement.id)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.currentTarget.checked) next.add(statement.id);
                  else next.delete(statement.id);
                  setChosen(next);
                }}
              />
              <span className="task-picker-content">{statement.title}</span>
              <span className="gb-muted">{statement.number}</span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
