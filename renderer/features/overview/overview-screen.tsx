import { useState } from 'react';
import { api } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { formatCount, percentOf } from '../../lib/format.ts';
import { placeOfGap } from '../../lib/gap-places.ts';
import { navigate } from '../../lib/navigation.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageBody, PageHeader, SectionCard, StatTile } from '../../ui/page.tsx';
import { DueCard } from './components/due-card.tsx';
import { FeedbackCard } from './components/feedback-card.tsx';
import { GapList } from './components/gap-list.tsx';
import { RenewalCard } from './components/renewal-card.tsx';
import { StepList } from './components/step-list.tsx';
import { nextSteps } from './next-steps.ts';
import './overview.css';

/** What is there, what is missing, and what comes next. */
export function OverviewScreen() {
  const words = useWords();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const collegeName = useWorkspace(({ status }) => status?.collegeName ?? '');
  const { value, error } = useLoaded(() => api.overview.get({ year }), { key: String(year), kinds: recordKinds });
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2];
  return (
    <>
      <PageHeader
        title={words.overview.title}
        subtitle={words.overview.subtitle(collegeName, year)}
        actions={
          <>
            <Select
              label={words.overview.yearLabel}
              value={String(year)}
              options={years.map((each) => ({ value: String(each), label: words.common.year(each) }))}
              onChange={(chosen) => setYear(Number(chosen))}
            />
            <Button icon="rollover" onClick={() => navigate('rollover')}>
              {words.rollover.card.go}
            </Button>
          </>
        }
      />
      <PageBody width="full">
        {error !== null && <Callout tone="bad">{words.errors[error.code](error.about ?? '')}</Callout>}
        {value !== null && <Figures counts={value.counts} />}
        {value !== null && value.counts.positions === 0 && value.counts.tasks === 0 && (
          <SectionCard>
            <EmptyState
              icon="positions"
              text={`${words.overview.emptyTitle}。${words.overview.emptyText}`}
              action={
                <div className="gb-actions gb-actions-center">
                  <Button tone="primary" icon="upload" onClick={() => navigate('imports')}>
                    {words.imports.entry}
                  </Button>
                  <Button onClick={() => navigate('workbook')}>{words.overview.importWorkbook}</Button>
                  <Button onClick={() => navigate('department')}>{words.overview.fillDepartment}</Button>
                </div>
              }
              compact
            />
          </SectionCard>
        )}
        <FeedbackCard />
        <DueCard />
        <RenewalCard year={year} />
        {value !== null && (
          <div className="gb-overview-columns">
            <GapList
              words={words}
              gaps={value.gaps}
              onOpen={(rule, example) => {
                const place = placeOfGap(rule, example, year);
                navigate(place.screen, place.params);
              }}
            />
            <StepList words={words.overview.steps} steps={nextSteps(value)} onOpen={(name) => navigate(name)} />
          </div>
        )}
      </PageBody>
    </>
  );
}

type Counts = Parameters<typeof nextSteps>[0]['counts'];

function Figures({ counts }: { readonly counts: Counts }) {
  const words = useWords().overview.tiles;
  const measurable = percentOf(counts.measurableStandards, counts.standards);
  const proven = percentOf(counts.provenStandards, counts.standards);
  return (
    <div className="gb-overview-tiles">
      <StatTile
        label={words.positions}
        value={formatCount(counts.positions)}
        note={words.positionsNote(formatCount(counts.sections), formatCount(counts.people))}
        onOpen={() => navigate('positions')}
      />
      <StatTile
        label={words.standards}
        value={formatCount(counts.standards)}
        note={words.standardsNote(measurable)}
        percent={measurable}
        onOpen={() => navigate('positions')}
      />
      <StatTile
        label={words.workflows}
        value={formatCount(counts.workflows)}
        note={words.workflowsNote(formatCount(counts.duties))}
        onOpen={() => navigate('workflows')}
      />
      <StatTile
        label={words.tasks}
        value={formatCount(counts.tasks)}
        note={words.tasksNote(formatCount(counts.doneTasks))}
        percent={percentOf(counts.doneTasks, counts.tasks)}
        onOpen={() => navigate('tasks')}
      />
      <StatTile
        label={words.evidence}
        value={formatCount(counts.evidence)}
        note={words.evidenceNote(formatBytes(counts.evidenceBytes))}
        onOpen={() => navigate('evidence')}
      />
      <StatTile
        label={words.proven}
        value={`${proven}%`}
        note={words.provenNote(formatCount(counts.provenStandards), formatCount(counts.standards))}
        percent={proven}
        onOpen={() => navigate('evidence')}
      />
    </div>
  );
}
