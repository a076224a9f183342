import { type Evidence, type EvidenceKind, type EvidenceTargetKind, evidenceTargetKinds } from '../domain/evidence.ts';
import type { StoredRecord } from '../domain/record-kind.ts';
import type { RecordSet } from '../domain/record-set.ts';
import { shortText } from '../domain/short-text.ts';
import { evidencePath } from './bundle-names.ts';
import { byCodeUnit } from './canonical-json.ts';

// These words are part of the format, as the English names of the files are: they do not follow the window's language.
const kindWords: Readonly<Record<EvidenceKind, string>> = {
  text: '文字',
  statistics: '统计',
  media: '声像',
  certificate: '证书',
  object: '实物',
  other: '其他',
};
const secrecyWords: Readonly<Record<Evidence['secrecyLevel'], string>> = {
  public: '公开',
  internal: '内部',
  confidential: '秘密',
};
const targetWords: Readonly<Record<EvidenceTargetKind, string>> = {
  position: '岗位',
  duty: '岗位职责',
  workItem: '具体工作',
  workStandard: '工作标准',
  workflow: '工作流程',
  annualTask: '年度任务',
  taskMonth: '月度办理',
  statement: '责任状',
  statementItem: '责任条目',
  goal: '目标',
  section: '科室',
  department: '部门',
  reviewItem: '复核意见',
  finding: '问题',
  indicator: '监测指标',
};
const heads = [
  '编号',
  '名称',
  '原始文件名',
  '包内文件',
  'SHA-256',
  '字节数',
  '类别',
  '形成日期',
  '密级',
  '实物存放处',
  '证明内容',
];

/**
 * `data/index.csv`: which file in the bag was which original, and what it proves. For people with Excel or WPS, hence
 * the byte order mark, CRLF, and the apostrophe before a cell that a spreadsheet would run as a formula.
 */
export function printEvidenceIndex(records: RecordSet): string {
  const proofs = proofsByEvidence(records);
  const partsOf = Map.groupBy(records.evidencePart.toSorted(inOrder), ({ evidenceId }) => evidenceId);
  const rows = records.evidence
    .toSorted(inOrder)
    .flatMap((evidence) =>
      [evidence, ...(partsOf.get(evidence.id) ?? [])].map((file) => [
        evidence.number,
        'role' in file && file.role === 'version' ? `${evidence.title}（第${file.version}版）` : evidence.title,
        file.fileName,
        file.fileHash === '' ? '' : evidencePath(file.fileHash),
        file.fileHash,
        file.fileHash === '' ? '' : String(file.sizeBytes),
        kindWords[evidence.kind],
        evidence.formedOn,
        secrecyWords[evidence.secrecyLevel],
        evidence.physicalPlace,
        (proofs.get(evidence.id) ?? []).join('；'),
      ]),
    );
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function inOrder(a: Placed, b: Placed): number {
  return a.ordinal - b.ordinal || byCodeUnit(a.id, b.id);
}

interface Placed {
  readonly id: string;
  readonly ordinal: number;
}

/** One cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function proofsByEvidence(records: RecordSet): ReadonlyMap<string, readonly string[]> {
  const labels = targetLabels(records);
  const proofs = new Map<string, string[]>();
  for (const link of records.evidenceLink.toSorted((a, b) => byCodeUnit(a.id, b.id))) {
    const label = labels.get(link.targetId);
    if (label === undefined) continue; // the target is gone: nothing is proven any more
    const list = proofs.get(link.evidenceId) ?? [];
    list.push(`${targetWords[link.targetKind]}：${label}`);
    proofs.set(link.evidenceId, list);
  }
  return proofs;
}

/** What each target is called; every kind must say how, or its proofs would be missing from the index. */
function targetLabels(records: RecordSet): ReadonlyMap<string, string> {
  const contents = new Map(records.annualTask.map((task) => [task.id, task.content]));
  const labelOf: { readonly [K in EvidenceTargetKind]: (record: StoredRecord<K>) => string } = {
    position: ({ name }) => name,
    duty: ({ text }) => text,
    workItem: ({ text }) => text,
    workStandard: ({ requirement }) => requirement,
    workflow: ({ name }) => name,
    annualTask: ({ content }) => content,
    taskMonth: ({ month, annualTaskId }) => `${month} ${contents.get(annualTaskId) ?? ''}`,
    statement: ({ title }) => title,
    statementItem: ({ content }) => content,
    finding: ({ problem }) => problem,
    indicator: ({ name }) => name,
    goal: ({ text }) => text,
    section: ({ name }) => name,
    department: ({ name }) => name,
    reviewItem: ({ remark, recordTitle }) => remark || recordTitle,
  };
  const labels = new Map<string, string>();
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- K ties a kind's records to its own label in the body
  const take = <K extends EvidenceTargetKind>(kind: K): void => {
    for (const record of records[kind]) labels.set(record.id, shortText(labelOf[kind](record), 60));
  };
  for (const kind of evidenceTargetKinds) take(kind);
  return labels;
}
