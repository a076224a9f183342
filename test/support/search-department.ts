import type { RecordWriter } from '../../db/records/record-writer.ts';
import type { ChineseText } from './chinese-text.ts';

/** How many records of each kind stand in one block of 1,000. */
const block = { position: 20, duty: 180, workItem: 180, workStandard: 180, annualTask: 40, evidence: 400 };

/** Writes 1,000 records with words of their own, as they lie in a department that has kept its files for twenty years. */
export function writeSearchBlock(writer: RecordWriter, departmentId: string, text: ChineseText): void {
  const at = { departmentId };
  const of = <T>(ids: readonly T[]): T => {
    const id = ids[text.below(ids.length)];
    if (id === undefined) throw new Error('Nothing to belong to');
    return id;
  };
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const positions = times(
    block.position,
    () => writer.create('position', { name: text.position(), purpose: text.sentence() }, at).id,
  );
  const duties = times(
    block.duty,
    () => writer.create('duty', { positionId: of(positions), text: text.sentence() }, at).id,
  );
  const items = times(
    block.workItem,
    () => writer.create('workItem', { dutyId: of(duties), text: text.sentence() }, at).id,
  );
  times(block.workStandard, () =>
    writer.create(
      'workStandard',
      { workItemId: of(items), requirement: text.sentence(), expectedEvidence: text.evidence() },
      at,
    ),
  );
  times(block.annualTask, () =>
    writer.create(
      'annualTask',
      { year: 2006 + text.below(21), content: text.sentence(), checkpoint: text.sentence() },
      at,
    ),
  );
  times(block.evidence, () => {
    const title = text.evidence();
    return writer.create(
      'evidence',
      {
        title,
        fileName: `${title}.pdf`,
        provider: text.person(),
        year: String(2006 + text.below(21)),
        remarks: text.sentence(),
      },
      at,
    );
  });
}
