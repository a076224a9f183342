import type { ImportAction, ImportPreviewWorkflow } from '../../../../shared/contract/imports.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Tag } from '../../../ui/page.tsx';
import { Entry } from './entry.tsx';

interface WorkflowResultProps {
  readonly workflow: ImportPreviewWorkflow;
  readonly owner: string;
  readonly action: ImportAction;
  readonly lit: string;
  readonly words: Words['imports'];
  readonly onLight: (key: string) => void;
  readonly onChoose: (action: ImportAction) => void;
}

/** One workflow as it would be. */
export function WorkflowResult({ workflow, owner, action, lit, words, onLight, onChoose }: WorkflowResultProps) {
  const { key, name, steps, match } = workflow;
  const entry = { lit, onLight };
  const isSame = match?.sameSteps === true;
  return (
    <section
      className="gb-card gb-import-position"
      data-place={key}
      data-skipped={action === 'skip' || isSame ? '' : undefined}
    >
      <header>
        <Entry id={`${key}.name`} {...entry} strong>
          {name}
        </Entry>
        {owner !== '' && <Tag>{owner}</Tag>}
        <Tag>{words.steps(steps.length)}</Tag>
        {!isSame && (
          <select
            className="gb-select"
            aria-label={words.choice(name)}
            value={action}
            onChange={(event) => onChoose(event.target.value as ImportAction)}
          >
            <option value="new">{words.workflowActions.new}</option>
            <option value="skip">{words.workflowActions.skip}</option>
          </select>
        )}
      </header>
      {match !== null && (
        <div className="gb-import-match">{isSame ? words.workflowActions.same : words.workflowActions.renamed}</div>
      )}
      <ol className="gb-import-steps">
        {steps.map((step) => (
          <li key={step.key}>
            {step.actor !== '' && <Tag>{step.actor}</Tag>}
            <Entry id={step.key} {...entry}>
              {step.action}
            </Entry>
          </li>
        ))}
      </ol>
    </section>
  );
}
