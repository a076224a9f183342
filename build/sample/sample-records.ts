import type { EvidenceTargetKind } from '../../shared/domain/evidence.ts';
import type { RecordFields } from '../../shared/domain/record-kind.ts';
import type { RecordSet } from '../../shared/domain/record-set.ts';
import { rankedId } from './ranked-id.ts';
import { SampleBuilder } from './sample-builder.ts';
import { evidenceLinksOf, evidenceRows } from './sample-evidence.ts';
import { addFindings } from './sample-findings.ts';
import { addGoals } from './sample-goals.ts';
import { addIndicators } from './sample-indicators.ts';
import { fieldLines, type PositionSource } from './source-format.ts';
import { cateringPositions } from './source/catering.ts';
import { dormitoryPositions } from './source/dormitory.ts';
import { generalOfficePositions } from './source/general-office.ts';
import { leaderPositions } from './source/leaders.ts';
import { maintenancePositions } from './source/maintenance.ts';
import { organisation } from './source/organisation.ts';
import { propertyPositions } from './source/property.ts';
import { statementSources } from './source/statements.ts';
import { taskSource } from './source/tasks.ts';
import { workflowSource } from './source/workflows.ts';

const statesOf: Readonly<Record<string, 'planned' | 'active' | 'done'>> = { 未: 'planned', 行: 'active', 完: 'done' };
const stepKindsOf: Readonly<Record<string, 'start' | 'action' | 'decision' | 'end'>> = {
  始: 'start',
  办: 'action',
  判: 'decision',
  终: 'end',
};

/** The sample department as records, checked by the domain's schemas. */
export function sampleRecords(): RecordSet {
  const builder = new SampleBuilder();
  addOrganisation(builder);
  const positions = [
    leaderPositions,
    generalOfficePositions,
    maintenancePositions,
    cateringPositions,
    dormitoryPositions,
    propertyPositions,
  ].flat();
  addPositions(builder, positions);
  addWorkflows(builder);
  addTasks(builder);
  addGoals(builder);
  addStatements(builder);
  const ranked = rankedIds(builder);
  addIndicators(builder, ranked);
  addFindings(builder, ranked);
  addEvidence(builder);
  return builder.records as unknown as RecordSet;
}

function addOrganisation(builder: SampleBuilder): void {
  const { college, department, sections } = organisation;
  builder.add('college', college);
  for (const section of sections)
    builder.add('section', { name: section.name, code: section.code, duties: section.duties.join('\n') });
  for (const [staffNumber = '', name = '', title = '', phone = '', section = ''] of fieldLines(organisation.people)) {
    builder.add('person', {
      staffNumber,
      name,
      title,
      phone,
      sectionId: section === '' ? null : builder.idOf('section', 'name', section),
    });
  }
  for (const [index, section] of sections.entries()) {
    const record = builder.records.section[index];
    if (record !== undefined) record['leaderPersonId'] = builder.idOf('person', 'name', section.leader);
  }
  const { head, secretary, duties, qualityGoals, ...rest } = department;
  builder.add(
    'department',
    {
      ...rest,
      headPersonId: builder.idOf('person', 'name', head),
      secretaryPersonId: builder.idOf('person', 'name', secretary),
      duties: duties.join('\n'),
      qualityGoals: qualityGoals.join('\n'),
    },
    builder.departmentId,
  );
  for (const [name = '', role = '', task = '', filedOn = ''] of fieldLines(organisation.workingGroup)) {
    const fields = {
      personId: builder.idOf('person', 'name', name),
      role,
      task,
      filedOn,
    } as RecordFields<'workingGroupMember'>;
    builder.add('workingGroupMember', fields);
  }
  builder.add('handbook', organisation.handbook);
}

function addPositions(builder: SampleBuilder, positions: readonly PositionSource[]): void {
  for (const source of positions) {
    const { section, reportsTo, holders, duties, qualification, authority, ...rest } = source;
    const id = builder.add('position', {
      ...rest,
      sectionId: section === '' ? null : builder.idOf('section', 'name', section),
      reportsToPositionId: reportsTo === '' ? null : builder.idOf('position', 'code', reportsTo),
      qualification: qualification.join('\n'),
      authority: authority.join('\n'),
    });
    for (const holder of holders)
      builder.add('positionHolder', { positionId: id, personId: builder.idOf('person', 'name', holder) });
    addDuties(builder, id, duties);
  }
}

function addDuties(builder: SampleBuilder, positionId: string, source: string): void {
  let dutyId = '';
  let workItemId = '';
  for (const line of source.split('\n').filter((text) => text.trim() !== '')) {
    const text = line.trim().slice(2);
    if (line.startsWith('- ')) dutyId = builder.add('duty', { positionId, text });
    else if (line.startsWith('  * ')) workItemId = builder.add('workItem', { dutyId, text });
    else builder.add('workStandard', { workItemId, ...standardFields(text) });
  }
}

function standardFields(text: string): Partial<RecordFields<'workStandard'>> {
  const [
    requirement = '',
    measure = '',
    value = '',
    timeLimit = '',
    frequency = '',
    checkMethod = '',
    expectedEvidence = '',
    basis = '',
  ] = text.split('|').map((field) => field.trim());
  const parts = /^([≥≤=><]?)(-?[\d.～]*)(.*)$/u.exec(value);
  const comparison = (parts?.[1] ?? '') as RecordFields<'workStandard'>['comparison'];
  const [targetValue = '', unit = ''] = [parts?.[2], parts?.[3]];
  return {
    requirement,
    measure,
    comparison,
    targetValue,
    unit,
    timeLimit,
    frequency,
    checkMethod,
    expectedEvidence,
    basis,
  };
}

