import { isBlank } from './clean.ts';
import { isOrganization, isOwn, isRole, readHeading } from './headings.ts';
import { labelRole, type ImportRole } from './labels.ts';
import { arrowCount } from './chain.ts';
import { bodyWords, compact, isContentsLine, isPageNumber, type Line, wordsAt } from './lines.ts';
import type { Reading } from './reading.ts';
import { standardRoles } from './role-sets.ts';

/** Reads lines that stand below each other: headings, labels with their values, lists. */
export function readLines(lines: readonly Line[], reading: Reading, options: { readonly headings: boolean }): void {
  for (const [index, line] of lines.entries()) {
    if (skipLayout(line, reading)) continue;
    if (readInlineLabels(line, reading)) continue;
    if (options.headings && readHeadingLine(lines, index, reading)) continue;
    if (closesField(line, reading)) continue;
    readContent(line, reading);
  }
}

function skipLayout(line: Line, { ledger }: Reading): boolean {
  const whole = { source: line.source, from: line.from, to: line.to };
  const text = line.source.clean.text.slice(line.from, line.to);
  const { piece } = line.source;
  if (piece.hidden || piece.origin === 'footnote' || piece.origin === 'comment') return true; // kept
  // A note beside the text is no entry of the list that it happens to stand in.
  if (piece.origin === 'text-box' && line.marker === null && readHeading(line) === null) return true;
  const isLayout =
    piece.contents ||
    piece.origin === 'header' ||
    piece.origin === 'footer' ||
    isPageNumber(text) ||
    isContentsLine(text) ||
    /^目[\s\u3000]*[录錄]$/u.test(text.trim()) ||
    isBlank(text);
  if (isLayout) ledger.mark(whole, 'layout', piece.contents || isContentsLine(text) ? 'contents' : 'page');
  return isLayout;
}

const inlineLabel = /(?:^|[\s\u3000；;，,])([\p{Script=Han}（）()/]{1,12}(?: [\p{Script=Han}]){0,5})[ \u3000]*[：:]/gu;

const bracketLabel = /[【〖]([\p{Script=Han}（）()/ \u3000]{2,14})[】〗][ \u3000]*[：:]?/gu;

/** Where labels stand in a line, in their order: 岗位名称：, 【岗位名称】. */
function labelsIn(text: string): RegExpExecArray[] {
  const bracketed = [...text.matchAll(bracketLabel)].filter(([, words]) => labelRole(words ?? '') !== null);
  return bracketed.length > 0 ? bracketed : [...text.matchAll(inlineLabel)];
}

/** Labels with their values in the line itself: 岗位名称：实验员 岗位级别：七级. */
function readInlineLabels(line: Line, reading: Reading): boolean {
  const text = line.source.clean.text.slice(line.bodyFrom, line.to);
  const found: { role: ImportRole; from: number; valueFrom: number; words: string }[] = [];
  for (const match of labelsIn(text)) {
    const words = match[1] ?? '';
    const role = labelRole(words);
    const isBracketed = /^[【〖]/u.test(match[0]);
    const from = match.index + (isBracketed ? 0 : match[0].indexOf(words));
    if (role === null || (found.length === 0 && text.slice(0, from).trim() !== '')) {
      if (found.length === 0) break;
      continue;
    }
    // Inside a value only labels of a form's head begin another one.
    if (found.length > 0 && !headRoles.has(role) && !isBracketed) continue;
    found.push({ role, from, valueFrom: match.index + match[0].length, words });
  }
  const [first] = found;
  if (first === undefined) return readSpacedLabel(line, reading);
  if (!mayOpen(line, first.role, reading)) return false;
  for (const [index, { role, from, valueFrom }] of found.entries()) {
    const to = found[index + 1]?.from ?? text.length;
    const value = wordsAt(line.source, line.bodyFrom + valueFrom, line.bodyFrom + to);
    const label = wordsAt(line.source, index === 0 ? line.from : line.bodyFrom + from, line.bodyFrom + valueFrom);
    takeLabel({ line, role, label, value }, reading);
  }
  return true;
}

const headRoles: ReadonlySet<ImportRole> = new Set([
  'name',
  'code',
  'section',
  'department',
  'level',
  'headcount',
  'reportsTo',
  'holder',
  'keep',
]);

/** 岗位名称 实验员: blanks instead of a colon, for the short fields only. */
function readSpacedLabel(line: Line, reading: Reading): boolean {
  const text = line.source.clean.text.slice(line.bodyFrom, line.to);
  const match = /^([\p{Script=Han}（）()]{2,10})[\s\u3000]+(\S.*)$/u.exec(text);
  const role = match?.[1] === undefined ? null : labelRole(match[1]);
  if (match?.[1] === undefined || role === null || !headRoles.has(role) || role === 'keep') return false;
  const at = line.bodyFrom + match[1].length;
  const label = wordsAt(line.source, line.from, at);
  takeLabel({ line, role, label, value: wordsAt(line.source, at, line.to) }, reading);
  return true;
}

