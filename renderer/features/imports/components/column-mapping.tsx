import { useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { ColumnLayout, ColumnMappings } from '../../../../shared/domain/import/column-head.ts';
import type { ImportRole } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/page.tsx';
import { importRoleGroups } from '../../../../shared/domain/import/labels.ts';
import { roleGroupNames } from '../role-groups.ts';
import { ColumnCard, type Dragged } from './column-card.tsx';

type ColumnTable = ImportPreview['columnTables'][number];

interface ColumnMappingProps {
  readonly tables: readonly ColumnTable[];
  /** What the user has said; ahead of the tables while the file is read anew. */
  readonly mappings: ColumnMappings;
  readonly words: Words['imports'];
  readonly onChange: (fingerprint: string, layout: ColumnLayout) => void;
}

/** What each column of a list holds: as it was guessed from its head, as it was said before, and as the user has it. */
export function ColumnMapping({ tables, mappings, words, onChange }: ColumnMappingProps) {
  const layouts = [...new Map(tables.map((table) => [table.fingerprint, table])).values()];
  const columns = layouts.flatMap((table) => table.columns);
  const unknown = columns.filter(({ role }) => role === 'keep').length;
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [isOpen, setIsOpen] = useState(unknown > 0);
  if (layouts.length === 0) return null;
  return (
    <details
      className="gb-card gb-import-mapping"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <span className="gb-import-mapping-title">{words.columns}</span>
        <Tag tone="good">{words.columnsKnown(columns.length - unknown)}</Tag>
        {unknown > 0 && <Tag tone="warn">{words.columnsUnknown(unknown)}</Tag>}
        {layouts.some(({ remembered }) => remembered) && <Tag tone="accent">{words.columnsRemembered}</Tag>}
      </summary>
      <div className="gb-import-mapping-body">
        {layouts.map((table) => (
          <Layout
            key={table.fingerprint}
            table={table}
            said={mappings[table.fingerprint]}
            words={words}
            dragged={dragged}
            onDrag={setDragged}
            onChange={(layout) => onChange(table.fingerprint, layout)}
          />
        ))}
        <p className="gb-hint">{words.columnsNote}</p>
        {roleGroupNames.map((group) => (
          <div key={group} className="gb-import-roles">
            <span>{words.roleGroups[group]}</span>
            <ul>
              {importRoleGroups[group].map((role) => (
                <li
                  key={role}
                  draggable
                  data-used={columns.some((column) => column.role === role) ? '' : undefined}
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'copy';
                    event.dataTransfer.setData('text/plain', words.roles[role]);
                    setDragged({ role, from: null });
                  }}
                  onDragEnd={() => setDragged(null)}
                >
                  {words.roles[role]}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  );
}

interface LayoutProps {
  readonly table: ColumnTable;
  readonly said: ColumnLayout | undefined;
  readonly words: Words['imports'];
  readonly dragged: Dragged | null;
  readonly onDrag: (dragged: Dragged | null) => void;
  readonly onChange: (layout: ColumnLayout) => void;
}

/** The columns of one list. */
function Layout({ table, said, words, dragged, onDrag, onChange }: LayoutProps) {
  const { fingerprint, columns, sheet, hasHead, remembered } = table;
  const isSaid = said !== undefined && said.roles.length === columns.length;
  const roles = columns.map(({ role }, index) => (isSaid ? (said.roles[index] ?? role) : role));
  const namesColumns = columns.some(({ header }) => header !== '');
  const canLackHead = namesColumns || (isSaid && !said.hasHead && !fingerprint.startsWith('#|'));
  /** Puts a role on a column; one that comes from another column changes places with it. */
  const put = (index: number, { role, from }: Dragged): void => {
    const next = [...roles];
    if (from?.fingerprint === fingerprint) next[from.index] = next[index] ?? 'keep';
    next[index] = role;
    onChange({ roles: next, hasHead });
  };
  return (
    <section className="gb-import-layout">
      <header>
        {sheet !== '' && <strong title={sheet}>{sheet}</strong>}
        {canLackHead ? (
          <label className="gb-check">
            <input
              type="checkbox"
              checked={hasHead}
              onChange={(event) => onChange({ roles, hasHead: event.currentTarget.checked })}
            />
            {words.columnsHead}
          </label>
        ) : (
          <Tag>{words.columnsNoHead}</Tag>
        )}
        {(remembered || isSaid) && (
          <Button tone="quiet" icon="undo" onClick={() => onChange({ roles: [], hasHead: true })}>
            {words.columnsReset}
          </Button>
        )}
      </header>
      <div className="gb-import-columns">
        {columns.map(({ column, header, samples }, index) => (
          <ColumnCard
            key={column}
            name={header === '' ? words.columnNumber(letterOf(column)) : header}
            samples={samples}
            role={roles[index] ?? 'keep'}
            words={words}
            dragged={dragged}
            onDrag={(role: ImportRole | null) => onDrag(role === null ? null : { role, from: { fingerprint, index } })}
            onDropRole={(dropped) => put(index, dropped)}
            onChoose={(role) => put(index, { role, from: null })}
          />
        ))}
      </div>
    </section>
  );
}

/** A, B … Z, AA: as the sheet calls the column. */
function letterOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : `${letterOf(Math.floor(column / 26) - 1)}${letter}`;
}
