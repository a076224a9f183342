import type { GoalRow } from '../../../../shared/contract/goals.ts';
import { flattenTree, type GoalNode } from '../../../../shared/domain/goal-tree.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Tag } from '../../../ui/page.tsx';
import type { GoalFacts } from '../goal-view.ts';

type TextName = 'text' | 'measure' | 'baseline' | 'targetValue';

interface GoalTableProps {
  readonly roots: readonly GoalNode<GoalRow>[];
  readonly factsOf: ReadonlyMap<string, GoalFacts>;
  readonly closed: ReadonlySet<string>;
  readonly openId: string | null;
  readonly years: readonly number[];
  readonly words: Words['goals'];
  readonly onOpen: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onText: (goal: GoalRow, name: TextName, text: string) => Promise<boolean>;
  readonly onYear: (goal: GoalRow, year: number, value: string) => Promise<boolean>;
}

/** The goals as a table with a column a year; every value is edited where it stands. */
export function GoalTable(props: GoalTableProps) {
  const { roots, factsOf, closed, openId, years, words } = props;
  const rows = flattenTree(roots, closed);
  const field = (goal: GoalRow, name: TextName) => (
    <InlineTextField
      key={`${goal.id}:${name}`}
      value={goal[name]}
      label={`${words.fields[name]}：${goal.text}`}
      required={name === 'text'}
      onSave={(text) => props.onText(goal, name, text)}
    />
  );
  return (
    <table className="gb-table goal-table" aria-label={words.tableLabel} data-focus-scope="">
      <thead>
        <tr>
          <th className="goal-column-text">{words.columns.text}</th>
          <th>{words.columns.level}</th>
          <th className="goal-column-measure">{words.columns.measure}</th>
          <th className="goal-column-value">{words.columns.baseline}</th>
          {years.map((year) => (
            <th key={year} className="goal-column-value">
              {words.year(year)}
            </th>
          ))}
          <th className="goal-column-value">{words.columns.target}</th>
          <th>{words.columns.owner}</th>
          <th>{words.columns.weight}</th>
          <th>{words.columns.tasks}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ goal, depth, children }) => {
          const facts = factsOf.get(goal.id);
          const isOff = facts !== undefined && facts.weightSum !== null && facts.weightSum !== 100;
          return (
            <tr key={goal.id} className={goal.id === openId ? 'is-open' : ''} data-goal-row={goal.id}>
              <td>
                <div className="goal-cell" style={{ paddingLeft: `${depth * 18}px` }}>
                  {children.length > 0 ? (
                    <button
                      type="button"
                      className="goal-row-toggle"
                      aria-expanded={!closed.has(goal.id)}
                      aria-label={closed.has(goal.id) ? words.expand(children.length) : words.collapse}
                      onClick={() => props.onToggle(goal.id, closed.has(goal.id))}
                    >
                      <Icon name="right" size={12} />
                    </button>
                  ) : (
                    <span className="goal-row-toggle" />
                  )}
                  {field(goal, 'text')}
                  <button
                    type="button"
                    className="gb-icon-button goal-row-open"
                    aria-label={words.open(goal.text)}
                    title={words.open(goal.text)}
                    onClick={() => props.onOpen(goal.id)}
                  >
                    <Icon name="edit" size={15} />
                  </button>
                </div>
              </td>
              <td className="goal-nowrap">
                <Tag tone={goal.level === 'school' || goal.level === 'special' ? 'accent' : 'plain'}>
                  {words.levels[goal.level]}
                </Tag>
              </td>
              <td>{field(goal, 'measure')}</td>
              <td>{field(goal, 'baseline')}</td>
              {years.map((year) => (
                <td key={year} className={year < goal.yearFrom || year > goal.yearTo ? 'goal-outside' : ''}>
                  {year >= goal.yearFrom && year <= goal.yearTo && (
                    <InlineTextField
                      key={`${goal.id}:${year}`}
                      value={goal.targets.find((target) => target.year === year)?.value ?? ''}
                      label={words.yearValue(year, goal.text)}
                      onSave={(value) => props.onYear(goal, year, value)}
                    />
                  )}
                </td>
              ))}
              <td>
                <div className="goal-target">
                  {goal.targetValue !== '' && goal.comparison !== '' && <span>{goal.comparison}</span>}
                  {field(goal, 'targetValue')}
                  {goal.targetValue !== '' && goal.unit !== '' && <span>{goal.unit}</span>}
                </div>
              </td>
              <td className="goal-nowrap">{goal.ownerName === '' ? goal.leadUnit : goal.ownerName}</td>
              <td className="goal-number" title={isOff ? words.weightOff(facts.weightSum ?? 0) : undefined}>
                {goal.weight === 0 ? '' : goal.weight}
                {isOff && <Icon name="warning" size={13} />}
              </td>
              <td className="goal-number">{facts?.tasks.length === 0 ? '' : facts?.tasks.length}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
