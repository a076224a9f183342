import { cateringPapers } from './source/papers-catering.ts';
import { campusPapers } from './source/papers-campus.ts';
import { generalPapers } from './source/papers-general.ts';
import { maintenancePapers } from './source/papers-maintenance.ts';

/** A part of a paper: a heading, a paragraph, or a table whose first row is its head. */
export type PaperPart =
  | { readonly type: 'heading' | 'paragraph'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] };

const papers: Readonly<Record<string, string>> = {
  ...generalPapers,
  ...maintenancePapers,
  ...cateringPapers,
  ...campusPapers,
};

/**
 * The parts of the paper with this number. In the source a line is `# heading`, `| cell | cell`, a paragraph, or
 * `@rows 30 2026-04-01 | head=rule | …`, which makes a table of so many rows from the rules `no`, `date`, `1.5~2.5`
 * (numbers between) and `a/b/c` (one of these). The same number always gives the same rows.
 */
export function paperParts(number: string): PaperPart[] {
  const source = papers[number];
  if (source === undefined) throw new Error(`no text for evidence ${number}`);
  const random = randomFrom(number);
  const parts: PaperPart[] = [];
  let table: string[][] = [];
  const closeTable = (): void => {
    if (table.length > 0) parts.push({ type: 'table', rows: table });
    table = [];
  };
  for (const line of source.trim().split('\n')) {
    if (line.startsWith('| ')) {
      table.push(
        line
          .slice(1)
          .split('|')
          .map((cell) => cell.trim()),
      );
      continue;
    }
    closeTable();
    if (line.startsWith('@rows ')) parts.push({ type: 'table', rows: madeRows(line, random) });
    else if (line.startsWith('# ')) parts.push({ type: 'heading', text: line.slice(2) });
    else parts.push({ type: 'paragraph', text: line });
  }
  closeTable();
  return parts;
}

function madeRows(line: string, random: () => number): string[][] {
  const [command = '', ...columns] = line.split('|').map((part) => part.trim());
  const [, count = '0', firstDay = '2026-04-01'] = command.split(' ');
  const rules = columns.map((column) => column.split('='));
  const rows = [rules.map(([head = '']) => head)];
  for (let row = 0; row < Number(count); row += 1) {
    rows.push(rules.map(([, rule = '']) => madeCell(rule, { row, count: Number(count), firstDay, random })));
  }
  return rows;
}

function madeCell(rule: string, scope: { row: number; count: number; firstDay: string; random: () => number }): string {
  if (rule === 'no') return String(scope.row + 1);
  if (rule === 'date')
    return new Date(Date.parse(scope.firstDay) + Math.floor(scope.row * Math.min(1, 30 / scope.count)) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const range = /^([\d.]+)~([\d.]+)$/u.exec(rule);
  if (range !== null) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return (low + scope.random() * (high - low)).toFixed((range[1]?.split('.')[1] ?? '').length);
  }
  const words = rule.split('/');
  const isClock = words.length === scope.count && words.length > 4;
  return words[isClock ? scope.row : Math.floor(scope.random() * words.length)] ?? '';
}

/** Mulberry32: small, and the same on every machine. */
export function randomFrom(seed: string): () => number {
  let state = [...seed].reduce((sum, character) => Math.imul(sum, 31) + (character.codePointAt(0) ?? 0), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
