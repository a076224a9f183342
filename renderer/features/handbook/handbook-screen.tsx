import { useCallback, useEffect, useState } from 'react';
import { type PaperFormat, sheetPapers } from '../../../shared/contract/papers.ts';
import type { SheetsInFold } from '../../../shared/domain/print-order.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { fileNameOf } from '../../lib/format.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { exportBooklet, exportPaper, printPaper, type WrittenPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageHeader } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { BookletDialog } from './components/booklet-dialog.tsx';
import { PaperChooser } from './components/paper-chooser.tsx';
import { PaperOutline } from './components/paper-outline.tsx';
import { PdfView } from '../../lib/paper-preview/pdf-view.tsx';
import { HandbookSide } from './handbook-side.tsx';
import { approvedPapers, type PaperName, paperNames, specOf, useHandbookView } from './handbook-store.ts';
import { usePreview } from '../../lib/paper-preview/use-preview.ts';
import { useWritingPlace } from './writing-place.ts';
import './handbook.css';

/** Every paper of the department as the pages that will be printed. */
export function HandbookScreen() {
  const all = useWords();
  const words = all.handbook;
  const view = useHandbookView();
  const asked = useNavigation((state) => state.params);
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const [target, setTarget] = useState<{ readonly page: number } | null>(null);
  const [page, setPage] = useState(0);
  const [written, setWritten] = useState<WrittenPaper | null>(null);
  const [folding, setFolding] = useState(false);
  const positions = useLoaded(() => api.positions.list({}), { key: 'positions', kinds: ['position'] });
  const workflows = useLoaded(() => api.workflows.list({}), { key: 'workflows', kinds: ['workflow'] });
  const taskYears = useLoaded(() => api.tasks.years({}), { key: 'years', kinds: ['annualTask', 'statement'] });
  const statements = useLoaded(() => api.statements.list({ year: view.year }), {
    key: String(view.year),
    kinds: ['statement'],
  });

  const tables = useLoaded(() => api.tables.list({}), { key: 'tables', kinds: ['taskTable'] });

  const statementRows = (statements.value ?? []).map(({ statement }) => ({ id: statement.id, title: statement.title }));
  const statementId = statementRows.some((row) => row.id === view.statementId)
    ? view.statementId
    : (statementRows[0]?.id ?? '');
  const tableRows = tables.value ?? [];
  const tableId = tableRows.some((row) => row.id === view.tableId) ? view.tableId : (tableRows[0]?.id ?? '');
  const special = view.paper === 'handbook' ? view.special : null;
  const spec = special?.spec ?? specOf({ ...view, statementId, tableId });
  const title = words.papers[view.paper];
  const preview = usePreview(spec, words.previewJob);
  const line = useWritingPlace(preview);
  const thisYear = new Date().getFullYear();
  const years = [...new Set([thisYear + 1, thisYear, view.year, ...(taskYears.value ?? [])])].sort((a, b) => b - a);

  useEffect(() => {
    const {
      paper,
      year,
      month,
      positionId,
      statementId: id,
      tableId: table,
      workflowId,
      chapterId,
      tab: tabAsked,
    } = asked;
    const name = paperNames.find((other) => other === paper);
    if (name === undefined) return;
    view.set({
      paper: name,
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(tabAsked === 'settings' ? { tab: 'settings' as const } : {}),
      ...(chapterId === undefined ? {} : { tab: 'compose' as const, chapterId }),
      ...(positionId === undefined ? {} : { positionId }),
      ...(workflowId === undefined ? {} : { workflowId }),
      ...(id === undefined ? {} : { statementId: id }),
      ...(month === undefined ? {} : { month: Number(month) }),
      ...(table === undefined ? {} : { tableId: table }),
    });
    replaceParams({});
  }, [asked, view]);
  useEffect(() => setWritten(null), [view.paper]);

  const nameOfFile = (): string => {
    const parts: Partial<Record<PaperName, string | undefined>> = {
      handbook: String(view.year),
      'task-plan': String(view.year),
      'task-month': `${view.year}-${String(view.month).padStart(2, '0')}`,
      'job-description': (positions.value ?? []).find((row) => row.id === view.positionId)?.name,
      statement: statementRows.find((row) => row.id === statementId)?.title,
      workflows: (workflows.value ?? []).find((row) => row.id === view.workflowId)?.name,
      'task-table': tableRows.find((row) => row.id === tableId)?.title,
    };
    const draft = view.drafts && approvedPapers.has(view.paper) ? words.draftFile : '';
    return [departmentName, title, parts[view.paper] ?? '', draft].filter((piece) => piece !== '').join('-');
  };
  const write = async (format: PaperFormat): Promise<void> => {
    if (spec !== null) setWritten((await exportPaper(spec, format, nameOfFile())) ?? written);
  };
  const writeBooklet = async (sheetsInFold: SheetsInFold): Promise<void> => {
    setFolding(false);
    if (spec !== null) setWritten((await exportBooklet(spec, nameOfFile(), sheetsInFold)) ?? written);
  };
  const print = (): void => {
    if (spec !== null) void printPaper(spec);
  };
  usePrintRequest(print);
  const onPage = useCallback((now: number) => setPage(now), []);

  const writing = view.paper === 'handbook' && view.tab === 'compose' && view.chapterId !== '';
  const goTo = useCallback((number: number) => setTarget({ page: number }), []);
  const contents = (
    <PaperOutline
      entries={preview.outline}
      now={page}
      waiting={spec !== null && preview.pdf === null && preview.error === null}
      words={words}
      onGo={goTo}
    />
  );
  const status = preview.busy ? words.composing : preview.pdf === null ? '' : words.upToDate(preview.pdf.sizes.length);
  const ready = spec !== null && preview.pdf !== null;
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            <Button icon="print" disabled={!ready} onClick={print}>
              {all.papers.print}
            </Button>
            <Button icon="download" disabled={!ready} onClick={() => void write('docx')}>
              {all.papers.exportDocx}
            </Button>
            {sheetPapers.has(view.paper) && (
              <Button icon="download" disabled={!ready} onClick={() => void write('xlsx')}>
                {all.papers.exportXlsx}
              </Button>
            )}
            <Button icon="download" disabled={!ready} onClick={() => setFolding(true)}>
              {all.papers.booklet}
            </Button>
            <Button tone="primary" icon="download" disabled={!ready} onClick={() => void write('pdf')}>
              {all.papers.exportPdf}
            </Button>
          </>
        }
      />
      {folding && preview.pdf !== null && (
        <BookletDialog
          pageCount={preview.pdf.sizes.length}
          closeLabel={all.common.close}
          words={all.papers}
          onExport={(sheetsInFold) => void writeBooklet(sheetsInFold)}
          onClose={() => setFolding(false)}
        />
      )}
      {written !== null && (
        <div className="paper-written" role="status">
          <span className="gb-ellipsis" title={written.path}>
            {words.exportDone(fileNameOf(written.path), written.pageCount)}
          </span>
          <Button tone="quiet" onClick={() => void api.desktop.openFile({ path: written.path })}>
            {all.common.openFile}
          </Button>
          <Button tone="quiet" onClick={() => void api.desktop.showInFolder({ path: written.path })}>
            {all.common.showInFolder}
          </Button>
        </div>
      )}
      <SplitPane
        label={words.resize}
        use={writing ? 'text' : 'list'}
        initialWidthPx={writing ? 620 : 340}
        minWidthPx={260}
        maxWidthPx={writing ? 900 : 560}
        left={
          <div className="handbook-left">
            <PaperChooser
              paper={view.paper}
              year={view.year}
              years={years}
              positionId={view.positionId}
              positions={positions.value ?? []}
              workflowId={view.workflowId}
              workflows={workflows.value ?? []}
              drafts={view.drafts}
              statementId={statementId}
              statements={statementRows}
              month={view.month}
              tableId={tableId}
              tables={tableRows}
              words={words}
              onChange={view.set}
            />
            {view.paper === 'handbook' ? (
              <HandbookSide headings={preview.outline} contents={contents} onGo={goTo} />
            ) : (
              <div className="handbook-panel">{contents}</div>
            )}
          </div>
        }
        right={
          <div className="paper-pane">
            {special !== null && (
              <div className="paper-special" role="status">
                <span>{special.label}</span>
                <Button tone="quiet" icon="back" onClick={() => view.set({ special: null })}>
                  {all.compose.editions.back}
                </Button>
              </div>
            )}
            {preview.missingGlyphs.length > 0 && (
              <Callout tone="warn">{words.missingGlyphs(preview.missingGlyphs.slice(0, 40).join(' '))}</Callout>
            )}
            {preview.error !== null && (
              <Callout tone="bad" title={words.failed}>
                <p>{describeError(preview.error, all)}</p>
                <Button onClick={preview.refresh}>{words.retry}</Button>
              </Callout>
            )}
            {spec === null && view.paper === 'task-table' && tables.value !== null && (
              <EmptyState
                icon="goals"
                text={words.noTable}
                action={<Button onClick={() => navigate('goals', { view: 'papers' })}>{words.makeTable}</Button>}
              />
            )}
            {spec === null && view.paper === 'statement' && statements.value !== null && (
              <EmptyState
                icon="statements"
                text={words.noStatement(view.year)}
                action={<Button onClick={() => navigate('statements')}>{words.makeStatement}</Button>}
              />
            )}
            {spec !== null && preview.pdf === null && preview.error === null && (
              <p className="paper-waiting" role="status">
                <span className="gb-spinner" aria-hidden="true" /> {words.composing}
              </p>
            )}
            {spec !== null && preview.pdf !== null && (
              <PdfView
                key={view.paper}
                pdf={preview.pdf}
                zoom={view.zoom}
                words={{ ...words, label: words.previewLabel(title) }}
                status={status}
                target={target}
                line={line}
                onZoom={(zoom) => view.set({ zoom })}
                onPage={onPage}
              />
            )}
          </div>
        }
      />
    </>
  );
}
