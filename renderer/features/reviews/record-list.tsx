import type { ReviewedKind } from '../../../shared/domain/review.ts';
import { api } from '../../lib/client.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Select } from '../../ui/choice.tsx';
import { Tag } from '../../ui/page.tsx';

export interface RecordFilter {
  readonly kind: ReviewedKind;
  readonly filter: 'all' | 'none' | 'returned' | 'changed';
}

interface RecordListProps {
  readonly reviewId: string;
  readonly kinds: readonly { readonly kind: ReviewedKind; readonly total: number; readonly judged: number }[];
  readonly filter: RecordFilter;
  readonly chosenId: string;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly onChoose: (id: string) => void;
}

/** Records shown at once; who looks for one of the others narrows the list. */
const shownAtOnce = 500;
const filters = ['all', 'none', 'returned', 'changed'] as const;
const tones = { none: 'plain', accepted: 'good', returned: 'warn', answered: 'accent' } as const;

/** The department's records of one kind, with what was said of each. */
export function RecordList({ reviewId, kinds, filter, chosenId, onFilter, onChoose }: RecordListProps) {
  const words = useWords().reviews;
  const { value } = useLoaded(() => api.reviews.records({ reviewId, ...filter, limit: shownAtOnce }), {
    key: `${reviewId} ${filter.kind} ${filter.filter}`,
    kinds: recordKinds,
  });
  return (
    <div className="reviews-list">
      <div className="reviews-list-head">
        <Select
          label={words.kindLabel}
          value={filter.kind}
          options={kinds.map(({ kind, total, judged }) => ({
            value: kind,
            label: words.kindOption(words.kinds[kind], judged, total),
          }))}
          onChange={(kind) => onFilter({ ...filter, kind: kind as ReviewedKind })}
        />
        <Select
          label={words.filterLabel}
          value={filter.filter}
          options={filters.map((one) => ({ value: one, label: words.filters[one] }))}
          onChange={(one) => onFilter({ ...filter, filter: one as RecordFilter['filter'] })}
        />
      </div>
      {value !== null && value.rows.length === 0 && <p className="reviews-choose gb-muted">{words.noRecords}</p>}
      <ul aria-label={words.recordList}>
        {value?.rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="reviews-record"
              aria-current={row.id === chosenId ? 'true' : undefined}
              onClick={() => onChoose(row.id)}
            >
              <span className="reviews-record-title">{row.title || words.blank}</span>
              {row.changed && <Tag tone="accent">{words.changed}</Tag>}
              {row.state !== 'none' && <Tag tone={tones[row.state]}>{words.states[row.state]}</Tag>}
            </button>
          </li>
        ))}
      </ul>
      {value !== null && value.total > value.rows.length && (
        <p className="reviews-choose gb-muted">{words.more(value.total - value.rows.length)}</p>
      )}
    </div>
  );
}
