import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { ColumnLayout } from '../../../../shared/domain/import/column-head.ts';
import { type ImportRole, importRoles } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { SectionCard } from '../../../ui/page.tsx';

interface ColumnChoicesProps {
  readonly tables: ImportPreview['columnTables'];
  readonly words: Words['imports'];
  readonly onChange: (fingerprint: string, layout: ColumnLayout) => void;
}

/** What each column of a list holds, as it was guessed from its head and as the user would have it. */
export function ColumnChoices({ tables, words, onChange }: ColumnChoicesProps) {
  const layouts = [...new Map(tables.map((table) => [table.fingerprint, table])).values()];
  if (layouts.length === 0) return null;
  return (
    <SectionCard
      title={words.columns}
      note={layouts.some(({ remembered }) => remembered) ? words.columnsRemembered : words.columnsNote}
    >
      {layouts.map((table) => (
        <div key={table.fingerprint} className="gb-import-columns">
          {table.columns.map(({ column, header, role, samples }, index) => (
            <label key={column}>
              <span title={header}>{header}</span>
              <select
                className="gb-select"
                aria-label={words.column(header)}
                value={role}
                onChange={(event) =>
                  onChange(table.fingerprint, {
                    roles: table.columns.map((one, at) =>
                      at === index ? (event.target.value as ImportRole) : one.role,
                    ),
                    hasHead: table.hasHead,
                  })
                }
              >
                {importRoles.map((one) => (
                  <option key={one} value={one}>
                    {words.roles[one]}
                  </option>
                ))}
              </select>
              <span className="gb-hint" title={samples.join('；')}>
                {samples[0] ?? ''}
              </span>
            </label>
          ))}
        </div>
      ))}
    </SectionCard>
  );
}
