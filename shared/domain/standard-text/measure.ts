import { used } from './found.ts';
import { saysMore } from './leftover.ts';
import { chinese } from './numbers.ts';
import { unitPattern } from './units.ts';

interface Measure {
  readonly measure: string;
  /** Where it begins. */
  readonly offset: number;
  /** Another figure or a negation stands before the figure, which may then mean something else. */
  readonly isDoubtful: boolean;
}

/** Words that say when or where only: 夜间不少于1次 says more of what was named before, which is not here. */
const occasion =
  /^(?:夜间|晚间|晚上|白天|白班|夜班|早晚|上午|下午|中午|周末|双休日|节假日|法定节假日|工作日|平时|日常|假期|寒假|暑假|寒暑假|开学初|期[初中末]|汛期|雨季|[春夏秋冬]季|高峰期?|旺季|淡季|第?[一二三四]季度|[上下]半年|室内|室外|校内|校外)$/u;

/** Words that a phrase ends with that names something measured. */
export const head =
  /(?:率|度|比|比例|占比|比重|含量|浓度|数|数量|时间|时长|时限|期限|周期|间隔|量|额|面积|得分|均分|成绩|价格?|差|差距|费用?|成本|面)$/u;
/** Words that name a length of time, which is then measured. */
export const lasts =
  /(?:时间|时长|时限|时延|延迟|延时|耗时|用时|历时|间隔|期限|周期|年限|时差|误差|偏差|停机|中断|晚点|周转期|有效期|期)(?:平均|累计|一般|均|应|须)*$/u;
const counted = new RegExp(`^(?:${chinese})(?:${unitPattern})(?=\\p{Script=Han}{2})`, 'u');

/** A measured phrase without what only says of what it is: 账龄1年以上的|占比, 二次|供水余氯含量. */
function withoutAttribute(measure: string): string {
  if (!head.test(measure)) return measure;
  const of = measure.lastIndexOf('的');
  return of > 0 ? measure.slice(of + 1) : measure.replace(counted, '');
}

