import type { WorkflowStepKind } from './workflow.ts';
import {
  kindMarks,
  type NoteField,
  noteWords,
  splitOutside,
  type TextStep,
  trailingBracket,
  unquoted,
} from './workflow-text-tokens.ts';

/** A step while a text is read. */
export interface ReadStep extends Omit<TextStep, 'details'> {
  readonly details: string[];
  /** Its kind was written before it. */
  readonly marked: boolean;
  /** Its action was quoted. */
  readonly literal: boolean;
  /** Where it says that it leads, by the numbers of the text; a null number: nowhere. */
  readonly jumps: readonly { readonly label: string; readonly number: number | null }[];
}

const limit =
  /^(?:在)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)(?:[~～—-]\d+)?\s*个?(?:半)?(?:分钟|小时|工作日|自然日|天|日|周|个?月|学期)(?:之?内|以内|内)?$|^(?:当场|当日|当天|即时|立即|随时|次日|当日内)$/u;
const moment =
  /^第\s*[\d一二三四五六七八九十]+(?:\s*[~～、—至-]\s*[\d一二三四五六七八九十]+)?\s*(?:教学)?周(?:左右|前|后|起|内)?$|^每(?:年|月|周|日|学期|季度|学年)[^（）()]{0,12}$|^(?:开学|期末|期中|放假|学期)[^（）()]{0,8}(?:前|后|初|末)$|^\d{1,2}月(?:\d{1,2}日|底|初|上旬|中旬|下旬)?(?:前|左右)?$/u;

/** One step: 【判断】科长：审核（时限：2日内）（记录：审核表；保管：办公室；保存：3年）（合格→3；不合格→1）. */
export function readStep(text: string, names: readonly string[]): ReadStep {
  let rest = text.trim();
  const mark = /^【([^】]*)】\s*/u.exec(rest);
  const kind = mark === null ? undefined : kindOf(mark[1] ?? '');
  if (mark !== null && kind !== undefined) rest = rest.slice(mark[0].length);
  const notes: Partial<Record<NoteField, string>> = {};
  let jumps: ReadStep['jumps'] = [];
  let actor = '';
  for (
    let bracket = trailingBracket(rest);
    bracket !== null && bracket.before !== '';
    bracket = trailingBracket(rest)
  ) {
    const { before, inside } = bracket;
    const found = readNotes(inside);
    const ways = readJumps(inside);
    if (ways !== null && jumps.length === 0) jumps = ways;
    else if (found !== null && Object.keys(found).every((field) => !(field in notes))) Object.assign(notes, found);
    else if (names.includes(inside) && actor === '') actor = inside;
    else break;
    rest = before;
  }
  const said = splitActor(rest, actor === '' ? names : []);
  const literal = unquoted(said.action);
  return {
    kind: kind ?? 'action',
    marked: kind !== undefined,
    literal: literal !== null,
    actor: (said.actor || actor).slice(0, 200),
    action: (literal ?? said.action).slice(0, 200),
    details: [],
    input: '',
    output: '',
    keeper: '',
    retention: '',
    timeLimit: '',
    timing: '',
    ...notes,
    jumps,
  };
}

function kindOf(word: string): WorkflowStepKind | undefined {
  return (Object.keys(kindMarks) as WorkflowStepKind[]).find((kind) => kindMarks[kind] === word.trim());
}

/** 时限：2日内, 记录：报名表；保管：教务处, or a bare time. Null when any part of it is something else. */
function readNotes(inside: string): Partial<Record<NoteField, string>> | null {
  if (limit.test(inside)) return { timeLimit: inside };
  if (moment.test(inside)) return { timing: inside };
  const notes: Partial<Record<NoteField, string>> = {};
  for (const part of splitOutside(inside, '；;')) {
    const [word = '', ...values] = splitOutside(part, '：:');
    const value = part.slice(part.search(/[：:]/u) + 1).trim();
    const field = (Object.keys(noteWords) as NoteField[]).find((name) =>
      noteWords[name].some((known) => known === word),
    );
    if (field === undefined || values.length === 0 || value === '' || field in notes) return null;
    notes[field] = (unquoted(value) ?? value).slice(0, 200);
  }
  return Object.keys(notes).length === 0 ? null : notes;
}

/** →3, 是→3；否→5, →无. */
function readJumps(inside: string): ReadStep['jumps'] | null {
  const ways = splitOutside(inside, '；;').map((clause) => {
    const [label = '', goal = '', ...more] = splitOutside(clause, '→');
    const number = /^第?\s*(\d{1,3})\s*步?$/u.exec(goal)?.[1];
    if (more.length > 0 || (number === undefined && goal !== '无')) return null;
    return { label: (unquoted(label) ?? label).slice(0, 200), number: number === undefined ? null : Number(number) };
  });
  return ways.length > 0 && ways.every((way) => way !== null) ? ways : null;
}

/** 科员：收集材料, or 科员收集材料 when 科员 is a known name. */
function splitActor(text: string, names: readonly string[]): { readonly actor: string; readonly action: string } {
  const [first = '', ...others] = splitOutside(text, '：:');
  const name = unquoted(first) ?? first;
  const isName = unquoted(first) !== null || (first.length <= 20 && !/[，,。！？“”]/u.test(first));
  const rest = text.slice(text.indexOf(first) + first.length).replace(/^\s*[：:]\s*/u, '');
  if (others.length > 0 && first !== '' && isName && rest !== '') return { actor: name, action: rest };
  const known = names.find((each) => text.startsWith(each) && text.length > each.length + 1);
  return known === undefined ? { actor: '', action: text } : { actor: known, action: text.slice(known.length).trim() };
}
