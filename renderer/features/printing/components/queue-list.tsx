import type { ReactNode } from 'react';
import type { MissingGlyph, PaperName } from '../../../../shared/contract/papers.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/page.tsx';
import type { Progress, Queued } from '../printing-store.ts';

interface QueueWords {
  readonly queue: string;
  readonly kinds: Readonly<Record<PaperName, string>>;
  readonly takeOut: (title: string) => string;
  readonly states: Readonly<Record<Progress['state'], string>>;
  readonly openFile: string;
  readonly openFolder: string;
  readonly again: string;
  readonly printAnyway: string;
  readonly missingTitle: string;
  readonly missingPlace: (place: MissingGlyph['places'][number]) => string;
  readonly missingNowhere: string;
  readonly missingCure: string;
}

interface QueueListProps {
  readonly queue: readonly Queued[];
  readonly progress: Readonly<Record<string, Progress>>;
  readonly shown: string | null;
  readonly running: boolean;
  readonly words: QueueWords;
  /** How a paper will be printed, in a few words. */
  readonly describe: (item: Queued) => string;
  readonly describeError: (progress: Extract<Progress, { state: 'failed' }>) => string;
  readonly onShow: (key: string) => void;
  readonly onTakeOut: (item: Queued) => void;
  readonly onRetry: (item: Queued, acceptMissing: boolean) => void;
  readonly onOpenFile: (path: string) => void;
  readonly onShowInFolder: (path: string) => void;
  /** The name of a file at a path. */
  readonly nameOf: (path: string) => string;
}

const tones: Readonly<Record<Progress['state'], 'plain' | 'accent' | 'good' | 'warn' | 'bad'>> = {
  waiting: 'plain',
  checking: 'accent',
  working: 'accent',
  saving: 'accent',
  printed: 'good',
  saved: 'good',
  failed: 'bad',
  held: 'warn',
  'no-sheet': 'warn',
  'not-one': 'warn',
};

/** The chosen papers in the order in which they are printed, each with how far it has come. */
export function QueueList(props: QueueListProps) {
  const { queue, progress, shown, running, words, describe, onShow, onTakeOut } = props;
  return (
    <ol className="printing-queue" aria-label={words.queue}>
      {queue.map((item) => {
        const now = progress[item.key];
        return (
          <li key={item.key} className={item.key === shown ? 'is-shown' : ''}>
            <div className="printing-queued">
              <button
                type="button"
                className="printing-queued-open"
                aria-current={item.key === shown ? 'true' : undefined}
                onClick={() => onShow(item.key)}
              >
                <span className="printing-queued-title gb-ellipsis" title={item.title}>
                  {item.title}
                </span>
                <span className="printing-queued-note gb-ellipsis">
                  {[item.title === words.kinds[item.paper] ? '' : words.kinds[item.paper], item.note, describe(item)]
                    .filter((piece) => piece !== '')
                    .join(' · ')}
                </span>
              </button>
              {now !== undefined && <Tag tone={tones[now.state]}>{words.states[now.state]}</Tag>}
              {!running && (
                <IconButton icon="close" label={words.takeOut(item.title)} onClick={() => onTakeOut(item)} />
              )}
            </div>
            {now !== undefined && <After {...props} item={item} now={now} />}
          </li>
        );
      })}
    </ol>
  );
}

/** What can be done about a paper that was not printed, or with one that was saved. */
function After({
  item,
  now,
  running,
  words,
  describeError,
  onRetry,
  nameOf,
  onOpenFile,
  onShowInFolder,
}: QueueListProps & { readonly item: Queued; readonly now: Progress }): ReactNode {
  if (now.state === 'saved')
    return (
      <div className="printing-saved">
        <span className="gb-ellipsis" title={now.path}>
          {nameOf(now.path)}
        </span>
        <Button tone="quiet" onClick={() => onOpenFile(now.path)}>
          {words.openFile}
        </Button>
        <Button tone="quiet" onClick={() => onShowInFolder(now.path)}>
          {words.openFolder}
        </Button>
      </div>
    );
  if (now.state === 'failed')
    return (
      <div className="printing-after" role="alert">
        <p>{describeError(now)}</p>
        <Button disabled={running} onClick={() => onRetry(item, false)}>
          {words.again}
        </Button>
      </div>
    );
  if (now.state === 'held')
    return (
      <div className="printing-after" role="alert">
        <p>{words.missingTitle}</p>
        <ul className="printing-missing">
          {now.missing.slice(0, 20).map(({ glyph, code, places }) => (
            <li key={code}>
              <strong>{glyph}</strong> <span className="gb-muted">{code}</span>{' '}
              {places.length === 0 ? words.missingNowhere : places.map(words.missingPlace).join('；')}
            </li>
          ))}
        </ul>
        <p className="gb-muted">{words.missingCure}</p>
        <Button disabled={running} onClick={() => onRetry(item, true)}>
          {words.printAnyway}
        </Button>
      </div>
    );
  return null;
}
