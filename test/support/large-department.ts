import type { RecordWriter } from '../../db/records/record-writer.ts';

export const positionCount = 5_000;
export const dutiesEach = 2;

/** Positions with two duties each, a work item and a standard under each duty, and evidence for every tenth position. */
export function fillLargeDepartment(writer: RecordWriter, departmentId: string): { firstPositionId: string } {
  const home = { departmentId };
  const sections = Array.from(
    { length: 20 },
    (_, index) => writer.create('section', { name: `科室${index}`, ordinal: index }, home).id,
  );
  const positionIds = Array.from({ length: positionCount }, (_, index) => {
    const sectionId = sections[Math.floor((index * sections.length) / positionCount)] ?? null;
    const position = writer.create('position', { name: `岗位${index}`, sectionId, ordinal: index }, home);
    const person = writer.create('person', { name: `人员${index}`, ordinal: index }, home);
    writer.create('positionHolder', { positionId: position.id, personId: person.id }, home);
    for (let at = 0; at < dutiesEach; at += 1) {
      const duty = writer.create('duty', { positionId: position.id, text: `职责${at}`, ordinal: at }, home);
      const item = writer.create('workItem', { dutyId: duty.id, text: `工作${at}` }, home);
      const frequency = at === 0 ? '每日' : '';
      const standard = writer.create(
        'workStandard',
        { workItemId: item.id, requirement: `标准${at}`, frequency },
        home,
      );
      if (index % 10 > 0 || at > 0) continue;
      const evidence = writer.create('evidence', { title: `材料${index}`, number: `1.${index}-1` }, home);
      writer.create(
        'evidenceLink',
        { evidenceId: evidence.id, targetKind: 'workStandard', targetId: standard.id },
        home,
      );
    }
    return position.id;
  });
  return { firstPositionId: positionIds[0] ?? '' };
}
