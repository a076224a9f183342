import { useState } from 'react';
import type { ApprovalRow, ApprovalVersion } from '../../../shared/contract/approvals.ts';
import type { ApprovalSubjectKind } from '../../../shared/domain/approval.ts';
import { Button } from '../../ui/button.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { api } from '../client.ts';
import { useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.ts';
import type { Words } from '../words/words-shape.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { type Decision, DecisionDialog } from './decision-dialog.tsx';
import { StandingTag } from './standing-tag.tsx';
import { approvedKinds, canDecide, standingOfRow } from './use-approvals.ts';
import './approval.css';

interface ApprovalCardProps {
  readonly subjectKind: ApprovalSubjectKind;
  readonly subjectId: string;
  readonly title: string;
  /** The name that decisions carry at first. */
  readonly decider: string;
}

const decisions = ['approve', 'giveBack', 'submit', 'withdraw'] as const satisfies readonly Decision[];

/** Where something stands on its way to approval, what prints, what can be done, and every version with who and when. */
export function ApprovalCard({ subjectKind, subjectId, title, decider }: ApprovalCardProps) {
  const all = useWords();
  const words = all.approval;
  const [decision, setDecision] = useState<Decision | null>(null);
  const [comparing, setComparing] = useState<{ before: string; after: string } | null>(null);
  const loaded = useLoaded(() => api.approvals.get({ subjectKind, subjectId }), {
    key: subjectId,
    kinds: [...approvedKinds[subjectKind], 'approval'],
  });
  if (loaded.value === null) return null;
  const { row, versions } = loaded.value;
  const standing = standingOfRow(row);
  const inForce = versions.find(({ state, version }) => state === 'approved' && version === row?.inForceVersion);
  const possible = decisions.filter((each) => canDecide(each, row));
  const base = standing === 'submitted' ? versions[0] : inForce;
  return (
    <SectionCard
      title={words.title}
      note={<StandingTag standing={standing} overdue={row?.reviewOverdue ?? false} />}
      actions={
        <>
          {row?.changed === true && base !== undefined && (
            <Button tone="quiet" onClick={() => setComparing({ before: base.id, after: '' })}>
              {words.compareNow}
            </Button>
          )}
          {possible.map((each, index) => (
            <Button key={each} tone={index === 0 ? 'plain' : 'quiet'} onClick={() => setDecision(each)}>
              {words[each]}
            </Button>
          ))}
        </>
      }
    >
      <p className="approval-says">{whatPrints(row, words)}</p>
      {row !== null && inForce !== undefined && (
        <p className="gb-muted">
          {[
            words.edition(inForce.version),
            words.effective(inForce.effectiveOn),
            ...(inForce.reviewBy === '' ? [] : [words.reviewBy(inForce.reviewBy)]),
          ].join(' · ')}
        </p>
      )}
      {row?.reviewOverdue === true && <p className="approval-overdue">{words.reviewOverdue(row.reviewBy)}</p>}
      {row?.standing === 'submitted' && row.changed && (
        <p className="approval-overdue">{words.prints.submittedChanged}</p>
      )}
      {versions.length > 0 && (
        <>
          <div className="approval-versions-head">
            <h3>{words.versions}</h3>
            {versions.length > 1 && (
              <Button
                tone="quiet"
                onClick={() => setComparing({ before: versions[1]?.id ?? '', after: versions[0]?.id ?? '' })}
              >
                {words.compare}
              </Button>
            )}
          </div>
          <ol className="approval-versions">
            {versions.map((version) => (
              <Version key={version.id} version={version} words={words} />
            ))}
          </ol>
        </>
      )}
      {decision !== null && (
        <DecisionDialog
          decision={decision}
          subjectKind={subjectKind}
          subjectIds={[subjectId]}
          title={title}
          decider={decider}
          onClose={() => setDecision(null)}
        />
      )}
      {comparing !== null && (
        <CompareDialog
          subjectKind={subjectKind}
          subjectId={subjectId}
          title={title}
          versions={versions}
          initial={comparing}
          onClose={() => setComparing(null)}
        />
      )}
    </SectionCard>
  );
}

function whatPrints(row: ApprovalRow | null, words: Words['approval']): string {
  if (row === null) return words.prints.unused;
  if (row.inForceVersion === null) return words.prints.draft;
  return row.changed ? words.prints.changed(row.inForceVersion) : words.prints.version(row.inForceVersion);
}

function Version({ version, words }: { readonly version: ApprovalVersion; readonly words: Words['approval'] }) {
  const step = (
    name: keyof Words['approval']['timeline'],
    { on, by, remarks }: Record<'on' | 'by' | 'remarks', string>,
  ) => (
    <li>
      <span className="approval-step">{words.timeline[name]}</span>
      <time>{on}</time>
      <span>{by || words.unsigned}</span>
      {remarks !== '' && <span className="approval-remarks">{remarks}</span>}
    </li>
  );
  return (
    <li>
      <span className="approval-edition">{words.edition(version.version)}</span>
      <ul>
        {step('submitted', { on: version.submittedOn, by: version.submittedBy, remarks: version.submitRemarks })}
        {version.state !== 'submitted' &&
          step(version.state === 'returned' ? 'returned' : 'approved', {
            on: version.decidedOn,
            by: version.decidedBy,
            remarks: version.decisionRemarks,
          })}
        {version.state === 'withdrawn' &&
          step('withdrawn', { on: version.withdrawnOn, by: version.withdrawnBy, remarks: version.withdrawRemarks })}
      </ul>
    </li>
  );
}
