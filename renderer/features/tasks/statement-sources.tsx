import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { SourcePicker } from './components/source-picker.tsx';
import { TaskPicker } from './components/task-picker.tsx';

export type SourceKind = 'annualTaskId' | 'goalId' | 'workStandardId';

interface StatementSourcesProps {
  readonly kind: SourceKind;
  readonly detail: StatementDetail;
  readonly onClose: () => void;
}

/** Chooses what becomes an item: tasks of the year, goals, or work standards; each once. */
export function StatementSources({ kind, detail, onClose }: StatementSourcesProps) {
  if (kind === 'annualTaskId') return <Tasks detail={detail} onClose={onClose} />;
  return kind === 'goalId' ? (
    <Goals detail={detail} onClose={onClose} />
  ) : (
    <Standards detail={detail} onClose={onClose} />
  );
}

function takenBy(detail: StatementDetail, kind: SourceKind): ReadonlySet<string> {
  return new Set(detail.items.flatMap((item) => item[kind] ?? []));
}

type PickProps = Omit<StatementSourcesProps, 'kind'>;

function Tasks({ detail, onClose }: PickProps) {
  const all = useWords();
  const { id, year } = detail.statement;
  const tasks = useLoaded(() => api.tasks.list({ year }), { key: String(year), kinds: ['annualTask'] });
  if (tasks.value === null) return null;
  return (
    <TaskPicker
      tasks={tasks.value}
      taken={takenBy(detail, 'annualTaskId')}
      words={{ ...all.statements, close: all.common.close, cancel: all.common.cancel, all: all.common.all }}
      onClose={onClose}
      onAdd={(ids) => {
        onClose();
        void save(() => api.statements.addTasks({ statementId: id, taskIds: [...ids] }));
      }}
    />
  );
}

function Goals({ detail, onClose }: PickProps) {
  const all = useWords();
  const words = all.statements;
  const goals = useLoaded(() => api.goals.list({}), { key: 'goals', kinds: ['goal'] });
  if (goals.value === null) return null;
  return (
    <SourcePicker
      title={words.chooseGoals}
      emptyText={words.noGoals}
      sources={goals.value.goals.map((goal) => ({ id: goal.id, title: goal.text, place: goal.code }))}
      taken={takenBy(detail, 'goalId')}
      words={{ ...words, close: all.common.close, cancel: all.common.cancel }}
      onClose={onClose}
      onAdd={(ids) => {
        onClose();
        void save(() => api.statements.addGoals({ statementId: detail.statement.id, goalIds: [...ids] }));
      }}
    />
  );
}

function Standards({ detail, onClose }: PickProps) {
  const all = useWords();
  const words = all.statements;
  const targets = useLoaded(() => api.evidence.targets({}), { key: 'standards', kinds: ['workStandard'] });
  if (targets.value === null) return null;
  const standards = targets.value.filter((target) => target.targetKind === 'workStandard');
  return (
    <SourcePicker
      title={words.chooseStandards}
      emptyText={words.noStandards}
      sources={standards.map((target) => ({ id: target.targetId, title: target.title, place: target.place }))}
      taken={takenBy(detail, 'workStandardId')}
      words={{ ...words, close: all.common.close, cancel: all.common.cancel }}
      onClose={onClose}
      onAdd={(ids) => {
        onClose();
        void save(() => api.statements.addStandards({ statementId: detail.statement.id, standardIds: [...ids] }));
      }}
    />
  );
}
