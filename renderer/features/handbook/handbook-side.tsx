import type { ReactNode } from 'react';
import type { OutlineEntry } from '../../lib/paper-preview/use-preview.ts';
import { useWords } from '../../lib/words/words.ts';
import { ChapterText } from './chapter-text.tsx';
import { CopiesPanel } from './copies-panel.tsx';
import { EditionsPanel } from './editions-panel.tsx';
import { ComposePanel } from './compose-panel.tsx';
import { HandbookSettings } from './handbook-settings.tsx';
import { type HandbookTab, handbookTabs, useHandbookView } from './handbook-store.ts';

interface HandbookSideProps {
  /** The headings of the pages that are shown. */
  readonly headings: readonly OutlineEntry[];
  /** The headings as a list to go to. */
  readonly contents: ReactNode;
  readonly onGo: (page: number) => void;
}

/** What a handbook is made of, beside its pages. */
export function HandbookSide({ headings, contents, onGo }: HandbookSideProps) {
  const all = useWords();
  const { tab, chapterId, year, set } = useHandbookView();
  const names: Readonly<Record<HandbookTab, string>> = {
    compose: all.compose.tab,
    outline: all.handbook.tabOutline,
    settings: all.handbook.tabSettings,
    copies: all.compose.copies.tab,
    editions: all.compose.editions.tab,
  };
  const turn = (by: -1 | 1): void => {
    const next = handbookTabs[(handbookTabs.indexOf(tab) + by + handbookTabs.length) % handbookTabs.length] ?? tab;
    set({ tab: next });
    document.getElementById(`handbook-tab-${next}`)?.focus();
  };
  return (
    <>
      <div className="handbook-tabs" role="tablist" aria-label={all.handbook.tabs}>
        {handbookTabs.map((name) => (
          <button
            key={name}
            id={`handbook-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="handbook-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => set({ tab: name })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') turn(-1);
              if (event.key === 'ArrowRight') turn(1);
            }}
          >
            {names[name]}
          </button>
        ))}
      </div>
      <div id="handbook-panel" className="handbook-panel" role="tabpanel" aria-labelledby={`handbook-tab-${tab}`}>
        {tab === 'settings' && <HandbookSettings year={year} />}
        {tab === 'outline' && contents}
        {tab === 'copies' && <CopiesPanel key={year} year={year} />}
        {tab === 'editions' && (
          <EditionsPanel key={year} year={year} onShow={(spec, label) => set({ special: { spec, label } })} />
        )}
        {tab === 'compose' &&
          (chapterId === '' ? (
            <ComposePanel
              key={year}
              year={year}
              headings={headings}
              onGo={onGo}
              onWrite={(id) => set({ chapterId: id })}
            />
          ) : (
            <ChapterText
              chapterId={chapterId}
              year={year}
              headings={headings}
              onGo={onGo}
              onBack={() => set({ chapterId: '' })}
            />
          ))}
      </div>
    </>
  );
}
