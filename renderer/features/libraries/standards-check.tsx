import { useState } from 'react';
import type { StandardsCheck } from '../../../shared/contract/libraries.ts';
import { api } from '../../lib/client.ts';
import { percentOf } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { describeError } from '../../lib/error-words.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, SectionCard } from '../../ui/page.tsx';
import { CountTable } from './components/count-table.tsx';

/** More than anyone mends at a sitting; the rest is shown when asked for. */
const step = 100;

/** Which work standards cannot be checked, why, and what to write; counted by section and position. */
export function StandardsCheckView() {
  const all = useWords();
  const words = all.libraries.check;
  const { value, error } = useLoaded(() => api.libraries.check({}), {
    key: 'check',
    kinds: ['workStandard', 'workItem', 'duty', 'position', 'section'],
  });
  if (error !== null) return <Callout tone="bad">{describeError(error, all)}</Callout>;
  if (value === null) return null;
  const total = sum(value.sections, 'standards');
  const measurable = sum(value.sections, 'measurable');
  if (total === 0)
    return (
      <EmptyState
        icon="libraries"
        text={words.noStandards}
        action={<Button onClick={() => navigate('positions')}>{words.toPositions}</Button>}
      />
    );
  const fill = async (): Promise<void> => {
    const answer = await save(() => api.libraries.fillFromTexts({}));
    if (answer !== null) notify(words.filled(answer.filled));
  };
  return (
    <PageBody width="full">
      <div className="check-head">
        <strong>{words.summary(measurable, total)}</strong>
        <span className="gb-bar" aria-hidden="true">
          <span style={{ width: `${percentOf(measurable, total)}%` }} />
        </span>
        <span>{`${percentOf(measurable, total)}%`}</span>
        {value.fillable > 0 && (
          <Button title={words.fillNote} onClick={() => void fill()}>
            {words.fill(value.fillable)}
          </Button>
        )}
      </div>
      <VagueList vague={value.vague} />
      <div className="check-counts">
        <SectionCard flush title={words.bySection}>
          <CountTable
            head={words.columns.section}
            groups={value.sections.map((group) => ({ ...group, name: group.name || words.noSection }))}
            words={words.columns}
            onOpen={(id) => navigate('positions', id === null ? {} : { section: id })}
          />
        </SectionCard>
        <SectionCard flush title={words.byPosition}>
          <CountTable
            head={words.columns.position}
            groups={value.positions}
            words={words.columns}
            onOpen={(id) => navigate('positions', id === null ? {} : { id })}
          />
        </SectionCard>
      </div>
    </PageBody>
  );
}

function sum(groups: StandardsCheck['sections'], field: 'standards' | 'measurable'): number {
  return groups.reduce((all, group) => all + group[field], 0);
}

function VagueList({ vague }: { readonly vague: StandardsCheck['vague'] }) {
  const all = useWords();
  const words = all.libraries.check;
  const [shown, setShown] = useState(step);
  if (vague.length === 0)
    return (
      <SectionCard title={words.vague}>
        <EmptyState compact icon="check" text={words.none} />
      </SectionCard>
    );
  return (
    <SectionCard flush title={words.vague} note={words.vagueCount(vague.length)}>
      <table className="gb-table vague-table">
        <thead>
          <tr>
            <th>{words.vagueColumns.standard}</th>
            <th className="vague-position">{words.vagueColumns.position}</th>
            <th className="vague-reason">{words.vagueColumns.reason}</th>
            <th className="vague-remedy">{words.vagueColumns.remedy}</th>
          </tr>
        </thead>
        <tbody>
          {vague.slice(0, shown).map((one) => (
            <tr key={one.id}>
              <td>
                <button
                  type="button"
                  className="gb-link-button"
                  onClick={() => navigate('positions', { id: one.positionId, focus: one.id })}
                >
                  {one.requirement}
                </button>
              </td>
              <td>
                {one.positionName}
                <span className="entry-place">{one.sectionName}</span>
              </td>
              <td>{all.standards.vagueness[one.reason](one.word)}</td>
              <td>{all.standards.remedies[one.remedy]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {vague.length > shown && (
        <div className="check-more">
          <Button tone="quiet" onClick={() => setShown(shown + step)}>
            {words.more(Math.min(step, vague.length - shown))}
          </Button>
        </div>
      )}
    </SectionCard>
  );
}
