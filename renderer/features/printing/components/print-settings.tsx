import { type PrintHabit, type Printer, printSidesNames } from '../../../../shared/contract/printing.ts';
import { pagesOf, printSides } from '../../../../shared/domain/print-order.ts';
import { Select } from '../../../ui/choice.tsx';
import type { OnceOnly } from '../printing-store.ts';

interface PrintSettingsProps {
  readonly habit: PrintHabit;
  readonly once: OnceOnly;
  readonly printers: readonly Printer[];
  /** Null until the pages are laid out. */
  readonly pageCount: number | null;
  readonly words: {
    readonly printer: string;
    readonly systemPrinter: string;
    readonly goneText: (name: string) => string;
    readonly copies: string;
    readonly sides: string;
    readonly sidesOf: Readonly<Record<PrintHabit['sides'], string>>;
    readonly booklet: string;
    readonly bookletHint: string;
    readonly range: string;
    readonly rangeHint: string;
    readonly rangeBad: (pages: number) => string;
    readonly faces: string;
    readonly facesOf: Readonly<Record<OnceOnly['faces'], string>>;
    readonly facesHint: string;
    readonly sheets: (sheets: { readonly pages: number; readonly sheets: number; readonly copies: number }) => string;
    readonly remembered: string;
  };
  readonly onHabit: (change: Partial<PrintHabit>) => void;
  readonly onOnce: (change: Partial<OnceOnly>) => void;
}

/** How one paper is printed: what is remembered for its kind, and what holds for this time. */
export function PrintSettings({ habit, once, printers, pageCount, words, onHabit, onOnce }: PrintSettingsProps) {
  const gone = habit.printer !== '' && !printers.some(({ name }) => name === habit.printer);
  const bad = pageCount !== null && pagesOf(once.range, pageCount) === null;
  const sides = pageCount === null ? null : printSides(pageCount, { ...once, booklet: habit.booklet });
  const perSheet = habit.sides === 'one' ? 1 : 2;
  return (
    <div className="printing-settings" data-focus-scope="">
      <label className="printing-setting is-wide">
        <span>{words.printer}</span>
        <Select
          value={habit.printer}
          options={[
            { value: '', label: systemName(printers, words.systemPrinter) },
            ...(gone ? [{ value: habit.printer, label: habit.printer }] : []),
            ...printers.map(({ name, title }) => ({ value: name, label: title })),
          ]}
          onChange={(printer) => onHabit({ printer })}
        />
      </label>
      {gone && (
        <p className="printing-bad" role="alert">
          {words.goneText(habit.printer)}
        </p>
      )}
      <label className="printing-setting">
        <span>{words.copies}</span>
        <input
          className="gb-input"
          type="number"
          min={1}
          max={99}
          value={habit.copies}
          onChange={(event) => {
            const copies = event.currentTarget.valueAsNumber;
            if (Number.isInteger(copies) && copies >= 1 && copies <= 99) onHabit({ copies });
          }}
        />
      </label>
      <label className="printing-setting">
        <span>{words.sides}</span>
        <Select
          value={habit.booklet && habit.sides !== 'one' ? 'short-edge' : habit.sides}
          options={printSidesNames
            .filter((name) => !habit.booklet || name !== 'long-edge')
            .map((name) => ({ value: name, label: words.sidesOf[name] }))}
          onChange={(name) => onHabit({ sides: name as PrintHabit['sides'] })}
        />
      </label>
      <label className="gb-check printing-booklet" title={words.bookletHint}>
        <input
          type="checkbox"
          checked={habit.booklet}
          onChange={(event) => {
            const booklet = event.currentTarget.checked;
            // A booklet on single sides is none: fold, and half of it is white.
            onHabit(booklet && habit.sides === 'one' ? { booklet, sides: 'short-edge' } : { booklet });
          }}
        />
        {words.booklet}
        <span className="gb-muted">{words.bookletHint}</span>
      </label>
      <label className="printing-setting">
        <span>{words.range}</span>
        <input
          className="gb-input"
          value={once.range}
          maxLength={200}
          placeholder={words.rangeHint}
          aria-invalid={bad}
          onChange={(event) => onOnce({ range: event.currentTarget.value })}
        />
      </label>
      <label className="printing-setting" title={words.facesHint}>
        <span>{words.faces}</span>
        <Select
          value={once.faces}
          options={(['all', 'fronts', 'backs'] as const).map((name) => ({ value: name, label: words.facesOf[name] }))}
          onChange={(faces) => onOnce({ faces: faces as OnceOnly['faces'] })}
        />
      </label>
      {bad && pageCount !== null && (
        <p className="printing-bad" role="alert">
          {words.rangeBad(pageCount)}
        </p>
      )}
      {once.faces !== 'all' && <p className="gb-hint is-wide">{words.facesHint}</p>}
      <p className="gb-hint is-wide">
        {sides !== null && pageCount !== null && (
          <strong>
            {words.sheets({
              pages: pagesOf(once.range, pageCount)?.length ?? 0,
              sheets: Math.ceil(sides.length / perSheet) * habit.copies,
              copies: habit.copies,
            })}
            {'　'}
          </strong>
        )}
        {words.remembered}
      </p>
    </div>
  );
}

/** The default printer by its name where the system says which one it is. */
function systemName(printers: readonly Printer[], otherwise: string): string {
  const own = printers.find(({ isDefault }) => isDefault);
  return own === undefined ? otherwise : `${otherwise}（${own.title}）`;
}
