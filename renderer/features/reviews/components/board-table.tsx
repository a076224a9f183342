import type { BoardRow } from '../../../../shared/contract/reviews.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly words: Words;
  readonly onOpen: (departmentId: string) => void;
}

const tones = { never: 'plain', waiting: 'accent', late: 'bad', current: 'good' } as const;

/** Every department in one round: what it handed in, how far its review is, what is still to be mended. */
export function BoardTable({ rows, words: all, onOpen }: BoardTableProps) {
  const words = all.reviews.board;
  return (
    <table className="gb-table reviews-board">
      <thead>
        <tr>
          <th scope="col">{words.department}</th>
          <th scope="col">{words.standing}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.accepted}</th>
          <th scope="col">{words.open}</th>
          <th scope="col">{words.answered}</th>
          <th scope="col">{words.score}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.memberId}>
            <th scope="row">
              {row.departmentId === null ? (
                row.name
              ) : (
                <button
                  type="button"
                  className="gb-link-button"
                  aria-label={words.start(row.name)}
                  onClick={() => onOpen(row.departmentId ?? '')}
                >
                  {row.name}
                </button>
              )}
            </th>
            <td>
              <Tag tone={tones[row.standing]}>{all.office.standings[row.standing]}</Tag>
            </td>
            <td className={row.reviewId === null ? 'gb-muted' : undefined}>
              {row.departmentId === null
                ? words.noData
                : row.reviewId === null
                  ? words.none
                  : row.finishedOn === ''
                    ? words.underWay
                    : words.finished(row.finishedOn)}
            </td>
            <td>{row.accepted || ''}</td>
            <td>
              {row.open || ''}
              {row.overdue > 0 && <span className="reviews-bad">{words.overdue(row.overdue)}</span>}
            </td>
            <td>{row.answered > 0 ? <Tag tone="accent">{row.answered}</Tag> : ''}</td>
            <td>{row.score ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
