import type { ErrorCode } from '../../shared/app-error.ts';
import { cliPaperNames } from './cli-papers.ts';

/** Languages that the command line speaks. */
export type CliLanguage = 'zh' | 'en';

/** What the terminal says. Values in braces are filled in. */
export interface CliWords {
  readonly usage: string;
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly bundleValid: string;
  readonly bundleInvalid: string;
  readonly bundleHolds: string;
  readonly bundleUnsigned: string;
  readonly bundleRefused: string;
  readonly bundleTransfer: Readonly<Record<'full' | 'incremental' | 'receipt', string>>;
  readonly keyNone: string;
  readonly keyHere: string;
  readonly keyElsewhere: string;
  readonly keySpoken: string;
  readonly keyCompare: string;
  readonly keyEnrolled: string;
  readonly keyCard: string;
  readonly packed: string;
  readonly applied: string;
  readonly wouldApply: string;
  readonly created: string;
  readonly imported: string;
  readonly nothingToImport: string;
  readonly ingested: string;
  readonly skipped: string;
  readonly skippedMore: string;
  readonly exported: string;
  readonly paperMissing: string;
  readonly workspace: string;
  readonly checkedGood: string;
  readonly checkedBad: string;
  readonly found: string;
  readonly expected: string;
}

const usageOf = (head: string, lines: readonly (readonly [string, string])[], tail: readonly string[]): string =>
  [head, '', ...lines.map(([call, meaning]) => `  gangbiao ${call}\n      ${meaning}`), '', ...tail].join('\n');

const calls = {
  verify: 'verify BUNDLE.zip [WORKSPACE.qhd]',
  inspect: 'inspect WORKSPACE.qhd|BUNDLE.zip',
  check: 'check WORKSPACE.qhd',
  create: 'create WORKSPACE.qhd [--college NAME] [--department NAME] [--sample]',
  import: 'import WORKBOOK.xlsx WORKSPACE.qhd',
  ingest: 'ingest WORKSPACE.qhd FILE_OR_FOLDER...',
  workbook: 'workbook WORKSPACE.qhd OUT.xlsx [--empty]',
  paper: 'paper WORKSPACE.qhd PAPER OUT.pdf|OUT.docx|OUT.xlsx',
  pack: 'pack WORKSPACE.qhd OUT.zip [--to PEER] [--full] [--encrypt] [--volumes none|SIZE]',
  apply: 'apply WORKSPACE.qhd BUNDLE.zip [--dry-run] [--nevertheless]',
  keys: 'keys WORKSPACE.qhd [make | phrase | restore PHRASE | peers | card OUT.json | enrol CARD.json --spoken DIGITS | withdraw KEY]',
} as const;
const papers = cliPaperNames.join(', ');

