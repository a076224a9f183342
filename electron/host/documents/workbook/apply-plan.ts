import type { RecordWriter } from '../../../../db/records/record-writer.ts';
import type { OpenWorkspace } from '../../kernel/context.ts';
import { fieldsOfText } from '../../../../shared/domain/standard-fields.ts';
import type { ImportPlan } from '../../../../shared/document/workbook/import-plan.ts';

/** Writes a plan without issues, in one command. */
export function applyPlan(writer: RecordWriter, workspace: OpenWorkspace, plan: ImportPlan): void {
  for (const { kind, id } of plan.removes) writer.remove(kind, id);
  for (const { kind, id, fields } of plan.creates) {
    // The plan sets only fields of the kind; the writer checks every one against the domain's schema.
    writer.create(
      kind,
      { ...readNew(kind, fields), ...fields },
      {
        departmentId: kind === 'college' ? null : workspace.departmentId,
        id,
      },
    );
  }
  for (const { kind, id, fields } of plan.updates) {
    writer.update(kind, id, { fields: fields });
  }
}

/** A new standard of which only the text is given gets the fields that its text says. */
function readNew(kind: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { requirement } = fields;
  if (kind !== 'workStandard' || typeof requirement !== 'string') return {};
  const read = fieldsOfText(requirement);
  return Object.keys(read).some((name) => (fields[name] ?? '') !== '') ? {} : read;
}
