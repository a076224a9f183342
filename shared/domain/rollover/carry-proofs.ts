import type { CadenceName } from '../coverage/cadence.ts';
import type { EvidenceKind } from '../evidence.ts';

/** Why a piece proves the next year too, or has to be renewed. The first two are carried by reference. */
export const proofCarryReasons = [
  'standing-rule', // a rule, a manual, a plan for emergencies: in force until it is replaced
  'standing-licence', // a licence or qualification
  'asked-again', // what it proves is asked for every month, term or year
  'of-its-year', // a record of what was done in that year
  'damaged', // its bytes are not what they were: it proves nothing until it is mended
] as const;
export type ProofCarryReason = (typeof proofCarryReasons)[number];

export interface ProofToCarry {
  readonly title: string;
  readonly kind: EvidenceKind;
  /** How often what it proves is asked for; null where nothing says so (a duty, a position, the department). */
  readonly cadence: CadenceName | null;
  readonly damaged: boolean;
}

/** The word that a title ends on says what the piece is: 会议制度 is a rule, 制度学习记录 a record. */
const ruleWords =
  /制度|办法|规定|规程|细则|章程|规范|守则|须知|公约|手册|预案|说明书|指南|条例|工作标准|岗位职责|流程图?|权责清单|负面清单/gu;
const licenceWords = /许可证?|执照|资质|资格证|职称证|职业资格|上岗证|权属|产权|不动产|备案证/gu;
const recordWords =
  /总结|报告|记录|台账|统计|汇总|会议|纪要|月报|季报|年报|周报|简报|通知|通报|签到|照片|视频|结果|评分|问卷|检查|登记|公示|合同|发票|凭证|决算|预算|学习|培训|演练|宣传|修订|情况|申请|审批|计划|总表|名单/gu;
/** A letter that only brings a rule is the rule. */
const bringing = /(?:印发|颁发|颁布|发布|转发|下发|修订).*的?(?:通知|决定)$/u;
const yearWords =
  /(?:19|20)\d\d|[〇零一二三四五六七八九]{4}年|本年|年度|学年|学期|\d{1,2}月|[一二三四]季度|上半年|下半年|第.{1,4}[次期批周]/u;

/** Cadences that ask for a new piece each time. What the program only assumes asks for nothing. */
const asksAgain = (cadence: CadenceName | null): boolean =>
  cadence !== null && cadence !== 'assumed' && cadence !== 'years';

/**
 * Whether a piece that proved something in one year goes on proving it in the next. Only what stays in force by itself
 * does; the rule would rather ask for a piece again than let a year rest on an old one.
 */
export function carryProof({ title, kind, cadence, damaged }: ProofToCarry): ProofCarryReason {
  if (damaged) return 'damaged';
  const text = title
    .normalize('NFKC')
    .replaceAll(brackets, '')
    .replaceAll(/[《》“”"\s]/gu, '');
  const plain = bringing.test(text) ? text.replace(/的?(?:通知|决定)$/u, '') : text;
  const rule = endOfLast(ruleWords, plain);
  const licence = endOfLast(licenceWords, plain);
  const record = endOfLast(recordWords, plain);
  const isRule = rule > record && rule >= licence;
  if (!isRule && !(kind === 'certificate' && licence > record))
    return asksAgain(cadence) ? 'asked-again' : 'of-its-year';
  if (asksAgain(cadence)) return 'asked-again';
  if (!isRule) return 'standing-licence';
  return yearWords.test(plain) ? 'of-its-year' : 'standing-rule';
}

/** 采购管理办法（2024年修订） is in force still: the year in brackets is when it was made. */
const brackets = /[(〔[【][^)〕\]】]*[)〕\]】]/gu;

/** Where the last of these words ends; -1 where there is none. */
function endOfLast(words: RegExp, text: string): number {
  let end = -1;
  for (const match of text.matchAll(words)) end = match.index + match[0].length;
  return end;
}

/** Whether a piece with this reason is carried unless somebody decides otherwise. */
export function isCarried(reason: ProofCarryReason): boolean {
  return reason === 'standing-rule' || reason === 'standing-licence';
}
