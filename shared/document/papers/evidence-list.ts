import { evidenceKinds } from '../../domain/evidence.ts';
import type { EvidenceGroup } from '../../domain/evidence-groups.ts';
import { sortByNumber } from '../../domain/evidence-number.ts';
import type { StoredRecord } from '../../domain/record-kind.ts';
import type { RecordSet } from '../../domain/record-set.ts';
import type { Block, Paper, TableCell } from '../blocks.ts';
import { cell, headRow, labelCell, paragraph, table } from '../inline.ts';
import { lookUp, type RecordLookup } from '../record-lookup.ts';
import { listPaper } from './list-paper.ts';
import { typeArea } from '../page-geometry.ts';
import { sizeInWords } from '../words.ts';
import { evidenceKindWords, evidenceTargetName, secrecyWords } from './evidence-target.ts';

/** How many pages a stored file has: `counted` in it, or `stated` by the program that wrote it; null when nobody knows. */
export interface PageCount {
  readonly pages: number | null;
  readonly basis: 'counted' | 'stated' | 'unknown';
}

/** What is known about the stored bytes, by their SHA-256. */
export interface EvidenceHeld {
  /** Files that are not what they were: they count as not held. */
  readonly damaged: ReadonlySet<string>;
  readonly pages: ReadonlyMap<string, PageCount>;
}

const nothingKnown: EvidenceHeld = { damaged: new Set(), pages: new Map() };

interface ListOptions {
  /** By what is proven, a piece stands under each thing that it proves. */
  readonly group?: EvidenceGroup | undefined;
  /** Only these pieces; all when absent. */
  readonly evidenceIds?: readonly string[] | undefined;
  readonly held?: EvidenceHeld | undefined;
}

/** 支撑材料清单 as a paper of its own. */
export function evidenceListPaper(records: RecordSet, options: ListOptions & { readonly date: string }): Paper {
  const lookup = lookUp(records);
  const title = '支撑材料清单';
  return listPaper(lookup, { title, anchor: 'evidence-list', date: options.date }, evidenceListBlocks(lookup, options));
}

type Piece = StoredRecord<'evidence'>;

/** The list itself, for landscape pages, with a line of totals under it. */
export function evidenceListBlocks(lookup: RecordLookup, options: ListOptions = {}): Block[] {
  const wanted = options.evidenceIds === undefined ? null : new Set(options.evidenceIds);
  const pieces = sortByNumber(
    lookup.records.evidence.filter(({ id }) => wanted === null || wanted.has(id)),
    (piece) => piece.number,
  );
  if (pieces.length === 0) return [paragraph('body', [{ text: '尚未收录支撑材料。', muted: true }])];
  const rows = new ListRows(lookup, options.held ?? nothingKnown);
  const width = typeArea('handbook', 'landscape').widthMm;
  const fixed = [11, 20, 12, 21, 18, 12, 13, 29];
  const rest = width - fixed.reduce((sum, each) => sum + each, 0);
  const groups = groupsOf(pieces, options.group, (piece) => rows.targetsOf(piece));
  let ordinal = 0;
  return [
    table({
      columnsMm: [11, 20, rest * 0.4, 12, 21, 18, 12, 13, 29, rest * 0.6],
      head: [headRow(['序号', '材料编号', '材料名称', '类别', '形成日期', '提供', '密级', '页数', '存放', '证明事项'])],
      fontSize: 9,
      summary: '支撑材料清单',
      rows: groups.flatMap(([name, members]) => [
        ...(name === null
          ? []
          : [{ band: { ...labelCell(`${name}（${members.length}件）`), align: 'left' as const } }]),
        ...members.map((piece) => rows.rowOf(piece, (ordinal += 1))),
      ]),
    }),
    ...rows.notes(pieces),
  ];
}

/** Groups in their order; one without a name when nothing is grouped. */
function groupsOf(
  pieces: readonly Piece[],
  group: EvidenceGroup | undefined,
  targetsOf: (piece: Piece) => readonly string[],
): (readonly [string | null, readonly Piece[]])[] {
  if (group === undefined) return [[null, pieces]];
  const named = new Map<string, Piece[]>();
  if (group === 'kind') for (const kind of evidenceKinds) named.set(evidenceKindWords[kind], []);
  const last = group === 'number' ? unnumbered : '尚未关联';
  for (const piece of pieces) {
    const names =
      group === 'kind'
        ? [evidenceKindWords[piece.kind]]
        : group === 'number'
          ? [groupOfNumber(piece.number)]
          : targetsOf(piece);
    for (const name of names.length === 0 ? [last] : names) named.set(name, [...(named.get(name) ?? []), piece]);
  }
  const groups = [...named].filter(([, members]) => members.length > 0);
  return [...groups.filter(([name]) => name !== last), ...groups.filter(([name]) => name === last)];
}

const unnumbered = '未编号';

/** 1.1-2 stands under 1.1, II-1-3 under II-1, 佐证材料15 under 佐证材料; what is only counted through stands together. */
function groupOfNumber(number: string): string {
  const text = number.trim();
  if (text === '') return unnumbered;
  const lead = /^(?<lead>.+)[-－—]\s*\d+$/u.exec(text)?.groups?.['lead'];
  if (lead !== undefined) return lead;
  return text.replace(/[.．、]?(?:\d+|[〇零一二三四五六七八九十百]+)$/u, '').trim() || '顺序编号';
}

