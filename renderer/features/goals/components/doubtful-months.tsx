import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/page.tsx';

interface DoubtfulMonthsProps {
  readonly months: readonly {
    readonly address: string;
    readonly year: number;
    readonly content: string;
    readonly month: 1 | 10 | null;
  }[];
  readonly words: Words['tables']['preview']['months'];
  readonly onChoose: (months: Readonly<Record<string, 1 | 10>>) => void;
}
const choices = [1, 10] as const;

/** Asks which month is meant where the sheet keeps 2017.1: Excel makes the same number of January and of October. */
export function DoubtfulMonths({ months, words, onChoose }: DoubtfulMonthsProps) {
  const open = months.filter(({ month }) => month === null).length;
  return (
    <Callout tone={open === 0 ? 'info' : 'warn'} title={words.title(months.length)}>
      <p>{open === 0 ? words.done : words.why}</p>
      {months.length > 1 && (
        <div className="gb-actions">
          {choices.map((month) => (
            <Button
              key={month}
              onClick={() => onChoose(Object.fromEntries(months.map(({ address }) => [address, month])))}
            >
              {words.all(month)}
            </Button>
          ))}
        </div>
      )}
      <ul className="doubtful-months">
        {months.map(({ address, year, content, month }) => (
          <li key={address}>
            <span className="gb-muted">{address}</span>
            <span className="gb-ellipsis" title={content}>
              {content}
            </span>
            <select
              className="gb-select"
              aria-label={words.choose(address)}
              aria-invalid={month === null}
              value={month ?? ''}
              onChange={(event) => onChoose({ [address]: event.currentTarget.value === '10' ? 10 : 1 })}
            >
              {month === null && <option value="">{words.pick}</option>}
              {choices.map((each) => (
                <option key={each} value={each}>
                  {words.month(year, each)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
