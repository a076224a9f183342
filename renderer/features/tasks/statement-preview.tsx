import { useState } from 'react';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { describeError } from '../../lib/error-words.ts';
import type { Zoom } from '../../lib/paper-preview/page-layout.ts';
import { PdfView } from '../../lib/paper-preview/pdf-view.tsx';
import { usePreview } from '../../lib/paper-preview/use-preview.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/page.tsx';

const ignore = (): void => undefined;

/** The true pages beside the form, set again after every edit. */
export function StatementPreview({ spec, title }: { readonly spec: PaperSpec; readonly title: string }) {
  const all = useWords();
  const words = all.handbook;
  const [zoom, setZoom] = useState<Zoom>('width');
  const preview = usePreview(spec, words.previewJob);
  const status = preview.busy ? words.composing : preview.pdf === null ? '' : words.upToDate(preview.pdf.sizes.length);
  return (
    <section className="paper-pane statement-preview" aria-label={all.statements.previewPane}>
      {preview.missingGlyphs.length > 0 && (
        <Callout tone="warn">{words.missingGlyphs(preview.missingGlyphs.slice(0, 40).join(' '))}</Callout>
      )}
      {preview.error !== null && (
        <Callout tone="bad" title={words.failed}>
          <p>{describeError(preview.error, all)}</p>
          <Button onClick={preview.refresh}>{words.retry}</Button>
        </Callout>
      )}
      {preview.pdf === null && preview.error === null && (
        <p className="paper-waiting" role="status">
          <span className="gb-spinner" aria-hidden="true" /> {words.composing}
        </p>
      )}
      {preview.pdf !== null && (
        <PdfView
          pdf={preview.pdf}
          zoom={zoom}
          words={{ ...words, label: words.previewLabel(title) }}
          status={status}
          target={null}
          onZoom={setZoom}
          onPage={ignore}
        />
      )}
    </section>
  );
}
