import { labelRole, type ImportRole, plainLabel } from './labels.ts';
import type { Words } from './ledger.ts';
import { compact, type Line, wordsAt } from './lines.ts';

/** What a line announces. */
export type Heading =
  | { readonly kind: 'label'; readonly role: ImportRole }
  | { readonly kind: 'position'; readonly name: Words; readonly label: Words | null; readonly role: ImportRole }
  | { readonly kind: 'organization'; readonly name: Words; readonly label: Words | null; readonly hasDuties: boolean }
  | { readonly kind: 'workflow'; readonly name: Words };

const roleEnds =
  /(?:长|主任|书记|秘书|干事|员|师|岗|助理|会计|出纳|经理|主管|人员|负责人|工|导师|医生|护士|教官|专员|司机|领班|督导|助教|主席|组长|教师|干部|保安|保洁|技工|管理岗|编辑|记者|文秘|内勤|外勤|门卫|校医|宿管|调度|仓管|库管|文书|顾问|委员|联络人|带头人|班主任)(?:[（(][^（）()]{1,12}[）)])?$/u;
const organizationEnds =
  /(?:科|室|中心|处|部|组|队|班|站|办|馆|所|学院|系|院|公司|部门|委员会|大学|学校)(?:[（(][^（）()]{1,12}[）)])?$/u;
const verbStart =
  /^(?:负责|协助|组织|做好|完成|参与|参加|配合|落实|制定|制订|承担|监督|指导|检查|管理|建立|执行|遵守|学习|领导|主持|安排|听取|贯彻|开展|加强|定期|及时|协调|认真|严格|对|为|按|根据|提高|配备|选派|培训|考核)/u;

/** Whether words can name a position: short, ending as offices and jobs end, not beginning with what somebody does. */
export function isRole(text: string): boolean {
  const plain = plainLabel(text);
  return (
    plain.length >= 2 &&
    plain.length <= 24 &&
    roleEnds.test(plain) &&
    !verbStart.test(plain) &&
    !/[，。；,;:]/u.test(plain)
  );
}

/** Whether words can name a section or a department. */
export function isOrganization(text: string): boolean {
  const plain = plainLabel(text);
  return (
    plain.length >= 2 &&
    plain.length <= 24 &&
    organizationEnds.test(plain) &&
    !roleEnds.test(plain) &&
    !verbStart.test(plain) &&
    !/[，。；,;:]/u.test(plain)
  );
}

/** 处, 部, 学院: a whole department, not a section of one; but the sections of a library or a centre are 部 too. */
export function isDepartment(text: string, departmentName: string): boolean {
  const plain = plainLabel(text);
  if (plain.endsWith('部')) return !/(?:馆|中心|集团|公司|所|社)$/u.test(plainLabel(departmentName));
  return /(?:处|学院|大学|学校|院)$/u.test(plain);
}

/** 后勤处物业科 is 物业科 of the own department; null when the name is the department's own. */
export function withoutDepartment(name: Words, departmentName: string): Words | null {
  const own = plainLabel(departmentName);
  const plain = plainLabel(name.text);
  if (own !== '' && (plain === own || plain.endsWith(own))) return null;
  if (own !== '' && name.text.startsWith(departmentName)) {
    const rest = name.text.slice(departmentName.length).replace(/^[\s/／-]+/u, '');
    if (isOrganization(rest)) return { ...name, text: rest };
  }
  return name;
}

/** 科室职责, 本中心职责: those of the section whose heading stands above. */
export function isOwn(name: string): boolean {
  return /^(?:本|该|我)?(?:科室|部门|处室|科|处|中心|室|班组|部|馆|院|系|单位)$/u.test(plainLabel(name));
}

const tail = '(?:[（(](?:试行|暂行|修订稿?|\\d{4}年?版?)[）)])?';
const endings: readonly { readonly pattern: RegExp; readonly role: ImportRole }[] = [
  {
    pattern: new RegExp(
      `^(.{2,26}?)的?((?:岗位)?(?:主要)?(?:工作)?职责(?:说明书|一览表)?|岗位职责(?:与|和|及)(?:工作)?标准|岗位(?:职责)?说明书|职位说明书|职务说明书|工作说明书|岗位规范|岗位责任制?|主要职责)${tail}$`,
      'u',
    ),
    role: 'duty',
  },
  { pattern: new RegExp(`^(.{2,26}?)的?((?:岗位)?工作标准|岗位标准)${tail}$`, 'u'), role: 'standard' },
  {
    pattern: new RegExp(
      `^(.{2,26}?)(?:岗位)?((?:工作)?(?:年度|季度|月度|学期|日常)?(?:工作)?(?:绩效|量化|质量)?(?:考核|考评|评分|测评)(?:评分|量化)?(?:表|标准|细则|办法|指标|内容)?(?:及(?:标准|评分|评分标准))?(?:表)?)${tail}$`,
      'u',
    ),
    role: 'standard',
  },
  { pattern: new RegExp(`^(.{2,26}?)的?(任职(?:条件|资格|要求))${tail}$`, 'u'), role: 'qualification' },
  { pattern: new RegExp(`^(.{2,26}?)的?((?:岗位)?(?:工作)?权限)${tail}$`, 'u'), role: 'authority' },
];

/**
 * What a line is by its words alone; null for ordinary text. A bare job title (（一）处长) is told by its neighbours:
 * read-lines.ts.
 */
export function readHeading(line: Line): Heading | null {
  const { text, at } = compact(line);
  const bare = text.replace(/[：:]$/u, '');
  if (bare === '' || bare.length > 40 || /[，。；;！？]/u.test(bare)) return null;
  const role = labelRole(bare);
  if (role !== null) return { kind: 'label', role };
  const plain = [...bare].map((character) => plainLabel(character) || character).join('');
  for (const ending of endings) {
    const match = ending.pattern.exec(plain.length === bare.length ? plain : bare);
    const [, name, label] = match ?? [];
    if (name === undefined || label === undefined) continue;
    if (/汇编|手册|一览|各岗位|目录|全体|本岗位|部门及|分工/u.test(name) || verbStart.test(name)) return null;
    const nameAt = wordsAt(line.source, at[0] ?? line.bodyFrom, at[name.length] ?? line.to);
    const words: Words = {
      ...nameAt,
      text: nameAt.text.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, ''),
    };
    const labelWords = wordsAt(line.source, at[name.length] ?? line.to, line.to);
    const isJob = /岗位|说明书|岗|责任制?$/u.test(label);
    if (isRole(name)) return { kind: 'position', name: words, label: labelWords, role: ending.role };
    if (isOrganization(name) || isOwn(name))
      return { kind: 'organization', name: words, label: labelWords, hasDuties: ending.role === 'duty' };
    if (isJob && ending.role === 'duty' && name.length <= 12)
      return { kind: 'position', name: words, label: labelWords, role: ending.role };
    return { kind: 'label', role: ending.role };
  }
  if (
    /^.{2,24}(?:工作|业务|办理|操作|管理|服务)?(?:流程|流程图|程序)$/u.test(plain) &&
    !verbStart.test(plain) &&
    !/一览|汇编|目录|常规工作/u.test(plain)
  )
    return { kind: 'workflow', name: wordsAt(line.source, line.bodyFrom, at[bare.length] ?? line.to) };
  return null;
}
