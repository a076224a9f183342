import type { ReactNode } from 'react';
import { type EvidenceKind, evidenceKinds } from '../../../shared/domain/evidence.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { type LinkTarget, useEvidenceView } from './evidence-store.ts';

/** What narrows the list of evidence, and which of its two forms it has. */
export function EvidenceFilters({ target }: { readonly target: LinkTarget | null }) {
  const all = useWords();
  const words = all.evidence;
  const view = useEvidenceView();
  const { set, broken, takenIn } = view;
  /** A narrowing that was brought from elsewhere, and the way out of it. */
  const note = (text: ReactNode, place: string | undefined, leave: () => void) => (
    <div className="evidence-target">
      <span className="gb-ellipsis" title={place}>
        {text}
      </span>
      <Button tone="quiet" onClick={leave}>
        {words.showAll}
      </Button>
    </div>
  );
  return (
    <>
      <div className="evidence-filter">
        <SearchField label={words.filter} value={view.text} onChange={(typed) => set({ text: typed })} />
        <select
          className="gb-select"
          aria-label={words.filterKind}
          value={view.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as EvidenceKind | '' })}
        >
          <option value="">{words.allKinds}</option>
          {evidenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
        <label className="evidence-check" title={words.onlyUnlinked}>
          <input
            type="checkbox"
            checked={view.onlyUnlinked}
            onChange={(event) => set({ onlyUnlinked: event.currentTarget.checked })}
          />
          {words.onlyUnlinked}
        </label>
        <Segments
          label={words.modes.label}
          value={view.mode}
          options={[
            { value: 'list', label: words.modes.list },
            { value: 'sheet', label: words.modes.sheet },
          ]}
          onChange={(mode) => set({ mode: mode === 'sheet' ? 'sheet' : 'list', panelOpen: false })}
        />
      </div>
      {view.targetId !== '' &&
        note(words.targetFilter(target?.title ?? ''), target?.place, () => set({ targetId: '' }))}
      {broken !== null &&
        note(words.brokenFilter(all.coverage.check.pieces[broken.rule].text(broken.ids.size)), undefined, () =>
          set({ broken: null }),
        )}
      {takenIn !== null && note(words.onlyTakenIn(takenIn.size), undefined, () => set({ takenIn: null }))}
    </>
  );
}
