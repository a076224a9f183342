import { type DragEvent, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { describeJob } from '../../lib/job-words.ts';
import { handFiles, isForeignName } from '../../lib/handed-files.ts';
import { navigate } from '../../lib/navigation.ts';
import { openPath, pickAndOpen } from '../../lib/open-workspace.ts';
import { cancelJob, newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { useSettings } from '../../lib/settings-store.ts';
import { inform } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { setWorkspace, useWorkspace } from '../../lib/workspace-store.ts';
import { Callout } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { DepartmentForm } from './components/department-form.tsx';
import { RecentFiles } from './components/recent-files.tsx';
import { StartChoices } from './components/start-choices.tsx';
import './start.css';

interface NewDepartment {
  readonly collegeName: string;
  readonly departmentName: string;
}

/** What stands in the window while no file is open. */
export function StartScreen() {
  const words = useWords();
  const recent = useSettings((settings) => settings.recent);
  const openError = useWorkspace((state) => state.openError);
  const [formOpen, setFormOpen] = useState<'closed' | 'empty' | 'foreign' | 'office'>('closed');
  /** Word and Excel files that were dropped here, for the department that is to be made. */
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [createError, setCreateError] = useState<AppError | null>(null);
  const [making, setMaking] = useState<{ jobId: string; path: string } | null>(null);
  const jobTitles = { sample: words.start.jobSample, empty: words.start.jobEmpty, office: words.start.jobOffice };
  const job = useJob(making?.jobId ?? null);

  const create = async (template: 'sample' | 'empty' | 'office', names: NewDepartment): Promise<void> => {
    setCreateError(null);
    useWorkspace.setState({ openError: null });
    const suggestedName = template === 'sample' ? words.start.sample.fileName : `${names.departmentName}.qhd`;
    const target = await api.desktop.pickTarget({ kind: 'workspace', suggestedName });
    if (!target.ok) return setCreateError(target.error);
    const { path } = target.value;
    if (path === null) return;
    const jobId = newJobId();
    setMaking({ jobId, path });
    const result = await runJob(
      api.workspace.create,
      { path, template, ...names, author: useSettings.getState().author },
      { id: jobId, inPlace: true, title: jobTitles[template] },
    );
    setMaking(null);
    if (result.ok) {
      handFiles(formOpen === 'foreign' ? dropped : []);
      if (template === 'office') navigate('members');
      else navigate(template === 'sample' ? 'overview' : formOpen === 'foreign' ? 'imports' : 'department');
      setWorkspace(result.value);
    } else if (result.error.code !== 'cancelled') setCreateError(result.error);
  };

  const onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    const paths = [...event.dataTransfer.files].filter(({ name }) => isForeignName(name)).map((one) => api.pathOf(one));
    if (paths.length > 0 && paths.every((one) => one !== '')) {
      setDropped(paths);
      setFormOpen('foreign');
      return;
    }
    const path = api.pathOf(file);
    if (path !== '') void openPath(path);
    else inform(words.common.notOnDisk);
  };

  const refused = createError ?? openError;
  return (
    <main className="gb-start" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <div className="gb-start-inner">
        <header className="gb-start-head">
          <h1>{words.common.appName}</h1>
          <p>{words.start.lead}</p>
        </header>
        {refused !== null && (
          <Callout tone="bad" title={createError ? words.start.cannotCreate : words.start.cannotOpen}>
            {describeError(refused, words)}
          </Callout>
        )}
        {making !== null && job !== null ? (
          <JobPanel
            title={words.start.creating(making.path)}
            {...describeJob(job, Date.now(), words)}
            cancelLabel={words.common.cancel}
            cancelling={job.cancelling}
            onCancel={() => cancelJob(job.id)}
          />
        ) : formOpen !== 'closed' ? (
          <DepartmentForm
            words={words}
            isOffice={formOpen === 'office'}
            next={
              formOpen === 'office'
                ? words.start.officeForm.note
                : formOpen === 'empty'
                  ? null
                  : dropped.length === 0
                    ? words.start.form.thenChoose
                    : words.start.form.thenRead(dropped.length)
            }
            onBack={() => setFormOpen('closed')}
            onCreate={(names: NewDepartment) => void create(formOpen === 'office' ? 'office' : 'empty', names)}
          />
        ) : (
          <StartChoices
            words={words.start}
            onSample={() =>
              void create('sample', { collegeName: '', departmentName: words.start.sample.departmentName })
            }
            onForeign={() => {
              setDropped([]);
              setFormOpen('foreign');
            }}
            onEmpty={() => setFormOpen('empty')}
            onOffice={() => setFormOpen('office')}
            onOpen={() => void pickAndOpen()}
          />
        )}
        {making === null && formOpen === 'closed' && (
          <RecentFiles words={words.start} recent={recent} onOpen={(path) => void openPath(path)} />
        )}
      </div>
    </main>
  );
}