const zh: CliWords = {
  usage: usageOf(
    '岗标命令行',
    [
      [calls.verify, '核对同步包，不改动任何文件；给出工作区时，同时判断能否收下'],
      [calls.inspect, '查看工作区或同步包里有什么'],
      [calls.check, '检查工作区文件，并重新计算全部支撑材料的哈希值'],
      [calls.create, '新建工作区'],
      [calls.import, '导入 Excel 工作簿：全部导入，或一条也不导入'],
      [calls.ingest, '收入支撑材料'],
      [calls.workbook, '导出 Excel 工作簿'],
      [calls.paper, `导出文件；PAPER 为 ${papers}`],
      [
        calls.pack,
        '导出已签名的同步包：--to 接收方  --full 全部内容  --encrypt 加密  --volumes 不分卷（none）或每卷大小，如 700M、3.9G',
      ],
      [calls.apply, '收下同步包并合并：--dry-run 只看结果  --nevertheless 核实之后仍然接收'],
      [calls.keys, '密钥与备案：生成、恢复短语、导出备案文件、收下备案、停用'],
    ],
    [
      '选项：--json 以 JSON 输出结果  --lang zh|en 语言  --author 姓名 记入修订记录  --resources 文件夹 字体与模板所在处  --keys 文件夹 密钥所在处',
      '返回值：0 成功  1 内容有问题  2 用法不对  3 文件打不开或写不进  4 程序内部错误  130 已取消',
    ],
  ),
  errors: {
    'invalid-input': '给出的内容不符合要求：{about}',
    'not-found': '找不到：{about}',
    conflict: '记录已被改动，请重新读取后再试：{about}',
    'in-use': '仍被引用，不能删除：{about}',
    'rule-broken': '不符合规定：{about}',
    'no-workspace': '没有打开工作区',
    'workspace-busy': '工作区正被占用：{about}',
    'workspace-newer': '工作区由更新版本的程序建立，请先升级：{about}',
    'workspace-damaged': '工作区文件已损坏，请使用备份：{about}',
    'not-a-workspace': '这不是岗标的工作区文件：{about}',
    'file-exists': '文件已存在，请换一个名称：{about}',
    'file-missing': '找不到文件或文件夹：{about}',
    'file-denied': '没有读写权限：{about}',
    'file-busy': '文件正被其他程序使用：{about}',
    'disk-full': '磁盘空间不足：{about}',
    'drive-gone': '写到一半时找不到磁盘了，请重新接好后再来一次：{about}',
    'file-changed': '读取期间文件发生变化，请重试：{about}',
    'import-invalid': '工作簿有误，没有导入任何内容：{about}',
    'bundle-invalid': '同步包没有通过核对：{about}',
    'no-printer': '没有这台打印机：{about}',
    'print-failed': '打印机没有接受：{about}',
    cancelled: '已取消，没有留下任何内容',
    'host-gone': '处理程序已退出，请重试',
    internal: '程序内部错误：{about}',
  },
  bundleValid: '核对通过：{path}',
  bundleInvalid: '核对未通过：{path}，共 {count} 处问题',
  bundleHolds:
    '{college} {department}：记录 {records} 条，修订 {revisions} 次，支撑材料 {files} 个\n指纹 {fingerprint}',
  bundleUnsigned: '旧格式，没有签名',
  bundleRefused: '字节无误，但这个工作区不能收下：',
  bundleTransfer: {
    full: '{sender} → {recipient}，第 {sequence} 号，全部内容\n签名密钥 {key}',
    incremental: '{sender} → {recipient}，第 {sequence} 号，第 {base} 号以来的变动\n签名密钥 {key}',
    receipt: '{sender} → {recipient}，第 {sequence} 号，回执\n签名密钥 {key}',
  },
  keyNone: '还没有密钥：第一次导出同步包或备案文件时生成',
  keyHere: '密钥 {key}',
  keyElsewhere: '密钥 {key} 不在这台电脑上，请用恢复短语恢复',
  keySpoken: '通话核对：{spoken}',
  keyCompare: '请与对方通话核对以上数字，一致后加 --spoken "数字" 再运行',
  keyEnrolled: '已备案：{name}',
  keyCard: '备案文件：{path}',
  applied:
    '已收下 {sender} 第 {sequence} 号：新增 {added} 条，修改 {changed} 条，删除 {removed} 条，需要决定 {conflicts} 处',
  wouldApply:
    '可以收下 {sender} 第 {sequence} 号：将新增 {added} 条，修改 {changed} 条，删除 {removed} 条，需要决定 {conflicts} 处',
  packed: '已导出并核对：{path}（{size} 字节）',
  created: '已新建：{path}',
  imported: '已导入：新增 {added} 条，修改 {changed} 条，未变 {unchanged} 条',
  nothingToImport: '没有变化：{unchanged} 条记录与工作簿一致',
  ingested: '已收入 {added} 个文件，重复 {duplicates} 个',
  skipped: '未收入（{reason}）：{path}',
  skippedMore: '另有{count}个文件未收入，没有逐一列出',
  exported: '已导出：{path}（{size} 字节）',
  paperMissing: '还没有可以导出的内容：{paper}',
  workspace: '{college} {department}\n文件 {path}（{size} 字节），修订 {revisions} 次，最近保存 {saved}',
  checkedGood: '检查通过：{files} 个支撑材料文件，{bytes} 字节',
  checkedBad: '检查发现问题',
  found: '现为 {value}',
  expected: '应为 {value}',
};

