import type { LibraryEntryRow, StandardsCheck } from '../../shared/contract/libraries.ts';
import { judgeMeasurability } from '../../shared/domain/measurability.ts';
import { missingFields, type ReadFields } from '../../shared/domain/standard-fields.ts';
import { isMeasurable } from '../../shared/domain/work-standard.ts';
import { recordTables } from '../record-table.ts';
import { statement } from '../statements.ts';
import type { WorkspaceDb } from '../workspace-db.ts';

type Adopted = LibraryEntryRow['adopted'][number];

const adoptedSql = `
  SELECT source_entry AS source, 'layerStandard' AS kind, id, NULL AS positionId, '' AS positionName
  FROM layer_standard WHERE department_id = :departmentId AND source_entry <> ''
  UNION ALL
  SELECT s.source_entry, 'workStandard', s.id, p.id, p.name FROM work_standard s
    JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id JOIN position p ON p.id = d.position_id
  WHERE s.department_id = :departmentId AND s.source_entry <> ''`;

/** What the department took from libraries, by the entry it was taken from (`LIBRARY#ENTRY`). */
export function readAdopted(db: WorkspaceDb, departmentId: string): ReadonlyMap<string, readonly Adopted[]> {
  const found = new Map<string, Adopted[]>();
  for (const { source, ...adopted } of statement<Adopted & { source: string }>(db.raw, adoptedSql).all({
    departmentId,
  }))
    found.set(source, [...(found.get(source) ?? []), adopted]);
  return found;
}

const standardColumns = recordTables.workStandard.columns
  .filter(({ field }) =>
    ['requirement', 'measure', 'comparison', 'targetValue', 'unit', 'timeLimit', 'frequency'].includes(field),
  )
  .map(({ field, column }) => `s.${column} AS "${field}"`)
  .join(', ');

const checkSql = `
  SELECT s.id, ${standardColumns}, p.id AS positionId, p.name AS positionName, p.section_id AS sectionId,
    coalesce(section.name, '') AS sectionName
  FROM work_standard s
    JOIN work_item i ON i.id = s.work_item_id JOIN duty d ON d.id = i.duty_id JOIN position p ON p.id = d.position_id
    LEFT JOIN section ON section.id = p.section_id
  WHERE s.department_id = ?
  ORDER BY section.id IS NULL, section.ordinal, section.id, p.ordinal, p.id, d.ordinal, d.id, i.ordinal, i.id, s.ordinal, s.id`;

/** A work standard with the place that it stands in. */
export interface PlacedStandard extends ReadFields {
  readonly id: string;
  readonly requirement: string;
  readonly positionId: string;
  readonly positionName: string;
  readonly sectionId: string | null;
  readonly sectionName: string;
}

/** Every work standard of a department in the order of the handbook. */
export function listPlacedStandards(db: WorkspaceDb, departmentId: string): PlacedStandard[] {
  return statement<PlacedStandard>(db.raw, checkSql).all(departmentId);
}

/** How many standards can be checked, by section and position, and every one that cannot, with its reason. */
export function checkStandards(db: WorkspaceDb, departmentId: string): StandardsCheck {
  const sections = new Map<string | null, StandardsCheck['sections'][number]>();
  const positions = new Map<string, StandardsCheck['positions'][number]>();
  const vague: StandardsCheck['vague'] = [];
  let fillable = 0;
  for (const standard of listPlacedStandards(db, departmentId)) {
    const { id, requirement, positionId, positionName, sectionId, sectionName } = standard;
    const measurable = isMeasurable(standard) ? 1 : 0;
    const section = sections.get(sectionId) ?? { id: sectionId, name: sectionName, standards: 0, measurable: 0 };
    const position = positions.get(positionId) ?? {
      id: positionId,
      name: positionName,
      sectionName,
      standards: 0,
      measurable: 0,
    };
    for (const group of [section, position]) {
      group.standards += 1;
      group.measurable += measurable;
    }
    sections.set(sectionId, section);
    positions.set(positionId, position);
    if (Object.keys(missingFields(standard)).length > 0) fillable += 1;
    const { vagueness } = judgeMeasurability({ ...standard, text: requirement });
    if (vagueness === null) continue;
    const { reason, remedy, word } = vagueness;
    vague.push({ id, requirement, positionId, positionName, sectionName, reason, remedy, word });
  }
  return { sections: [...sections.values()], positions: [...positions.values()], vague, fillable };
}
