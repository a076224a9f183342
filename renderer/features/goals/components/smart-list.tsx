import { type SmartFinding, smartParts } from '../../../../shared/domain/goal-check.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';

/** The five parts of SMART, each held or with what is missing and what to do. */
export function SmartList({
  findings,
  words,
}: {
  readonly findings: readonly SmartFinding[];
  readonly words: Words['goals'];
}) {
  return (
    <section>
      <h3>{words.smart}</h3>
      {findings.length === 0 && <p className="goal-smart-good">{words.smartGood}</p>}
      <ul className="goal-smart">
        {smartParts.map((part) => {
          const own = findings.filter((finding) => finding.part === part);
          return (
            <li key={part} data-good={own.length === 0}>
              <Icon name={own.length === 0 ? 'check' : 'warning'} size={14} />
              <strong>{words.smartParts[part]}</strong>
              {own.length > 0 && (
                <span>{own.map((finding) => words.smartReasons[finding.reason](finding.detail)).join('')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
