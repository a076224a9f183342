import type { ShownTable } from '../../../../shared/contract/tables.ts';

/** A breakdown table as it will be printed: its cells and merges, its head above. */
export function MergedTable({ table, label }: { readonly table: ShownTable; readonly label: string }) {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const headEnd = table.titleRows + table.headRows;
  const row = (index: number) => (
    <tr key={index}>
      {table.cells
        .filter((cell) => cell.row === index)
        .map((cell) => {
          const span = { rowSpan: cell.rowSpan, colSpan: cell.colSpan };
          if (index >= headEnd)
            return (
              <td key={cell.column} {...span}>
                {cell.text}
              </td>
            );
          return (
            <th key={cell.column} {...span} className={index < table.titleRows ? 'is-title' : ''}>
              {cell.text}
            </th>
          );
        })}
    </tr>
  );
  const rows = Array.from({ length: table.height }, (_, index) => index);
  return (
    <table className="merged-table" aria-label={label}>
      <colgroup>
        {table.columns.map((column, index) => (
          // Columns of a table never change their order.
          <col key={index} style={{ width: `${(100 * column.width) / total}%` }} />
        ))}
      </colgroup>
      <thead>{rows.slice(0, headEnd).map(row)}</thead>
      <tbody>{rows.slice(headEnd).map(row)}</tbody>
    </table>
  );
}
