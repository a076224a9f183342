import { findRecords, listSearchedKinds, listYears } from '../../../db/queries/search.ts';
import { listRecords } from '../../../db/records/read-records.ts';
import type { WorkspaceDb } from '../../../db/workspace-db.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { SearchTerm } from '../../../shared/domain/search-match.ts';
import { parseSearch, type SearchWord } from '../../../shared/domain/search-tokens.ts';
import type { CallContext } from '../kernel/context.ts';
import { PinyinReader } from '../search/pinyin-reader.ts';
import { warmSearch } from '../search/warm-search.ts';

/** Chinese words that are tried for what was typed in Latin letters. */
const mostReadings = 8;

export const searchHandlers: Handlers<HostContract, CallContext>['search'] = {
  find: async ({ text, kind, sectionId, year, limit }, context) => {
    const { db } = context.workspace();
    PinyinReader.of(db).standAside();
    const words = parseSearch(text);
    const terms = await Promise.all(words.map((word) => termOf(db, word)));
    const readings = terms.flatMap(([, ...others]) => others.map(textOf));
    const nowMs = Date.parse(context.now());
    const groups = findRecords(db, { terms, kind, sectionId, year, limit, nowMs });
    return { groups, readings, searchable: words.length > 0 };
  },
  choices: (_input, context) => {
    const { db, departmentId } = context.workspace();
    // Whoever asks is about to type. A failure comes again, and is told, when the readings are needed.
    warmSearch(db, Date.parse(context.now()))
      .then(() => PinyinReader.of(db).prepare())
      .catch(() => undefined);
    const sections = listRecords(db, 'section', departmentId).map(({ id, name }) => ({ id, name }));
    return { kinds: listSearchedKinds(db), sections, years: listYears(db, departmentId) };
  },
};

/** A typed word, and the Chinese words that it may be the pinyin of. */
async function termOf(db: WorkspaceDb, word: SearchWord): Promise<SearchTerm> {
  const [atom] = word.atoms;
  if (word.atoms.length !== 1 || atom === undefined || !/^[a-z]{2,24}$/u.test(atom.text)) return [word];
  const readings = await PinyinReader.of(db).readings(atom.text, mostReadings);
  return [word, ...readings.flatMap((reading) => parseSearch(reading))];
}

function textOf({ atoms }: SearchWord): string {
  return atoms.map(({ text }) => text).join('');
}
