import { useEffect, useMemo, useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { ApprovalBatch } from '../../lib/approval/approval-batch.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { useApprovals } from '../../lib/approval/use-approvals.ts';
import { api } from '../../lib/client.ts';
import { handFiles } from '../../lib/handed-files.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { PositionIndex } from './components/position-index.tsx';
import { PositionTable } from './components/position-table.tsx';
import { moved } from './outline.ts';
import { HeadcountBar } from './headcount-bar.tsx';
import { organizationPaper, OrganizationView } from './organization-view.tsx';
import { PositionEditor } from './position-editor.tsx';
import { PositionsFilter } from './positions-filter.tsx';
import { filterPositions, usePositionsView } from './positions-store.ts';
import './positions.css';

/** The part of the form that mends a gap; null where the gap is in the outline. */
function focusOf(rule: string | undefined): string | null {
  if (rule === 'position-without-holder') return 'holders';
  return rule === 'position-without-workflow' ? 'workflows' : null;
}

const noRows: readonly PositionRow[] = [];
/** The same function for ever, so that the rows of the list need not be drawn anew. */
const openPosition = (id: string): void => usePositionsView.getState().open(id);

/** The positions of the department: a list to find one, and its job description to write. */
export function PositionsScreen() {
  const all = useWords();
  const words = all.positions;
  const view = usePositionsView();
  const asked = useNavigation((state) => state.params);
  const [removing, setRemoving] = useState<PositionRow | null>(null);
  const list = useLoaded(() => api.positions.list({}), {
    key: 'positions',
    kinds: [
      'position',
      'positionHolder',
      'person',
      'section',
      'duty',
      'workItem',
      'workStandard',
      'workflow',
      'evidenceLink',
    ],
  });
  const rows = list.value ?? noRows;
  const { rowOf } = useApprovals('position');
  const { text, section, onlyGaps, standing } = view;
  const shown = useMemo(
    () => filterPositions(rows, { text, section, onlyGaps, standing }, rowOf),
    [rows, text, section, onlyGaps, standing, rowOf],
  );
  const shownChecked = useMemo(() => {
    const present = new Set(shown.map(({ id }) => id));
    return new Set([...view.checked].filter((id) => present.has(id)));
  }, [shown, view.checked]);
  // Read once for the list and every editor that is opened from it: people may be thousands.
  const department = useLoaded(() => api.department.get({}), {
    key: 'department',
    kinds: ['department', 'section', 'person'],
  });
  const sections = department.value?.sections ?? [];

  const tableWords = useMemo(
    () => ({
      ...words,
      columns: { ...words.columns, standing: all.approval.column },
      label: words.listLabel,
      selectAll: all.approval.selectAll,
      selectOne: all.approval.selectOne,
    }),
    [words, all.approval],
  );

  useEffect(() => {
    const { id, focus, rule, section, filter, view: way } = asked;
    const { open, close, setView, setSection, setOnlyGaps, setText, setStanding } = usePositionsView.getState();
    if (id !== undefined) open(id, focusOf(rule) ?? focus);
    else if (way === 'chart') {
      close();
      setView('chart');
    } else if (section !== undefined || filter !== undefined) {
      close();
      setView('list');
      setText('');
      setSection(section ?? '');
      setOnlyGaps(filter === 'gaps');
      setStanding('');
    } else return;
    replaceParams({});
  }, [asked]);

  const add = async (): Promise<void> => {
    const sectionId = view.section === '' || view.section === 'none' ? null : view.section;
    const made = await save(() => api.positions.save({ id: null, fields: { name: words.newName, sectionId } }));
    if (made === null) return;
    view.open(made.id);
  };
  const remove = async (row: PositionRow): Promise<void> => {
    setRemoving(null);
    if ((await save(() => api.positions.remove({ id: row.id }))) === null) return;
    const index = shown.findIndex((other) => other.id === row.id);
    if (view.openId === row.id) view.close();
    view.select((shown[index + 1] ?? shown[index - 1])?.id ?? null);
    notify(words.removed(row.name));
  };
  const move = (id: string, by: -1 | 1): void => {
    const ids = moved(
      rows.map((row) => row.id),
      id,
      by,
    );
    if (ids !== null) void save(() => api.positions.order({ ids: [...ids] }));
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'n') {
        event.preventDefault();
        void add();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  const exportChart = (format: 'pdf' | 'docx'): void =>
    void exportPaper(organizationPaper, format, all.handbook.papers['organization-chart']);
  const reporting = rows.filter((row) => removing !== null && row.reportsToPositionId === removing.id).length;
  const dialog = removing !== null && (
    <Dialog
      title={words.removeTitle}
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
      <p>{words.removeQuestion(removing.name)}</p>
      {reporting > 0 && <p>{words.removeReporting(reporting)}</p>}
      <p className="gb-hint">{words.removeNote(removing.dutyCount, removing.standardCount)}</p>
    </Dialog>
  );

  if (view.openId !== null) {
    return (
      <>
        <SplitPane
          label={words.resizeList}
          initialWidthPx={232}
          minWidthPx={180}
          maxWidthPx={420}
          left={
            <PositionIndex
              rows={shown}
              openId={view.openId}
              words={view.view === 'chart' ? { ...words, back: words.chart.back } : words}
              onOpen={(id) => view.open(id)}
              onBack={view.close}
            />
          }
          right={<PositionEditor id={view.openId} rows={rows} department={department.value} onRemove={setRemoving} />}
        />
        {dialog}
      </>
    );
  }
  const isChart = view.view === 'chart';
  const filtered = text !== '' || section !== '' || onlyGaps || standing !== '';
  return (
    <FileDrop
      label={all.imports.dropHere}
      onFiles={(files) => {
        handFiles(files.map((file) => api.pathOf(file)).filter((path) => path !== ''));
        navigate('imports');
      }}
    >
      <PageHeader
        title={words.title}
        subtitle={list.value === null ? all.common.loading : words.subtitle(shown.length, rows.length)}
        actions={
          <>
            {isChart ? (
              <>
                <Button icon="download" onClick={() => exportChart('docx')}>
                  {all.papers.exportDocx}
                </Button>
                <Button icon="download" onClick={() => exportChart('pdf')}>
                  {all.papers.exportPdf}
                </Button>
                <Button icon="print" onClick={() => void printPaper(organizationPaper)}>
                  {all.common.print}
                </Button>
              </>
            ) : (
              <Button icon="upload" onClick={() => navigate('imports')}>
                {all.imports.entry}
              </Button>
            )}
            <Button tone="primary" icon="plus" onClick={() => void add()}>
              {words.add}
            </Button>
          </>
        }
      />
      {list.value !== null && rows.length === 0 && (!isChart || sections.length === 0) ? (
        <EmptyState
          icon="positions"
          text={words.empty}
          action={
            <>
              <div className="gb-actions">
                <Button tone="primary" icon="upload" onClick={() => navigate('imports')}>
                  {all.imports.entry}
                </Button>
                <Button onClick={() => navigate('workbook')}>{words.emptyImport}</Button>
              </div>
              <span className="gb-hint">{all.imports.drop}</span>
            </>
          }
        />
      ) : (
        <div className="positions-page">
          <PositionsFilter rows={rows} sections={sections} />
          {!isChart && shownChecked.size > 0 && (
            <ApprovalBatch
              subjectKind="position"
              decider={headNameOf(department.value)}
              ids={[...shownChecked]}
              titleOf={(id) => rows.find((row) => row.id === id)?.name ?? ''}
              rowOf={rowOf}
              onClear={() => view.setChecked(new Set())}
            />
          )}
          {isChart ? (
            list.value !== null &&
            department.value !== null && <OrganizationView department={department.value} rows={rows} shown={shown} />
          ) : list.value !== null && shown.length === 0 && filtered ? (
            <EmptyState
              compact
              icon="search"
              text={words.noMatch}
              action={
                <Button
                  onClick={() => {
                    view.setText('');
                    view.setSection('');
                    view.setOnlyGaps(false);
                    view.setStanding('');
                  }}
                >
                  {words.clearFilter}
                </Button>
              }
            />
          ) : (
            <PositionTable
              rows={shown}
              selectedId={view.selectedId}
              words={tableWords}
              rowOf={rowOf}
              checked={shownChecked}
              onCheck={view.setChecked}
              onSelect={view.select}
              onOpen={openPosition}
              onRemove={setRemoving}
              onMove={move}
            />
          )}
          <div className="positions-foot">
            <p className="gb-hint">{isChart ? words.chart.hint : words.listHint}</p>
            <HeadcountBar shown={shown} rows={rows} />
          </div>
        </div>
      )}
      {dialog}
    </FileDrop>
  );
}