const en: CliWords = {
  usage: usageOf(
    'Gangbiao on the command line',
    [
      [calls.verify, 'verifies a bundle; with a workspace also whether it may be taken over; changes nothing'],
      [calls.inspect, 'tells what a workspace or a bundle holds'],
      [calls.check, 'checks the workspace file and hashes all evidence again'],
      [calls.create, 'makes a new workspace'],
      [calls.import, 'imports an Excel workbook: all of it or nothing'],
      [calls.ingest, 'takes evidence in'],
      [calls.workbook, 'exports an Excel workbook'],
      [calls.paper, `exports a paper; PAPER is one of ${papers}`],
      [calls.pack, 'exports a signed bundle to a peer, or to anybody; in volumes of a size such as 700M or 3.9G'],
      [calls.apply, 'takes a bundle over and merges it, or says what that would do'],
      [calls.keys, 'keys and enrolment'],
    ],
    [
      'Options: --json prints the answer as JSON; --lang zh|en; --author NAME for the revisions; --resources FOLDER with fonts and templates; --keys FOLDER with secret keys',
      'Exit codes: 0 done, 1 the content is at fault, 2 wrong usage, 3 a file cannot be read or written, 4 a fault of the program, 130 cancelled',
    ],
  ),
  errors: {
    'invalid-input': 'What was given is not as it should be: {about}',
    'not-found': 'Not found: {about}',
    conflict: 'The record has changed; read it again and retry: {about}',
    'in-use': 'Something still refers to it: {about}',
    'rule-broken': 'A rule refuses this: {about}',
    'no-workspace': 'No workspace is open',
    'workspace-busy': 'Somebody else has the workspace open: {about}',
    'workspace-newer': 'The workspace was made by a newer program; update first: {about}',
    'workspace-damaged': 'The workspace file is damaged; use a backup: {about}',
    'not-a-workspace': 'This is no workspace of Gangbiao: {about}',
    'file-exists': 'The file exists already; choose another name: {about}',
    'file-missing': 'No such file or folder: {about}',
    'file-denied': 'No permission to read or write: {about}',
    'file-busy': 'Another program is using the file: {about}',
    'disk-full': 'The disk is full: {about}',
    'drive-gone': 'The drive is gone; connect it and try again: {about}',
    'file-changed': 'The file changed while it was read; try again: {about}',
    'import-invalid': 'The workbook has faults; nothing was imported: {about}',
    'bundle-invalid': 'The bundle does not verify: {about}',
    'no-printer': 'No such printer: {about}',
    'print-failed': 'The printer refused: {about}',
    cancelled: 'Cancelled; nothing was left behind',
    'host-gone': 'The host ended; try again',
    internal: 'A fault of the program: {about}',
  },
  bundleValid: 'Verified: {path}',
  bundleInvalid: 'Not verified: {path}, {count} issues',
  bundleHolds:
    '{college} {department}: {records} records, {revisions} revisions, {files} evidence files\nfingerprint {fingerprint}',
  bundleUnsigned: 'first format, not signed',
  bundleRefused: 'The bytes are right, but this workspace may not take it over:',
  bundleTransfer: {
    full: '{sender} → {recipient}, number {sequence}, everything\nsigned with {key}',
    incremental: '{sender} → {recipient}, number {sequence}, what changed since number {base}\nsigned with {key}',
    receipt: '{sender} → {recipient}, number {sequence}, a receipt\nsigned with {key}',
  },
  keyNone: 'No key yet: the first export of a bundle or an enrolment makes one',
  keyHere: 'Key {key}',
  keyElsewhere: 'Key {key} is not on this computer; bring it back with the recovery phrase',
  keySpoken: 'To be read out: {spoken}',
  keyCompare: 'Have these digits read out to you; when they are the same, run again with --spoken "digits"',
  keyEnrolled: 'Enrolled: {name}',
  keyCard: 'Enrolment: {path}',
  applied:
    'Took over {sender} no. {sequence}: {added} added, {changed} changed, {removed} removed, {conflicts} to decide',
  wouldApply:
    'Can take over {sender} no. {sequence}: {added} added, {changed} changed, {removed} removed, {conflicts} to decide',
  packed: 'Exported and verified: {path} ({size} bytes)',
  created: 'Made: {path}',
  imported: 'Imported: {added} added, {changed} changed, {unchanged} unchanged',
  nothingToImport: 'No change: {unchanged} records are as in the workbook',
  ingested: 'Took in {added} files, {duplicates} were here already',
  skipped: 'Not taken in ({reason}): {path}',
  skippedMore: '{count} more not taken in, not listed',
  exported: 'Exported: {path} ({size} bytes)',
  paperMissing: 'Nothing to export yet: {paper}',
  workspace: '{college} {department}\nfile {path} ({size} bytes), {revisions} revisions, last saved {saved}',
  checkedGood: 'Good: {files} evidence files, {bytes} bytes',
  checkedBad: 'The check found faults',
  found: 'found {value}',
  expected: 'expected {value}',
};

export const cliWords: Readonly<Record<CliLanguage, CliWords>> = { zh, en };

/** Puts values into the braces of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? '')).replace(/[:：]\s*$/u, '');
}
