import { listParties, type PartyRow, readStatement } from '../../../db/queries/statements.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { getCollege, getRecord } from '../../../db/records/read-records.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type {
  MakeStatements,
  StatementDetail,
  StatementParty,
  TemplateChoice,
} from '../../../shared/contract/statements.ts';
import type { RecordFields, StoredRecord } from '../../../shared/domain/record-kind.ts';
import { numberBy, periodDays, statementFieldValues } from '../../../shared/domain/statement-batch.ts';
import { fillFields } from '../../../shared/domain/statement-fields.ts';
import { builtInTemplates } from '../../../shared/templates/statements/built-in-templates.ts';
import { templateFields } from '../../../shared/templates/statements/statement-template.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

type Fields = Partial<RecordFields<'statement'>>;
type ItemFields = Partial<RecordFields<'statementItem'>>;

/** What a template gives to each statement that is made from it. */
interface Form {
  readonly fields: Fields & { readonly title: string };
  readonly items: readonly ItemFields[];
}

/** Makes one statement a party, all in one command: either all stand or none. */
export function makeStatements(context: CallContext, input: MakeStatements): { ids: string[] } {
  return context.write((writer, workspace) => {
    const form = formOf(workspace.db, input.template);
    const known = listParties(workspace.db, workspace.departmentId);
    let ordinal = nextOrdinal(workspace.db, 'statement', workspace.departmentId);
    const ids = input.parties.map((party, index) => {
      const row = known.find((each) => sameParty(each.party, party));
      if (row === undefined) throw notFound(party.kind, 'id' in party ? party.id : '');
      const sequence = input.firstSequence + index;
      const fields = fieldsFor(workspace, { form, input, row, sequence });
      return createForm(writer, workspace.departmentId, {
        fields: { ...fields, ordinal: ordinal++ },
        items: form.items,
      });
    });
    return { ids };
  });
}

/** Keeps the form of a statement for later years: what belongs to one party and one year stays behind. */
export function saveAsTemplate(context: CallContext, id: string, title: string): StatementDetail {
  return context.write((writer, { db, departmentId }) => {
    const { statement, items } = mustReadStatement(db, id);
    const ordinal = nextOrdinal(db, 'statement', departmentId);
    const fields: Fields = { ...formFields(statement), title, year: statement.year, usage: 'template', ordinal };
    const templateId = createForm(writer, departmentId, { fields, items: items.map(formItem) });
    return mustReadStatement(db, templateId);
  });
}

/** Throws `not-found`. */
export function mustReadStatement(db: WorkspaceDb, id: string): StatementDetail {
  const statement = readStatement(db, id);
  if (statement === null) throw notFound('statement', id);
  return statement;
}

/** Writes a statement with its items in their order; answers its id. */
export function createForm(
  writer: RecordWriter,
  departmentId: string,
  form: { readonly fields: Fields; readonly items: readonly ItemFields[] },
): string {
  const { id } = writer.create('statement', form.fields, { departmentId });
  for (const [ordinal, item] of form.items.entries())
    writer.create('statementItem', { ...item, statementId: id, ordinal }, { departmentId });
  return id;
}

/** What one form hands to another: texts, points and relation; no names, numbers, days, seals or scores. */
export function formFields(statement: StoredRecord<'statement'>): Fields & { title: string } {
  const { title, relation, preamble, responsibilities, rewards, consequences, closing } = statement;
  const { totalPoints, groupWeights, copies, gradeScale, periodKind } = statement;
  const texts = { title, relation, preamble, responsibilities, rewards, consequences, closing };
  return { ...texts, totalPoints, groupWeights, copies, gradeScale, periodKind };
}

/** The same for an item; its links to tasks and standards stay. */
export function formItem(item: StoredRecord<'statementItem'>): ItemFields {
  const { category, content, target, due, weight, groupName, scoring } = item;
  const { annualTaskId, workStandardId, goalId } = item;
  return { category, content, target, due, weight, groupName, scoring, annualTaskId, workStandardId, goalId };
}

function formOf(db: WorkspaceDb, choice: TemplateChoice): Form {
  if ('templateId' in choice) {
    const { statement, items } = mustReadStatement(db, choice.templateId);
    return { fields: formFields(statement), items: items.map(formItem) };
  }
  const template = builtInTemplates.find((each) => each.name === choice.builtIn);
  if (template === undefined) throw new AppFailure({ code: 'not-found', about: `template ${choice.builtIn}` });
  return { fields: templateFields(template), items: template.items };
}

function sameParty(a: StatementParty, b: StatementParty): boolean {
  return a.kind === b.kind && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');
}

function fieldsFor(
  { db, departmentId }: OpenWorkspace,
  given: { readonly form: Form; readonly input: MakeStatements; readonly row: PartyRow; readonly sequence: number },
): Fields {
  const { form, input, row, sequence } = given;
  const department = getRecord(db, 'department', departmentId);
  const departmentName = department?.name ?? '';
  const college = getCollege(db)?.name ?? '';
  const inside = row.party.kind !== 'department';
  const period = input.periodKind === 'custom' ? { from: '', to: '' } : periodDays(input.periodKind, input.year);
  const head = getRecord(db, 'person', department?.headPersonId ?? '');
  const parties = {
    year: input.year,
    number: numberBy(input.numberScheme ?? '', { year: input.year, sequence }),
    partyA: inside ? departmentName : college,
    partyASigner: inside ? (head?.name ?? '') : '',
    partyB: row.name,
    partyBSigner: row.signer.slice(0, 200),
    periodFrom: period.from,
    periodTo: period.to,
    totalPoints: form.fields.totalPoints ?? 100,
  };
  const link =
    row.party.kind === 'section'
      ? { relation: 'department-section' as const, partySectionId: row.party.id }
      : row.party.kind === 'position'
        ? { relation: 'department-position' as const, partyPositionId: row.party.id }
        : row.party.kind === 'person'
          ? { relation: 'department-person' as const, partyPersonId: row.party.id }
          : { relation: 'school-department' as const };
  const values = statementFieldValues(parties, {
    college,
    department: departmentName,
    section: row.party.kind === 'section' ? row.name : row.place,
    position: row.party.kind === 'position' ? row.name : '',
    person: row.party.kind === 'person' ? row.name : '',
  });
  return {
    ...form.fields,
    ...parties,
    ...link,
    periodKind: input.periodKind,
    usage: 'statement',
    // The title names the form in every list, so its fields are filled in at once; the texts keep theirs.
    title: fillFields(form.fields.title, values).slice(0, 200),
  };
}
