import { useEffect, useState } from 'react';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { isLocked } from '../../../shared/domain/statement-signing.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import { api } from '../../lib/client.ts';
import { recordMark } from '../../lib/links-door.ts';
import { replaceParams, useNavigation } from '../../lib/navigation.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { SplitPane } from '../../ui/split-pane.tsx';
import { YearSelect } from './components/year-select.tsx';
import { StatementBatch } from './statement-batch.tsx';
import { StatementEditor } from './statement-editor.tsx';
import { StatementMake } from './statement-make.tsx';
import { StatementPreview } from './statement-preview.tsx';
import { useTasksView } from './tasks-store.ts';
import './tasks.css';
import './statements.css';

/** From this width on there is room for the pages beside the form. */
const roomForPreview = 1280;

/** The responsibility statements of a year, own templates, and the one that is being written beside its pages. */
export function StatementsScreen() {
  const all = useWords();
  const words = all.statements;
  const { year, statementId, set } = useTasksView();
  const asked = useNavigation((state) => state.params);
  const [dialog, setDialog] = useState<'make' | 'batch' | null>(null);
  const [tab, setTab] = useState<'form' | 'result'>('form');
  const [previewing, setPreviewing] = useState(() => window.innerWidth >= roomForPreview);
  /** Several statements that are looked at as one paper; none: the one that is open. */
  const [together, setTogether] = useState<readonly string[]>([]);
  const years = useLoaded(() => api.tasks.years({}), { key: 'years', kinds: ['annualTask', 'statement'] });
  const kinds = ['statement', 'statementItem'] as const;
  const list = useLoaded(() => api.statements.list({ year }), { key: String(year), kinds });
  const own = useLoaded(() => api.statements.templates({}), { key: 'templates', kinds });
  const rows = list.value ?? [];
  const templates = own.value ?? [];
  const current = [...rows, ...templates].find((row) => row.statement.id === statementId) ?? rows[0] ?? templates[0];

  useEffect(() => {
    if (asked['id'] === undefined && asked['year'] === undefined) return;
    set({
      ...(asked['id'] === undefined ? {} : { statementId: asked['id'] }),
      ...(asked['year'] === undefined ? {} : { year: Number(asked['year']) }),
    });
    replaceParams({});
  }, [asked, set]);

  const open = (id: string): void => {
    set({ statementId: id });
    setTogether([]);
  };
  const remove = async (id: string): Promise<void> => {
    if ((await save(() => api.statements.remove({ id }))) === null) return;
    set({ statementId: null });
    notify(words.removed);
  };
  const yearSelect = (
    <YearSelect
      year={year}
      years={years.value ?? []}
      label={words.year}
      nameOf={all.common.year}
      onChange={(next) => set({ year: next, statementId: null })}
    />
  );
  const addButton = (
    <Button tone="primary" icon="plus" onClick={() => setDialog('make')}>
      {words.add}
    </Button>
  );
  const dialogs = (
    <>
      {dialog === 'make' && (
        <StatementMake
          year={year}
          onClose={() => setDialog(null)}
          onMade={(ids) => {
            setDialog(null);
            setTab('form');
            open(ids[0] ?? '');
          }}
        />
      )}
      {dialog === 'batch' && (
        <StatementBatch
          year={year}
          rows={rows}
          onClose={() => setDialog(null)}
          onPreview={(ids) => {
            setDialog(null);
            setPreviewing(true);
            setTogether(ids);
          }}
        />
      )}
    </>
  );
  if (current === undefined) {
    return (
      <>
        <PageHeader
          title={words.title}
          subtitle={list.value === null ? all.common.loading : undefined}
          actions={yearSelect}
        />
        {list.value !== null && <EmptyState icon="statements" text={words.empty(year)} action={addButton} />}
        {dialogs}
      </>
    );
  }
  const { id, title, usage } = current.statement;
  return (
    <>
      <SplitPane
        label={words.resizeList}
        initialWidthPx={220}
        minWidthPx={180}
        maxWidthPx={420}
        left={
          <nav className="statement-list" aria-label={words.listLabel}>
            <h1>{words.title}</h1>
            {yearSelect}
            <div className="statement-list-actions">
              {addButton}
              <Button icon="print" disabled={rows.length === 0} onClick={() => setDialog('batch')}>
                {words.printAll}
              </Button>
            </div>
            {rows.length === 0 && <p className="gb-hint">{words.empty(year)}</p>}
            <Entries rows={rows} openId={id} onOpen={open} />
            {templates.length > 0 && <h2>{words.templatesTitle}</h2>}
            <Entries rows={templates} openId={id} onOpen={open} />
          </nav>
        }
        right={
          <div className={previewing ? 'statement-work is-previewing' : 'statement-work'}>
            <div className="statement-form">
              <StatementEditor
                key={id}
                detail={current}
                tab={tab}
                previewing={previewing}
                onTab={setTab}
                onPreview={() => {
                  setPreviewing(together.length > 0 || !previewing);
                  setTogether([]);
                }}
                onRemove={() => void remove(id)}
                onOpen={open}
              />
            </div>
            {previewing && (
              <StatementPreview
                key={together.length > 0 ? 'together' : id}
                title={together.length > 0 ? words.title : title}
                spec={
                  together.length > 0
                    ? { paper: 'statements', statementIds: [...together] }
                    : {
                        paper: tab === 'result' && usage === 'statement' ? 'statement-result' : 'statement',
                        statementId: id,
                      }
                }
              />
            )}
          </div>
        }
      />
      {dialogs}
    </>
  );
}

interface EntriesProps {
  readonly rows: readonly StatementDetail[];
  readonly openId: string;
  readonly onOpen: (id: string) => void;
}

function Entries({ rows, openId, onOpen }: EntriesProps) {
  const words = useWords().statements;
  return (
    <ul>
      {rows.map(({ statement, items, totalWeight }) => {
        const exact = checkPoints(statement, items).problems.length === 0;
        return (
          <li key={statement.id} {...recordMark('statement', statement.id)}>
            <button
              type="button"
              aria-current={statement.id === openId ? 'true' : undefined}
              title={statement.title}
              onClick={() => onOpen(statement.id)}
            >
              <span className="statement-name">{statement.title}</span>
              <span className={exact ? 'gb-muted' : 'statement-short'}>
                {isLocked(statement)
                  ? words.signing.tag
                  : [statement.number, words.totalShort(totalWeight)].filter((part) => part !== '').join('，')}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
