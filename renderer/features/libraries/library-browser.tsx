import { useState } from 'react';
import type { LibraryEntryRow, LibraryRow } from '../../../shared/contract/libraries.ts';
import { sourceOf } from '../../../shared/domain/library.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { CoverageTable } from './components/coverage-table.tsx';
import { EntryTable } from './components/entry-table.tsx';
import { DutyPicker } from './duty-picker.tsx';
import { filterEntries, noFilter, useLibrariesView } from './libraries-store.ts';

interface LibraryBrowserProps {
  readonly libraries: readonly LibraryRow[];
  readonly entries: readonly LibraryEntryRow[];
}

/** The libraries by layer and type, and the entries chosen to be adopted. */
export function LibraryBrowser({ libraries, entries }: LibraryBrowserProps) {
  const all = useWords();
  const words = all.libraries;
  const view = useLibrariesView();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [picking, setPicking] = useState(false);
  const ofLibrary = entries.filter(({ libraryKey }) => view.libraryKey === '' || libraryKey === view.libraryKey);
  const shown = filterEntries(entries, view);
  const chosen = entries.filter((entry) => selected.has(sourceOf(entry.libraryKey, entry.key)));
  const library = libraries.find(({ key }) => key === view.libraryKey);

  const adopt = async (dutyId: string | null): Promise<void> => {
    const answer = await save(() =>
      api.libraries.adopt({
        entries: chosen.map(({ libraryKey, key }) => ({ libraryKey, entryKey: key })),
        dutyId,
      }),
    );
    if (answer === null) return;
    setSelected(new Set());
    setPicking(false);
    notify(
      words.browse.adopted(answer.adopted, answer.skipped),
      dutyId === null ? { label: words.browse.openOwn, run: () => view.set({ tab: 'own' }) } : null,
    );
  };
  return (
    <div className="library-page">
      <aside className="library-side">
        <CoverageTable entries={ofLibrary} filter={view} words={words} onChoose={view.set} />
        {library !== undefined && (
          <section className="library-about">
            <h2>{library.title}</h2>
            <p className="gb-muted">
              {[
                words.version(library.version),
                library.id === null ? words.builtIn : library.publisher,
                library.publishedOn,
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
            {library.summary !== '' && <p>{library.summary}</p>}
            {library.id !== null && (
              <ConfirmButton
                label={words.removeLibrary}
                icon="trash"
                question={words.removeQuestion(library.title)}
                note={words.removeNote}
                confirmLabel={all.common.remove}
                cancelLabel={all.common.cancel}
                onConfirm={() => {
                  const { id } = library;
                  if (id === null) return;
                  void save(() => api.libraries.remove({ id }));
                  view.set({ libraryKey: '' });
                }}
              />
            )}
          </section>
        )}
      </aside>
      <div className="library-main">
        <div className="library-bar">
          <SearchField label={words.browse.search} value={view.text} onChange={(typed) => view.set({ text: typed })} />
          <Select
            label={words.library}
            value={view.libraryKey}
            options={[
              { value: '', label: words.allLibraries },
              ...libraries.map(({ key, title }) => ({ value: key, label: title })),
            ]}
            onChange={(libraryKey) => view.set({ libraryKey })}
          />
          <label className="gb-check">
            <input
              type="checkbox"
              checked={view.onlyOpen}
              onChange={(event) => view.set({ onlyOpen: event.currentTarget.checked })}
            />
            <span>{words.browse.onlyOpen}</span>
          </label>
          <span className="gb-muted" role="status">
            {words.browse.shown(shown.length, entries.length)}
          </span>
        </div>
        <div className="library-list" tabIndex={-1}>
          {shown.length === 0 ? (
            <EmptyState
              compact
              icon="libraries"
              text={words.browse.none}
              action={<Button onClick={() => view.set(noFilter)}>{words.browse.clear}</Button>}
            />
          ) : (
            <EntryTable
              entries={shown}
              selected={selected}
              words={words}
              onSelect={(ids, on) =>
                setSelected((old) => {
                  const next = new Set(old);
                  for (const id of ids) {
                    if (on) next.add(id);
                    else next.delete(id);
                  }
                  return next;
                })
              }
              onOpen={(adopted) => {
                if (adopted.kind === 'layerStandard') view.set({ tab: 'own' });
                else navigate('positions', { id: adopted.positionId ?? '', focus: adopted.id });
              }}
            />
          )}
        </div>
        <div className="library-actions">
          <span aria-live="polite">{words.browse.selected(chosen.length)}</span>
          <Button disabled={chosen.length === 0} onClick={() => setPicking(true)}>
            {words.browse.adoptToDuty}
          </Button>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => void adopt(null)}>
            {words.browse.adopt}
          </Button>
        </div>
      </div>
      {picking && <DutyPicker onClose={() => setPicking(false)} onChoose={(dutyId) => void adopt(dutyId)} />}
    </div>
  );
}
