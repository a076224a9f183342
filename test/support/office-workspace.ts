import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMeta, setMeta } from '../../db/meta.ts';
import { recordTables } from '../../db/record-table.ts';
import { runCommand } from '../../db/records/run-command.ts';
import { rebuildSearchIndex } from '../../db/search/search-index.ts';
import { createWorkspaceDb, type WorkspaceDb } from '../../db/workspace-db.ts';
import { recordKinds } from '../../shared/domain/record-kind.ts';
import { fillTemplate, type TemplateSize } from './office-template.ts';

/** What a large office is made of. The default is the bar: 60 departments × 5 years, 1.2 million revisions, 300,000 pieces. */
export interface OfficeSize extends Partial<TemplateSize> {
  readonly departments?: number;
  /** False leaves the index of the search empty, which makes the file several times faster to make. */
  readonly searchIndex?: boolean;
}

export interface LargeOffice {
  /** The office's own department. */
  readonly officeId: string;
  /** The departments, in the order of the member list. */
  readonly departmentIds: readonly string[];
  readonly revisions: number;
  readonly evidence: number;
}

const templateName = '样板部门';
/** Ids of the template end in 0000 and a running number; those of its copies in the number of the copy instead. */
const templateId = /-0000([0-9a-f]{8})(?![0-9a-f])/gu;

/** A name as colleges have them, some long. */
export function departmentNameAt(index: number): string {
  const names = [
    '后勤管理处',
    '教务处',
    '学生工作处（武装部）',
    '人事处',
    '财务处',
    '科研与社会服务处',
    '智能制造学院',
    '信息与数字创意学院',
  ];
  const name = names[index % names.length] ?? '部门';
  return index < names.length ? name : `${name}第${Math.floor(index / names.length) + 1}分部`;
}

/**
 * Makes an office's file: one department is written command by command, with its whole history, and then copied under
 * other ids, row by row; so every row is one that the program itself writes. Closes nothing; the caller owns the handle.
 */
export function makeLargeOffice(path: string, size: OfficeSize = {}): { db: WorkspaceDb; office: LargeOffice } {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-office-'));
  const template = makeTemplate(join(folder, 'template.qhd'), size);
  try {
    const clock = runningClock('0fff', '2021-01-01');
    const db = createWorkspaceDb(path, clock);
    db.raw.pragma('synchronous = OFF'); // a file that is made in seconds for a test
    const officeId = makeOffice(db, clock);
    const count = size.departments ?? 60;
    const departmentIds = Array.from({ length: count }, (_, at) => copyDepartment(template, db, at));
    nameMembers(db, clock, { officeId, departmentIds });
    if (size.searchIndex !== false) db.raw.transaction(() => rebuildSearchIndex(db.raw))();
    db.raw.exec('ANALYZE');
    db.raw.pragma('wal_checkpoint(TRUNCATE)');
    db.raw.pragma('synchronous = FULL');
    const countOf = (table: string): number => db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { db, office: { officeId, departmentIds, revisions: countOf('revision'), evidence: countOf('evidence') } };
  } finally {
    template.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Template {
  readonly db: WorkspaceDb;
  readonly departmentId: string;
}

function makeTemplate(path: string, size: OfficeSize): Template {
  const clock = runningClock('0000', '2021-01-01');
  const db = createWorkspaceDb(path, clock);
  db.raw.pragma('synchronous = OFF');
  const departmentId = clock.newId();
  const context = { ...clock, author: '部门秘书', replicaId: readMeta(db).replicaId };
  runCommand(db, { ...context, name: 'workspace.create' }, (writer) =>
    writer.create('department', { name: templateName }, { departmentId, id: departmentId }),
  );
  const run = (day: string, work: Parameters<typeof runCommand>[2]): void => {
    clock.goTo(day);
    runCommand(db, { ...context, name: 'workbook.import' }, work);
  };
  const full = { years: 5, firstYear: 2021, positions: 40, tasksAYear: 60, evidenceAYear: 1_000 };
  fillTemplate(run, departmentId, { ...full, ...size });
  return { db, departmentId };
}

/** Time that only goes on when it is told to, and ids in its order that end in `group` and a running number. */
function runningClock(group: string, start: string) {
  let ms = Date.parse(`${start}T00:00:00.000Z`);
  let count = 0;
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  return {
    now: () => new Date(ms).toISOString(),
    newId: () => {
      count += 1;
      const time = hex(ms, 12);
      const order = `7${hex((count >>> 14) & 0xfff, 3)}-${hex(0x8000 | (count & 0x3fff), 4)}`;
      return `${time.slice(0, 8)}-${time.slice(8)}-${order}-${group}${hex(count, 8)}`;
    },
    goTo: (day: string) => {
      ms = Math.max(ms + 1, Date.parse(`${day}T08:00:00.000Z`));
    },
  };
}

function makeOffice(db: WorkspaceDb, clock: ReturnType<typeof runningClock>): string {
  const officeId = clock.newId();
  const context = { ...clock, name: 'workspace.create', author: '诊改办', replicaId: readMeta(db).replicaId };
  setMeta(db, 'kind', 'office');
  runCommand(db, context, (writer) => {
    writer.create('college', { name: '云栖岭职业技术学院' }, { departmentId: null });
    writer.create('department', { name: '诊改办' }, { departmentId: officeId, id: officeId });
  });
  setMeta(db, 'departmentId', officeId);
  return officeId;
}

/** Copies every record and revision of the template under ids of its own; answers the copy's department. */
function copyDepartment(template: Template, db: WorkspaceDb, index: number): string {
  const group = (index + 1).toString(16).padStart(4, '0');
  const renamed = (text: string): string => text.replace(templateId, `-${group}$1`);
  const name = departmentNameAt(index);
  const copy = (table: string): void => {
    const columns = template.db.raw
      // Generated columns are not among them, and the order of arrival is numbered by the file itself.
      .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name <> 'arrival'`)
      .pluck()
      .all() as string[];
    const read = template.db.raw.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY rowid`).raw();
    const write = db.raw.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of read.iterate() as IterableIterator<unknown[]>) {
      write.run(row.map((value) => (typeof value === 'string' ? renamed(value).replace(templateName, name) : value)));
    }
  };
  db.raw.transaction(() => {
    copy('revision');
    for (const kind of recordKinds) if (kind !== 'college') copy(recordTables[kind].table);
  })();
  return renamed(template.departmentId);
}

function nameMembers(
  db: WorkspaceDb,
  clock: ReturnType<typeof runningClock>,
  { officeId, departmentIds }: Pick<LargeOffice, 'officeId' | 'departmentIds'>,
): void {
  const context = { ...clock, name: 'office.addMembers', author: '诊改办', replicaId: readMeta(db).replicaId };
  runCommand(db, context, (writer) => {
    for (const [ordinal, ofDepartmentId] of departmentIds.entries()) {
      const fields = { name: departmentNameAt(ordinal), code: `D${ordinal + 1}`, ofDepartmentId, ordinal };
      writer.create('memberDepartment', fields, { departmentId: officeId });
    }
  });
}
