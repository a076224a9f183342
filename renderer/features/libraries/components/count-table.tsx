import type { StandardsCheck } from '../../../../shared/contract/libraries.ts';
import { percentOf } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

interface CountTableProps {
  readonly head: string;
  readonly groups: StandardsCheck['sections'];
  readonly words: Words['libraries']['check']['columns'];
  readonly onOpen: (id: string | null) => void;
}

/** How many standards of each group can be checked, the weakest first. */
export function CountTable({ head, groups, words, onOpen }: CountTableProps) {
  const missing = (group: StandardsCheck['sections'][number]): number => group.standards - group.measurable;
  return (
    <table className="gb-table">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="gb-number">{words.standards}</th>
          <th className="gb-number">{words.measurable}</th>
          <th className="gb-number">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {[...groups]
          .sort((a, b) => missing(b) - missing(a))
          .map((group) => (
            <tr key={group.id ?? 'none'}>
              <td>
                <button type="button" className="gb-link-button" onClick={() => onOpen(group.id)}>
                  {group.name}
                </button>
              </td>
              <td className="gb-number">{group.standards}</td>
              <td className="gb-number">{group.measurable}</td>
              <td className="gb-number">{`${percentOf(group.measurable, group.standards)}%`}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
