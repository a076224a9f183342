import { useState } from 'react';
import type { ImportRole } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { importRoleGroups } from '../../../../shared/domain/import/labels.ts';
import { roleGroupNames } from '../role-groups.ts';

/** What is being dragged: a field from the list of all, or the one of a column. */
export interface Dragged {
  readonly role: ImportRole;
  readonly from: { readonly fingerprint: string; readonly index: number } | null;
}

interface ColumnCardProps {
  readonly name: string;
  readonly samples: readonly string[];
  readonly role: ImportRole;
  readonly words: Words['imports'];
  readonly dragged: Dragged | null;
  readonly onDrag: (role: ImportRole | null) => void;
  readonly onDropRole: (dragged: Dragged) => void;
  readonly onChoose: (role: ImportRole) => void;
}

/** One column: its head, what stands below it, and the field that it goes to; fields are dropped here or chosen. */
export function ColumnCard(props: ColumnCardProps) {
  const { name, samples, role, words, dragged, onDrag, onDropRole, onChoose } = props;
  const [isOver, setIsOver] = useState(false);
  const known = roleGroupNames.some((group) => (importRoleGroups[group] as readonly ImportRole[]).includes(role));
  return (
    <div
      className="gb-import-column"
      role="group"
      aria-label={name}
      data-unknown={role === 'keep' ? '' : undefined}
      data-target={dragged === null ? undefined : isOver ? 'over' : 'waiting'}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (dragged === null) return;
        event.preventDefault();
        onDropRole(dragged);
      }}
    >
      <div
        className="gb-import-column-head"
        title={name}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', words.roles[role]);
          onDrag(role);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <Icon name="grip" size={14} />
        <span>{name}</span>
      </div>
      <ul className="gb-import-samples" title={samples.join('\n')}>
        {samples.map((sample, index) => (
          <li key={`${index} ${sample}`}>{sample}</li>
        ))}
      </ul>
      <select
        className="gb-select"
        aria-label={words.column(name)}
        value={role}
        onChange={(event) => onChoose(event.target.value as ImportRole)}
      >
        {!known && <option value={role}>{words.roles[role]}</option>}
        {roleGroupNames.map((group) => (
          <optgroup key={group} label={words.roleGroups[group]}>
            {importRoleGroups[group].map((one) => (
              <option key={one} value={one}>
                {words.roles[one]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
