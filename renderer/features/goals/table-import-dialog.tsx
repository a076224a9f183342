import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { fileNameOf } from '../../lib/format.ts';
import { describeIssue } from '../../lib/issue-words.ts';
import { runJob } from '../../lib/run-job.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { IssueTable } from '../../ui/issue-table.tsx';
import { Callout } from '../../ui/page.tsx';
import { DoubtfulMonths } from './components/doubtful-months.tsx';
import { MergedTable } from './components/merged-table.tsx';

interface TableImportDialogProps {
  readonly path: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** What is in a file and what an import would make of it, before anything is written. */
export function TableImportDialog({ path, onAgain, onClose, onDone }: TableImportDialogProps) {
  const all = useWords();
  const words = all.tables.preview;
  const name = fileNameOf(path);
  const [index, setIndex] = useState(0);
  const [options, setOptions] = useState({ year: new Date().getFullYear(), withGoals: true });
  const [months, setMonths] = useState<Readonly<Record<string, 1 | 10>>>({});
  const [busy, setBusy] = useState(false);
  const check = useLoaded(
    () =>
      runJob(
        api.tables.check,
        { path, options: { ...options, months: {} } },
        { title: all.tables.reading(name), quiet: true },
      ),
    {
      key: JSON.stringify([path, options]),
      kinds: [],
    },
  );
  const tables = check.value?.tables ?? [];
  const table = tables[index];
  // A doubtful month is asked for above the list of what must be mended in the file.
  const issues = check.error?.details ?? table?.issues.filter(({ rule }) => rule !== 'ambiguous-month') ?? [];
  const doubtful = (table?.doubtful ?? []).map((each) => ({ ...each, month: months[each.address] ?? null }));
  const open = doubtful.filter(({ month }) => month === null).length;
  const accept = async (): Promise<void> => {
    setBusy(true);
    const result = await runJob(
      api.tables.import,
      { path, options: { ...options, months }, index },
      { title: all.tables.importing(name) },
    );
    setBusy(false);
    if (!result.ok) {
      reportError(result.error);
      return;
    }
    notify(words.done(result.value.added, result.value.changed));
    onDone(result.value.id);
  };
  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onAgain}>{words.again}</Button>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button
            tone="primary"
            busy={busy}
            disabled={table === undefined || issues.length > 0 || open > 0}
            onClick={() => void accept()}
          >
            {words.accept}
          </Button>
        </>
      }
    >
      {check.value === null && check.error === null && <p className="gb-muted">{all.tables.reading(name)}</p>}
      {check.value !== null && tables.length === 0 && <Callout tone="warn">{words.none}</Callout>}
      {tables.length > 1 && (
        <label className="goal-field">
          <span>{words.which}</span>
          <select
            className="gb-select"
            value={index}
            onChange={(event) => {
              setIndex(Number(event.currentTarget.value));
              setMonths({});
            }}
          >
            {tables.map((each) => (
              <option key={each.index} value={each.index}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {table !== undefined && (
        <>
          <div className="table-import-options">
            <label>
              {words.year}
              <input
                type="number"
                className="gb-input"
                min={1949}
                max={2200}
                value={options.year}
                onChange={(event) => {
                  const year = Number(event.currentTarget.value);
                  if (year >= 1949 && year <= 2200) setOptions({ ...options, year });
                }}
              />
            </label>
            {table.layout !== 'annual' && (
              <label className="gb-check">
                <input
                  type="checkbox"
                  checked={options.withGoals}
                  onChange={(event) => setOptions({ ...options, withGoals: event.currentTarget.checked })}
                />
                <span>{words.withGoals}</span>
              </label>
            )}
          </div>
          <p className="table-import-counts">
            <strong>{all.tables.layouts[table.layout]}</strong>
            {table.counts.map(({ kind, added, changed, unchanged }) => (
              <span key={kind}>{(kind === 'goal' ? words.goals : words.tasks)(added, changed, unchanged)}</span>
            ))}
          </p>
          {table.replaces && <Callout tone="warn">{words.replaces}</Callout>}
        </>
      )}
      {doubtful.length > 0 && (
        <DoubtfulMonths
          months={doubtful}
          words={words.months}
          onChoose={(chosen) => setMonths({ ...months, ...chosen })}
        />
      )}
      {issues.length > 0 && (
        <Callout tone="bad" title={words.issues(issues.length)}>
          <IssueTable
            headings={all.issues.columns}
            lines={issues.slice(0, 200).map((issue) => describeIssue(issue, all))}
          />
        </Callout>
      )}
      {table !== undefined && (
        <div className="merged-table-box" tabIndex={0} role="region" aria-label={table.title}>
          <MergedTable table={table.shown} label={table.title} />
        </div>
      )}
    </Dialog>
  );
}
