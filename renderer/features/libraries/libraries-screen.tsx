import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import { api } from '../../lib/client.ts';
import { describeIssue } from '../../lib/issue-words.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { describeError } from '../../lib/error-words.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { track } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { IssueTable } from '../../ui/issue-table.tsx';
import { Callout, PageHeader } from '../../ui/page.tsx';
import { coverageOf, libraryTabs, type LibraryTab, useLibrariesView } from './libraries-store.ts';
import { LibraryBrowser } from './library-browser.tsx';
import { OwnStandards } from './own-standards.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { StandardsCheckView } from './standards-check.tsx';
import './libraries.css';

/** Standard libraries to adopt from, the department's own standards, and which standards cannot be checked. */
export function LibrariesScreen() {
  const all = useWords();
  const words = all.libraries;
  const { tab, set } = useLibrariesView();
  const asked = useNavigation((state) => state.params);
  const [publishing, setPublishing] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const list = useLoaded(() => api.libraries.list({}), {
    key: 'libraries',
    kinds: ['library', 'libraryEntry', 'layerStandard', 'workStandard', 'position'],
  });
  const own = useLoaded(() => api.libraries.standards({}), { key: 'own', kinds: ['layerStandard'] });
  useEffect(() => {
    const wanted = libraryTabs.find((name) => name === asked['tab']);
    if (wanted === undefined) return;
    set({ tab: wanted, ...(wanted === 'own' ? { ownLayer: '', ownId: asked['id'] ?? null } : {}) });
    // The row that is named is shown by the table, which is read a moment later.
    replaceParams(wanted === 'own' && asked['id'] !== undefined ? { id: asked['id'] } : {});
  }, [asked, set]);

  const load = async (): Promise<void> => {
    const picked = await api.desktop.pickFiles({ kind: 'library' });
    if (!picked.ok) return reportError(picked.error);
    const path = picked.value.paths[0];
    if (path === undefined) return;
    setFailure(null);
    const result = await track(() => api.libraries.load({ path }));
    if (!result.ok) return setFailure(result.error);
    const { outcome, title, entryCount, version, previousVersion } = result.value;
    if (outcome === 'same') notify(words.same(title));
    else if (outcome === 'replaced') notify(words.replaced(title, previousVersion ?? 0, version));
    else notify(words.loaded(title, entryCount));
    set({ tab: 'browse' });
  };
  const coverage = coverageOf(list.value?.entries ?? []);
  const lines = (failure?.details ?? []).map((issue) => describeIssue(issue, all));
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={list.value === null ? all.common.loading : words.subtitle(coverage.total, coverage.adopted)}
        actions={
          <>
            <Segments
              label={words.tabsLabel}
              value={tab}
              options={libraryTabs.map((name) => ({ value: name, label: words.tabs[name] }))}
              onChange={(name) => set({ tab: name as LibraryTab })}
            />
            <Button icon="download" onClick={() => void load()}>
              {words.load}
            </Button>
            <Button icon="upload" disabled={(own.value ?? []).length === 0} onClick={() => setPublishing(true)}>
              {words.publish.button}
            </Button>
          </>
        }
      />
      {failure !== null && (
        <div className="library-failure">
          <Callout tone="bad" title={words.loadFailed}>
            {lines.length === 0 && describeError(failure, all)}
          </Callout>
          {lines.length > 0 && <IssueTable headings={all.issues.columns} lines={lines} />}
        </div>
      )}
      {list.error !== null && <Callout tone="bad">{describeError(list.error, all)}</Callout>}
      {tab === 'browse' && list.value !== null && (
        <LibraryBrowser libraries={list.value.libraries} entries={list.value.entries} />
      )}
      {tab === 'own' && own.value !== null && <OwnStandards standards={own.value} />}
      {tab === 'check' && <StandardsCheckView />}
      {publishing && own.value !== null && <PublishDialog standards={own.value} onClose={() => setPublishing(false)} />}
    </>
  );
}