/** What is measured: the words before the figure, without the words that only lead to it. */
export function measureBefore(before: string): Measure {
  // A deadline or a frequency before a 、 belongs to another requirement: 当日登记、账物相符率.
  const list = before.lastIndexOf('、');
  const other = list > 0 && before.slice(0, list).includes(used) && !before.startsWith(used) ? list : -1;
  const opened = before.lastIndexOf('(') > before.lastIndexOf(')') ? before.lastIndexOf('(') : -1;
  const from = Math.max(before.lastIndexOf(':'), opened, other) + 1;
  let rest = before.slice(from);
  let offset = from;
  const lead =
    /^(?:\u0002+(?:(?:完成|实现)(?![率度量比情]))?|\((?:\d+|[一二三四五六七八九十]{1,3})\)|[、(]|\d+[.、)]|[一二三四五六七八九十]{1,3}、|确保|保证(?!金)|力争|实现(?!率)|做到|使得?(?!用(?!人单位|户))|要求|保持|全年(?!级)|全面|继续(?!教育)|努力|争取|其中|且|并且?(?!发|轨)|同时|年内|本年度|每[位名人生](?![次天])|人均(?=每)|将|把(?!关)|对(?![口标象外比账])|做好)/u;
  for (let cut = lead.exec(rest); cut; cut = lead.exec(rest)) {
    rest = rest.slice(cut[0].length);
    offset += cut[0].length;
  }
  const tail =
    /(?:\u0002|在[^,、在\u0002]{2,8}基础上|\([^()]*\)|[:、"“”)→]|应当|(?<![供响适反对效])应|必?须|需要|(?<!必)需|(?<![纪摘主重])要|(?<![平人年生户日月周课班师校户])均|(?<!首)都|总体|力争|力求|争取|努力|尽量|尽可能|通常|正常情况下|一般情况下|要求|保持|控制|维持|稳定|(?<!存)在|(?<!行)为|达到|(?<![传送到])达|(?:开学)?第[一二三四五六七八九十\d]{1,2}(?:教学)?周|(?<!财)经|累计|原则上|最[短长少多低高]|年底|合计|总计|总共|一律|始终|严格|持续|常年|长期|稳步|逐步|基本|普遍|能够|应该|(?<![适便不权事])宜|每年|今年|全年|全校|本年度|年度|当年|本学期|每[位名个人生]|每(?:课时|学时|学分|人次|人天|[份张次场届部台套间件班期天日餐晚]|[节堂门]课)|一般|全部|的)$/u;
  for (let cut = tail.exec(rest); cut; cut = tail.exec(rest)) rest = rest.slice(0, rest.length - cut[0].length);
  const measure = rest
    // 招聘会每年举办双选会: what is held belongs to it alone.
    .replace(new RegExp(`^[^${used}]+${used}+(?:举办|召开|组织|开展)(?=\\p{Script=Han}{2,}$)`, 'u'), '')
    // 工作人员每人每月撰写日志: whose, and how often, are said between.
    .replace(/每[人名位生](?=\u0002)/u, '')
    // 经费下拨后30日内完成支出进度: the verb belongs to the time limit.
    .replace(/(?<=\u0002)(?:完成|实现)(?![率度量比情])/u, '')
    .replaceAll(new RegExp(`\\(${used}+\\)|${used}`, 'gu'), '')
    .replaceAll('\u0001', '')
    .replaceAll(/\(([^()]*)\)/gu, '（$1）');
  // 满意度：95%, 早操出勤率：晴天96% have their measure before the colon, the second a case behind it.
  if (from > 0 && before[from - 1] === ':' && (!head.test(measure) || occasion.test(measure))) {
    const named = measureBefore(before.slice(0, from - 1));
    if (head.test(named.measure))
      return measure === '' ? named : { measure: '', offset: before.length, isDoubtful: true };
  }
  // 每批学生进车间前: when, and nothing that is measured.
  const isWhen = occasion.test(measure) || /(?:之?[前后]|期间|过程中)$/u.test(measure);
  if (isWhen || /^每\p{Script=Han}{1,2}$/u.test(measure) || saysMore(withoutAttribute(measure)))
    return { measure: '', offset: before.length, isDoubtful: true };
  // 表决须获得: what must be done is no name of anything.
  const plausible =
    measure.length <= 24 && !/[<>=≥≤~,±()]|\d$|\d[.:/-]\d|须|应当|不得/u.test(measure) && /\p{L}/u.test(measure);
  return plausible
    ? { measure, offset, isDoubtful: false }
    : { measure: '', offset: before.length, isDoubtful: measure !== '' };
}

const people =
  /(?:教师|导师|讲师|教授|教练|教职工|职工|员工|工人|人员|学生|学员|研究生|本科生|专科生|新生|毕业生|辅导员|管理员|馆员|宿管员|保洁员|督导员|主任|班长|书记|校长|院长|处长|科长|组长|干部|领导|负责人|党员|团员|读者|专家|部门|科室|学院|单位|班级)$/u;

/** Whether it is people or offices (普通教师不少于4节): what they are to do so much of was said before, or nowhere. */
export function isWho(measure: string, unit: string): boolean {
  return people.test(measure) && !/^(?:人|名|位|个|万?人次|万人|家|%|支)$/u.test(unit);
}

/** Words behind a figure that leave it what it is: 3人在岗. */
const companions =
  /^(?:在岗|到岗|在位|在场|到场|值班|值守|值勤|当班|同行|参加|参与|同意|通过|出席|到会|合格|达标|办结|完成|左右手|以?内完成|为(?:合格|达标|及格)$)/u;

/** Whether what follows a figure still belongs to it, so that it would say something else: 2人以上须登记, 95%的. */
export function endsWell(behind: string, hasSuffix: boolean): boolean {
  if (behind === '' || behind.startsWith(used)) return true;
  if (hasSuffix)
    return /^(?:[)、]|\((?![^()]*(?:不|未|除))[^()]*\)$|同意|通过|出席|为(?:合格|达标|及格)$|$)/u.test(behind);
  if (/^[~\-:/±\d零一二三四五六七八九十百千万]/u.test(behind)) return false;
  // What is counted may stand behind, and so may what follows from it (达到3次取消资格): both are left.
  return !/^\p{Script=Han}/u.test(behind) || companions.test(behind);
}

/** A fault with what stands before it: 账目 and 差错 are 账目差错. */
export function joined(before: string, fault: string): string {
  return before.length <= 8 && !/[、]/u.test(before) ? before + fault : fault;
}
