import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadingAnswer } from '../../../shared/contract/reading.ts';
import type { FilePlace } from '../../../shared/domain/reading.ts';
import { BlockView } from './components/block-view.tsx';
import { FindBox } from './components/find-box.tsx';
import { markRanges, rangesIn, showRange } from './marks.ts';
import type { ReaderProps } from './reader-props.ts';

type Paged = Extract<ReadingAnswer, { kind: 'blocks' | 'text' }>;

interface PageReaderProps extends ReaderProps {
  readonly document: Paged;
  readonly pictures: readonly (string | null)[];
}

/** A document on one long page, with its words marked. */
export function PageReader({ document, pictures, place, find: asked, words }: PageReaderProps) {
  const own = words.reading;
  const scroller = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(asked);
  const [found, setFound] = useState<{ readonly ranges: readonly Range[]; readonly at: number }>({
    ranges: [],
    at: -1,
  });
  const find = useDeferredValue(text.trim());
  const isEmpty = document.kind === 'text' ? document.text.trim() === '' : document.blocks.length === 0;

  useEffect(() => {
    const root = scroller.current;
    if (root === null) return;
    const ranges = find === '' ? [] : rangesIn(root, find);
    // From the place that was asked for on; later searches begin where one looks.
    const begin = find === asked.trim() ? elementAt(root, place) : null;
    const at = begin === null ? 0 : ranges.findIndex((range) => isFrom(range, begin));
    setFound({ ranges, at: ranges.length === 0 ? -1 : Math.max(0, at) });
    if (ranges.length === 0) begin?.scrollIntoView({ block: 'center' });
  }, [document, find, asked, place]);
  useEffect(() => {
    const now = found.ranges[found.at] ?? null;
    const root = scroller.current;
    if (now !== null && root !== null) showRange(now, root);
    return markRanges(found.ranges, now);
  }, [found]);

  const step = (by: -1 | 1): void =>
    setFound((old) =>
      old.ranges.length === 0 ? old : { ...old, at: (old.at + by + old.ranges.length) % old.ranges.length },
    );
  const status = document.kind === 'text' ? own.text.encoding(document.encoding) : own.plainNote;
  return (
    <div className="reading-paged">
      <div className="pdf-bar">
        <span className="pdf-status">{status}</span>
        <FindBox
          text={text}
          state={{ at: found.at, total: found.ranges.length, isBusy: false }}
          words={own}
          onText={setText}
          onStep={step}
        />
      </div>
      <div
        ref={scroller}
        className="reading-scroller"
        tabIndex={0}
        role="region"
        aria-label={own.title}
        data-reading-focus=""
      >
        <article className={document.kind === 'text' ? 'reading-page is-text' : 'reading-page'}>
          {isEmpty && <p className="reading-note">{own.text.empty}</p>}
          {document.kind === 'text' ? (
            <TextLines text={document.text} />
          ) : (
            <BlockView blocks={document.blocks} pictures={pictures} words={own} />
          )}
          {document.kind === 'text' && document.isCut && <p className="reading-note">{own.text.cut}</p>}
        </article>
      </div>
    </div>
  );
}

/** Lines of one element each would be too many; a hundred together are few enough to lay out when they come into sight. */
const linesAtOnce = 100;

function TextLines({ text }: { readonly text: string }) {
  const parts = useMemo(() => {
    const lines = text.split(/\r\n|[\n\r]/u);
    return Array.from({ length: Math.ceil(lines.length / linesAtOnce) }, (_, index) => ({
      first: index * linesAtOnce + 1,
      text: lines.slice(index * linesAtOnce, (index + 1) * linesAtOnce).join('\n'),
    }));
  }, [text]);
  return parts.map((part) => (
    <pre key={part.first} className="reading-lines" data-line="" data-first={part.first}>
      {part.text}
    </pre>
  ));
}

/** The element that shows a place; null when there is none to go to. */
function elementAt(root: Element, place: FilePlace | null): Element | null {
  if (place?.kind === 'paragraph') return root.querySelector(`[data-paragraph="${place.paragraph}"]`);
  if (place?.kind === 'page') return root.querySelector(`[data-page="${place.page}"]`);
  if (place?.kind === 'slide') return root.querySelector(`[data-slide="${place.slide}"]`);
  if (place?.kind !== 'line') return null;
  return (
    [...root.querySelectorAll('[data-first]')].findLast(
      (part) => Number(part.getAttribute('data-first')) <= place.line,
    ) ?? null
  );
}

/** Whether a range stands in an element or behind its beginning. */
function isFrom(range: Range, element: Element): boolean {
  const { startContainer } = range;
  if (element.contains(startContainer)) return true;
  return (element.compareDocumentPosition(startContainer) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
