import { useEffect, useState } from 'react';
import { api } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { todayHere } from '../../lib/day-text.ts';
import { fileNameOf } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { closeWorkspace } from '../../lib/open-workspace.ts';
import { runJob } from '../../lib/run-job.ts';
import { track } from '../../lib/save-state.ts';
import { saveSettings, useSettings } from '../../lib/settings-store.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { refreshWorkspace, setWorkspace, useWorkspace } from '../../lib/workspace-store.ts';
import { flushDrafts } from '../../ui/draft.ts';
import { PageBody, PageHeader } from '../../ui/page.tsx';
import { AboutCard, type About } from './components/about-card.tsx';
import { type CheckOutcome, CareCard } from './components/care-card.tsx';
import { FileCard } from './components/file-card.tsx';
import { ProgramCard } from './components/program-card.tsx';
import './settings.css';

/** The program on this computer, and the open file. */
export function SettingsScreen() {
  const words = useWords();
  const settings = useSettings();
  const status = useWorkspace((state) => state.status);
  const [about, setAbout] = useState<About | null>(null);
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  const keeping = useLoaded(() => api.keeping.status({}), { key: 'keeping', kinds: [] });
  useEffect(() => {
    void refreshWorkspace();
    void api.desktop.about({}).then((result) => {
      if (result.ok) setAbout(result.value);
    });
  }, []);

  const setAuthor = async (author: string): Promise<boolean> => {
    const saved = await saveSettings({ author });
    const result = await track(() => api.workspace.setAuthor({ author }), 'workspace.setAuthor');
    if (result.ok) setWorkspace(result.value);
    return saved && result.ok;
  };
  const backup = async (): Promise<void> => {
    if (status === null) return;
    await flushDrafts();
    const own = words.settings.backup;
    const target = await api.desktop.pickTarget({
      kind: 'workspace',
      suggestedName: own.backupName(status.departmentName, todayHere()),
    });
    if (!target.ok) return reportError(target.error);
    const { path } = target.value;
    if (path === null) return;
    const result = await runJob(api.workspace.backup, { path }, { title: own.backupJob });
    if (!result.ok) return reportError(result.error);
    notify(own.backupDone(fileNameOf(path), formatBytes(result.value.sizeBytes)), {
      label: words.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
  };
  const check = async (): Promise<void> => {
    setOutcome(null);
    const result = await runJob(api.workspace.check, {}, { title: words.settings.backup.checkJob });
    void keeping.reload();
    if (result.ok) setOutcome(result.value);
    else reportError(result.error);
  };

  return (
    <>
      <PageHeader title={words.settings.title} subtitle={words.settings.subtitle} />
      <PageBody>
        <ProgramCard
          words={words.settings.program}
          settings={settings}
          onChange={(change) => void saveSettings(change)}
          onAuthor={setAuthor}
        />
        {status !== null && (
          <FileCard
            words={words}
            status={status}
            onShowInFolder={() => void api.desktop.showInFolder({ path: status.path })}
            onSwitch={() => void flushDrafts().then(closeWorkspace)}
          />
        )}
        {status !== null && (
          <CareCard
            words={words.settings.backup}
            outcome={outcome}
            lastCheck={keeping.value?.finished?.touchedAt ?? null}
            damaged={keeping.value?.damaged.length ?? 0}
            onOpenKeeping={() => navigate('keeping')}
            onBackup={() => void backup()}
            onCheck={() => void check()}
          />
        )}
        {about !== null && <AboutCard words={words.settings.about} about={about} status={status} />}
      </PageBody>
    </>
  );
}
