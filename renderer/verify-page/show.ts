import { type BagReport, recordsIn } from './check-bag.ts';
import type { BagEntry } from './container.ts';
import { words } from './words.ts';

/** More rows than this nobody reads on a page. */
const shownRecords = 500;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  content: string | readonly Node[] = [],
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  // Text and nothing else: no word of a bundle becomes markup.
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** What was found, as the page shows it. */
export async function showReport(report: BagReport, container: string): Promise<Node[]> {
  const { bad, isUnsigned, good } = report;
  const verdict =
    bad.length > 0
      ? { tone: 'bad', head: words.bad(bad.length), hint: words.badHint }
      : isUnsigned
        ? { tone: 'unsigned', head: words.unsigned, hint: words.unsignedHint }
        : { tone: 'good', head: words.good, hint: words.goodHint };
  const banner = element(
    'section',
    [element('h2', verdict.head), element('p', verdict.hint)],
    `verdict ${verdict.tone}`,
  );
  banner.setAttribute('role', 'status');
  if (report.isNewer) banner.append(element('p', words.newer));
  const checks = element('ul', [], 'checks');
  for (const text of bad.slice(0, 200)) checks.append(element('li', text, 'bad'));
  for (const text of [container, ...good]) checks.append(element('li', text, 'good'));
  return [banner, checks, facts(report), await evidenceTable(report), await recordTables(report)];
}

function facts(report: BagReport): Node {
  const { transfer, evidence } = report;
  const list = element('dl');
  const add = (name: string, value: string): void => list.append(element('dt', name), element('dd', value));
  if (transfer !== null) {
    const { facts: names } = words;
    add(names.school, transfer.school);
    add(names.department, transfer.department.name);
    add(names.sender, transfer.sender.name);
    add(names.recipient, transfer.recipient?.name ?? names.anybody);
    add(names.sequence, names.sequenceOf(transfer.sequence));
    add(names.mode, (names.modes as Readonly<Record<string, string>>)[transfer.mode] ?? transfer.mode);
    add(names.madeAt, new Date(transfer.madeAt).toLocaleString('zh-CN'));
  }
  if (report.signer !== null) add(words.facts.key, report.signer);
  add(words.facts.fingerprint, report.fingerprint);
  const { recordCount: records, revisionCount: revisions } = report;
  const { files, bytes } = evidence;
  add(words.facts.counts, words.facts.countsOf({ records, revisions, files, size: sizeText(bytes) }));
  return element('section', [list], 'card');
}

/** RFC 4180, with a byte order mark. */
export function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/u, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gu)) {
    row.push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'(?=[=+\-@\t\r])/u, ''));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

async function evidenceTable({ entries }: BagReport): Promise<Node> {
  const index = entries.get('data/index.csv');
  const [head = [], ...rows] = index === undefined ? [] : rowsOfCsv(await index.bytes.text());
  const title = element('h2', words.evidence);
  if (rows.length === 0) return element('section', [title, element('p', words.noEvidenceHere)], 'card');
  // Number, name, original name, what it proves; the file itself can be saved under its own name.
  const shown = ['编号', '名称', '原始文件名', '形成日期', '证明内容'].map((name) => head.indexOf(name));
  const nameAt = head.indexOf('原始文件名');
  const pathAt = head.indexOf('包内文件');
  const body = rows.map((row) => {
    const cells = shown.map((at) => element('td', row[at] ?? ''));
    const entry = entries.get(row[pathAt] ?? '');
    const save = entry === undefined ? element('span') : saveButton(entry, row[nameAt] ?? '');
    return element('tr', [...cells, element('td', [save])]);
  });
  const heads = [...shown.map((at) => element('th', head[at] ?? '')), element('th')];
  return element('section', [title, tableOf(heads, body)], 'card');
}

function tableOf(heads: readonly Node[], body: readonly Node[]): Node {
  return element('table', [element('thead', [element('tr', heads)]), element('tbody', body)]);
}

function saveButton({ bytes }: BagEntry, name: string): Node {
  const button = element('button', words.save);
  button.type = 'button';
  button.ariaLabel = `${words.save} ${name}`;
  button.addEventListener('click', () => {
    const link = element('a');
    link.href = URL.createObjectURL(bytes);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  return button;
}

async function recordTables({ entries }: BagReport): Promise<Node> {
  const parts: Node[] = [element('h2', words.records)];
  for (const [path, entry] of entries) {
    const kind = /^data\/records\/(\w+)\.ndjson$/u.exec(path)?.[1];
    if (kind === undefined) continue;
    const records = await recordsIn(entry);
    const summary = element('summary', `${words.kinds[kind] ?? kind}（${records.length}）`);
    const details = element('details', [summary]);
    // Drawn when it is opened: a department has thousands of records.
    details.addEventListener(
      'toggle',
      () => {
        const rows = records.slice(0, shownRecords).map((record, index) => {
          const content = Object.entries(record)
            .filter(([field, value]) => typeof value === 'string' && isReadable(field, value))
            .map(([, value]) => String(value));
          return element('tr', [element('td', String(index + 1)), element('td', content.join('；'))]);
        });
        details.append(tableOf([element('th', words.recordNumber), element('th', words.recordContent)], rows));
        if (records.length > shownRecords)
          details.append(element('p', words.moreRecords(records.length - shownRecords)));
      },
      { once: true },
    );
    parts.push(details);
  }
  return element('section', parts, 'card');
}

/** Words for people: no ids, hashes or codes of the program. */
function isReadable(field: string, value: string): boolean {
  return !/(^id|Id|Hash|Ids)$/u.test(field) && /[\p{Script=Han}]|^\d{4}-\d\d-\d\d$/u.test(value);
}