/** An entry of a list may begin like a label (3、记录：做好…): it stays an entry among its like. */
function mayOpen(line: Line, role: ImportRole, reading: Reading): boolean {
  if (reading.field === role) return false;
  if (reading.field === null || reading.field === 'keep' || reading.field === 'group') return true;
  const isEntry = line.marker !== null && line.rank > reading.fieldRank && reading.fieldRank > Number.NEGATIVE_INFINITY;
  if (reading.takesCard(role)) return true;
  if (isEntry && !headRoles.has(role)) return false;
  if (line.marker !== null && (role === 'keep' || standardRoles.has(role)) && line.rank !== reading.fieldRank)
    return false;
  return true;
}

function takeLabel(
  entry: { line: Line; role: ImportRole; label: ReturnType<typeof wordsAt>; value: ReturnType<typeof wordsAt> },
  reading: Reading,
): void {
  const { line, role, label, value } = entry;
  const { ledger } = reading;
  if (
    (standardRoles.has(role) || role === 'standard') &&
    reading.field === 'duty' &&
    value.text !== '' &&
    !reading.inCard
  ) {
    const duty = reading.position?.duties.at(-1);
    if (duty !== undefined) {
      ledger.markAll(label, 'label', role);
      if (role === 'standard') reading.addStandard(value);
      else reading.putOnStandard(role, value);
      return;
    }
  }
  if (value.text === '' || isBlank(value.text)) {
    if (headRoles.has(role) && role !== 'keep') ledger.markAll(label, 'label', role);
    else reading.openField(role, label, line.rank);
    ledger.markAll(value, 'layout');
    return;
  }
  if (role === 'keep') {
    if (reading.field !== null) reading.closeField();
    return;
  }
  if (role === 'workflowName') {
    ledger.markAll(label, 'label', role);
    reading.startWorkflow(value);
    reading.field = 'workflow';
    reading.fieldRank = line.rank;
    reading.inCard = true;
    return;
  }
  if (headRoles.has(role)) {
    ledger.markAll(label, 'label', role);
    reading.put(role, value, label);
    if (role === 'name') return;
    reading.closeField();
    return;
  }
  reading.openField(role, label, line.rank);
  const span = value.spans[0];
  if (span !== undefined)
    readContent({ ...line, from: span.from, bodyFrom: span.from, body: value.text, marker: null }, reading);
}

function readHeadingLine(lines: readonly Line[], index: number, reading: Reading): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  const isEntry = isListEntry(line, reading);
  const heading = readHeading(line);
  const { ledger } = reading;
  const isKept = heading?.kind === 'label' && heading.role === 'keep';
  if (line.bodyFrom > line.from && heading !== null && !isEntry && !isKept)
    ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
  switch (heading?.kind) {
    case 'label':
      if (isEntry && heading.role !== 'workflow' && !reading.takesCard(heading.role)) return false;
      if (headRoles.has(heading.role) && line.marker !== null && reading.field !== null) return false;
      reading.openField(heading.role, bodyWords(line), line.rank);
      return true;
    case 'position':
      if (isEntry) return false;
      reading.startPosition(heading.name, line.rank === Number.POSITIVE_INFINITY ? -0.5 : line.rank);
      if (reading.position !== null) reading.titles.add(reading.position);
      reading.openField(heading.role, heading.label ?? { text: '', spans: [] }, reading.positionRank);
      reading.title ??= bodyWords(line);
      return true;
    case 'organization':
      if (isEntry) return false;
      if (isOwn(heading.name.text)) {
        if (reading.section === null) return false;
        if (heading.label !== null) reading.ledger.markAll(heading.name, 'label', 'duty');
        reading.startOrganization({ ...reading.section, spans: [] }, heading.label, heading.hasDuties);
        return true;
      }
      reading.startOrganization(heading.name, heading.label, heading.hasDuties);
      return true;
    case 'workflow':
      if (isEntry || arrowCount(line.body) > 0) return false;
      if (line.rank <= reading.positionRank && reading.position !== null && Number.isFinite(line.rank))
        reading.position = null;
      reading.startWorkflow(heading.name);
      reading.field = 'workflow';
      reading.fieldRank = line.rank;
      return true;
    case undefined:
      return readBareTitle(lines, index, reading);
    default:
      return false;
  }
}

