import type { SearchHit } from '../../shared/contract/search.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { AnyRecord } from '../../shared/domain/record-naming.ts';
import { searchFields } from '../../shared/domain/search-fields.ts';
import { excerpt } from '../../shared/domain/search-match.ts';
import { shortText } from '../../shared/domain/short-text.ts';
import { readRecordTitles } from '../queries/record-titles.ts';
import type { WorkspaceDb } from '../workspace-db.ts';
import type { ContextReader } from './search-context.ts';
import type { RankedRecord } from './search-rank.ts';

const titleLength = 80;
const excerptLength = 90;

/** A found record as the palette shows it. */
export function hitOf(db: WorkspaceDb, { record, heading, further }: RankedRecord, contexts: ContextReader): SearchHit {
  const title = excerpt(heading?.text ?? nameOf(db, record), heading?.match.ranges ?? [], titleLength);
  const found = further === null ? null : excerpt(further.text, further.match.ranges, excerptLength);
  const context = contexts.of(record);
  const { root } = context;
  const year = /\d{4}/u.exec(context.year)?.[0];
  const number = record.fields['code'] ?? record.fields['number'];
  const place = [
    typeof number === 'string' && further?.field !== 'code' && further?.field !== 'number' ? number : '',
    root === record ? '' : nameOf(db, root),
    record.kind === 'section' ? '' : sectionName(context.sectionId, contexts),
    context.year,
  ];
  return {
    id: record.head.id,
    kind: record.kind,
    title: title.text,
    titleRanges: title.ranges,
    field: further?.field ?? null,
    excerpt: found?.text ?? '',
    excerptRanges: found?.ranges ?? [],
    place: place.filter((part) => part !== '').map((part) => shortText(part, 40)),
    file: null,
    root: { kind: root.kind, id: root.head.id, year: year === undefined ? null : Number(year) },
  };
}

/** The words that name a record; those that have none of their own are named by what they join. */
function nameOf(db: WorkspaceDb, { kind, head, fields }: AnyRecord): string {
  const { heading } = searchFields[kind];
  if (heading !== null) return String(fields[heading] ?? '');
  return readRecordTitles(db, new Map<string, RecordKind>([[head.id, kind]])).get(head.id) ?? '';
}

function sectionName(sectionId: string | null, contexts: ContextReader): string {
  return String(contexts.find('section', sectionId)?.fields['name'] ?? '');
}
