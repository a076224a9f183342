import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { searchExamples } from '../search-examples.ts';

interface NoResultProps {
  readonly words: Words['search'];
  readonly text: string;
  readonly searchable: boolean;
  /** Null when no filter is set. */
  readonly onClearFilters: (() => void) | null;
}

/** Nothing was found: why that may be, and what to do. */
export function NoResult({ words, text, searchable, onClearFilters }: NoResultProps) {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const help = onClearFilters === null ? words.noResultHelp : words.noResultFiltered;
  return (
    <EmptyState
      compact
      icon="search"
      text={
        searchable ? (
          <>
            <strong>{words.noResult(shown)}</strong>
            <br />
            {help}
          </>
        ) : (
          words.notSearchable
        )
      }
      action={onClearFilters !== null && <Button onClick={onClearFilters}>{words.clearFilters}</Button>}
    />
  );
}

interface SearchTipsProps {
  readonly words: Words['search'];
  readonly onTry: (text: string) => void;
}

/** What can be typed, each an example that a click tries. */
export function SearchTips({ words, onTry }: SearchTipsProps) {
  return (
    <section className="search-tips" aria-label={words.tipsTitle}>
      <h2>{words.tipsTitle}</h2>
      <dl>
        {searchExamples.map((example, index) => (
          <div key={example}>
            <dt>
              <button type="button" className="gb-link-button" onClick={() => onTry(example)}>
                {example}
              </button>
            </dt>
            <dd>{words.tips[index]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
