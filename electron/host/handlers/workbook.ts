import { open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { replaceFile } from '../../../db/durable-files.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { ImportPlan } from '../../../shared/document/workbook/import-plan.ts';
import { planImport } from '../../../shared/document/workbook/plan-import.ts';
import { rowsFromRecords } from '../../../shared/document/workbook/rows-from-records.ts';
import type { SheetRows } from '../../../shared/document/workbook/sheet-rows.ts';
import { emptyRecordSet } from '../../../shared/domain/record-set.ts';
import { applyPlan } from '../documents/workbook/apply-plan.ts';
import type { WorkbookReader, WorkbookWriter } from '../documents/workbook/workbook-port.ts';
import { xlsxReader } from '../documents/workbook/xlsx-reader.ts';
import { writeWorkbook } from '../documents/workbook/xlsx-writer.ts';
import type { CallContext } from '../kernel/context.ts';

const reader: WorkbookReader = xlsxReader();
const writer: WorkbookWriter = { write: writeWorkbook };
const stages = { reading: 0, checking: 1, writing: 2 } as const;

export const workbookHandlers: Handlers<HostContract, CallContext>['workbook'] = {
  export: async ({ path, content }, context) => {
    report(context, 'reading', path);
    const { db, departmentId } = context.workspace();
    const records = content === 'filled' ? readRecordSet(db, departmentId) : emptyRecordSet();
    const sheets = rowsFromRecords(records, { withIds: true });
    report(context, 'writing', path);
    const bytes = await writer.write(sheets);
    stopIfCancelled(context);
    await writeWhole(path, bytes, context);
    return { path, sizeBytes: bytes.length, rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0) };
  },

  check: async ({ path }, context) => {
    const sheets = await readSheets(path, context);
    if ('issues' in sheets) return { path, counts: [], issues: sheets.issues };
    const { counts, issues } = plan(sheets.rows, context);
    return { path, counts: [...counts], issues: [...issues] };
  },

  import: async ({ path }, context) => {
    const sheets = await readSheets(path, context);
    if ('issues' in sheets)
      throw new AppFailure({ code: 'import-invalid', about: basename(path), details: sheets.issues });
    report(context, 'checking', path);
    // Planned inside the command: nothing can change the records between the plan and its writing.
    const counts = context.write((records, workspace) => {
      const made = plan(sheets.rows, context);
      if (made.issues.length > 0)
        throw new AppFailure({ code: 'import-invalid', about: basename(path), details: [...made.issues] });
      stopIfCancelled(context);
      report(context, 'writing', path);
      applyPlan(records, workspace, made);
      return made.counts;
    });
    return { path, counts: [...counts], issues: [] };
  },
};

function plan(sheets: readonly SheetRows[], context: CallContext): ImportPlan {
  const { db, departmentId } = context.workspace();
  return planImport(sheets, readRecordSet(db, departmentId), context.newId);
}

/** A file that is no workbook at all is told as issues too, by `check`. */
async function readSheets(
  path: string,
  context: CallContext,
): Promise<{ rows: readonly SheetRows[] } | { issues: NonNullable<AppFailure['error']['details']> }> {
  report(context, 'reading', path);
  context.workspace();
  try {
    const rows = await reader.read(path, context.signal);
    stopIfCancelled(context);
    return { rows };
  } catch (error) {
    if (error instanceof AppFailure && error.error.code === 'import-invalid')
      return { issues: error.error.details ?? [] };
    throw error;
  }
}

/** Under another name, fsynced, renamed: what stands at `path` is the old file or the whole new one. */
async function writeWhole(path: string, bytes: Uint8Array, context: CallContext): Promise<void> {
  const part = `${path}.${context.newId()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    stopIfCancelled(context);
    replaceFile(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

function report(context: CallContext, stage: keyof typeof stages, path: string): void {
  context.progress({ stage, done: stages[stage], total: 3, unit: 'steps', label: basename(path) });
}

function stopIfCancelled(context: CallContext): void {
  if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
}
