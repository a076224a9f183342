import { useState } from 'react';
import { type TaskTableLayout, taskTableLayouts } from '../../../shared/domain/task-table.ts';
import { api } from '../../lib/client.ts';
import { fileNameOf } from '../../lib/format.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { runJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MergedTable } from './components/merged-table.tsx';
import { TableImportDialog } from './table-import-dialog.tsx';

/** The breakdown tables: those that came from files and those made here, each as it will be printed. */
export function TablesView() {
  const all = useWords();
  const words = all.tables;
  const [tableId, setTableId] = useState<string | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const list = useLoaded(() => api.tables.list({}), { key: 'tables', kinds: ['taskTable', 'taskTableRow'] });
  const rows = list.value ?? [];
  const open = rows.find(({ id }) => id === tableId) ?? rows[0];
  const pick = async (): Promise<void> => {
    const picked = await api.desktop.pickFiles({ kind: 'table' });
    if (!picked.ok) reportError(picked.error);
    else if (picked.value.paths[0] !== undefined) setPath(picked.value.paths[0]);
  };
  const actions = (
    <div className="gb-actions tables-actions">
      <Button icon="upload" onClick={() => void pick()}>
        {words.import}
      </Button>
      <Button icon="plus" onClick={() => setMaking(true)}>
        {words.make}
      </Button>
    </div>
  );
  return (
    <>
      {list.value !== null && rows.length === 0 ? (
        <EmptyState icon="workbook" text={words.empty} action={actions} />
      ) : (
        <div className="tables-view">
          <div className="tables-list">
            {actions}
            <ul aria-label={words.list}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" aria-current={row.id === open?.id} onClick={() => setTableId(row.id)}>
                    <span>{row.title}</span>
                    <small>
                      {words.layouts[row.layout]}　{words.rows(row.rowCount)}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </div>
          {open === undefined ? <p className="gb-muted">{words.choose}</p> : <TableSheet key={open.id} table={open} />}
        </div>
      )}
      {path !== null && (
        <TableImportDialog
          path={path}
          onAgain={() => void pick()}
          onClose={() => setPath(null)}
          onDone={(id) => {
            setPath(null);
            setTableId(id);
          }}
        />
      )}
      {making && (
        <MakeDialog
          onClose={() => setMaking(false)}
          onDone={(id) => {
            setMaking(false);
            setTableId(id);
          }}
        />
      )}
    </>
  );
}

function TableSheet({
  table,
}: {
  readonly table: { readonly id: string; readonly title: string; readonly source: string };
}) {
  const all = useWords();
  const words = all.tables;
  const spec = { paper: 'task-table', tableId: table.id } as const;
  const shown = useLoaded(() => api.tables.get({ id: table.id }), {
    key: table.id,
    kinds: ['taskTable', 'taskTableRow', 'annualTask', 'goal', 'goalTarget'],
  });
  const exportWorkbook = async (): Promise<void> => {
    const target = await api.desktop.pickTarget({
      kind: 'workbook',
      suggestedName: `${table.title.replaceAll(/[\\/:*?"<>|\n\r]/gu, ' ').slice(0, 120)}.xlsx`,
    });
    if (!target.ok) {
      reportError(target.error);
      return;
    }
    const { path } = target.value;
    if (path === null) return;
    const result = await runJob(
      api.tables.exportWorkbook,
      { id: table.id, path },
      { title: words.exporting(fileNameOf(path)) },
    );
    if (!result.ok) reportError(result.error);
    else
      notify(words.exported(fileNameOf(path)), {
        label: all.common.openFile,
        run: () => void api.desktop.openFile({ path }),
      });
  };
  return (
    <div className="tables-sheet">
      <div className="tables-sheet-head">
        <div>
          <h2>{table.title}</h2>
          {table.source !== '' && <span className="gb-muted">{words.from(table.source)}</span>}
        </div>
        <div className="gb-actions">
          <Button icon="download" onClick={() => void exportWorkbook()}>
            Excel
          </Button>
          <Button icon="download" onClick={() => void exportPaper(spec, 'docx', table.title)}>
            Word
          </Button>
          <Button icon="download" onClick={() => void exportPaper(spec, 'pdf', table.title)}>
            PDF
          </Button>
          <Button icon="print" onClick={() => void printPaper(spec)}>
            {all.common.print}
          </Button>
          <ConfirmButton
            iconOnly
            label={words.remove}
            question={words.removeQuestion(table.title)}
            note={words.removeNote}
            confirmLabel={all.common.remove}
            cancelLabel={all.common.cancel}
            onConfirm={() =>
              void save(() => api.tables.remove({ id: table.id })).then((done) => done && notify(words.removed))
            }
          />
        </div>
      </div>
      <div className="merged-table-box" tabIndex={0} role="region" aria-label={table.title}>
        {shown.value !== null && <MergedTable table={shown.value} label={table.title} />}
      </div>
    </div>
  );
}

function MakeDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (id: string) => void }) {
  const all = useWords();
  const words = all.tables.makeDialog;
  const [layout, setLayout] = useState<TaskTableLayout>('schedule');
  const [year, setYear] = useState(new Date().getFullYear());
  const [name, setName] = useState('');
  const title = name.trim() === '' ? `${year}年${all.tables.layouts[layout]}` : name.trim();
  const accept = async (): Promise<void> => {
    const made = await save(() => api.tables.make({ layout, year, title }));
    if (made !== null) onDone(made.id);
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={year < 1949 || year > 2200} onClick={() => void accept()}>
            {words.accept}
          </Button>
        </>
      }
    >
      <label className="goal-field">
        <span>{words.layout}</span>
        <select
          className="gb-select"
          value={layout}
          data-autofocus=""
          onChange={(event) => setLayout(event.currentTarget.value as TaskTableLayout)}
        >
          {taskTableLayouts.map((each) => (
            <option key={each} value={each}>
              {all.tables.layouts[each]}
            </option>
          ))}
        </select>
      </label>
      <label className="goal-field">
        <span>{words.year}</span>
        <input
          type="number"
          className="gb-input"
          value={year}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        />
      </label>
      <label className="goal-field">
        <span>{words.name}</span>
        <input
          className="gb-input"
          maxLength={200}
          placeholder={title}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  );
}
