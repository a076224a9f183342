import { useMemo } from 'react';
import type { TaskMonthRow } from '../../../shared/contract/task-months.ts';
import { addDays, weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { teachingWeek } from '../../../shared/domain/school-calendar.ts';
import { daysOfMonth } from '../../../shared/domain/task-schedule.ts';
import { api } from '../../lib/client.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { MonthBar } from './components/month-bar.tsx';
import { MonthPanel } from './month-panel.tsx';
import { chooseRows, standingOf } from './month-rows.ts';
import { useTasksView } from './tasks-store.ts';
import { useMonth } from './use-month.ts';

const shownADay = 3;

/** A month as weeks and days, with what is due on each; teaching weeks and holidays stand where they belong. */
export function CalendarView() {
  const all = useWords();
  const words = all.tasks.months;
  const { month, personId, openTaskId, set } = useTasksView();
  const { list, show } = useMonth(month);
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['person'] });
  const school = useLoaded(() => api.schoolCalendar.get({}), {
    key: 'school',
    kinds: ['schoolTerm', 'schoolHoliday'],
  });
  const byDay = useMemo(() => {
    const days = new Map<string, TaskMonthRow[]>();
    if (list === null) return days;
    for (const row of chooseRows(list, { filter: 'due', personId, text: '' })) {
      for (const day of row.days) {
        const rows = days.get(day);
        if (rows === undefined) days.set(day, [row]);
        else rows.push(row);
      }
    }
    return days;
  }, [list, personId]);
  const { from, to } = daysOfMonth(month);
  const weeks: string[][] = [];
  for (let day = addDays(from, 1 - weekdayOf(from)); day <= to; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
  const holidayOf = (day: string): string =>
    school.value?.holidays.find((holiday) => day >= holiday.fromDay && day <= (holiday.toDay || holiday.fromDay))
      ?.name ?? '';
  const weekOf = (day: string): string => {
    const found = school.value === null ? null : teachingWeek(school.value, day);
    return found === null ? '' : words.week(found.week);
  };
  const open = list?.rows.find((row) => row.taskId === openTaskId);
  return (
    <div className={open === undefined ? 'tasks-page' : 'tasks-page has-panel'}>
      <div className="tasks-list">
        <div className="month-tools">
          <MonthBar
            month={month}
            thisMonth={list?.today.slice(0, 7) ?? month}
            personId={personId}
            people={department.value?.people ?? []}
            words={words}
            onMonth={(next) => set({ month: next, year: Number(next.slice(0, 4)) })}
            onPerson={(id) => set({ personId: id })}
          />
        </div>
        <div className="gb-card calendar-card">
          <table className="calendar">
            <thead>
              <tr>
                <td className="calendar-week" />
                {words.weekdays.map((name) => (
                  <th key={name}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week[0]}>
                  <th scope="row" className="calendar-week">
                    {weekOf(week[0] ?? from)}
                  </th>
                  {week.map((day) => {
                    const rows = byDay.get(day) ?? [];
                    const holiday = holidayOf(day);
                    const outside = day < from || day > to;
                    return (
                      <td
                        key={day}
                        className={[
                          outside ? 'is-outside' : '',
                          day === list?.today ? 'is-today' : '',
                          holiday === '' ? '' : 'is-holiday',
                        ].join(' ')}
                      >
                        <div className="calendar-day">
                          <span>{Number(day.slice(8))}</span>
                          <span className="calendar-holiday">{holiday}</span>
                        </div>
                        {list !== null && !outside && (
                          <ul>
                            {rows.slice(0, shownADay).map((row) => (
                              <li key={row.taskId}>
                                <button
                                  type="button"
                                  className={`calendar-task is-${standingOf(row, list)}`}
                                  title={row.content}
                                  onClick={() => set({ openTaskId: row.taskId })}
                                >
                                  {row.content}
                                </button>
                              </li>
                            ))}
                            {rows.length > shownADay && (
                              <li>
                                <button
                                  type="button"
                                  className="calendar-more"
                                  title={words.dayLabel(day, rows.length)}
                                  onClick={() => set({ view: 'month', filter: 'due', text: '' })}
                                >
                                  {words.more(rows.length - shownADay)}
                                </button>
                              </li>
                            )}
                          </ul>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {list !== null && open !== undefined && (
        <MonthPanel
          key={`${open.taskId} ${month}`}
          row={open}
          list={list}
          onShow={show}
          onClose={() => set({ openTaskId: null })}
        />
      )}
    </div>
  );
}
