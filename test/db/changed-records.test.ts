import { expect, it } from 'vitest';
import { readChangedRecords } from '../../db/records/read-changed-records.ts';
import { readRecordSet } from '../../db/records/read-records.ts';
import { readMeta } from '../../db/meta.ts';
import { runCommand } from '../../db/records/run-command.ts';
import type { RecordWriter } from '../../db/records/record-writer.ts';
import { commandNamed } from '../support/command-context.ts';
import { tempDepartment } from './support/temp-workspace.ts';

it('What is read again after commands is what is read anew, and what they left alone is the very same', () => {
  const { db, departmentId } = tempDepartment();
  const at = { departmentId };
  const context = { ...commandNamed('test'), replicaId: readMeta(db).replicaId };
  const write = <T>(work: (writer: RecordWriter) => T): T => runCommand(db, context, work).value;
  const made = write((writer) => {
    const chief = writer.create('position', { name: '科长' }, at);
    const plumber = writer.create('position', { name: '水电维修岗', reportsToPositionId: chief.id }, at);
    return { chief, plumber, duty: writer.create('duty', { positionId: plumber.id, text: '承担校园水电报修' }, at) };
  });
  const first = readChangedRecords(db, departmentId, null);
  expect(first.records).toEqual(readRecordSet(db, departmentId));
  const commands: ((writer: RecordWriter) => unknown)[] = [
    (writer) => writer.update('position', made.plumber.id, { fields: { purpose: '修得快' } }),
    (writer) => writer.order('position', [made.plumber.id, made.chief.id]),
    (writer) => writer.create('college', { name: '云溪学院' }, { departmentId: null }),
    (writer) => writer.remove('duty', made.duty.id),
  ];
  let before = first;
  for (const command of commands) {
    write(command);
    const now = readChangedRecords(db, departmentId, before);
    expect(now.records).toEqual(readRecordSet(db, departmentId));
    before = now;
  }
  expect(before.records.section).toBe(first.records.section);
  const nothingNew = readChangedRecords(db, departmentId, before);
  expect(nothingNew.records.position).toBe(before.records.position);
  write((writer) => writer.update('position', made.chief.id, { fields: { purpose: '管得好' } }));
  const { position } = readChangedRecords(db, departmentId, before).records;
  expect(position.find(({ id }) => id === made.plumber.id)).toBe(
    before.records.position.find(({ id }) => id === made.plumber.id),
  );
  // Of another copy: a merge may move more than it was sent.
  const foreign = commandNamed('merge');
  runCommand(db, foreign, (writer) => writer.update('position', made.chief.id, { fields: { purpose: '别处写的' } }));
  const merged = readChangedRecords(db, departmentId, before).records;
  expect(merged).toEqual(readRecordSet(db, departmentId));
  expect(merged.section).not.toBe(before.records.section);
});