/** The cells of the list, and what is said under it. */
class ListRows {
  readonly #lookup: RecordLookup;
  readonly #held: EvidenceHeld;
  readonly #links: ReadonlyMap<string, readonly StoredRecord<'evidenceLink'>[]>;
  readonly #parts: ReadonlyMap<string, readonly StoredRecord<'evidencePart'>[]>;
  #stated = false;

  constructor(lookup: RecordLookup, held: EvidenceHeld) {
    this.#lookup = lookup;
    this.#held = held;
    this.#links = Map.groupBy(lookup.records.evidenceLink, (link) => link.evidenceId);
    this.#parts = Map.groupBy(
      lookup.records.evidencePart.filter(({ role }) => role === 'file'),
      (part) => part.evidenceId,
    );
  }

  targetsOf(piece: Piece): string[] {
    const links = this.#links.get(piece.id) ?? [];
    return [...new Set(links.map((link) => evidenceTargetName(this.#lookup, link)))];
  }

  rowOf(piece: Piece, ordinal: number): TableCell[] {
    const centred = { align: 'center' } as const;
    return [
      cell(String(ordinal), centred),
      cell(piece.number, centred),
      cell(piece.title),
      cell(evidenceKindWords[piece.kind], centred),
      cell(piece.formedOn || piece.year, centred),
      cell(piece.provider, centred),
      cell(secrecyWords[piece.secrecyLevel], centred),
      cell(this.#pagesOf(piece), centred),
      cell([this.#placeOf(piece), piece.keeper].filter((text) => text !== '').join('\n'), centred),
      cell(this.targetsOf(piece).join('\n')),
    ];
  }

  /** Its current files; earlier versions are no part of what is shown. */
  #filesOf(piece: Piece): { readonly fileHash: string; readonly sizeBytes: number }[] {
    return [piece, ...(this.#parts.get(piece.id) ?? [])].filter(({ fileHash }) => fileHash !== '');
  }

  #damagedOf(piece: Piece): number {
    return this.#filesOf(piece).filter(({ fileHash }) => this.#held.damaged.has(fileHash)).length;
  }

  #placeOf(piece: Piece): string {
    const files = this.#filesOf(piece);
    if (files.length === 0) return piece.physicalPlace;
    const damaged = this.#damagedOf(piece);
    const size = sizeInWords(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
    const count = files.length > 1 ? `${files.length}个文件 ` : '';
    const held =
      damaged === files.length
        ? '电子件已损坏，待修复'
        : `电子件 ${count}${size}${damaged > 0 ? `\n其中${damaged}个已损坏` : ''}`;
    return [piece.physicalPlace, held].filter((text) => text !== '').join('\n');
  }

  #pagesOf(piece: Piece): string {
    const count = this.#countOf(piece);
    if (count === null) return '';
    if (count.pages === null) return '不详';
    if (count.stated) this.#stated = true;
    return `${count.pages}${count.stated ? '*' : ''}`;
  }

  /** Pages of all its files; unknown as soon as nobody has counted one of them. Null for a piece without files. */
  #countOf(piece: Piece): { readonly pages: number | null; readonly stated: boolean } | null {
    const files = this.#filesOf(piece);
    if (files.length === 0) return null;
    const counts = files.map(({ fileHash }) => this.#held.pages.get(fileHash));
    const stated = counts.some((count) => count?.basis === 'stated');
    const isKnown = counts.every((count) => count !== undefined && count.pages !== null);
    return { pages: isKnown ? counts.reduce((sum, count) => sum + (count?.pages ?? 0), 0) : null, stated };
  }

  /** The sum of what was counted and is whole, and how many pieces nobody has counted; empty where nothing was. */
  #pagesInAll(pieces: readonly Piece[]): string {
    const whole = pieces.filter((piece) => this.#damagedOf(piece) === 0);
    const counts = whole.map((piece) => this.#countOf(piece)).filter((count) => count !== null);
    const known = counts.map(({ pages }) => pages).filter((pages) => pages !== null);
    if (known.length === 0) return '';
    const unknown = counts.length - known.length;
    const sum = known.reduce((total, pages) => total + pages, 0);
    return `；电子件共${sum}页${unknown === 0 ? '' : `，另有${unknown}件页数不详`}`;
  }

  notes(pieces: readonly Piece[]): Block[] {
    const kinds = evidenceKinds.flatMap((kind) => {
      const count = pieces.filter((piece) => piece.kind === kind).length;
      return count === 0 ? [] : [`${evidenceKindWords[kind]}${count}件`];
    });
    const damaged = pieces.filter((piece) => this.#damagedOf(piece) > 0).length;
    return [
      paragraph('note', `共${pieces.length}件，其中${kinds.join('、')}${this.#pagesInAll(pieces)}。`),
      ...(damaged > 0 ? [paragraph('note', `有${damaged}件的电子件已损坏，不能作为已有材料使用，请先修复。`)] : []),
      ...(this.#stated ? [paragraph('note', '带*的页数取自文件自身的记载，以打印为准。')] : []),
    ];
  }
}
