import { formatBytes } from '../../format-bytes.ts';
import { isRecordKind, type RecordKind } from '../../domain/record-kind.ts';
import type { Transmittal } from '../../sync/transmittal.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, heading, labelCell, paragraph, table } from '../inline.ts';
import { typeArea } from '../page-geometry.ts';
import { dayInWords, dayToFillIn } from '../words.ts';

/** A bundle as the books know it. */
export interface SentForPaper {
  readonly transmittal: Transmittal;
  readonly sequence: number;
  /** 64 hex digits. */
  readonly fingerprint: string;
  readonly mode: 'full' | 'incremental' | 'receipt';
  readonly baseSequence: number;
  readonly revisionCount: number;
  readonly fileCount: number;
  readonly fileBytes: number;
  /** YYYY-MM-DD, as China counts days. */
  readonly day: string;
}

/** What people count; all else is told together, so that the paper stays one page. */
const countedKinds: Partial<Record<RecordKind, string>> = {
  section: '科室',
  person: '人员',
  position: '岗位',
  duty: '岗位职责',
  workItem: '具体工作',
  workStandard: '工作标准',
  workflow: '工作流程',
  goal: '目标',
  annualTask: '年度任务',
  taskEntry: '办理记录',
  statement: '责任状',
  layerStandard: '部门标准',
  evidence: '支撑材料',
  handbook: '质量手册',
  reviewItem: '复核意见',
  finding: '问题',
  indicator: '监测指标',
  indicatorReading: '监测数据',
  assignment: '下达任务',
};

/** 同步包交接单: one page that goes with the stick, signed by both sides. */
export function transmittalPaper(sent: SentForPaper): Paper {
  const { transmittal } = sent;
  const title = '同步包交接单';
  const blocks: Block[] = [
    heading(1, { text: title, anchor: 'title' }),
    paragraph('subtitle', `${transmittal.school}　${dayInWords(sent.day)}`),
    formOf(sent),
    { type: 'space', heightMm: 3 },
    fingerprintTable(sent.fingerprint),
    paragraph('note', '接收方在“同步包”中选“校验同步包”，屏幕上的指纹与本单逐组一致，即为同一份内容。'),
    {
      type: 'signature',
      parties: [
        { title: '交出方（盖章）：', lines: [{ label: '交出人：', value: '' }], date: dayToFillIn },
        { title: '接收方（盖章）：', lines: [{ label: '接收人：', value: '' }], date: dayToFillIn },
      ],
    },
  ];
  return {
    layout: 'official',
    meta: { title, author: transmittal.senderName, subject: `第${sent.sequence}号`, date: sent.day },
    parts: [
      {
        orientation: 'portrait',
        pageNumbers: 'none',
        restart: true,
        startOnOddPage: false,
        headEven: '',
        headOdd: '',
        blocks,
      },
    ],
  };
}

function formOf(sent: SentForPaper): Block {
  const { transmittal } = sent;
  const { widthMm } = typeArea('official', 'portrait');
  const rows: (readonly TableCell[])[] = [];
  const pair = (left: readonly [string, string], right: readonly [string, string]): void => {
    rows.push([labelCell(left[0]), cell(left[1]), labelCell(right[0]), cell(right[1])]);
  };
  const line = (label: string, text: string): void => {
    rows.push([labelCell(label), cell(text, { colSpan: 3 })]);
  };
  pair(['交出方', transmittal.senderName], ['接收方', transmittal.recipientName || '不指定']);
  pair(['编号', `第${sent.sequence}号`], ['内容', extentOf(sent)]);
  if (transmittal.departmentName !== transmittal.senderName) line('所属部门', transmittal.departmentName);
  line('前一个包', previousOf(sent));
  line('记录', recordsOf(transmittal));
  pair(
    ['支撑材料', `${sent.fileCount}个文件，${formatBytes(sent.fileBytes)}`],
    ['修订记录', `${sent.revisionCount}条`],
  );
  if (transmittal.heldFiles > 0) line('对方已有', `${transmittal.heldFiles}个文件，没有重复装入`);
  line(
    '文件',
    `${transmittal.fileName}，${formatBytes(transmittal.sizeBytes)}${transmittal.isEncrypted ? '，已加密' : ''}`,
  );
  if (transmittal.volumes.length > 0) line('分卷', volumesOf(transmittal));
  return table({
    columnsMm: [26, widthMm / 2 - 26, 26, widthMm / 2 - 26],
    rows,
    fontSize: 10.5,
    summary: '同步包交接单',
    unnumbered: true,
  });
}

function extentOf({ mode, baseSequence }: SentForPaper): string {
  if (mode === 'receipt') return '回执';
  return mode === 'full' ? '全部内容' : `第${baseSequence}号以来的变动`;
}

function previousOf({ sequence, transmittal }: SentForPaper): string {
  if (transmittal.previousFingerprint === '') return '无（第一个）';
  return `第${sequence - 1}号，指纹开头 ${groupsOf(transmittal.previousFingerprint).slice(0, 4).join(' ')}`;
}

function recordsOf({ records }: Transmittal): string {
  let others = 0;
  const named: string[] = [];
  for (const { kind, count } of records) {
    const name = isRecordKind(kind) ? countedKinds[kind] : undefined;
    if (name === undefined) others += count;
    else named.push(`${name}${count}`);
  }
  if (others > 0) named.push(`其他${others}`);
  const total = records.reduce((sum, { count }) => sum + count, 0);
  return total === 0 ? '无' : `共${total}条：${named.join('，')}`;
}

/** All volumes but the last are of one size. */
function volumesOf({ volumes }: Transmittal): string {
  const last = formatBytes(volumes.at(-1)?.sizeBytes ?? 0);
  const each = volumes.length === 1 ? '' : `前${volumes.length - 1}卷每卷${formatBytes(volumes[0]?.sizeBytes ?? 0)}，`;
  const endings = volumes.length === 1 ? '.001' : `.001至.${volumes.at(-1)?.name.slice(-3)}`;
  return `共${volumes.length}卷（文件名末尾${endings}）：${each}第${volumes.length}卷${last}；另附清单（末尾.sha256）`;
}

function fingerprintTable(fingerprint: string): Block {
  const { widthMm } = typeArea('official', 'portrait');
  const groups = groupsOf(fingerprint);
  const perRow = 8;
  const rows = Array.from({ length: Math.ceil(groups.length / perRow) }, (_, row) =>
    groups.slice(row * perRow, (row + 1) * perRow).map((group) => cell(group, { align: 'center' })),
  );
  return table({
    columnsMm: Array.from({ length: perRow }, () => widthMm / perRow),
    rows: [{ band: labelCell('指纹（逐组核对）') }, ...rows],
    fontSize: 11,
    summary: '指纹',
    unnumbered: true,
  });
}

function groupsOf(fingerprint: string): readonly string[] {
  return fingerprint.match(/.{1,4}/gu) ?? [];
}
