import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { api, attempt } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf } from '../../lib/format.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { linkPieces } from '../../lib/proof/link-proof.ts';
import { ProofDialog } from '../../lib/proof/proof-dialog.tsx';
import { openReading } from '../../lib/reading-door.ts';
import { cancelJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { inform, notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { EvidenceTable } from './components/evidence-table.tsx';
import { IngestReport } from './components/ingest-report.tsx';
import { DamagedNotice } from './damaged-notice.tsx';
import { EvidenceFilters } from './evidence-filters.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { inOrder, type OrderColumn, turnOrder } from './evidence-order.ts';
import { everything, filterEvidence, prepareFilter, provenBy, useEvidenceView } from './evidence-store.ts';
import { IngestProgress } from './ingest-progress-panel.tsx';
import { useEvidenceList } from './use-evidence-list.ts';
import { EvidenceSheet } from './evidence-sheet.tsx';
import { resumeIntake, UnfinishedIntake } from './unfinished-intake.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { ingest, takeFiles } from './use-ingest.ts';
import { useAskedRule } from './use-asked-rule.ts';
import { useDamaged } from './use-damaged.ts';
import { usePastedFiles } from './use-pasted-files.ts';
import './evidence.css';

const noRows: readonly EvidenceRow[] = [];

/** The evidence of the department: files come in by dropping them anywhere on the screen. */
export function EvidenceScreen() {
  const all = useWords();
  const words = all.evidence;
  const view = useEvidenceView();
  const { set } = view;
  const asked = useNavigation((state) => state.params);
  const [removing, setRemoving] = useState<EvidenceRow | null>(null);
  const [linking, setLinking] = useState(false);
  const [renamed, setRenamed] = useState(0);
  const list = useEvidenceList(view.jobId !== null);
  const targets = useLoaded(() => api.evidence.targets({}), {
    key: 'targets',
    kinds: [
      'position',
      'duty',
      'workItem',
      'workStandard',
      'workflow',
      'annualTask',
      'statement',
      'review',
      'reviewItem',
      'finding',
      'indicator',
      'section',
      'department',
    ],
  });
  // Drawn in small steps when there is time: a list that grows by the second must not hold the page.
  const listed = useDeferredValue(list.value);
  const rows = listed ?? noRows;
  const shown = useMemo(() => inOrder(filterEvidence(rows, view), view.order), [rows, view]);
  const isWhole = list.isWhole;
  useEffect(() => (isWhole ? prepareFilter(rows) : undefined), [rows, isWhole]);
  // Of the list as it is, not as it is drawn: a field that was just saved must see its own words.
  const selected = view.panelOpen ? list.value?.find((row) => row.id === view.selectedId) : undefined;
  const target = (targets.value ?? []).find((other) => other.targetId === view.targetId) ?? null;

  useEffect(() => {
    const { id, targetId } = asked;
    if (id === undefined && targetId === undefined) return;
    view.set({
      ...(id === undefined ? {} : { selectedId: id, panelOpen: true }),
      ...(targetId === undefined ? {} : { ...everything, targetId }),
    });
    replaceParams({});
  }, [asked, view]);
  useAskedRule(asked['rule']);
  const damaged = useDamaged();

  // F2 asks for the title, which stands in the panel once that is open.
  useEffect(() => {
    if (renamed > 0) document.querySelector<HTMLTextAreaElement>('#evidence-title')?.select();
  }, [renamed]);
  // Of the list as it is, too: what was just typed is sorted with the rest.
  const sort = (column: OrderColumn): void => set({ order: turnOrder(list.value ?? noRows, column, view.order) });
  const rename = (id: string): void => {
    set({ selectedId: id, panelOpen: true });
    setRenamed((times) => times + 1);
  };
  const preview = (id: string): void => openReading({ id, ids: shown.map((row) => row.id) });
  const pick = async (folders: boolean): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple: true, folders }));
    if (picked !== null) await ingest(picked.paths, words.ingesting, target);
  };
  const addPlain = async (): Promise<void> => {
    const made = await save(() => api.evidence.save({ id: null, fields: { title: words.newTitle, kind: 'object' } }));
    if (made !== null) view.set({ selectedId: made.id, panelOpen: true });
  };
  const remove = async (row: EvidenceRow): Promise<void> => {
    setRemoving(null);
    if ((await save(() => api.evidence.remove({ id: row.id }))) === null) return;
    const at = shown.findIndex((other) => other.id === row.id);
    view.set({ panelOpen: false, selectedId: (shown[at + 1] ?? shown[at - 1])?.id ?? null });
    notify(words.removed(row.title), { label: words.openBin, run: () => navigate('keeping') });
  };
  const { dragging, events } = useFileDrop((files) => {
    // A link dragged out of a browser is no file, and one without a place and without a byte holds nothing.
    if (files.every((file) => file.size === 0 && api.pathOf(file) === '')) inform(all.common.notOnDisk);
    takeFiles(files, words.ingesting, target);
  });
  usePastedFiles((files) => takeFiles(files, words.ingesting, target));
  const addUse = async (id: string, fileName: string): Promise<void> => {
    const made = await save(() => api.evidence.addUse({ id, fileName }));
    if (made !== null) notify(words.outcome.addedUse(made.title));
  };
  const unproven =
    target !== null && view.text === '' && view.kind === '' && !view.onlyUnlinked && view.takenIn === null;
  return (
    <div className="evidence-screen" {...events}>
      <PageHeader
        title={words.title}
        subtitle={
          listed === null
            ? all.common.loading
            : words.subtitle(shown.length, rows.length, formatBytes(rows.reduce((sum, row) => sum + row.sizeBytes, 0)))
        }
        actions={
          <>
            <Button onClick={() => void addPlain()}>{words.addPlain}</Button>
            <Button icon="open" onClick={() => void pick(true)}>
              {words.addFolder}
            </Button>
            <Button tone="primary" icon="upload" onClick={() => void pick(false)}>
              {words.addFiles}
            </Button>
          </>
        }
      />
      <div className="evidence-page">
        <div className="evidence-main">
          {view.jobId !== null && <IngestProgress jobId={view.jobId} onCancel={cancelJob} />}
          <DamagedNotice count={damaged.size} />
          <UnfinishedIntake />
          {view.outcome !== null && (
            <IngestReport
              outcome={view.outcome}
              words={words.outcome}
              fileNameOf={fileNameOf}
              onClose={() => view.set({ outcome: null })}
              onResume={() => void resumeIntake()}
              onOpen={(id) => view.set({ selectedId: id, panelOpen: true })}
              onEdit={(ids) => {
                set({ ...everything, takenIn: new Set(ids), order: null });
                set({ mode: 'sheet', panelOpen: false, outcome: null });
              }}
              onAddUse={(id, fileName) => void addUse(id, fileName)}
            />
          )}
          {listed !== null && rows.length === 0 ? (
            <EmptyState icon="evidence" text={words.empty} action={<p className="gb-hint">{words.dropHint}</p>} />
          ) : (
            <>
              <EvidenceFilters target={target} />
              {listed !== null && shown.length === 0 && unproven ? (
                <EmptyState
                  compact
                  icon="evidence"
                  text={words.targetEmpty}
                  action={
                    <div className="gb-actions gb-actions-center">
                      <Button icon="upload" onClick={() => void pick(false)}>
                        {words.addFiles}
                      </Button>
                      <Button disabled={rows.length === 0} onClick={() => setLinking(true)}>
                        {words.linkExisting}
                      </Button>
                    </div>
                  }
                />
              ) : listed !== null && shown.length === 0 ? (
                <EmptyState
                  compact
                  icon="search"
                  text={words.noMatch}
                  action={<Button onClick={() => set(everything)}>{words.showAll}</Button>}
                />
              ) : view.mode === 'sheet' ? (
                <EvidenceSheet
                  rows={shown}
                  all={rows}
                  list={list}
                  targets={targets.value ?? []}
                  order={view.order}
                  onSort={sort}
                  onPreview={preview}
                />
              ) : (
                <EvidenceTable
                  rows={shown}
                  damaged={damaged}
                  selectedId={view.selectedId}
                  words={words}
                  narrow={selected !== undefined}
                  order={view.order}
                  onSort={sort}
                  formatBytes={formatBytes}
                  onSelect={(id) => view.set({ selectedId: id })}
                  onOpen={(id) => view.set({ selectedId: id, panelOpen: true })}
                  onRename={rename}
                  onPreview={preview}
                  onRemove={setRemoving}
                />
              )}
            </>
          )}
        </div>
        {selected !== undefined && (
          <EvidencePanel
            key={selected.id}
            row={selected}
            damaged={damaged}
            targets={targets.value ?? []}
            onSaved={(fields) => list.show(new Map([[selected.id, fields]]))}
            dragging={dragging}
            onPreview={() => preview(selected.id)}
            onClose={() => view.set({ panelOpen: false })}
            onRemove={() => setRemoving(selected)}
          />
        )}
      </div>
      {dragging && (
        <div className="evidence-drop" aria-hidden="true">
          <div>
            <Icon name="upload" size={44} />
            <strong>{words.dropHere}</strong>
            <span>{words.dropHint}</span>
          </div>
        </div>
      )}
      {linking && target !== null && (
        <ProofDialog
          name={target.title}
          suggested={[]}
          linked={provenBy(rows, target)}
          years={[]}
          onClose={() => setLinking(false)}
          onTakeIn={() => {
            setLinking(false);
            void pick(false);
          }}
          onChoose={(ids) => {
            setLinking(false);
            void linkPieces(ids, { ...target, year: '' });
          }}
        />
      )}
      {removing !== null && (
        <Dialog
          title={words.remove}
          closeLabel={all.common.close}
          onClose={() => setRemoving(null)}
          footer={
            <>
              <Button data-autofocus="" onClick={() => setRemoving(null)}>
                {all.common.cancel}
              </Button>
              <Button tone="danger" onClick={() => void remove(removing)}>
                {all.common.remove}
              </Button>
            </>
          }
        >
          <p>{words.removeQuestion(removing.title)}</p>
          <p className="gb-hint">{words.removeNote}</p>
        </Dialog>
      )}
    </div>
  );
}
