import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { Assignment } from '../../../../shared/domain/import/assign.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { ownerNameOf, roleNameAt } from '../role-names.ts';

interface AssignedListProps {
  readonly preview: ImportPreview;
  /** In the order of `preview.assigned`. */
  readonly assignments: readonly Assignment[];
  readonly words: Words['imports'];
  readonly onLight: (key: string) => void;
  readonly onTakeBack: (assignment: Assignment) => void;
}

/** What was put somewhere by hand, and the way back. */
export function AssignedList({ preview, assignments, words, onLight, onTakeBack }: AssignedListProps) {
  const rows = assignments.flatMap((assignment, index) => {
    const outcome = preview.assigned[index];
    return outcome === undefined || outcome.fault !== null ? [] : [{ assignment, ...outcome }];
  });
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{words.assigned(rows.length)}</h3>
      <ul className="gb-card gb-import-assigned">
        {rows.map(({ assignment, text, key }) => (
          <li key={`${assignment.piece} ${assignment.start}`}>
            <button type="button" className="gb-import-entry" onClick={() => onLight(key)}>
              {text}
            </button>
            <span className="gb-hint">
              {words.assignedTo(ownerNameOf(preview, key), roleNameAt(assignment.to, assignment.as, words))}
            </span>
            <Button
              tone="quiet"
              icon="undo"
              aria-label={words.takeBackOne(text.slice(0, 24))}
              onClick={() => onTakeBack(assignment)}
            >
              {words.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