/** （一）处长: a job or a section alone in its line, among others of the same depth, with something deeper below. */
function readBareTitle(lines: readonly Line[], index: number, reading: Reading): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  const { text } = compact(line);
  const bare = text.replace(/[：:]$/u, '');
  const isJob = isRole(bare) || isJobByContents(lines, index, bare);
  if (!Number.isFinite(line.rank)) {
    // 招生就业科 in plain letters, right above （一）科长
    const below = lines[index + 1];
    const above = lines[index - 1];
    // The first line below 协作关系： is what it announces.
    if (bare.includes('、') || (above !== undefined && labelRole(above.body) !== null)) return false;
    if (isJob || !isOrganization(bare) || below === undefined || !Number.isFinite(below.rank) || !isTitleRow(below))
      return false;
    reading.startOrganization(bodyWords(line), null, false);
    return true;
  }
  if ((!isJob && !isOrganization(bare)) || bare.length > 20) return false;
  const next = lines.slice(index + 1).find((candidate) => !isPageNumber(candidate.body) && !isBlank(candidate.body));
  if (next !== undefined && next.rank <= line.rank && isJob && !isTitleRow(next)) return false;
  if (isListEntry(line, reading)) return false;
  const siblings = siblingsOf(lines, index);
  if (siblings.filter(isTitleRow).length * 3 < siblings.length * 2) return false;
  if (line.bodyFrom > line.from)
    reading.ledger.mark({ source: line.source, from: line.from, to: line.bodyFrom }, 'number');
  const name = bodyWords(line);
  const words = {
    ...name,
    text: name.text.replace(/[：:]$/u, '').replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, ''),
  };
  if (isJob) {
    reading.startPosition(words, line.rank);
    if (reading.position !== null) reading.titles.add(reading.position);
    reading.field = 'duty';
    reading.fieldRank = line.rank;
  } else {
    reading.startOrganization(words, null, false);
  }
  return true;
}

/** A heading right above 岗位概述：… or 主要职责：… names a position, whatever it ends in. */
function isJobByContents(lines: readonly Line[], index: number, bare: string): boolean {
  const line = lines[index];
  if (line === undefined || line.rank >= 0 || bare.length > 16 || labelRole(bare) !== null) return false;
  if (isOrganization(bare) || /[，。；：、,;:《》]|职责|标准|流程|制度|说明|规范|程序|概况|简介|要求/u.test(bare))
    return false;
  const next = lines.slice(index + 1).find(({ body }) => !isBlank(body) && !isPageNumber(body));
  const label = next === undefined ? undefined : /^([^：:]{2,12})[：:]/u.exec(compact(next).text)?.[1];
  const role = label === undefined ? null : labelRole(label);
  return role !== null && positionLabels.has(role);
}

const positionLabels: ReadonlySet<ImportRole> = new Set([
  'purpose',
  'duty',
  'qualification',
  'level',
  'code',
  'section',
  'headcount',
  'reportsTo',
  'holder',
]);

/** A numbered line of the open list, however much it looks like a heading. */
function isListEntry(line: Line, { field, fieldRank, positionRank }: Reading): boolean {
  if (field === null || field === 'keep' || field === 'group' || line.marker === null) return false;
  return (
    line.rank >= 5 &&
    line.rank > Math.max(Number.isFinite(fieldRank) ? fieldRank : Number.NEGATIVE_INFINITY, positionRank)
  );
}

function isTitleRow(line: Line): boolean {
  const bare = compact(line).text.replace(/[：:]$/u, '');
  const heading = readHeading(line);
  return isRole(bare) || isOrganization(bare) || heading?.kind === 'position' || heading?.kind === 'organization';
}

/** Lines of the same depth around this one, until something nearer to the title. */
function siblingsOf(lines: readonly Line[], index: number): Line[] {
  const rank = lines[index]?.rank ?? 0;
  const found: Line[] = [];
  for (const step of [-1, 1]) {
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const line = lines[at];
      if (line === undefined || line.rank < rank) break;
      if (line.rank === rank && !isNoSibling(line)) found.push(line);
    }
  }
  const own = lines[index];
  return own === undefined ? found : [own, ...found];
}

/** 一、岗位职责 inside of a position says nothing about headings of its depth; neither do contents and page numbers. */
function isNoSibling(line: Line): boolean {
  return (
    labelRole(line.body) !== null || isPageNumber(line.body) || isContentsLine(line.body) || line.source.piece.contents
  );
}

/** A heading that nobody knows, as near to the title as the field's own: what follows is not the field's. */
function closesField(line: Line, reading: Reading): boolean {
  if (reading.field === null || reading.inCard || !Number.isFinite(line.rank)) return false;
  if (line.rank > reading.fieldRank || reading.fieldRank === Number.POSITIVE_INFINITY) return false;
  reading.closeField();
  reading.field = 'keep';
  reading.fieldRank = line.rank;
  if (line.rank <= reading.positionRank && line.rank < 5) reading.position = null;
  return true;
}

function readContent(line: Line, reading: Reading): void {
  if (
    reading.field === null &&
    reading.position !== null &&
    line.marker !== null &&
    reading.position.duties.length === 0
  ) {
    reading.field = 'duty';
    reading.fieldRank = reading.positionRank;
  }
  if (reading.field === null && reading.title === null && line.marker === null && line.body.length <= 40) {
    reading.title = bodyWords(line);
    return;
  }
  if (reading.field === null && arrowCount(line.body) >= 2) {
    reading.field = 'workflow';
    reading.addLine(line);
    reading.closeField();
    return;
  }
  reading.addLine(line);
}
