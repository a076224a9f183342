import { monthsOf } from '../../../../shared/domain/task-schedule.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import { shiftMonth } from '../month-rows.ts';

interface MonthBarProps {
  readonly month: string;
  readonly thisMonth: string;
  readonly personId: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly words: Words['tasks']['months'];
  readonly onMonth: (month: string) => void;
  readonly onPerson: (id: string) => void;
}

/** Which month, and whose. */
export function MonthBar({ month, thisMonth, personId, people, words, onMonth, onPerson }: MonthBarProps) {
  return (
    <div className="month-bar">
      <IconButton icon="back" label={words.previous} onClick={() => onMonth(shiftMonth(month, -1))} />
      <select
        className="gb-select month-pick"
        aria-label={words.pick}
        value={month}
        onChange={(event) => onMonth(event.currentTarget.value)}
      >
        {monthsOf(Number(month.slice(0, 4))).map((each) => (
          <option key={each} value={each}>
            {words.name(Number(each.slice(0, 4)), Number(each.slice(5)))}
          </option>
        ))}
      </select>
      <IconButton icon="right" label={words.next} onClick={() => onMonth(shiftMonth(month, 1))} />
      <Button tone="quiet" disabled={month === thisMonth} onClick={() => onMonth(thisMonth)}>
        {words.today}
      </Button>
      <Select
        label={words.person}
        value={personId}
        options={[
          { value: '', label: words.everybody },
          ...people.map((person) => ({ value: person.id, label: person.name })),
        ]}
        onChange={onPerson}
      />
    </div>
  );
}
