/** A record that a workflow leaves and keeps: what evidence will be asked for. */
export interface KeptRecord {
  readonly name: string;
  /** Who keeps it; empty when nobody is named. */
  readonly keeper: string;
  /** How long: 3年, 长期; empty when not said. */
  readonly retention: string;
}

/** Parts the cells of a record that the usual writing could not hold. */
const between = '｜';
const brackets = /^(.*?)\s*[（(]([^（）()]*)[）)]\s*[。；;]?$/u;
const numbering = /^\s*(?:[（(]?\d{1,2}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳])\s*/u;
const lasting =
  /^(?:至少)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+|半)(?:个)?(?:年|学年|学期|月|个月|周|天|日)(?:以上)?$|^(?:长期|永久|短期|定期|\d+年?以上)$/u;
const keeping = [/^(.*?)(?:负责)?(?:保存|保管|存档|归档|留存|留档)(.*)$/u, /^(.*)存(.*)$/u];

/**
 * One line of 记录保存: `1、报名通知（教务处保存3年）`. A bracket that names no keeper is part of the name, so that nothing
 * that was written is lost.
 */
export function readKeptRecord(line: string): KeptRecord | null {
  const cells = line.split(between);
  if (cells.length === 3) {
    const [name = '', keeper = '', retention = ''] = cells.map((cell) => cell.trim());
    return name === '' && keeper === '' && retention === '' ? null : { name, keeper, retention };
  }
  const text = line.replace(numbering, '').trim();
  if (text === '') return null;
  const match = brackets.exec(text);
  const [, name = '', inside = ''] = match ?? [];
  const kept = match === null ? null : readKeeping(inside.trim());
  if (kept === null || name.trim() === '') return { name: text, keeper: '', retention: '' };
  return { name: name.trim(), ...kept };
}

function readKeeping(inside: string): Omit<KeptRecord, 'name'> | null {
  const match = keeping[0]?.exec(inside) ?? keeping[1]?.exec(inside);
  if (match === null || match === undefined) return lasting.test(inside) ? { keeper: '', retention: inside } : null;
  const keeper = (match[1] ?? '').replace(/^由/u, '').replace(/[，,、；;：:\s]+$/u, '');
  const rest = (match[2] ?? '').replace(/^[，,、；;：:期限\s]+/u, '');
  return rest === '' || lasting.test(rest) ? { keeper, retention: rest } : null;
}

/** The line that `readKeptRecord` reads back as the same record. */
export function printKeptRecord({ name, keeper, retention }: KeptRecord): string {
  return keeper === '' && retention === '' ? name : `${name}（${keeper}保存${retention}）`;
}

/**
 * The line under which a table keeps a record: as people write it where that says the same, else with its cells parted,
 * so that every cell comes back as it was typed.
 */
export function keptRecordLine(record: KeptRecord): string {
  const cells = [record.name, record.keeper, record.retention].map((text) => text.replaceAll(/[｜\s]+/gu, ' ').trim());
  const [name = '', keeper = '', retention = ''] = cells;
  const written = name === '' ? '' : printKeptRecord({ name, keeper, retention });
  const read = readKeptRecord(written);
  const same = read?.name === name && read.keeper === keeper && read.retention === retention;
  return same || cells.every((cell) => cell === '') ? written : cells.join(between);
}

/** 记录保存 as a list; empty lines are left out. */
export function readKeptRecords(text: string): KeptRecord[] {
  return text.split('\n').flatMap((line) => readKeptRecord(line) ?? []);
}

/** A record that evidence will be asked for, and which step leaves it (null: only the process card names it). */
export interface ExpectedRecord extends KeptRecord {
  readonly stepId: string | null;
}

/**
 * All records that a workflow keeps: what its steps leave, in their order, then what only its card names. A record that
 * both name stands once, and each fills in what the other does not say.
 */
export function expectedRecords(
  records: string,
  steps: readonly {
    readonly id: string;
    readonly output: string;
    readonly keeper: string;
    readonly retention: string;
  }[],
): ExpectedRecord[] {
  const card = new Map(readKeptRecords(records).map((record) => [sameName(record.name), record]));
  const found: ExpectedRecord[] = [];
  const seen = new Set<string>();
  for (const step of steps) {
    for (const name of namesOf(step.output)) {
      const key = sameName(name);
      if (seen.has(key)) continue;
      seen.add(key);
      const named = card.get(key);
      found.push({
        stepId: step.id,
        name,
        keeper: step.keeper || (named?.keeper ?? ''),
        retention: step.retention || (named?.retention ?? ''),
      });
    }
  }
  for (const [key, record] of card) {
    if (seen.has(key)) continue;
    seen.add(key);
    found.push({ stepId: null, ...record });
  }
  return found;
}

/** One step may leave several records: 报名表、缴费单. */
function namesOf(output: string): string[] {
  return output
    .split(/[、；;]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** 《报名表》 and 报名表 are one record. */
function sameName(name: string): string {
  return name.replace(/[《》“”"\s]/gu, '');
}
