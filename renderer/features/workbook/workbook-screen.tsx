import { type DragEvent, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { WorkbookReport } from '../../../shared/contract/workbook.ts';
import { api } from '../../lib/client.ts';
import { copyText } from '../../lib/clipboard.ts';
import { describeError } from '../../lib/error-words.ts';
import { fileNameOf } from '../../lib/format.ts';
import { issuesAsText } from '../../lib/issue-words.ts';
import { describeJob } from '../../lib/job-words.ts';
import { cancelJob, newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { track } from '../../lib/save-state.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { ExportChoices } from './components/export-choices.tsx';
import { ReportTables } from './components/report-tables.tsx';
import './workbook.css';

/** What the import card shows. */
type Stage =
  | { readonly at: 'idle' }
  | { readonly at: 'failed'; readonly path: string; readonly error: AppError }
  | {
      readonly at: 'checked' | 'imported';
      readonly path: string;
      readonly report: WorkbookReport;
    };

/** Excel in: check, then import. Excel out: empty or filled. */
export function WorkbookScreen() {
  const words = useWords();
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);

  const check = async (path: string): Promise<void> => {
    const id = newJobId();
    setJobId(id);
    const result = await runJob(
      api.workbook.check,
      { path },
      { id, inPlace: true, title: words.workbook.import.checking },
    );
    if (result.ok) setStage({ at: 'checked', path, report: result.value });
    else if (result.error.code !== 'cancelled') setStage(refused(path, result.error));
  };
  const run = async (path: string): Promise<void> => {
    const id = newJobId();
    setJobId(id);
    const result = await track(
      () => runJob(api.workbook.import, { path }, { id, inPlace: true, title: words.workbook.import.importing }),
      'workbook.import',
    );
    if (result.ok) setStage({ at: 'imported', path, report: result.value });
    else if (result.error.code !== 'cancelled') setStage(refused(path, result.error));
  };
  const choose = async (): Promise<void> => {
    const picked = await api.desktop.pickFiles({ kind: 'workbook' });
    if (!picked.ok) return reportError(picked.error);
    const path = picked.value.paths[0];
    if (path !== undefined) await check(path);
  };
  const exportTo = async (content: 'empty' | 'filled'): Promise<void> => {
    const own = words.workbook.export;
    const target = await api.desktop.pickTarget({
      kind: 'workbook',
      suggestedName: content === 'empty' ? own.emptyName : own.filledName(departmentName),
    });
    if (!target.ok) return reportError(target.error);
    const { path } = target.value;
    if (path === null) return;
    const result = await runJob(api.workbook.export, { path, content }, { title: own.job });
    if (!result.ok) return reportError(result.error);
    notify(own.done(fileNameOf(path)), {
      label: words.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
  };
  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    const path = api.pathOf(file);
    if (path.toLowerCase().endsWith('.xlsx')) void check(path);
    else inform(words.workbook.import.notXlsx);
  };

  const own = words.workbook.import;
  return (
    <>
      <PageHeader title={words.workbook.title} subtitle={words.workbook.subtitle} />
      <PageBody>
        <div onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
          <SectionCard
            title={own.title}
            note={stage.at === 'idle' ? undefined : <span title={stage.path}>{fileNameOf(stage.path)}</span>}
            actions={
              stage.at === 'idle' ? undefined : (
                <>
                  <Button disabled={job !== null} onClick={() => void choose()}>
                    {own.chooseOther}
                  </Button>
                  <ImportActions
                    stage={stage}
                    busy={job !== null}
                    onCheck={(path) => void check(path)}
                    onImport={(path) => void run(path)}
                  />
                </>
              )
            }
            flush
          >
            {job !== null ? (
              <div className="gb-card-body">
                <JobPanel
                  title={job.title}
                  {...describeJob(job, Date.now(), words)}
                  cancelLabel={words.common.cancel}
                  cancelling={job.cancelling}
                  onCancel={() => cancelJob(job.id)}
                />
              </div>
            ) : stage.at === 'idle' ? (
              <EmptyState
                icon="workbook"
                text={own.idle}
                action={
                  <>
                    <Button tone="primary" icon="upload" onClick={() => void choose()}>
                      {own.choose}
                    </Button>
                    <span className="gb-hint">{own.drop}</span>
                  </>
                }
              />
            ) : stage.at === 'failed' ? (
              <div className="gb-card-body">
                <Callout tone="bad" title={own.failed}>
                  {describeError(stage.error, words)}
                </Callout>
              </div>
            ) : (
              <ReportTables
                words={words}
                report={stage.report}
                imported={stage.at === 'imported'}
                onCopy={() => {
                  if (copyText(issuesAsText(stage.report.issues, words))) inform(words.common.copied);
                }}
              />
            )}
          </SectionCard>
        </div>
        <ExportChoices words={words.workbook.export} onExport={(content) => void exportTo(content)} />
      </PageBody>
    </>
  );
}

/** A refused import that brought its issues is shown like a check. */
function refused(path: string, error: AppError): Stage {
  return error.code === 'import-invalid' && error.details !== undefined
    ? { at: 'checked', path, report: { path, counts: [], issues: error.details } }
    : { at: 'failed', path, error };
}

interface ImportActionsProps {
  readonly stage: Exclude<Stage, { at: 'idle' }>;
  readonly busy: boolean;
  readonly onCheck: (path: string) => void;
  readonly onImport: (path: string) => void;
}

function ImportActions({ stage, busy, onCheck, onImport }: ImportActionsProps) {
  const own = useWords().workbook.import;
  if (stage.at === 'imported') return null;
  const good = stage.at === 'checked' && stage.report.issues.length === 0;
  if (!good) {
    return (
      <Button tone="primary" disabled={busy} onClick={() => onCheck(stage.path)}>
        {own.recheck}
      </Button>
    );
  }
  const changes = stage.report.counts.some(({ added, changed }) => added + changed > 0);
  return (
    <Button tone="primary" disabled={busy || !changes} onClick={() => onImport(stage.path)}>
      {own.run}
    </Button>
  );
}
