import { useEffect, useMemo, useState } from 'react';
import { sheetPapers } from '../../../shared/contract/papers.ts';
import type { PrintHabit } from '../../../shared/contract/printing.ts';
import { api, attempt } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { fileNameOf } from '../../lib/format.ts';
import { PdfView } from '../../lib/paper-preview/pdf-view.tsx';
import { usePreview } from '../../lib/paper-preview/use-preview.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { useSettings } from '../../lib/settings-store.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { recordKinds } from '../../../shared/domain/record-kind.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { FileSettings } from './components/file-settings.tsx';
import { LayoutChoice } from './components/layout-choice.tsx';
import { PaperTree } from './components/paper-tree.tsx';
import { PrintSettings } from './components/print-settings.tsx';
import { QueueList } from './components/queue-list.tsx';
import { changeHabit, habitOf, useHabit } from './print-habits.ts';
import { choose, nothingSpecial, type Queued, type Target, targets, usePrinting } from './printing-store.ts';
import { runQueue, stopQueue, templateOf } from './run-queue.ts';
import { TemplatesDialog } from '../../lib/templates/templates-dialog.tsx';
import { matchingGroups } from './tree-groups.ts';
import './printing.css';

/** Many papers at once: chosen on the left, printed or saved in the middle, looked at on the right. */
export function PrintingScreen() {
  const all = useWords();
  const words = all.printing;
  const view = usePrinting();
  useSettings(({ printing }) => printing); // the queue says how each paper will be printed
  const [page, setPage] = useState<{ readonly page: number } | null>(null);
  const catalogue = useLoaded(() => api.papers.catalogue({}), { key: 'all', kinds: recordKinds });
  const templates = useLoaded(() => api.templates.list({}), {
    key: 'templates',
    kinds: ['paperTemplate', 'paperTemplateVersion'],
  });
  const asked = useNavigation(({ params }) => params);
  useEffect(() => {
    if (asked['templates'] === undefined) return;
    usePrinting.setState({ templatesOpen: true });
    replaceParams({});
  }, [asked]);
  const printers = useLoaded(() => api.desktop.printers({}), { key: 'printers', kinds: [] });
  const groups = useMemo(
    () => matchingGroups(catalogue.value ?? [], { text: view.text, kinds: words.kinds }),
    [catalogue.value, view.text, words.kinds],
  );

  // Papers of records that have gone, or of another file, leave the queue.
  useEffect(() => {
    const { value } = catalogue;
    if (value === null || usePrinting.getState().run !== null) return;
    const now = new Set(value.flatMap(({ items }) => items.map(({ key }) => key)));
    const gone = usePrinting.getState().queue.filter(({ key }) => !now.has(key));
    if (gone.length > 0) choose(gone, false);
  }, [catalogue]);

  const shown = view.queue.find(({ key }) => key === view.shown) ?? null;
  const preview = usePreview(shown?.spec ?? null, all.handbook.previewJob);
  const habit = useHabit(shown?.paper ?? null);
  const pageCount = preview.busy || preview.pdf === null ? null : preview.pdf.sizes.length;
  const found = printers.value?.printers ?? null;
  const noPrinter = found !== null && found.length === 0;
  const toPrinter = view.target === 'printer';
  const blocked = view.queue.length === 0 || (toPrinter && (found === null || noPrinter));
  const once = shown === null ? nothingSpecial : (view.once[shown.key] ?? nothingSpecial);

  const start = async (items: readonly Queued[], acceptMissing: boolean): Promise<void> => {
    if (toPrinter) {
      await runQueue(items, { target: 'printer', folder: '', templates: [], acceptMissing });
      return;
    }
    const picked = await attempt(api.desktop.pickFiles({ kind: 'any', multiple: false, folders: true }));
    const folder = picked?.paths[0];
    if (folder !== undefined) {
      const forms = templates.value ?? [];
      await runQueue(items, { target: view.target, folder, templates: forms, acceptMissing });
    }
  };
  usePrintRequest(blocked || view.run !== null ? null : () => void start(view.queue, false));

  const describe = (item: Queued): string => {
    if (view.target === 'pdf') return habitOf(item.paper).fileBooklet ? words.booklet : '';
    if (!toPrinter) return '';
    const { copies, sides, booklet } = habitOf(item.paper);
    const range = view.once[item.key]?.range.trim() ?? '';
    return [
      copies > 1 ? `${words.copies} ${copies}` : '',
      booklet ? words.booklet : sides === 'one' ? '' : words.sidesOf[sides],
      range === '' ? '' : `${words.range} ${range}`,
    ]
      .filter((piece) => piece !== '')
      .join(' · ');
  };

  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={
          <>
            <Button icon="file" onClick={() => view.set({ templatesOpen: true })}>
              {all.templates.open}
            </Button>
            {view.run === null ? (
              <Button
                tone="primary"
                icon={toPrinter ? 'print' : 'download'}
                disabled={blocked}
                onClick={() => void start(view.queue, false)}
              >
                {toPrinter ? words.printAll(view.queue.length) : words.saveAll(view.queue.length)}
              </Button>
            ) : (
              <Button icon="close" disabled={view.run.stopping} onClick={stopQueue}>
                {words.cancelAll}
              </Button>
            )}
          </>
        }
      />
      <div className="printing">
        <section className="printing-choice" aria-label={words.choose}>
          <div className="printing-find">
            <SearchField label={words.find} value={view.text} onChange={(typed) => view.set({ text: typed })} />
          </div>
          <div className="printing-scroll">
            {catalogue.error !== null && <p role="alert">{describeError(catalogue.error, all)}</p>}
            {catalogue.value !== null && groups.length === 0 && (
              <p className="gb-hint printing-none">{all.common.noMatch(view.text)}</p>
            )}
            <PaperTree
              groups={groups}
              chosen={new Set(view.queue.map(({ key }) => key))}
              open={new Set(view.text.trim() === '' ? view.open : groups.map(({ paper }) => paper))}
              words={words}
              onChoose={choose}
              onOpen={(paper, open) =>
                view.set({ open: open ? [...view.open, paper] : view.open.filter((other) => other !== paper) })
              }
            />
          </div>
        </section>
        <section className="printing-middle" aria-label={words.queue}>
          <div className="printing-target">
            <Segments
              label={words.target}
              value={view.target}
              options={targets.map((name) => ({ value: name, label: words.targets[name] }))}
              onChange={(name) => view.set({ target: name as Target, progress: {}, ended: null })}
            />
          </div>
          {toPrinter && noPrinter && (
            <Callout tone="warn" title={words.noPrinter}>
              <p>{words.noPrinterText}</p>
              <div className="gb-actions">
                <Button onClick={() => void printers.reload()}>{words.findPrinters}</Button>
                <Button onClick={() => view.set({ target: 'pdf' })}>{words.toPdf}</Button>
              </div>
            </Callout>
          )}
          {printers.error !== null && <p role="alert">{describeError(printers.error, all)}</p>}
          {toPrinter && !noPrinter && found !== null && shown !== null && (
            <>
              <h2>{words.settingsOf(words.kinds[shown.paper])}</h2>
              <PrintSettings
                key={shown.key}
                habit={habit}
                once={once}
                printers={found}
                pageCount={pageCount}
                words={words}
                onHabit={(change: Partial<PrintHabit>) => void changeHabit(shown.paper, change)}
                onOnce={(change) => view.set({ once: { ...view.once, [shown.key]: { ...once, ...change } } })}
              />
            </>
          )}
          {view.target === 'pdf' && shown !== null && (
            <>
              <h2>{words.fileSettingsOf(words.kinds[shown.paper])}</h2>
              <FileSettings
                habit={habit}
                pageCount={pageCount}
                words={words}
                sizeInWords={all.papers.bookletSize}
                onHabit={(change) => void changeHabit(shown.paper, change)}
              />
            </>
          )}
          {view.target === 'docx' && shown !== null && (
            <LayoutChoice
              paper={shown.paper}
              templates={templates.value ?? []}
              templateId={templateOf(shown.paper, templates.value ?? [])?.id ?? ''}
              kind={words.kinds[shown.paper]}
              words={all.templates}
              onChoose={(templateId) => void changeHabit(shown.paper, { templateId })}
            />
          )}
          <div className="printing-queue-head">
            <h2>{words.queue}</h2>
            {view.queue.length > 0 && <span className="gb-muted">{words.queueCount(view.queue.length)}</span>}
            <span className="printing-state" role="status">
              {view.run !== null
                ? words.running(view.run.done, view.run.total)
                : view.ended === null
                  ? ''
                  : view.ended.stopped
                    ? words.stopped(view.ended.done)
                    : words.finished(view.ended.done, view.ended.open)}
            </span>
            {view.queue.length > 0 && view.run === null && (
              <Button tone="quiet" onClick={() => choose(view.queue, false)}>
                {words.clear}
              </Button>
            )}
          </div>
          {view.run !== null && (
            <div
              className="gb-progress printing-progress"
              role="progressbar"
              aria-label={words.queue}
              aria-valuemin={0}
              aria-valuemax={view.run.total}
              aria-valuenow={view.run.done}
            >
              <span style={{ width: `${(view.run.done / view.run.total) * 100}%` }} />
            </div>
          )}
          {view.queue.length === 0 ? (
            <EmptyState compact icon="printing" text={words.queueEmpty} />
          ) : (
            <QueueList
              queue={view.queue}
              progress={view.progress}
              shown={view.shown}
              running={view.run !== null}
              words={words}
              describe={describe}
              describeError={({ error }) => describeError(error, all)}
              onShow={(key) => view.set({ shown: key })}
              onTakeOut={(item) => choose([item], false)}
              onRetry={(item, acceptMissing) => void start([item], acceptMissing)}
              nameOf={fileNameOf}
              onOpenFile={(path) => void attempt(api.desktop.openFile({ path }))}
              onShowInFolder={(path) => void attempt(api.desktop.showInFolder({ path }))}
            />
          )}
          {view.target === 'xlsx' && view.queue.some(({ paper }) => !sheetPapers.has(paper)) && (
            <p className="gb-hint">{words.states['no-sheet']}</p>
          )}
        </section>
        <section className="printing-pages" aria-label={words.preview('')}>
          {shown === null && <p className="gb-hint printing-none">{words.previewNone}</p>}
          {shown !== null && preview.error !== null && (
            <Callout tone="bad" title={all.handbook.failed}>
              <p>{describeError(preview.error, all)}</p>
              <Button onClick={preview.refresh}>{all.handbook.retry}</Button>
            </Callout>
          )}
          {shown !== null && preview.pdf === null && preview.error === null && (
            <p className="paper-waiting" role="status">
              <span className="gb-spinner" aria-hidden="true" /> {all.handbook.composing}
            </p>
          )}
          {shown !== null && preview.pdf !== null && (
            <PdfView
              key={shown.key}
              pdf={preview.pdf}
              zoom={view.zoom}
              words={{ ...all.handbook, label: words.preview(shown.title) }}
              status={pageCount === null ? all.handbook.composing : ''}
              target={page}
              onZoom={(zoom) => view.set({ zoom })}
              onPage={() => setPage(null)}
            />
          )}
        </section>
      </div>
      {view.templatesOpen && <TemplatesDialog onClose={() => view.set({ templatesOpen: false })} />}
    </>
  );
}
