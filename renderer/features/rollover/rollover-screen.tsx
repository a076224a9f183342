import { useEffect, useMemo, useState } from 'react';
import type { RolloverPlan } from '../../../shared/contract/rollover.ts';
import type { Renewal } from '../../../shared/domain/rollover/renewals.ts';
import { api } from '../../lib/client.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { PaperTools } from '../../lib/paper-tools.tsx';
import { placeOfRenewal } from '../../lib/renewal-places.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { lastStepId, undoStep } from '../../lib/undo.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments, Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout, PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { CarryList } from './components/carry-list.tsx';
import { RenewalList } from './components/renewal-list.tsx';
import { chosenIds, filterLines, linesOf, lineShows, proposedIds, rolloverTabs } from './rollover-lines.ts';
import { useRolloverView } from './rollover-store.ts';
import './rollover.css';

const noPlan: RolloverPlan = { tasks: [], targets: [], proofs: [] };
const nothingTicked: ReadonlyMap<string, boolean> = new Map();

/** 年度结转: what a new year keeps, takes over, begins anew and has to renew, shown before anything is written. */
export function RolloverScreen() {
  const all = useWords();
  const words = all.rollover;
  const { basis, from, tab, text, show, ticks: byHand, ticksOf, set } = useRolloverView();
  const asked = useNavigation((state) => state.params);
  const key = `${basis} ${from}`;
  const preview = useLoaded(() => api.rollover.preview({ basis, from }), { key, kinds: recordKinds });
  const { value } = preview;
  const plan = useMemo(() => (value === null ? noPlan : (JSON.parse(value.planJson) as RolloverPlan)), [value]);
  const renewals = useMemo(() => (value === null ? [] : (JSON.parse(value.renewalsJson) as Renewal[])), [value]);
  const lines = useMemo(() => linesOf(plan, all), [plan, all]);
  const ticks = ticksOf === key ? byHand : nothingTicked;
  const chosen = useMemo(
    () => chosenIds(lines, proposedIds(plan, value?.done === true), ticks),
    [lines, plan, value, ticks],
  );
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (Object.keys(asked).length === 0) return;
    const year = Number(asked['from']);
    const wanted = rolloverTabs.find((one) => one === asked['tab']);
    set({
      ...(Number.isInteger(year) && year > 0 ? { from: year } : {}),
      ...(asked['basis'] === 'school' || asked['basis'] === 'calendar' ? { basis: asked['basis'] } : {}),
      ...(wanted === undefined ? {} : { tab: wanted, text: '', show: 'all' }),
    });
    replaceParams({});
  }, [asked, set]);

  const [old, next] = [words.yearName(basis, from), words.yearName(basis, from + 1)];
  const toggle = (ids: readonly string[], on: boolean): void => {
    set({ ticks: new Map([...ticks, ...ids.map((id) => [id, on] as const)]), ticksOf: key });
  };
  const apply = async (): Promise<void> => {
    setBusy(true);
    const idsOf = (name: 'tasks' | 'targets' | 'proofs'): string[] =>
      lines[name].filter(({ id, isPresent }) => chosen.has(id) && !isPresent).map(({ id }) => id);
    const input = { basis, from, taskIds: idsOf('tasks'), goalIds: idsOf('targets'), linkIds: idsOf('proofs') };
    const made = await save(() => api.rollover.apply(input));
    setBusy(false);
    if (made === null) return;
    const stepId = await lastStepId();
    set({ tab: 'renewals', text: '', show: 'all', ticks: nothingTicked });
    notify(words.applied(next, made), stepId === null ? null : { label: words.undo, run: () => void undoStep(stepId) });
  };
  const counts = {
    tasks: lines.tasks.length,
    targets: lines.targets.length,
    proofs: lines.proofs.length,
    renewals: renewals.length,
  };
  const shown = tab === 'renewals' ? [] : filterLines(lines[tab], { text, show, chosen });
  const selectable = shown.filter(({ isPresent, isFixed }) => !isPresent && !isFixed).map(({ id }) => id);
  const isAll = selectable.length > 0 && selectable.every((id) => chosen.has(id));
  return (
    <div className="rollover-screen">
      <PageHeader
        title={words.title}
        subtitle={value === null ? all.common.loading : words.subtitle(old, next)}
        actions={
          <>
            <Select
              label={words.yearLabel}
              value={key}
              options={yearChoices(from).flatMap((year) =>
                (['calendar', 'school'] as const).map((way) => ({
                  value: `${way} ${year}`,
                  label: words.way(words.yearName(way, year), words.yearName(way, year + 1)),
                })),
              )}
              onChange={(wanted) => {
                const [way, year] = wanted.split(' ');
                set({
                  basis: way === 'school' ? 'school' : 'calendar',
                  from: Number(year),
                  ...(way === 'school' ? { tab: 'proofs' } : {}),
                });
              }}
            />
            <Button
              tone="primary"
              icon="rollover"
              busy={busy}
              disabled={value === null || chosen.size === 0}
              onClick={() => void apply()}
            >
              {words.apply(chosen.size)}
            </Button>
          </>
        }
      />
      {value !== null && (
        <div className="rollover-page">
          {value.done && (
            <Callout tone="info" title={words.doneBefore(next)}>
              {words.doneNote}
            </Callout>
          )}
          {basis === 'school' && <Callout>{words.schoolNote}</Callout>}
          <dl className="rollover-facts">
            <div>
              <dt>{words.keptTitle}</dt>
              <dd>{words.kept(value.kept)}</dd>
            </div>
            {basis === 'calendar' && (
              <div>
                <dt>{words.resetTitle}</dt>
                <dd>{words.reset(value.reset.monthRecords, value.reset.quantities, value.reset.results)}</dd>
              </div>
            )}
            <div>
              <dt>{words.carriedTitle}</dt>
              <dd>{words.carried(value.kept.evidence)}</dd>
            </div>
          </dl>
          <div className="rollover-tools">
            <Segments
              label={words.tabsLabel}
              value={tab}
              options={rolloverTabs.map((name) => ({ value: name, label: `${words.tabs[name]} ${counts[name]}` }))}
              onChange={(name) =>
                set({ tab: rolloverTabs.find((one) => one === name) ?? 'tasks', text: '', show: 'all' })
              }
            />
            {tab === 'renewals' ? (
              <div className="gb-actions">
                <PaperTools
                  spec={{ paper: 'renewals', basis, year: from + 1 }}
                  name={words.renewals.paperName(next)}
                  disabled={renewals.length === 0}
                />
              </div>
            ) : (
              <>
                <SearchField label={words.find} value={text} onChange={(typed) => set({ text: typed })} />
                <Select
                  label={words.showLabel}
                  value={show}
                  options={lineShows.map((name) => ({ value: name, label: words.shows[name] }))}
                  onChange={(name) => set({ show: lineShows.find((one) => one === name) ?? 'all' })}
                />
                <Button tone="quiet" disabled={selectable.length === 0} onClick={() => toggle(selectable, !isAll)}>
                  {isAll ? words.none : words.all}
                </Button>
                <span className="gb-muted" role="status">
                  {words.chosen(lines[tab].filter(({ id }) => chosen.has(id)).length, lines[tab].length)}
                </span>
              </>
            )}
          </div>
          {tab === 'renewals' && renewals.length > 0 && (
            <>
              <p role="status">{words.renewals.summary(next, renewals.length)}</p>
              <RenewalList
                items={renewals}
                year={{ basis, year: from + 1 }}
                words={words.renewals}
                onOpen={(item) => {
                  const place = placeOfRenewal(item, { basis, year: from + 1 });
                  navigate(place.screen, place.params);
                }}
              />
            </>
          )}
          {tab !== 'renewals' && shown.length > 0 && (
            <CarryList label={words.tabs[tab]} lines={shown} chosen={chosen} words={words} onToggle={toggle} />
          )}
          {counts[tab] === 0 ? (
            <EmptyState compact icon="rollover" text={words.emptyTab[tab]} />
          ) : (
            tab !== 'renewals' &&
            shown.length === 0 && (
              <EmptyState
                compact
                icon="search"
                text={words.noMatch}
                action={<Button onClick={() => set({ text: '', show: 'all' })}>{words.showAll}</Button>}
              />
            )
          )}
        </div>
      )}
    </div>
  );
}

/** The years around today, and the one that is shown. */
function yearChoices(from: number): number[] {
  const now = new Date().getFullYear();
  return [...new Set([now, now - 1, now - 2, from])].sort((a, b) => b - a);
}
