import { useState } from 'react';
import type { DepartmentView } from '../../../shared/contract/department.ts';
import type { Standing } from '../../../shared/domain/approval.ts';
import { type Decision, DecisionDialog } from '../../lib/approval/decision-dialog.tsx';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import '../../lib/approval/approval.css';

interface BatchBarProps {
  readonly department: DepartmentView | null;
  readonly ids: readonly string[];
  readonly titleOf: (id: string) => string;
  readonly standingOf: (id: string) => Standing;
  readonly onClear: () => void;
}

const possibleFor: Readonly<Record<Decision, readonly Standing[]>> = {
  submit: ['draft', 'returned', 'changed', 'withdrawn'],
  approve: ['submitted'],
  giveBack: ['submitted'],
  withdraw: ['in-force', 'changed'],
};
const decisions = ['submit', 'approve', 'giveBack'] as const;

/** What can be done to the chosen positions at once; each button says for how many of them. */
export function BatchBar({ department, ids, titleOf, standingOf, onClear }: BatchBarProps) {
  const words = useWords().approval;
  const [decision, setDecision] = useState<Decision | null>(null);
  const headId = department?.department.headPersonId ?? null;
  const decider = department?.people.find((person) => person.id === headId)?.name ?? '';
  const fitting = (each: Decision): readonly string[] => ids.filter((id) => possibleFor[each].includes(standingOf(id)));
  const chosen = decision === null ? [] : fitting(decision);
  return (
    <div className="positions-batch" role="toolbar" aria-label={words.selected(ids.length)}>
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
          subjectKind="position"
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
