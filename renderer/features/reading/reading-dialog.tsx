import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { closeReading, type ReadingRequest } from '../../lib/reading-door.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import type { Words } from '../../lib/words/words-shape.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { NoView } from './components/no-view.tsx';
import { openElsewhere, saveCopy } from './file-actions.ts';
import { FileView } from './file-view.tsx';
import { useMarksCleared } from './marks.ts';
import type { ShownFile } from './reader-props.ts';
import { useReadFiles } from './use-read-files.ts';
import './reading.css';

/** A piece of evidence in a window of its own: its files one by one, and the pieces beside it by the arrow keys. */
export function ReadingDialog({ request }: { readonly request: ReadingRequest }) {
  const all = useWords();
  const words = all.reading;
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState({ id: request.id, fileHash: request.fileHash ?? null });
  const { value, error } = useLoaded(() => api.reading.describe({ id: shown.id }), {
    key: shown.id,
    kinds: ['evidence', 'evidencePart'],
  });
  const readFiles = useReadFiles();
  useMarksCleared();
  // Closed while it still stands in the page: the browser gives the focus back from there only.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  useEffect(() => setShown({ id: request.id, fileHash: request.fileHash ?? null }), [request]);

  const described = value?.files.find(({ fileHash }) => fileHash === shown.fileHash) ?? value?.files[0] ?? null;
  // The readers hold on to a file for as long as it is the same one; its record may change beside it.
  const { textState = null, ...itself } = described ?? {};
  const text = described === null ? null : JSON.stringify({ ...itself, id: shown.id });
  const file = useMemo(() => (text === null ? null : (JSON.parse(text) as ShownFile)), [text]);
  useEffect(() => keepFocusInside(dialog.current), []);
  const isAsked = shown.id === request.id && (request.fileHash === undefined || file?.fileHash === request.fileHash);

  const at = request.ids.indexOf(shown.id);
  const go = (by: -1 | 1): void => {
    const id = request.ids[at + by];
    if (at >= 0 && id !== undefined) setShown({ id, fileHash: null });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest('input, select, textarea, video, audio, dialog dialog, [role="tablist"]') !== null) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else if (event.key === ' ' && target.closest('button') === null) closeReading();
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="reading-dialog"
      aria-label={words.title}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        closeReading();
      }}
      onKeyDown={onKeyDown}
    >
      <div className="reading-head">
        <div className="reading-title">
          <h2>
            {[value?.number, value?.title].filter((part) => part !== undefined && part !== '').join(' ') || words.title}
          </h2>
          {file !== null && (
            <span className="reading-file-name">
              {file.fileName} · {formatBytes(file.sizeBytes)}
            </span>
          )}
        </div>
        {value !== null && value.files.length > 1 && (
          <select
            className="gb-select reading-files"
            aria-label={words.files}
            value={file?.fileHash ?? ''}
            onChange={(event) => setShown({ id: shown.id, fileHash: event.currentTarget.value })}
          >
            {value.files.map((one) => (
              <option key={one.fileHash} value={one.fileHash}>
                {one.isEarlier ? words.earlier(one.fileName, one.version) : one.fileName}
              </option>
            ))}
          </select>
        )}
        {request.ids.length > 1 && at >= 0 && (
          <span className="reading-position">
            <IconButton icon="left" label={words.previous} disabled={at <= 0} onClick={() => go(-1)} />
            <span>{words.position(at + 1, request.ids.length)}</span>
            <IconButton icon="right" label={words.next} disabled={at >= request.ids.length - 1} onClick={() => go(1)} />
          </span>
        )}
        {file !== null && file.isHere && !file.isDamaged && file.risk === null && (
          <>
            {file.mayOpen && (
              <Button icon="open" title={words.openCopyHint} onClick={() => void openElsewhere(file, all)}>
                {words.openCopy}
              </Button>
            )}
            <IconButton icon="download" label={words.saveCopy} onClick={() => void saveCopy(file, all)} />
          </>
        )}
        <IconButton icon="close" label={all.common.close} onClick={closeReading} />
      </div>
      <div className="reading-body">
        {error !== null && (
          <NoView icon="warning" tone="warn" title={words.title} lines={[describeError(error, all)]} />
        )}
        {file !== null ? (
          <FileView
            key={`${shown.id}/${file.fileHash}`}
            file={file}
            textState={readFiles.get(file.fileHash) ?? textState}
            place={isAsked ? (request.place ?? null) : null}
            find={isAsked ? (request.find ?? '') : ''}
            words={all}
          />
        ) : (
          value !== null && <PaperOnly value={value} words={all} />
        )}
      </div>
    </dialog>
  );
}

interface Described {
  readonly title: string;
  readonly keeper: string;
  readonly physicalPlace: string;
  readonly awaitedName: string;
}

/** A piece without a file: where the paper or the thing lies. */
function PaperOnly({ value, words }: { readonly value: Described; readonly words: Words }) {
  const own = words.reading.none;
  const { keeper, physicalPlace, awaitedName } = value;
  const lines = [
    awaitedName === '' ? null : own.awaited(awaitedName),
    physicalPlace === '' ? (awaitedName === '' ? own.liesNowhere : null) : own.lies(physicalPlace),
    keeper === '' ? null : own.keeper(keeper),
  ];
  return <NoView icon="file" title={own.noFile} lines={lines.filter((line) => line !== null)} />;
}

/** The keys go to what is shown, whenever it comes; whoever types or has chosen something else keeps them. */
function keepFocusInside(dialog: HTMLDialogElement | null): (() => void) | undefined {
  const body = dialog?.querySelector('.reading-body') ?? null;
  if (dialog === null || body === null) return undefined;
  let isMoved = false;
  const noteMove = (event: Event): void =>
    void (isMoved ||= event.target instanceof Element && event.target !== dialog);
  dialog.addEventListener('pointerdown', noteMove);
  const settle = (): void => {
    const active = document.activeElement;
    const isFree = active === null || active === document.body || active === dialog || !dialog.contains(active);
    const isFirst = !isMoved && active?.closest('.reading-head') !== null;
    if (!isFree && !isFirst) return;
    body.querySelector<HTMLElement>('[data-reading-focus], .pdf-scroller')?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(settle);
  observer.observe(body, { childList: true, subtree: true });
  settle();
  return () => {
    observer.disconnect();
    dialog.removeEventListener('pointerdown', noteMove);
  };
}
