import type { EvidenceYearKind } from './evidence.ts';

/** Words of teaching, whose year begins in autumn. */
const schoolWords =
  /学年|学期|教学|课程|课堂|教案|教材|教研|教务|听课|评课|实训|实习|毕业|考试|试卷|选课|班级|班主任|专业建设|人才培养|技能大赛/u;
/** Words of finance, whose year is the calendar's, also in a folder of teaching. */
const calendarWords = /财务|预算|决算|经费|报销|采购|招标|合同|资产|审计|收支|工资|自然年/u;

/** Which year counts for a piece, from the words around it: the nearest first. The calendar's unless they say otherwise. */
export function guessYearKind(words: readonly string[]): EvidenceYearKind {
  for (const text of words) {
    if (calendarWords.test(text)) return 'calendar';
    if (schoolWords.test(text)) return 'school-year';
  }
  return 'calendar';
}

/** A school year begins in August: teachers come back before the term does. */
const firstMonth = 8;

/** The year that a day (2026-03-05) falls in: 2026, or 2025-2026. Empty for an empty day. */
export function yearOfDay(day: string, kind: EvidenceYearKind): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (!Number.isInteger(year) || year === 0) return '';
  if (kind === 'calendar') return String(year);
  const first = month >= firstMonth ? year : year - 1;
  return `${first}-${first + 1}`;
}

interface YearFields {
  readonly formedOn: string;
  readonly year: string;
  readonly yearKind: EvidenceYearKind;
}

/** Fields of a piece that change. */
type YearChange = { readonly [Field in keyof YearFields]?: YearFields[Field] | undefined };

/**
 * What a change of the day or of the kind of year means for the year: one that was the day's goes along, a blank one is
 * filled. One that somebody wrote differently stays.
 */
export function followingYear(piece: YearFields, change: YearChange): { readonly year?: string } {
  if (change.year !== undefined) return {};
  if (piece.year !== '' && piece.year !== yearOfDay(piece.formedOn, piece.yearKind)) return {};
  const year = yearOfDay(change.formedOn ?? piece.formedOn, change.yearKind ?? piece.yearKind);
  return year === '' || year === piece.year ? {} : { year };
}
