import { useEffect, useMemo } from 'react';
import type { IndicatorRow } from '../../../shared/contract/indicators.ts';
import { api } from '../../lib/client.ts';
import { LedgerFilters } from '../../lib/ledger/ledger-filters.tsx';
import { RegisterSwitch } from '../../lib/ledger/register-switch.tsx';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { IndicatorTable } from './components/indicator-table.tsx';
import { IndicatorPanel } from './indicator-panel.tsx';
import { chooseIndicators, fitsFilter, indicatorFilters, ofYear, useIndicatorsView } from './indicators-store.ts';
import '../../lib/ledger/ledger.css';
import './indicators.css';

const none: readonly IndicatorRow[] = [];

/** 监测指标: figures that are read again and again, and warn when they cross their line. */
export function IndicatorsScreen() {
  const all = useWords();
  const words = all.indicators;
  const { year, filter, text, openId, set } = useIndicatorsView();
  const asked = useNavigation((state) => state.params);
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const list = useLoaded(() => api.indicators.list({}), {
    key: 'indicators',
    kinds: ['indicator', 'indicatorReading', 'finding', 'position', 'workStandard', 'goal', 'evidence', 'evidenceLink'],
  });
  const rows = list.value ?? none;
  const shown = useMemo(() => ofYear(rows, year), [rows, year]);
  const chosen = useMemo(() => chooseIndicators(shown, { filter, text }), [shown, filter, text]);
  const open = shown.find(({ row }) => row.id === openId);
  const spec = { paper: 'ledger', ledger: 'indicators', ...(year === null ? {} : { year }) } as const;
  usePrintRequest(() => void printPaper(spec));

  useEffect(() => {
    const { id, filter: filterAsked, year: yearAsked } = asked;
    if (Object.keys(asked).length === 0) return;
    const known = indicatorFilters.find((name) => name === filterAsked);
    set({
      ...(id === undefined ? {} : { openId: id, filter: 'all', text: '' }),
      ...(known === undefined ? {} : { filter: known, text: '' }),
      ...(yearAsked === undefined ? {} : { year: Number(yearAsked) }),
    });
    replaceParams({});
  }, [asked, set]);

  const add = async (): Promise<void> => {
    const made = await save(() => api.indicators.save({ id: null, fields: { name: words.newName } }));
    if (made !== null) set({ openId: made.id, filter: 'all', text: '' });
  };
  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.indicators.remove({ id }))) === null) return;
    set({ openId: null });
    notify(words.removed);
  };
  const addButton = (
    <Button tone="primary" icon="plus" onClick={() => void add()}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          list.value === null
            ? all.common.loading
            : words.subtitle(rows.length, shown.filter(({ state }) => state === 'warning').length)
        }
        actions={
          <>
            <RegisterSwitch value="indicators" />
            <Button icon="print" title={words.paperTitle} onClick={() => void printPaper(spec)}>
              {words.print}
            </Button>
            <Button
              icon="download"
              title={words.paperTitle}
              onClick={() => void exportPaper(spec, 'xlsx', `${departmentName}${words.paperName(year)}`)}
            >
              {words.exportXlsx}
            </Button>
            {addButton}
          </>
        }
      />
      {list.value !== null && rows.length === 0 ? (
        <EmptyState
          icon="indicators"
          text={words.empty}
          action={
            <div className="gb-actions">
              {addButton}
              <Button tone="quiet" onClick={() => navigate('workbook')}>
                {words.importHint}
              </Button>
            </div>
          }
        />
      ) : (
        <div className={open === undefined ? 'ledger-page' : 'ledger-page has-panel'}>
          <div className="ledger-list">
            <LedgerFilters
              filters={indicatorFilters}
              filter={filter}
              countOf={(name) => shown.filter((one) => fitsFilter(one, name)).length}
              pressing={['warning', 'unproven']}
              year={year}
              years={rows.flatMap(({ readings }) => readings.map(({ readOn }) => Number(readOn.slice(0, 4))))}
              text={text}
              words={words}
              onChange={set}
            />
            {list.value !== null && chosen.length === 0 ? (
              <EmptyState
                compact
                icon="search"
                text={words.noMatch}
                action={<Button onClick={() => set({ filter: 'all', text: '' })}>{words.showAll}</Button>}
              />
            ) : (
              <div className="gb-card ledger-card">
                <IndicatorTable
                  list={chosen}
                  openId={open?.row.id ?? null}
                  words={words}
                  onOpen={(id) => set({ openId: id })}
                />
              </div>
            )}
          </div>
          {open !== undefined && (
            <IndicatorPanel
              key={open.row.id}
              shown={open}
              onClose={() => set({ openId: null })}
              onRemove={() => void remove(open.row.id)}
            />
          )}
        </div>
      )}
    </>
  );
}
