import type { StoredRecord } from '../../domain/record-kind.ts';
import { expectedRecords } from '../../domain/workflow-record.ts';
import type { Block, TableCell } from '../blocks.ts';
import { cell, headRow, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { linesOf } from '../words.ts';

const width = typeArea('handbook', 'portrait').widthMm;
const centred = { align: 'center' } as const;

/** 表格清单: every record or form that a workflow leaves, with who keeps it and for how long. */
export function formsBlocks(lookup: RecordLookup): Block[] {
  const rows = lookup.records.workflow.flatMap((workflow) => {
    const steps = lookup.stepsOf(workflow.id);
    const numbers = new Map(steps.map((step, index) => [step.id, `第${index + 1}步`]));
    return expectedRecords(workflow.records, steps).map((record) => ({
      ...record,
      workflow: workflow.name,
      step: numbers.get(record.stepId ?? '') ?? '',
    }));
  });
  if (rows.length === 0) return nothing('工作流程中还没有写明要留存的记录和表格。');
  return [
    table({
      columnsMm: [12, width - 126, 46, 16, 30, 22],
      head: [headRow(['序号', '记录、表格名称', '所属流程', '形成', '保存部门或岗位', '保存期限'])],
      summary: '表格清单',
      rows: rows.map((row, index): TableCell[] => [
        cell(String(index + 1), centred),
        cell(row.name),
        cell(row.workflow),
        cell(row.step, centred),
        cell(row.keeper, centred),
        cell(row.retention, centred),
      ]),
    }),
  ];
}

/** How many uses of one regulation are named; the others are counted. */
const namedUses = 6;

/** 适用法规: what workflows and standards name as their basis, each once, with where it applies. */
export function regulationsBlocks(lookup: RecordLookup): Block[] {
  const uses = new Map<string, Set<string>>();
  const note = (text: string, use: string): void => {
    for (const line of linesOf(text).flatMap((each) => each.split(/[；;]|(?<=》)、(?=《)/u))) {
      const name = line.replace(/[。，、\s]+$/u, '').trim();
      if (name !== '') uses.set(name, (uses.get(name) ?? new Set()).add(use));
    }
  };
  for (const { basis, name } of lookup.records.workflow) note(basis, `${name}（流程）`);
  for (const { basis, name } of lookup.records.layerStandard) note(basis, `${name}（标准）`);
  const positions = new Map(lookup.records.workItem.map(({ id, dutyId }) => [id, dutyId]));
  const duties = new Map(lookup.records.duty.map(({ id, positionId }) => [id, positionId]));
  for (const { basis, workItemId } of lookup.records.workStandard)
    note(basis, lookup.positionName(duties.get(positions.get(workItemId) ?? '') ?? null));
  if (uses.size === 0) return nothing('工作流程和工作标准中还没有写明依据。');
  return [
    table({
      columnsMm: [12, (width - 12) * 0.55, (width - 12) * 0.45],
      head: [headRow(['序号', '法规、制度名称', '适用于'])],
      summary: '适用法规',
      rows: [...uses].map(([name, places], index): TableCell[] => [
        cell(String(index + 1), centred),
        cell(name),
        cell(shortList([...places].filter((place) => place !== ''))),
      ]),
    }),
  ];
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, namedUses).join('、');
  return names.length > namedUses ? `${shown}等${names.length}处` : shown;
}

/** 接口表: where one hands over to another on the way through a workflow. */
export function interfacesBlocks(lookup: RecordLookup): Block[] {
  const actor = (step: StoredRecord<'workflowStep'>): string =>
    lookup.positionName(step.actorPositionId) || step.actor.trim();
  const rows = lookup.records.workflow.flatMap((workflow) => {
    const steps = new Map(lookup.stepsOf(workflow.id).map((step) => [step.id, step]));
    return lookup.linksOf(workflow.id).flatMap((link) => {
      const [from, to] = [steps.get(link.fromStepId), steps.get(link.toStepId)];
      if (from === undefined || to === undefined) return [];
      const [giver, taker] = [actor(from), actor(to)];
      if (giver === '' || taker === '' || giver === taker) return [];
      const handed = from.output || to.input || from.action;
      return [{ workflow: workflow.name, giver, taker, handed, matter: to.action, timeLimit: to.timeLimit }];
    });
  });
  if (rows.length === 0) return nothing('工作流程中还没有由不同岗位、部门衔接的步骤。');
  return [
    table({
      columnsMm: [10, 32, 24, 24, 23, width - 132, 19],
      head: [headRow(['序号', '工作流程', '交出方', '接收方', '交接内容', '接收后办理', '时限'])],
      fontSize: 9,
      summary: '接口表',
      rows: rows.map((row, index): TableCell[] => [
        cell(String(index + 1), centred),
        cell(row.workflow),
        cell(row.giver, centred),
        cell(row.taker, centred),
        cell(row.handed),
        cell(row.matter),
        cell(row.timeLimit, centred),
      ]),
    }),
  ];
}

function nothing(text: string): Block[] {
  return [paragraph('body', [{ text, muted: true }])];
}

/** 发放登记: who was handed which copy. */
export function distributionTable(copies: readonly StoredRecord<'handbookCopy'>[]): Block {
  return table({
    columnsMm: [16, width - 132, 14, 26, 26, 26, 24],
    head: [headRow(['受控号', '发放部门或人员', '份数', '发放日期', '签收人', '收回日期', '备注'])],
    summary: '发放登记',
    rows: copies.map((copy): TableCell[] => [
      cell(copy.number, { ...centred, placeholder: blank }),
      cell(copy.recipient),
      cell(String(copy.count), centred),
      cell(copy.issuedOn, { ...centred, placeholder: blank }),
      cell(copy.receivedBy, { ...centred, placeholder: blank }),
      cell(copy.returnedOn, { ...centred, placeholder: blank }),
      cell(copy.remarks, { placeholder: blank }),
    ]),
  });
}

/** To be filled in by hand. */
const blank = { text: '' };
