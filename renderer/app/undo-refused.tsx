import type { Issue } from '../../shared/app-error.ts';
import { navigate } from '../lib/navigation.ts';
import { isRecordName } from '../lib/record-kinds.ts';
import { describeStep } from '../lib/step-words.ts';
import { dismissRefused, skipStep, useSteps } from '../lib/undo.ts';
import { useWords } from '../lib/words/words.ts';
import type { Words } from '../lib/words/words-shape.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** What stands in the way of an undo, and what can be done about it. */
export function UndoRefused() {
  const all = useWords();
  const words = all.undo.refused;
  const refused = useSteps((steps) => steps.refused);
  if (refused === null) return null;
  const { step, redo, error } = refused;
  const [issue] = error.details ?? [];
  const showHistory = (): void => {
    dismissRefused();
    navigate('history', { id: step.recordId });
  };
  return (
    <Dialog
      title={redo ? words.redoTitle : words.title}
      closeLabel={all.common.close}
      onClose={dismissRefused}
      footer={
        <>
          <Button data-autofocus="" onClick={showHistory}>
            {words.showHistory}
          </Button>
          <Button onClick={() => void skipStep(step)}>{words.skip}</Button>
          <Button onClick={dismissRefused}>{all.common.cancel}</Button>
        </>
      }
    >
      <p>{(issue?.rule === 'bytes-gone' ? words.introGone : words.intro)(describeStep(step, all))}</p>
      {issue !== undefined && <Reason issue={issue} words={all} />}
      <p className="gb-hint">{words.advice}</p>
    </Dialog>
  );
}

function Reason({ issue, words }: { readonly issue: Issue; readonly words: Words }) {
  const { reasons, blank } = words.undo.refused;
  const [kindName = '', , fieldName = ''] = issue.where;
  const kind = isRecordName(kindName) ? words.records.kinds[kindName] : kindName;
  const field = (words.records.fields as Readonly<Record<string, string>>)[fieldName] ?? fieldName;
  if (!(issue.rule in reasons)) return null;
  return (
    <>
      <p>{reasons[issue.rule as keyof typeof reasons](kind, field)}</p>
      {(issue.rule === 'changed-later' || issue.rule === 'bytes-gone') && (
        <p className="gb-undo-later">{issue.found ?? blank}</p>
      )}
    </>
  );
}
