import { IconButton } from '../../../ui/button.tsx';
import type { DraftLink, DraftStep } from '../workflow-draft.ts';

export interface StepLinksWords {
  readonly branchTo: (number: number) => string;
  readonly branchLabel: string;
  readonly branchPlaceholder: string;
  readonly chooseStep: string;
  readonly toStep: (number: number, action: string) => string;
  readonly addBranch: string;
  readonly removeBranch: string;
}

interface StepLinksProps {
  readonly step: DraftStep;
  readonly number: number;
  readonly steps: readonly DraftStep[];
  readonly links: readonly DraftLink[];
  readonly words: StepLinksWords;
  readonly onChange: (links: readonly Omit<DraftLink, 'from'>[]) => void;
}

/** Where a step leads: one step, or the named branches of a decision. */
export function StepLinks({ step, number, steps, links, words, onChange }: StepLinksProps) {
  if (step.fields.kind === 'end' && links.length === 0) return <span className="gb-muted">—</span>;
  const branches = step.fields.kind === 'decision' || links.length > 1;
  const shown = links.length === 0 ? [{ to: '', label: '' }] : links;
  const free = steps.filter((other) => other.key !== step.key && !links.some((link) => link.to === other.key));
  const change = (index: number, change: Partial<DraftLink>): void =>
    onChange(
      shown
        .map((link, at) => (at === index ? { to: link.to, label: link.label, ...change } : link))
        .filter((link) => link.to !== ''),
    );
  return (
    <div className="step-links">
      {shown.map((link, index) => (
        <div className="step-link" key={link.to === '' ? 'none' : link.to}>
          {branches && (
            <input
              className="gb-inline gb-inline-boxed step-branch"
              aria-label={`${words.branchLabel} ${number}-${index + 1}`}
              placeholder={words.branchPlaceholder}
              value={link.label}
              maxLength={200}
              disabled={link.to === ''}
              onChange={(event) => change(index, { label: event.currentTarget.value })}
            />
          )}
          <select
            className="gb-select"
            aria-label={words.branchTo(number)}
            value={link.to}
            onChange={(event) => change(index, { to: event.currentTarget.value })}
          >
            <option value="">{words.chooseStep}</option>
            {steps.map((other, at) =>
              other.key === step.key || (other.key !== link.to && !free.includes(other)) ? null : (
                <option key={other.key} value={other.key}>
                  {words.toStep(at + 1, other.fields.action)}
                </option>
              ),
            )}
          </select>
          {branches && links.length > 1 && (
            <IconButton
              icon="close"
              label={`${words.removeBranch} ${number}-${index + 1}`}
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {branches && links.length > 0 && free[0] !== undefined && (
        <button
          type="button"
          className="gb-link-button step-add-branch"
          onClick={() => free[0] && onChange([...links, { to: free[0].key, label: '' }])}
        >
          {words.addBranch}
        </button>
      )}
    </div>
  );
}
