import { readSchoolCalendar } from '../../../db/queries/task-months.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import { removeRecord, ruleBroken, saveRecord } from './save-record.ts';

export const schoolCalendarHandlers: Handlers<HostContract, CallContext>['schoolCalendar'] = {
  get: (_input, context) => {
    const { db, departmentId } = context.workspace();
    return readSchoolCalendar(db, departmentId);
  },
  saveTerm: (input, context) =>
    saveRecord(context, 'schoolTerm', {
      input,
      afterSave: (term, _writer, { db, departmentId }) => {
        const same = readSchoolCalendar(db, departmentId).terms.filter(
          (other) => other.schoolYear === term.schoolYear && other.season === term.season,
        );
        if (same.length > 1) throw ruleBroken('term-twice');
      },
    }),
  removeTerm: ({ id }, context) => removeRecord(context, 'schoolTerm', id),
  saveHoliday: (input, context) =>
    saveRecord(context, 'schoolHoliday', {
      input,
      afterSave: ({ fromDay, toDay }) => {
        if (toDay !== '' && toDay < fromDay) throw ruleBroken('period-reversed');
      },
    }),
  removeHoliday: ({ id }, context) => removeRecord(context, 'schoolHoliday', id),
};
