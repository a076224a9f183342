import { layers, safeguards, standardTypes } from '../../../../shared/domain/library.ts';
import type { LibraryEntryRow } from '../../../../shared/contract/libraries.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { type CoverageRow, coverageOf, type EntryFilter, isInRow } from '../libraries-store.ts';

interface CoverageTableProps {
  readonly entries: readonly LibraryEntryRow[];
  readonly filter: Pick<EntryFilter, 'row' | 'type'>;
  readonly words: Words['libraries'];
  readonly onChoose: (part: Pick<EntryFilter, 'row' | 'type'>) => void;
}

const layerRows: readonly CoverageRow[] = layers.map((layer) => ({ kind: 'layer', layer }));
const safeguardRows: readonly CoverageRow[] = safeguards
  .filter((safeguard) => safeguard !== '')
  .map((safeguard) => ({ kind: 'safeguard', safeguard }));

function sameRow(one: CoverageRow | null, other: CoverageRow | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is covered and what is not: layers against types, and the six safeguards. Every figure chooses what it counts. */
export function CoverageTable({ entries, filter, words, onChoose }: CoverageTableProps) {
  const cell = (row: CoverageRow, type: EntryFilter['type']) => {
    const { adopted, total } = coverageOf(
      entries.filter((entry) => isInRow(entry, row) && (type === null || entry.standardType === type)),
    );
    if (total === 0) return <span className="gb-muted">—</span>;
    const chosen = sameRow(filter.row, row) && filter.type === type;
    const column = type === null ? words.coverage.total : words.types[type];
    return (
      <button
        type="button"
        className="coverage-cell"
        data-state={adopted === 0 ? 'open' : adopted === total ? 'full' : 'part'}
        aria-pressed={chosen}
        aria-label={words.coverage.cell(words.coverage.place(nameOf(row, words), column), adopted, total)}
        onClick={() => onChoose(chosen ? { row: null, type: null } : { row, type })}
      >
        {`${adopted}/${total}`}
      </button>
    );
  };
  return (
    <section className="coverage" aria-label={words.coverage.title}>
      <h2>
        {words.coverage.title}
        <span className="gb-muted">{words.coverage.note}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th>{words.coverage.layer}</th>
            {standardTypes.map((type) => (
              <th key={type}>{words.types[type]}</th>
            ))}
            <th>{words.coverage.total}</th>
          </tr>
        </thead>
        <tbody>
          {layerRows.map((row) => (
            <tr key={JSON.stringify(row)}>
              <th scope="row">{nameOf(row, words)}</th>
              {standardTypes.map((type) => (
                <td key={type}>{cell(row, type)}</td>
              ))}
              <td>{cell(row, null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words.coverage.safeguards}</h2>
      <ul className="coverage-safeguards">
        {safeguardRows.map((row) => (
          <li key={JSON.stringify(row)}>
            <span>{nameOf(row, words)}</span>
            {cell(row, null)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(row: CoverageRow, words: Words['libraries']): string {
  return row.kind === 'layer' ? words.layers[row.layer] : words.safeguards[row.safeguard];
}
