import type { PrintHabit } from '../../../../shared/contract/printing.ts';
import { bookletSize, usualSheetsInFold } from '../../../../shared/domain/print-order.ts';

interface FileSettingsProps {
  readonly habit: PrintHabit;
  /** Null until the pages are laid out. */
  readonly pageCount: number | null;
  readonly words: { readonly booklet: string; readonly fileBookletHint: string };
  readonly sizeInWords: (size: { pages: number; sheets: number; folds: number; blankPages: number }) => string;
  readonly onHabit: (change: Partial<PrintHabit>) => void;
}

/** How a kind of paper is written as PDF. */
export function FileSettings({ habit, pageCount, words, sizeInWords, onHabit }: FileSettingsProps) {
  return (
    <div className="printing-settings">
      <label className="gb-check printing-booklet">
        <input
          type="checkbox"
          checked={habit.fileBooklet}
          onChange={(event) => onHabit({ fileBooklet: event.currentTarget.checked })}
        />
        {words.booklet}
        <span className="gb-muted">{words.fileBookletHint}</span>
      </label>
      {habit.fileBooklet && pageCount !== null && (
        <p className="gb-hint is-wide">
          <strong>{sizeInWords({ pages: pageCount, ...bookletSize(pageCount, usualSheetsInFold(pageCount)) })}</strong>
        </p>
      )}
    </div>
  );
}
