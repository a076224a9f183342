import type { Patch } from '../../../../shared/contract/method.ts';
import { addDays } from '../../../../shared/domain/calendar-day.ts';
import { findTerm, type SchoolCalendar, termSeasons } from '../../../../shared/domain/school-calendar.ts';
import { api } from '../../../lib/client.ts';
import { readDay } from '../../../lib/day-text.ts';
import { save } from '../../../lib/save-state.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';
import { saveText } from '../save-text.ts';

interface CalendarCardProps {
  readonly department: { readonly id: string; readonly dueWarningDays: number };
  readonly thisYear: number;
}

/** A whole number between two bounds, as typed; null when it is none. */
function readWhole(text: string, min: number, max: number): number | null {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d{1,4}$/u.test(plain) ? Number(plain) : Number.NaN;
  return value >= min && value <= max ? value : null;
}

/** The school calendar that due texts are read against: terms with their weeks, holidays, and the days of warning. */
export function CalendarCard({ department, thisYear }: CalendarCardProps) {
  const all = useWords();
  const words = all.department.calendar;
  const { value } = useLoaded(() => api.schoolCalendar.get({}), {
    key: 'school',
    kinds: ['schoolTerm', 'schoolHoliday'],
  });
  const calendar: SchoolCalendar = value ?? { terms: [], holidays: [] };
  const years = [...new Set([thisYear - 1, thisYear, ...(value?.terms ?? []).map((term) => term.schoolYear)])].sort(
    (a, b) => a - b,
  );
  const saveTerm = async (
    place: { readonly schoolYear: number; readonly season: (typeof termSeasons)[number] },
    fields: Patch<'schoolTerm'>,
  ): Promise<boolean> => {
    const entered = value?.terms.find((term) => term.schoolYear === place.schoolYear && term.season === place.season);
    if (entered !== undefined) return saveText(api.schoolCalendar.saveTerm, entered.id, fields);
    const usual = findTerm(calendar, place.schoolYear, place.season);
    const made = { ...place, startsOn: usual.from, weeks: usual.weeks, ...fields };
    return (await save(() => api.schoolCalendar.saveTerm({ id: null, fields: made }))) !== null;
  };
  return (
    <SectionCard title={words.title} note={words.note} flush>
      <table className="gb-table gb-edit-table calendar-terms">
        <thead>
          <tr>
            <th>{words.term}</th>
            <th>{words.startsOn}</th>
            <th>{words.weeks}</th>
            <th>{words.endsOn}</th>
            <th>{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {years.flatMap((schoolYear) =>
            termSeasons.map((season) => {
              const term = findTerm(calendar, schoolYear, season);
              const name = words.termName(schoolYear, words.seasons[season]);
              const place = { schoolYear, season };
              const entered = value?.terms.find((other) => other.schoolYear === schoolYear && other.season === season);
              return (
                <tr key={`${schoolYear} ${season}`}>
                  <td>{name}</td>
                  <td className="gb-cell-field">
                    <InlineTextField
                      key={term.from}
                      label={`${name} ${words.startsOn}`}
                      value={term.from}
                      required
                      maxLength={20}
                      onSave={async (text) => {
                        const startsOn = readDay(text);
                        return startsOn !== null && startsOn !== '' && (await saveTerm(place, { startsOn }));
                      }}
                    />
                  </td>
                  <td className="gb-cell-field">
                    <InlineTextField
                      key={term.weeks}
                      label={`${name} ${words.weeks}`}
                      value={String(term.weeks)}
                      required
                      maxLength={4}
                      onSave={async (text) => {
                        const weeks = readWhole(text, 1, 40);
                        return weeks !== null && (await saveTerm(place, { weeks }));
                      }}
                    />
                  </td>
                  <td>{term.to}</td>
                  <td>
                    {entered === undefined ? (
                      <span className="gb-muted">{words.usual}</span>
                    ) : (
                      <Button
                        tone="quiet"
                        onClick={() => void save(() => api.schoolCalendar.removeTerm({ id: entered.id }))}
                      >
                        {words.backToUsual}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
      <div className="gb-card-body">
        <Field label={words.holidays}>
          <ul className="calendar-holidays">
            {(value?.holidays ?? []).map((holiday) => (
              <li key={holiday.id}>
                <InlineTextField
                  label={words.holidayName}
                  className="gb-inline-boxed"
                  value={holiday.name}
                  required
                  maxLength={200}
                  onSave={(name) => saveText(api.schoolCalendar.saveHoliday, holiday.id, { name })}
                />
                <InlineTextField
                  label={words.holidayFrom}
                  className="gb-inline-boxed"
                  value={holiday.fromDay}
                  required
                  maxLength={20}
                  onSave={async (text) => {
                    const fromDay = readDay(text);
                    if (fromDay === null || fromDay === '') return false;
                    return saveText(api.schoolCalendar.saveHoliday, holiday.id, { fromDay });
                  }}
                />
                <InlineTextField
                  label={words.holidayTo}
                  className="gb-inline-boxed"
                  value={holiday.toDay}
                  placeholder={words.holidayTo}
                  maxLength={20}
                  onSave={async (text) => {
                    const toDay = readDay(text);
                    return toDay !== null && saveText(api.schoolCalendar.saveHoliday, holiday.id, { toDay });
                  }}
                />
                <IconButton
                  icon="trash"
                  label={words.removeHoliday(holiday.name)}
                  onClick={() => void save(() => api.schoolCalendar.removeHoliday({ id: holiday.id }))}
                />
              </li>
            ))}
          </ul>
          <Button
            icon="plus"
            tone="quiet"
            onClick={() => {
              const from = `${thisYear}-10-01`;
              void save(() =>
                api.schoolCalendar.saveHoliday({
                  id: null,
                  fields: { name: words.newHoliday, fromDay: from, toDay: addDays(from, 6) },
                }),
              );
            }}
          >
            {words.addHoliday}
          </Button>
        </Field>
        <Field label={words.warningDays} htmlFor="department-dueWarningDays" hint={words.warningHint}>
          <InlineTextField
            id="department-dueWarningDays"
            label={words.warningDays}
            className="gb-inline-boxed calendar-warning"
            value={String(department.dueWarningDays)}
            required
            maxLength={3}
            onSave={async (text) => {
              const dueWarningDays = readWhole(text, 0, 90);
              return (
                dueWarningDays !== null &&
                (await saveText(api.department.saveDepartment, department.id, { dueWarningDays }))
              );
            }}
          />
        </Field>
      </div>
    </SectionCard>
  );
}
