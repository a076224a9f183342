import { useState } from 'react';
import { type EvidenceKind, evidenceKinds } from '../../../shared/domain/evidence.ts';
import { type EvidenceGroup, evidenceGroups } from '../../../shared/domain/evidence-groups.ts';
import { type TreeLayout, treeLayouts } from '../../../shared/domain/export-tree.ts';
import { api, attempt } from '../../lib/client.ts';
import { forgetChosen, useChosenEvidence } from '../../lib/chosen-evidence.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf, formatCount } from '../../lib/format.ts';
import { useNavigation } from '../../lib/navigation.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { inform, notify, reportError, warn } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Callout, SectionCard } from '../../ui/page.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

type ListFormat = 'pdf' | 'docx' | 'xlsx';

/** Chosen evidence as a folder of files for the experts, and as a list. */
export function ExportCard() {
  const all = useWords();
  const words = all.keeping.export;
  const { jobs, leftOut, setJob, setLeftOut } = useKeepingView();
  const running = useJob(jobs.export) !== null;
  const [year, setYear] = useState('');
  const [kind, setKind] = useState<EvidenceKind | ''>('');
  const [layout, setLayout] = useState<TreeLayout>('number');
  const [group, setGroup] = useState<EvidenceGroup | ''>('number');
  const chosen = useLoaded(() => api.keeping.choose({ year: year || null, kind: kind || null }), {
    key: `${year} ${kind}`,
    kinds: ['evidence', 'evidencePart', 'evidenceLink'],
  });
  const picked = useChosenEvidence((state) => state.ids);
  const ids = picked ?? chosen.value?.evidenceIds ?? [];
  const isAll = picked === null && year === '' && kind === '';
  const busy = running || ids.length === 0;
  const exportTree = async (): Promise<void> => {
    const target = await attempt(api.desktop.pickFiles({ kind: 'any', multiple: false, folders: true }));
    const folder = target?.paths[0];
    if (folder === undefined) return;
    const id = newJobId();
    setJob('export', id);
    setLeftOut([]);
    const input = { evidenceIds: isAll ? null : [...ids], layout, folder };
    const result = await runJob(api.keeping.exportTree, input, { title: words.job, id, inPlace: true });
    setJob('export', null);
    if (!result.ok) {
      reportError(result.error);
      return;
    }
    const { path, files, damaged, withoutFile } = result.value;
    setLeftOut(damaged);
    notify(words.done(formatCount(files), fileNameOf(path)), {
      label: all.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
    // The list of them stands on this screen; somebody who went elsewhere meanwhile must not take the export for whole.
    if (damaged.length > 0 && useNavigation.getState().screen !== 'keeping')
      warn(words.damagedElsewhere(formatCount(damaged.length)));
    if (withoutFile > 0) inform(words.withoutFile(formatCount(withoutFile)));
  };
  const exportList = async (format: ListFormat): Promise<void> => {
    const target = await attempt(
      api.desktop.pickTarget({ kind: format === 'xlsx' ? 'workbook' : format, suggestedName: words.listName(format) }),
    );
    const path = target?.path ?? null;
    if (path === null) return;
    const id = newJobId();
    setJob('export', id);
    const spec = {
      paper: 'evidence-list' as const,
      ...(group === '' ? {} : { group }),
      ...(isAll ? {} : { evidenceIds: [...ids] }),
    };
    const result = await runJob(api.papers.export, { spec, format, path }, { title: words.listJob, id, inPlace: true });
    setJob('export', null);
    if (!result.ok) reportError(result.error);
    else
      notify(words.listDone(fileNameOf(path)), {
        label: all.common.showInFolder,
        run: () => void api.desktop.showInFolder({ path }),
      });
  };
  return (
    <SectionCard
      title={words.title}
      id="export"
      {...(chosen.value === null || picked !== null
        ? {}
        : { note: words.chosen(formatCount(ids.length), formatBytes(chosen.value.fileBytes)) })}
    >
      <p className="gb-hint">{words.intro}</p>
      {picked === null ? (
        <div className="keeping-choice">
          <label>
            <span>{words.year}</span>
            <select className="gb-select" value={year} onChange={(event) => setYear(event.currentTarget.value)}>
              <option value="">{words.allYears}</option>
              {(chosen.value?.years ?? []).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            <span>{words.kind}</span>
            <select
              className="gb-select"
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as EvidenceKind | '')}
            >
              <option value="">{words.allKinds}</option>
              {evidenceKinds.map((name) => (
                <option key={name} value={name}>
                  {all.evidence.kinds[name]}
                </option>
              ))}
            </select>
          </label>
          {year !== '' && <span className="gb-hint">{words.yearHint(year)}</span>}
        </div>
      ) : (
        <div className="keeping-choice">
          <strong>{words.picked(formatCount(picked.length))}</strong>
          <Button tone="quiet" onClick={forgetChosen}>
            {words.forgetPicked}
          </Button>
        </div>
      )}
      <div className="keeping-choice">
        <label>
          <span>{words.layout}</span>
          <select
            className="gb-select"
            value={layout}
            onChange={(event) => setLayout(event.currentTarget.value as TreeLayout)}
          >
            {treeLayouts.map((name) => (
              <option key={name} value={name}>
                {words.layouts[name]}
              </option>
            ))}
          </select>
        </label>
        <Button icon="download" disabled={busy} onClick={() => void exportTree()}>
          {words.exportFiles}
        </Button>
      </div>
      <div className="keeping-choice">
        <label>
          <span>{words.group}</span>
          <select
            className="gb-select"
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value as EvidenceGroup | '')}
          >
            <option value="">{words.groups.none}</option>
            {evidenceGroups.map((name) => (
              <option key={name} value={name}>
                {words.groups[name]}
              </option>
            ))}
          </select>
        </label>
        {(['pdf', 'docx', 'xlsx'] as const).map((format) => (
          <Button key={format} icon="file" disabled={busy} onClick={() => void exportList(format)}>
            {words.formats[format]}
          </Button>
        ))}
      </div>
      {leftOut.length > 0 && (
        <Callout tone="bad" title={words.damaged(formatCount(leftOut.length))}>
          <ul>
            {leftOut.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Callout>
      )}
      <RunningJob id={jobs.export} />
    </SectionCard>
  );
}
