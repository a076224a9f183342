import { type DragEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { coverageStates, lackingStates } from '../../../shared/domain/coverage/judge.ts';
import { coverageKinds, coverageTargets } from '../../../shared/domain/coverage/kinds.ts';
import type { CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import type { YearBasis } from '../../../shared/domain/coverage/year-span.ts';
import { spanText } from '../../../shared/domain/coverage/year-span.ts';
import { api } from '../../lib/client.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { pickProof, type ProofTarget, takeInProof } from '../../lib/proof/link-proof.ts';
import { PaperTools } from '../../lib/paper-tools.tsx';
import { ProofDialog } from '../../lib/proof/proof-dialog.tsx';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments, Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { CheckView } from './check-view.tsx';
import { CoverageFilterBar } from './components/coverage-filter-bar.tsx';
import { CoverageGrid } from './components/coverage-grid.tsx';
import { CoveragePanel } from './components/coverage-panel.tsx';
import { filterCoverage, lineId } from './coverage-lines.ts';
import { draggedPieces } from './dragged-pieces.ts';
import { everything, useCoverageView } from './coverage-store.ts';
import { useCoverage } from './use-coverage.ts';
import './coverage.css';

/** Which evidence is there and which is missing: standard by position by task by year. */
export function CoverageScreen() {
  const all = useWords();
  const words = all.coverage;
  const view = useCoverageView();
  const { basis, year, set } = view;
  const coverage = useCoverage(basis, year);
  const asked = useNavigation((state) => state.params);
  const [adding, setAdding] = useState<CoverageRow | null>(null);
  const data = coverage.value;
  const yearName = words.yearName(basis, year);
  const filtered = useMemo(() => filterCoverage(data?.rows ?? [], data?.positions ?? [], view), [data, view]);
  const line = data?.rows.find((row) => lineId(row) === view.lineId) ?? null;
  const opened = view.panelOpen ? line : null;
  const detail = useLoaded(
    () =>
      opened === null
        ? Promise.resolve({ ok: true as const, value: null })
        : api.coverage.detail({
            basis,
            year,
            kind: opened.kind,
            targetId: opened.targetId,
            recordName: opened.recordName,
          }),
    { key: opened === null ? '' : `${basis} ${year} ${lineId(opened)}`, kinds: ['evidence', 'evidenceLink'] },
  );

  useEffect(() => {
    const { id, kind, state, year: yearAsked, basis: basisAsked } = asked;
    const wanted = { year: Number(yearAsked ?? year), basis: basisAsked === 'school' ? 'school' : 'calendar' } as const;
    if (yearAsked !== undefined && (wanted.year !== year || wanted.basis !== basis)) {
      set(wanted);
      return;
    }
    if (data?.isWhole !== true || (id === undefined && kind === undefined && state === undefined)) return;
    const found = data.rows.find((row) => row.targetId === id);
    if (found !== undefined) set({ ...everything, tab: 'matrix', lineId: lineId(found), panelOpen: true });
    else {
      if (id !== undefined) inform(words.notExpected(yearName));
      set({
        ...everything,
        tab: 'matrix',
        kind: coverageKinds.find((one) => one === kind) ?? '',
        state: coverageStates.find((one) => one === state) ?? '',
        panelOpen: false,
      });
    }
    replaceParams({});
  }, [asked, basis, data, set, year, words, yearName]);

  // What is there, or not due yet, is no part of the check: a list narrowed down to it would be empty.
  const showCheck = (): void => set({ tab: 'check', state: lackingStates.find((state) => state === view.state) ?? '' });
  const onSelect = useCallback((id: string) => set({ lineId: id }), [set]);
  const onOpen = useCallback((row: CoverageRow) => set({ lineId: lineId(row), panelOpen: true }), [set]);
  const targetOf = (row: CoverageRow, ofYear = spanText({ basis, year })): ProofTarget => ({
    targetKind: coverageTargets[row.kind],
    targetId: row.targetId,
    recordName: row.recordName,
    year: ofYear,
  });
  const link = async (row: CoverageRow, ids: readonly string[], ofYear: string): Promise<void> => {
    const made = await coverage.link(row, ids, ofYear);
    if (made !== null) inform(made === 0 ? words.linkedAlready : words.linked(made));
  };
  const takeIn = async (row: CoverageRow, paths: readonly string[] | null, ofYear: string): Promise<void> => {
    const target = targetOf(row, ofYear);
    if (await (paths === null ? pickProof(target) : takeInProof(paths, target))) await coverage.reload();
  };
  const drop = (row: CoverageRow, event: DragEvent): void => {
    const pieces = draggedPieces(event.dataTransfer);
    if (pieces.length > 0) {
      event.preventDefault();
      void link(row, pieces, '');
      return;
    }
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    const paths = [...event.dataTransfer.files].map((file) => api.pathOf(file)).filter((path) => path !== '');
    if (paths.length === 0) inform(all.common.notOnDisk);
    onOpen(row);
    void takeIn(row, paths, '');
  };
  const openRecord = (row: CoverageRow): void => {
    if (row.kind === 'task') navigate('tasks', { id: row.targetId, year: String(year) });
    else if (row.kind === 'record') navigate('workflows', { id: row.targetId });
    else if (row.kind === 'goal') navigate('goals', { id: row.targetId });
    else if (row.kind === 'indicator') navigate('indicators', { id: row.targetId, year: String(year) });
    else if (row.kind === 'finding') navigate('findings', { id: row.targetId });
    else navigate('positions', { id: row.positionId ?? '', focus: row.targetId });
  };
  const years = yearOptions(year).flatMap((one) =>
    (['calendar', 'school'] as const).map((way) => ({ value: `${way} ${one}`, label: words.yearName(way, one) })),
  );
  const proofYears = [
    { value: '', label: words.proof.ownYear },
    ...[year, year - 1, year + 1].map((one) => ({
      value: spanText({ basis, year: one }),
      label: words.yearName(basis, one),
    })),
  ];
  return (
    <div className="coverage-screen">
      <PageHeader
        title={words.title}
        subtitle={data?.isWhole !== true ? all.common.loading : words.subtitle(yearName, data.rows.length)}
        actions={
          <>
            <PaperTools
              spec={{ paper: view.tab === 'matrix' ? 'coverage' : 'coverage-check', basis, year }}
              name={words.paperName(yearName, view.tab)}
              disabled={data?.isWhole !== true || data.rows.length === 0}
            />
            <Select
              label={words.year}
              value={`${basis} ${year}`}
              options={years}
              onChange={(value) => {
                const [way, one] = value.split(' ');
                set({ basis: way as YearBasis, year: Number(one) });
              }}
            />
          </>
        }
      />
      <div className="coverage-page">
        <div className="coverage-main" data-tab={view.tab}>
          {data?.isWhole === true && data.rows.length === 0 ? (
            <EmptyState
              icon="coverage"
              text={words.empty}
              action={
                <Button tone="primary" onClick={() => navigate('positions')}>
                  {words.emptyAction}
                </Button>
              }
            />
          ) : (
            data !== null && (
              <>
                <Segments
                  label={words.tabsLabel}
                  value={view.tab}
                  options={(['matrix', 'check'] as const).map((tab) => ({ value: tab, label: words.tabs[tab] }))}
                  onChange={(tab) => (tab === 'check' ? showCheck() : set({ tab: 'matrix' }))}
                />
                <CoverageFilterBar
                  filter={view}
                  positions={data.positions}
                  states={view.tab === 'check' ? lackingStates : coverageStates}
                  hasMarks={view.tab === 'matrix'}
                  counts={data.isWhole ? filtered.counts : null}
                  words={words}
                  onChange={set}
                />
                {view.tab === 'check' ? (
                  <CheckView positions={data.positions} yearName={yearName} onOpen={onOpen} onAdd={setAdding} />
                ) : data.isWhole && filtered.lines.length === 0 ? (
                  <EmptyState
                    compact
                    icon="search"
                    text={words.nothingFound}
                    action={<Button onClick={() => set(everything)}>{words.clearFilter}</Button>}
                  />
                ) : (
                  <CoverageGrid
                    lines={filtered.lines}
                    isWhole={data.isWhole}
                    months={data.months}
                    past={[words.yearName(basis, year - 2), words.yearName(basis, year - 1)]}
                    yearName={yearName}
                    selectedId={view.lineId}
                    narrow={opened !== null}
                    words={words}
                    onSelect={onSelect}
                    onOpen={onOpen}
                    onAdd={setAdding}
                    onDrop={drop}
                  />
                )}
              </>
            )
          )}
        </div>
        {opened !== null && (
          <CoveragePanel
            row={opened}
            detail={detail.value}
            yearName={yearName}
            words={words}
            shared={all.common}
            onClose={() => set({ panelOpen: false })}
            onLink={(pieces) =>
              void link(
                opened,
                pieces.map(({ evidenceId }) => evidenceId),
                '',
              )
            }
            onUnlink={(proof) =>
              void coverage.changing(opened, () => save(() => api.evidence.unlink({ id: proof.linkId })))
            }
            onAdd={() => setAdding(opened)}
            onTakeIn={() => void takeIn(opened, null, '')}
            onOpenEvidence={(id) => navigate('evidence', { id })}
            onOpenRecord={() => openRecord(opened)}
          />
        )}
      </div>
      {adding !== null && (
        <ProofDialog
          name={adding.title}
          suggested={opened !== null && lineId(opened) === lineId(adding) ? (detail.value?.candidates ?? []) : []}
          linked={
            new Set(
              opened === null
                ? []
                : (detail.value?.proofs ?? []).filter(({ counts }) => counts).map((one) => one.evidenceId),
            )
          }
          years={proofYears}
          onClose={() => setAdding(null)}
          onTakeIn={(ofYear) => {
            setAdding(null);
            void takeIn(adding, null, ofYear);
          }}
          onChoose={(ids, ofYear) => {
            setAdding(null);
            void link(adding, ids, ofYear);
          }}
        />
      )}
    </div>
  );
}

/** The years around today, and the one that is shown. */
function yearOptions(year: number): number[] {
  const now = new Date().getFullYear();
  return [...new Set([now + 1, now, now - 1, now - 2, now - 3, year])].sort((a, b) => b - a);
}
