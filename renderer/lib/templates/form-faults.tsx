import type { FormCheck } from '../../../shared/contract/templates.ts';

type Fault = FormCheck['issues'][number];

interface FormFaultsProps {
  readonly issues: readonly Fault[];
  readonly words: {
    readonly place: string;
    readonly problem: string;
    readonly cure: string;
    readonly placeOf: (place: Fault['place']) => string;
    readonly faults: Readonly<Record<Fault['rule'], string>>;
    readonly cures: Readonly<Record<Fault['rule'], (expected: string) => string>>;
  };
}

/** Everything that keeps a form from being filled: where it stands, what is wrong, what to write instead. */
export function FormFaults({ issues, words }: FormFaultsProps) {
  return (
    <table className="gb-table templates-faults">
      <thead>
        <tr>
          <th scope="col">{words.place}</th>
          <th scope="col">{words.problem}</th>
          <th scope="col">{words.cure}</th>
        </tr>
      </thead>
      <tbody>
        {issues.slice(0, 200).map((issue, index) => (
          // The same mark may stand twice in one cell.
          <tr key={index}>
            <td>{words.placeOf(issue.place)}</td>
            <td>
              {words.faults[issue.rule]} {issue.found !== '' && <code>{issue.found}</code>}
            </td>
            <td>{words.cures[issue.rule](issue.expected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