function addWorkflows(builder: SampleBuilder): void {
  for (const block of workflowSource
    .trim()
    .split(/^# /mu)
    .filter((text) => text !== '')) {
    const [head = [], ...lines] = fieldLines(block);
    const [
      code = '',
      name = '',
      position = '',
      purpose = '',
      scope = '',
      actors = '',
      serviceTimeLimit = '',
      basis = '',
      records = '',
    ] = head;
    const positionId = builder.idOf('position', 'code', position);
    const workflowId = builder.add('workflow', {
      code,
      name,
      positionId,
      purpose,
      scope,
      actors,
      serviceTimeLimit,
      basis,
      records: records.split(';').join('\n'),
    });
    const steps = lines.map(
      ([kind = '', actor = '', action = '', input = '', output = '', keeper = '', timeLimit = '']) => {
        const isOurs = /^[A-Z]{2}\d{2}$/u.test(actor);
        const actorFields = isOurs ? { actorPositionId: builder.idOf('position', 'code', actor) } : { actor };
        return builder.add('workflowStep', {
          workflowId,
          kind: stepKindsOf[kind] ?? 'action',
          ...actorFields,
          action,
          input,
          output,
          keeper,
          timeLimit,
        });
      },
    );
    for (const [index, line] of lines.entries()) addLinks(builder, workflowId, { steps, index, next: line[7] ?? '' });
  }
}

function addLinks(
  builder: SampleBuilder,
  workflowId: string,
  step: { steps: readonly string[]; index: number; next: string },
): void {
  for (const branch of step.next.split('；').filter((text) => text !== '')) {
    const [first = '', second] = branch.split('→');
    const toStepId = step.steps[Number(second ?? first) - 1];
    const fromStepId = step.steps[step.index];
    if (toStepId === undefined || fromStepId === undefined) throw new Error(`no step for ${branch}`);
    builder.add('workflowLink', { workflowId, fromStepId, toStepId, label: second === undefined ? '' : first });
  }
}

function addTasks(builder: SampleBuilder): void {
  for (const line of fieldLines(taskSource)) {
    const [
      taskClass,
      code = '',
      project = '',
      content = '',
      measures = '',
      expectedResult = '',
      assistingDepartments = '',
    ] = line;
    const [owner = '', position = '', due = '', checkpoint = '', checkedBy = '', weight = '', state = ''] =
      line.slice(7);
    builder.add('annualTask', {
      year: 2026,
      taskClass: taskClass as RecordFields<'annualTask'>['taskClass'],
      code,
      project,
      content,
      measures,
      expectedResult,
      assistingDepartments,
      due,
      checkpoint,
      checkedBy,
      leadDepartment: '后勤处',
      ownerPersonId: builder.idOf('person', 'name', owner),
      positionId: builder.idOf('position', 'code', position),
      weight: Number(weight),
      state: statesOf[state] ?? 'planned',
    });
  }
}

function addStatements(builder: SampleBuilder): void {
  for (const source of statementSources) {
    const { responsibilities, consequences, items, ...rest } = source;
    const statementId = builder.add('statement', {
      ...rest,
      ...partyOf(builder, rest.partyB),
      year: 2026,
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      signedOn: '2026-03-20',
      responsibilities: responsibilities.join('\n'),
      consequences: consequences.join('\n'),
    });
    for (const [category = '', content = '', target = '', due = '', weight = '', task = ''] of fieldLines(items)) {
      builder.add('statementItem', {
        statementId,
        category: category === '共' ? 'common' : 'individual',
        content,
        target,
        due,
        weight: Number(weight),
        annualTaskId: task === '' ? null : builder.idOf('annualTask', 'code', task),
      });
    }
  }
}

/** A statement with a section is one between the department and it; any other party is the department itself. */
function partyOf(builder: SampleBuilder, name: string): Partial<RecordFields<'statement'>> {
  const section = builder.records.section.find((record) => record['name'] === name);
  return section === undefined
    ? { relation: 'school-department' }
    : { relation: 'department-section', partySectionId: section.id };
}

function addEvidence(builder: SampleBuilder): void {
  const ranked = rankedIds(builder);
  for (const row of evidenceRows()) {
    const evidenceId = builder.add('evidence', row.fields);
    for (const { targetKind, label } of evidenceLinksOf(row)) {
      builder.add('evidenceLink', {
        evidenceId,
        targetKind,
        targetId: rankedId(ranked, `${targetKind}:${label}`),
      });
    }
  }
}

/** Ids by what the evidence list calls them: `workStandard:WX02-2-1-1`, `annualTask:A-01`. */
function rankedIds(builder: SampleBuilder): ReadonlyMap<string, string> {
  const { records } = builder;
  const ids = new Map<string, string>();
  const simple: readonly (readonly [EvidenceTargetKind, string])[] = [
    ['position', 'code'],
    ['workflow', 'code'],
    ['annualTask', 'code'],
    ['statement', 'number'],
    ['section', 'name'],
    ['finding', 'number'],
    ['indicator', 'code'],
  ];
  for (const [kind, field] of simple)
    for (const record of records[kind]) ids.set(`${kind}:${String(record[field])}`, record.id);
  const labels = new Map(records.position.map((record) => [record.id, String(record['code'])]));
  const levels = [
    ['duty', 'positionId'],
    ['workItem', 'dutyId'],
    ['workStandard', 'workItemId'],
  ] as const;
  for (const [kind, parentField] of levels) {
    const counts = new Map<string, number>();
    for (const record of records[kind]) {
      const owner = String(record[parentField]);
      const rank = (counts.get(owner) ?? 0) + 1;
      counts.set(owner, rank);
      const label = `${labels.get(owner) ?? ''}-${rank}`;
      labels.set(record.id, label);
      ids.set(`${kind}:${label}`, record.id);
    }
  }
  return ids;
}
