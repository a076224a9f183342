import { describeStep } from '../lib/step-words.ts';
import { redoStep, undoStep, useSteps } from '../lib/undo.ts';
import { useWords } from '../lib/words/words.ts';
import { Icon } from '../ui/icons.tsx';

/** Undo and redo, named by what they would do; always in the same place, beside what says that all is saved. */
export function UndoButtons() {
  const words = useWords();
  const undo = useSteps((steps) => steps.undo);
  const redo = useSteps((steps) => steps.redo);
  const undoLabel = undo === null ? words.undo.nothingToUndo : words.undo.undoStep(describeStep(undo, words));
  const redoLabel = redo === null ? words.undo.nothingToRedo : words.undo.redoStep(describeStep(redo, words));
  return (
    <div className="gb-undo">
      <button
        type="button"
        aria-label={undoLabel}
        title={`${undoLabel}（Ctrl+Z）`}
        aria-disabled={undo === null}
        onClick={() => void (undo !== null && undoStep())}
      >
        <Icon name="undo" size={16} />
      </button>
      <button
        type="button"
        aria-label={redoLabel}
        title={`${redoLabel}（Ctrl+Y）`}
        aria-disabled={redo === null}
        onClick={() => void (redo !== null && redoStep())}
      >
        <Icon name="redo" size={16} />
      </button>
    </div>
  );
}
