interface IssueTableProps {
  readonly headings: { readonly place: string; readonly problem: string; readonly cure: string };
  readonly lines: readonly { readonly place: string; readonly problem: string; readonly cure: string }[];
}

/** What is wrong in a file, line by line. */
export function IssueTable({ headings, lines }: IssueTableProps) {
  return (
    <table className="gb-table gb-issues">
      <thead>
        <tr>
          <th style={{ width: '26%' }}>{headings.place}</th>
          <th style={{ width: '34%' }}>{headings.problem}</th>
          <th>{headings.cure}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // The list never changes its order: it is the answer of one check.
          <tr key={index}>
            <td>{line.place}</td>
            <td>{line.problem}</td>
            <td>{line.cure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
