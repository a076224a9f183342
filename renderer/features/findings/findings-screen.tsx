import { useEffect, useMemo } from 'react';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { type FindingState, findingIsOverdue, findingYear } from '../../../shared/domain/finding-state.ts';
import { api } from '../../lib/client.ts';
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
import { FindingFilters } from './components/finding-filters.tsx';
import { FindingTable } from './components/finding-table.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { chooseFindings, findingFilters, fitsFilter, ofYear, useFindingsView } from './findings-store.ts';
import '../../lib/ledger/ledger.css';
import './findings.css';

const none: readonly FindingRow[] = [];

/** 问题台账: what came to light, how it is mended, and the proof of it. */
export function FindingsScreen() {
  const all = useWords();
  const words = all.findings;
  const view = useFindingsView();
  const { year, filter, positionId, text, openId, set } = view;
  const asked = useNavigation((state) => state.params);
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const list = useLoaded(() => api.findings.list({}), {
    key: 'findings',
    kinds: [
      'finding',
      'position',
      'positionHolder',
      'person',
      'duty',
      'workStandard',
      'annualTask',
      'indicator',
      'evidence',
      'evidenceLink',
    ],
  });
  const rows = list.value?.findings ?? none;
  const today = list.value?.today ?? '';
  const ledger = useMemo(() => ofYear(rows, year), [rows, year]);
  const shown = useMemo(
    () => chooseFindings(ledger, { filter, positionId, text, today }),
    [ledger, filter, positionId, text, today],
  );
  const open = rows.find((row) => row.id === openId);
  const spec = { paper: 'ledger', ledger: 'findings', ...(year === null ? {} : { year }) } as const;
  usePrintRequest(() => void printPaper(spec));

  useEffect(() => {
    const { id, filter: filterAsked, year: yearAsked } = asked;
    if (Object.keys(asked).length === 0) return;
    const known = findingFilters.find((name) => name === filterAsked);
    set({
      ...(id === undefined ? {} : { openId: id, filter: 'all', positionId: '', text: '', year: null }),
      ...(known === undefined ? {} : { filter: known, positionId: '', text: '' }),
      ...(yearAsked === undefined || id !== undefined ? {} : { year: Number(yearAsked) }),
    });
    replaceParams({});
  }, [asked, set]);

  const add = async (): Promise<void> => {
    const made = await save(() => api.findings.save({ id: null, fields: { problem: words.newProblem } }));
    if (made === null) return;
    set({ openId: made.id, filter: 'all', positionId: '', text: '', year: findingYear(made) });
  };
  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.findings.remove({ id }))) === null) return;
    set({ openId: null });
    notify(words.removed);
  };
  const setState = (id: string, state: FindingState): void =>
    void save(() => api.findings.setState({ ids: [id], state }));
  const write = (format: 'docx' | 'xlsx'): void =>
    void exportPaper(spec, format, `${departmentName}${words.paperName(year)}`);
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
            : words.subtitle(
                ledger.length,
                ledger.filter((row) => fitsFilter(row, 'open', today)).length,
                ledger.filter((row) => findingIsOverdue(row, today)).length,
              )
        }
        actions={
          <>
            <RegisterSwitch value="findings" />
            <Button icon="print" title={words.paperTitle} onClick={() => void printPaper(spec)}>
              {words.print}
            </Button>
            <Button icon="download" className="ledger-wide" title={words.paperTitle} onClick={() => write('docx')}>
              {words.exportDocx}
            </Button>
            <Button icon="download" title={words.paperTitle} onClick={() => write('xlsx')}>
              {words.exportXlsx}
            </Button>
            {addButton}
          </>
        }
      />
      {list.value !== null && rows.length === 0 ? (
        <EmptyState
          icon="findings"
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
            <FindingFilters ledger={ledger} rows={rows} today={today} />
            {list.value !== null && shown.length === 0 ? (
              <EmptyState
                compact
                icon="search"
                text={words.noMatch}
                action={
                  <Button onClick={() => set({ filter: 'all', positionId: '', text: '' })}>{words.showAll}</Button>
                }
              />
            ) : (
              <div className="gb-card ledger-card">
                <FindingTable
                  rows={shown}
                  year={year}
                  today={today}
                  openId={open?.id ?? null}
                  words={words}
                  onOpen={(id) => set({ openId: id })}
                  onState={setState}
                />
              </div>
            )}
          </div>
          {open !== undefined && (
            <FindingPanel
              key={open.id}
              finding={open}
              onClose={() => set({ openId: null })}
              onRemove={() => void remove(open.id)}
            />
          )}
        </div>
      )}
    </>
  );
}
