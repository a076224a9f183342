import { describeError } from '../lib/error-words.ts';
import { formatTime } from '../lib/format.ts';
import { useSaveState } from '../lib/save-state.ts';
import { useWords } from '../lib/words/words.ts';
import { SaveIndicator } from '../ui/save-indicator.tsx';

/** The save state in words, with a retry for what was refused. */
export function SaveStatus() {
  const words = useWords();
  const { running, lastSavedAt, failures } = useSaveState();
  const first = failures[0];
  if (running > 0) return <SaveIndicator state="saving" text={words.shell.save.saving} />;
  if (first !== undefined) {
    const text = failures.length === 1 ? words.shell.save.failed : words.shell.save.failedCount(failures.length);
    return (
      <div title={describeError(first.error, words)}>
        <SaveIndicator
          state="failed"
          text={text}
          retryLabel={words.shell.save.retry}
          onRetry={() => failures.forEach(({ retry }) => void retry())}
        />
      </div>
    );
  }
  const text = lastSavedAt === null ? words.shell.save.nothingYet : words.shell.save.saved(formatTime(lastSavedAt));
  return <SaveIndicator state="saved" text={text} />;
}
