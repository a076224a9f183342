import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { Zoom } from '../../lib/paper-preview/page-layout.ts';
import type { OpenPdf } from '../../lib/paper-preview/pdf-document.ts';
import { PdfView } from '../../lib/paper-preview/pdf-view.tsx';
import { CallError } from '../../lib/client.ts';
import type { Words } from '../../lib/words/words-shape.ts';
import { FindBox } from './components/find-box.tsx';
import { PdfWords } from './components/pdf-words.tsx';
import { type EvidencePdf, openEvidencePdf } from '../../lib/stored-file/evidence-pdf.ts';
import { usePdfFind } from './use-pdf-find.ts';
import type { ReaderProps } from './reader-props.ts';

type Failure = 'password' | 'broken' | AppError;

/** A PDF of the store, opened part by part. */
export function PdfReader(props: ReaderProps) {
  const { file, words } = props;
  const [opened, setOpened] = useState<OpenPdf | null>(null);
  const sizes = useRef<(() => void) | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let dropped = false;
    let held: EvidencePdf | null = null;
    openEvidencePdf(file).then(
      (evidence) => {
        held = evidence;
        if (dropped) return evidence.close();
        // Once the first page is seen: the sizes of all are spread over the whole file.
        sizes.current = () => evidence.readSizes((pdf) => !dropped && setOpened(pdf));
        setOpened(evidence.pdf);
      },
      (error: unknown) => !dropped && setFailure(failureOf(error)),
    );
    return () => {
      dropped = true;
      held?.close();
    };
  }, [file]);
  if (failure !== null) return props.renderFailed(sentenceOf(failure, words));
  if (opened === null) return props.waiting;
  const onDrawn = (): void => {
    sizes.current?.();
    sizes.current = null;
  };
  return <OpenedPdf {...props} pdf={opened} onDrawn={onDrawn} />;
}

function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.error;
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken';
}

function sentenceOf(failure: Failure, words: Words): string {
  if (failure === 'password') return words.reading.pdf.password;
  if (failure === 'broken') return words.reading.pdf.broken;
  return failure.code === 'workspace-damaged'
    ? words.reading.none.damaged
    : words.errors[failure.code](failure.about ?? '');
}

interface OpenedProps extends ReaderProps {
  readonly pdf: OpenPdf;
  readonly onDrawn: () => void;
}

function OpenedPdf({ textState, place, find: asked, words, pdf, onDrawn }: OpenedProps) {
  const own = words.reading;
  const [zoom, setZoom] = useState<Zoom>('width');
  const [page, setPage] = useState(1);
  const [find, setFind] = useState(asked);
  const firstPage = place?.kind === 'page' ? place.page : 1;
  const [target, setTarget] = useState<{ readonly page: number } | null>(firstPage > 1 ? { page: firstPage } : null);
  const found = usePdfFind(pdf.document, find, find === asked ? firstPage : page);
  const now = found.matches[found.at];
  const nowPage = now?.page;
  useEffect(() => {
    if (nowPage !== undefined) setTarget({ page: nowPage });
  }, [nowPage, found.at]);
  return (
    <PdfView
      pdf={pdf}
      zoom={zoom}
      words={own.pdf}
      status={textState === 'no-text' ? own.scanned : ''}
      target={target}
      onZoom={setZoom}
      onPage={setPage}
      onDrawn={onDrawn}
      tools={
        <FindBox
          text={find}
          state={{ at: found.at, total: found.matches.length, isBusy: found.isBusy }}
          words={own}
          onText={setFind}
          onStep={found.step}
        />
      }
      renderLayer={(one) => (
        <PdfWords
          document={pdf.document}
          place={one}
          find={find.trim()}
          now={now?.page === one.number ? now.index : null}
        />
      )}
    />
  );
}
