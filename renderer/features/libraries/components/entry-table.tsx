import type { LibraryEntryRow } from '../../../../shared/contract/libraries.ts';
import { sourceOf } from '../../../../shared/domain/library.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';

interface EntryTableProps {
  readonly entries: readonly LibraryEntryRow[];
  readonly selected: ReadonlySet<string>;
  readonly words: Words['libraries'];
  readonly onSelect: (ids: readonly string[], on: boolean) => void;
  readonly onOpen: (adopted: LibraryEntryRow['adopted'][number]) => void;
}

/** Entries to choose from, under the area that they stand in, with what was adopted of each. */
export function EntryTable({ entries, selected, words, onSelect, onOpen }: EntryTableProps) {
  const { browse } = words;
  const ids = entries.map((entry) => sourceOf(entry.libraryKey, entry.key));
  const allSelected = ids.length > 0 && ids.every((id) => selected.has(id));
  return (
    <table className="gb-table entry-table">
      <thead>
        <tr>
          <th className="entry-box">
            <input
              type="checkbox"
              aria-label={browse.selectAll}
              checked={allSelected}
              onChange={() => onSelect(ids, !allSelected)}
            />
          </th>
          <th className="entry-name">{browse.columns.name}</th>
          <th>{browse.columns.requirement}</th>
          <th className="entry-area">{browse.columns.area}</th>
          <th className="entry-adopted">{browse.columns.adopted}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => {
          const id = ids[index] ?? '';
          return (
            <tr key={id} data-selected={selected.has(id) || undefined}>
              <td className="entry-box">
                <input
                  type="checkbox"
                  aria-label={browse.select(entry.name)}
                  checked={selected.has(id)}
                  onChange={(event) => onSelect([id], event.currentTarget.checked)}
                />
              </td>
              <td>{entry.name}</td>
              <td>
                {entry.requirement === '' ? (
                  <span className="gb-muted">{browse.noRequirement}</span>
                ) : (
                  entry.requirement
                )}
              </td>
              <td title={entry.basis}>
                {entry.area}
                <span className="entry-place">
                  {entry.safeguard === '' ? words.layers[entry.layer] : words.safeguards[entry.safeguard]}
                  {' · '}
                  {words.types[entry.standardType]}
                </span>
              </td>
              <td>
                <div className="entry-tags">
                  {entry.adopted.map((adopted) => (
                    <button key={adopted.id} type="button" className="entry-tag" onClick={() => onOpen(adopted)}>
                      <Tag tone="good">
                        {adopted.kind === 'layerStandard' ? browse.adoptedHere : adopted.positionName}
                      </Tag>
                    </button>
                  ))}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
