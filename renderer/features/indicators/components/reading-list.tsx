import { type FormEvent, useState } from 'react';
import type { IndicatorRow } from '../../../../shared/contract/indicators.ts';
import { crossesLine } from '../../../../shared/domain/indicator-state.ts';
import { api } from '../../../lib/client.ts';
import { readDay, todayHere } from '../../../lib/day-text.ts';
import { save, track } from '../../../lib/save-state.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { readFigure } from '../indicators-store.ts';

interface ReadingListProps {
  readonly indicator: IndicatorRow;
  /** Those that are shown, oldest first. */
  readonly readings: IndicatorRow['readings'];
  readonly words: Words['indicators'];
}

/** What an indicator was day by day, the newest on top, and a line for the next value. */
export function ReadingList({ indicator, readings, words }: ReadingListProps) {
  const [day, setDay] = useState(todayHere);
  const [value, setValue] = useState('');
  const { id: indicatorId, unit } = indicator;
  const readOn = readDay(day) ?? '';
  const measured = readFigure(value, unit);
  const isReady = readOn !== '' && typeof measured === 'number';
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    if ((await save(() => api.indicators.setReading({ indicatorId, readOn, measured }))) !== null) setValue('');
  };
  return (
    <>
      <form className="indicator-add" onSubmit={(event) => void add(event)}>
        <input
          className="gb-input"
          aria-label={words.readOn}
          maxLength={20}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <input
          className="gb-input"
          aria-label={words.measured}
          placeholder={words.measured}
          inputMode="decimal"
          maxLength={30}
          aria-invalid={measured === undefined}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" icon="plus" disabled={!isReady}>
          {words.addReading}
        </Button>
      </form>
      {readings.length === 0 ? (
        <p className="gb-muted">{words.readingsEmpty}</p>
      ) : (
        <ul className="indicator-readings">
          {readings.toReversed().map((reading) => (
            <li key={reading.id} className={crossesLine(indicator, reading.measured) ? 'is-warning' : ''}>
              <span>{reading.readOn}</span>
              <InlineTextField
                label={words.readingOf(reading.readOn)}
                className="gb-inline-boxed"
                maxLength={30}
                required
                value={String(reading.measured)}
                onSave={async (text) => {
                  const figure = readFigure(text, unit);
                  if (typeof figure !== 'number') return false;
                  const noted = { indicatorId, readOn: reading.readOn, measured: figure };
                  return (await track(() => api.indicators.setReading(noted))).ok;
                }}
              />
              <InlineTextField
                label={words.remarkOf(reading.readOn)}
                placeholder={words.remark}
                className="gb-inline-boxed"
                maxLength={200}
                value={reading.remarks}
                onSave={async (remarks) => {
                  const noted = { indicatorId, readOn: reading.readOn, measured: reading.measured, remarks };
                  return (await track(() => api.indicators.setReading(noted))).ok;
                }}
              />
              <IconButton
                icon="close"
                label={words.removeReading(reading.readOn)}
                onClick={() =>
                  void save(() => api.indicators.setReading({ indicatorId, readOn: reading.readOn, measured: null }))
                }
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
