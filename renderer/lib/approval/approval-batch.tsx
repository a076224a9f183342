import { useState } from 'react';
import type { ApprovalSubjectKind } from '../../../shared/domain/approval.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../words/words.ts';
import { type Decision, DecisionDialog } from './decision-dialog.tsx';
import { canDecide, type RowOf } from './use-approvals.ts';
import './approval.css';

interface ApprovalBatchProps {
  readonly subjectKind: ApprovalSubjectKind;
  readonly ids: readonly string[];
  readonly titleOf: (id: string) => string;
  readonly rowOf: RowOf;
  /** The name that decisions carry at first. */
  readonly decider: string;
  readonly onClear: () => void;
}

const decisions = ['submit', 'approve', 'giveBack'] as const;

/** What can be done to the chosen ones at once; each button says for how many of them. */
export function ApprovalBatch({ subjectKind, ids, titleOf, rowOf, decider, onClear }: ApprovalBatchProps) {
  const words = useWords().approval;
  const [decision, setDecision] = useState<Decision | null>(null);
  const fitting = (each: Decision): readonly string[] => ids.filter((id) => canDecide(each, rowOf(id)));
  const chosen = decision === null ? [] : fitting(decision);
  return (
    <div className="approval-batch" role="toolbar" aria-label={words.selected(ids.length)}>
      <span>{words.selected(ids.length)}</span>
      {decisions.map((each) => {
        const count = fitting(each).length;
        return (
          <Button key={each} disabled={count === 0} onClick={() => setDecision(each)}>
            {`${words[each]} ${count}`}
          </Button>
        );
      })}
      <Button tone="quiet" onClick={onClear}>
        {words.clearSelection}
      </Button>
      {decision !== null && chosen.length > 0 && (
        <DecisionDialog
          decision={decision}
          subjectKind={subjectKind}
          subjectIds={chosen}
          title={titleOf(chosen[0] ?? '')}
          decider={decider}
          onClose={() => setDecision(null)}
          onDone={onClear}
        />
      )}
    </div>
  );
}
