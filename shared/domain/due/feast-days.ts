import { addDays, type CalendarDay, dayOf } from '../calendar-day.ts';
import { springFestival } from '../school-calendar.ts';
import type { Feast } from './due-rule.ts';

const firstYear = 2015;
/** Days of the lunar calendar from 2015 to 2035, as the calendar office has announced or computed them; month × 100 + day. */
const lunar: Readonly<Record<'dragonBoat' | 'midAutumn' | 'doubleNinth', readonly number[]>> = {
  dragonBoat: [620, 609, 530, 618, 607, 625, 614, 603, 622, 610, 531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610],
  midAutumn: [
    927, 915, 1004, 924, 913, 1001, 921, 910, 929, 917, 1006, 925, 915, 1003, 922, 912, 1001, 919, 908, 927, 916,
  ],
  doubleNinth: [
    1021, 1009, 1028, 1017, 1007, 1025, 1014, 1004, 1023, 1011, 1029, 1018, 1008, 1026, 1016, 1005, 1024, 1012, 1001,
    1020, 1009,
  ],
};

/** The day of a feast as a due of `year` means it; null in years for which a lunar day is not known. */
export function feastDay(feast: Feast, year: number): CalendarDay | null {
  switch (feast) {
    case 'newYear':
      return dayOf(year + 1, 1, 1); // 元旦前 closes the year
    case 'springFestival':
      return springFestival(year);
    case 'lantern': {
      const first = springFestival(year);
      return first === null ? null : addDays(first, 14);
    }
    case 'womensDay':
      return dayOf(year, 3, 8);
    case 'tombSweeping':
      // The solar term in the years 2001 to 2099.
      return year > 2000 && year < 2100
        ? dayOf(year, 4, Math.floor(0.2422 * (year % 100) + 4.81) - Math.floor((year % 100) / 4))
        : null;
    case 'labourDay':
      return dayOf(year, 5, 1);
    case 'youthDay':
      return dayOf(year, 5, 4);
    case 'partyDay':
      return dayOf(year, 7, 1);
    case 'armyDay':
      return dayOf(year, 8, 1);
    case 'teachersDay':
      return dayOf(year, 9, 10);
    case 'nationalDay':
      return dayOf(year, 10, 1);
    case 'dragonBoat':
    case 'midAutumn':
    case 'doubleNinth': {
      const found = lunar[feast][year - firstYear];
      return found === undefined ? null : dayOf(year, Math.floor(found / 100), found % 100);
    }
  }
}
