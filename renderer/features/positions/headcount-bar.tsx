import { useState } from 'react';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { type Headcount, headcountOf } from '../../../shared/domain/headcount.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePositionsView } from './positions-store.ts';

const staffed = ({ headcount, holderNames }: PositionRow) => ({ headcount, held: holderNames.length });

/** 编制, 在岗 and 空缺 of the positions in the list, and of each section of the department. */
export function HeadcountBar({
  shown,
  rows,
}: {
  readonly shown: readonly PositionRow[];
  readonly rows: readonly PositionRow[];
}) {
  const all = useWords();
  const words = all.positions.headcounts;
  const [open, setOpen] = useState(false);
  const { setSection, setText, setOnlyGaps, setStanding } = usePositionsView();
  const sections = [...Map.groupBy(rows, ({ sectionId }) => sectionId)].map(([id, members]) => ({
    id,
    name: members[0]?.sectionName ?? '',
    ...headcountOf(members.map(staffed)),
  }));
  const total = headcountOf(rows.map(staffed));
  const choose = (id: string | null): void => {
    setText('');
    setOnlyGaps(false);
    setStanding('');
    setSection(id ?? 'none');
    setOpen(false);
  };
  const figures = ({ positions, posts, held, vacant, over }: Headcount) =>
    [positions, posts, held, vacant, over].map((count, index) => (
      // Five columns in a fixed order.
      <td key={index} className={count > 0 && index >= 3 ? 'gb-number is-warning' : 'gb-number'}>
        {count}
      </td>
    ));
  const now = headcountOf(shown.map(staffed));
  return (
    <div className="positions-headcounts">
      <span role="status">
        {[
          words.posts(now.posts),
          words.held(now.held),
          words.vacant(now.vacant),
          ...(now.over > 0 ? [words.over(now.over)] : []),
        ].join('　')}
      </span>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {words.bySection}
      </Button>
      {open && (
        <Dialog title={words.title} closeLabel={all.common.close} onClose={() => setOpen(false)}>
          <table className="gb-table headcount-table">
            <thead>
              <tr>
                {words.columns.map((name, index) => (
                  <th key={name} className={index === 0 ? undefined : 'gb-number'}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sections.map(({ id, name, ...counts }) => (
                <tr key={id ?? ''}>
                  <td>
                    <button type="button" className="gb-link-button" onClick={() => choose(id)}>
                      {name === '' ? all.positions.noSection : name}
                    </button>
                  </td>
                  {figures(counts)}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{words.total}</th>
                {figures(total)}
              </tr>
            </tfoot>
          </table>
        </Dialog>
      )}
    </div>
  );
}
