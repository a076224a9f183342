import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { SectionCard, Tag } from '../../../ui/page.tsx';
import type { Step, StepName } from '../next-steps.ts';

interface StepListProps {
  readonly words: Words['overview']['steps'];
  readonly steps: readonly Step[];
  readonly onOpen: (name: StepName) => void;
}

/** The steps to the deadline, in their order. */
export function StepList({ words, steps, onOpen }: StepListProps) {
  return (
    <SectionCard title={words.title} note={words.note} flush>
      <ol className="gb-steps">
        {steps.map(({ name, state }, index) => (
          <li key={name} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
            <button type="button" onClick={() => onOpen(name)}>
              <span className="gb-step-mark" aria-hidden="true">
                {state === 'done' ? <Icon name="check" size={14} /> : index + 1}
              </span>
              <span className="gb-step-name">{words.names[name]}</span>
              {state === 'next' ? (
                <Tag tone="accent">{words.next}</Tag>
              ) : (
                <span className="gb-visually-hidden">{words[state]}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </SectionCard>
  );
}
