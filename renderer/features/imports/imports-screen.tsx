import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { api } from '../../lib/client.ts';
import type { AppError } from '../../../shared/app-error.ts';
import { describeError } from '../../lib/error-words.ts';
import { fileNameOf } from '../../lib/format.ts';
import { takeHandedFiles } from '../../lib/handed-files.ts';
import { describeIssue } from '../../lib/issue-words.ts';
import { describeJob } from '../../lib/job-words.ts';
import { navigate } from '../../lib/navigation.ts';
import { cancelJob, useJob } from '../../lib/run-job.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { undoStep } from '../../lib/undo.ts';
import type { Words } from '../../lib/words/words-shape.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Callout, PageBody, PageHeader } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { FilePreview } from './components/file-preview.tsx';
import { ImportReportView } from './components/import-report.tsx';
import { countWanted, leaveOut, startOver, useImports } from './imports-store.ts';
import { applyFiles, assignTexts, mapColumns, readFiles, takeBack } from './use-import-files.ts';
import './imports.css';

/** Word and Excel files of others: choose, compare, import, and take it back. */
export function ImportsScreen() {
  const all = useWords();
  const words = all.imports;
  const { files, active, lit, report, undoId } = useImports();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const body = useRef<HTMLDivElement>(null);
  const file = files[Math.min(active, files.length - 1)];
  const wanted = countWanted(files);

  // What is lit comes into view on both sides.
  useEffect(() => {
    if (lit === '') return;
    const selectors = [`[data-key="${CSS.escape(lit)}"]`, `[data-target="${CSS.escape(lit)}"]`];
    for (const selector of selectors) body.current?.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
  }, [lit]);

  const pick = async (): Promise<void> => {
    const picked = await api.desktop.pickFiles({ kind: 'foreign', multiple: true });
    if (!picked.ok) return reportError(picked.error);
    await readFiles(picked.value.paths, setJobId);
  };
  /** Once more, after the user has saved it in another way or closed it elsewhere. */
  const readOther = async (path: string): Promise<void> => {
    leaveOut(path);
    await readFiles([path], setJobId);
    useImports.setState(({ files: now }) => ({
      active: Math.max(
        0,
        now.findIndex((one) => one.path === path),
      ),
    }));
  };
  const walkTabs = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = active + step;
    if (step === 0 || next < 0 || next >= files.length) return;
    event.preventDefault();
    useImports.setState({ active: next, lit: '' });
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  const drop = (dropped: readonly File[]): void => {
    const paths = dropped.map((one) => api.pathOf(one)).filter((path) => path !== '');
    if (paths.length < dropped.length) inform(all.common.notOnDisk);
    void readFiles(paths, setJobId);
  };
  // What was dropped on another screen is read as soon as this one stands.
  useEffect(() => void readFiles(takeHandedFiles(), setJobId), []);

  const busy = job !== null || files.some(({ updating }) => updating);
  const runLabel =
    wanted.positions > 0
      ? words.run(wanted.positions)
      : wanted.workflows > 0
        ? words.runWorkflows(wanted.workflows)
        : words.runNothing;
  return (
    <FileDrop label={words.dropHere} onFiles={drop}>
      <div className="gb-import" ref={body}>
        <PageHeader
          title={words.title}
          subtitle={files.length === 0 ? words.subtitle : undefined}
          actions={
            files.length > 0 && (
              <>
                <Button disabled={busy} onClick={startOver}>
                  {words.startOver}
                </Button>
                <Button icon="plus" disabled={busy} onClick={() => void pick()}>
                  {words.addMore}
                </Button>
                <Button
                  tone="primary"
                  disabled={busy || wanted.positions + wanted.workflows === 0}
                  onClick={() => void applyFiles(setJobId)}
                >
                  {runLabel}
                </Button>
              </>
            )
          }
        />
        {job !== null && (
          <div className="gb-import-job">
            <JobPanel
              title={job.title}
              {...describeJob(job, Date.now(), all)}
              cancelLabel={all.common.cancel}
              cancelling={job.cancelling}
              onCancel={() => cancelJob(job.id)}
            />
          </div>
        )}
        {files.length > 1 && (
          <div className="gb-import-files-bar">
            <div className="gb-import-files" role="tablist" aria-label={words.files} onKeyDown={walkTabs}>
              {files.map(({ path, error }, index) => (
                <button
                  key={path}
                  type="button"
                  role="tab"
                  aria-selected={index === active}
                  tabIndex={index === active ? 0 : -1}
                  title={path}
                  ref={index === active ? showTab : undefined}
                  onClick={() => useImports.setState({ active: index, lit: '' })}
                >
                  {fileNameOf(path)}
                  {error !== null && ` · ${words.failed}`}
                </button>
              ))}
            </div>
            {file !== undefined && (
              <Button tone="quiet" icon="close" disabled={busy} onClick={() => leaveOut(file.path)}>
                {words.leaveOut}
              </Button>
            )}
          </div>
        )}
        {report !== null && files.length === 0 ? (
          <ImportReportView
            report={report}
            words={words}
            onPositions={() =>
              navigate('positions', report.positionIds[0] === undefined ? {} : { id: report.positionIds[0] })
            }
            onEvidence={() => navigate('evidence')}
            onUndo={() => {
              startOver();
              void undoStep(undoId);
            }}
            onAgain={() => void pick()}
          />
        ) : file === undefined ? (
          job === null && (
            <PageBody>
              <EmptyState
                icon="imports"
                text={words.idle}
                action={
                  <>
                    <Button tone="primary" icon="upload" onClick={() => void pick()}>
                      {words.choose}
                    </Button>
                    <span className="gb-hint">{words.drop}</span>
                  </>
                }
              />
            </PageBody>
          )
        ) : file.preview === null ? (
          <PageBody width="narrow">
            <Callout tone="bad" title={`${words.failed}：${fileNameOf(file.path)}`}>
              {file.error === null ? null : describeRefusal(file.error, all)}
            </Callout>
            <div className="gb-actions">
              <Button icon="upload" onClick={() => void readOther(file.path)}>
                {words.readAgain}
              </Button>
              <Button onClick={() => leaveOut(file.path)}>{words.leaveOut}</Button>
            </div>
          </PageBody>
        ) : (
          <FilePreview
            key={file.path}
            file={file}
            preview={file.preview}
            lit={lit}
            words={all}
            onColumns={(fingerprint, layout) => void mapColumns(file, { fingerprint, layout })}
            onAssign={(assignments) => void assignTexts(file, assignments)}
            onTakeBack={(assignment) => void takeBack(file, assignment)}
          />
        )}
      </div>
    </FileDrop>
  );
}

/** Keeps the tab of the file that is shown in sight. */
function showTab(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Why a file cannot be read, and what to do. */
function describeRefusal(error: AppError, words: Words): string {
  const [issue] = error.details ?? [];
  if (error.code !== 'import-invalid' || issue === undefined) return describeError(error, words);
  // Names of inner parts and limits help nobody here.
  const { problem, cure } = describeIssue({ where: issue.where, rule: issue.rule }, words);
  return `${problem}。${cure}`;
}
