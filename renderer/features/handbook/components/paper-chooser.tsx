import { approvedPapers, type PaperName, paperNames } from '../handbook-store.ts';

interface PaperChooserProps {
  readonly paper: PaperName;
  readonly year: number;
  readonly years: readonly number[];
  readonly positionId: string;
  readonly positions: readonly { readonly id: string; readonly name: string }[];
  readonly workflowId: string;
  readonly workflows: readonly { readonly id: string; readonly name: string }[];
  readonly drafts: boolean;
  readonly statementId: string;
  readonly statements: readonly { readonly id: string; readonly title: string }[];
  readonly month: number;
  readonly tableId: string;
  readonly tables: readonly { readonly id: string; readonly title: string }[];
  readonly words: {
    readonly paper: string;
    readonly papers: Readonly<Record<PaperName, string>>;
    readonly year: string;
    readonly position: string;
    readonly allPositions: string;
    readonly statement: string;
    readonly month: string;
    readonly monthName: (month: number) => string;
    readonly table: string;
    readonly workflow: string;
    readonly allWorkflows: string;
    readonly drafts: string;
    readonly draftsHint: string;
  };
  readonly onChange: (change: {
    paper?: PaperName;
    year?: number;
    month?: number;
    positionId?: string;
    statementId?: string;
    tableId?: string;
    workflowId?: string;
    drafts?: boolean;
  }) => void;
}

const papersOfAYear: ReadonlySet<PaperName> = new Set(['handbook', 'statement', 'task-plan', 'task-month']);

/** Which paper is shown, and of what. */
export function PaperChooser({
  paper,
  year,
  years,
  positionId,
  positions,
  workflowId,
  workflows,
  drafts,
  statementId,
  statements,
  month,
  tableId,
  tables,
  words,
  onChange,
}: PaperChooserProps) {
  return (
    <div className="paper-chooser">
      <select
        className="gb-select"
        aria-label={words.paper}
        value={paper}
        onChange={(event) => onChange({ paper: event.currentTarget.value as PaperName })}
      >
        {paperNames.map((name) => (
          <option key={name} value={name}>
            {words.papers[name]}
          </option>
        ))}
      </select>
      {papersOfAYear.has(paper) && (
        <select
          className="gb-select is-year"
          aria-label={words.year}
          value={year}
          onChange={(event) => onChange({ year: Number(event.currentTarget.value) })}
        >
          {years.map((other) => (
            <option key={other} value={other}>
              {other}
            </option>
          ))}
        </select>
      )}
      {paper === 'task-month' && (
        <select
          className="gb-select is-month"
          aria-label={words.month}
          value={month}
          onChange={(event) => onChange({ month: Number(event.currentTarget.value) })}
        >
          {Array.from({ length: 12 }, (_, index) => index + 1).map((each) => (
            <option key={each} value={each}>
              {words.monthName(each)}
            </option>
          ))}
        </select>
      )}
      {paper === 'task-table' && tables.length > 0 && (
        <select
          className="gb-select"
          aria-label={words.table}
          value={tableId}
          onChange={(event) => onChange({ tableId: event.currentTarget.value })}
        >
          {tables.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
      )}
      {paper === 'job-description' && (
        <select
          className="gb-select"
          aria-label={words.position}
          value={positionId}
          onChange={(event) => onChange({ positionId: event.currentTarget.value })}
        >
          <option value="">{words.allPositions}</option>
          {positions.map((position) => (
            <option key={position.id} value={position.id}>
              {position.name}
            </option>
          ))}
        </select>
      )}
      {paper === 'workflows' && (
        <select
          className="gb-select"
          aria-label={words.workflow}
          value={workflowId}
          onChange={(event) => onChange({ workflowId: event.currentTarget.value })}
        >
          <option value="">{words.allWorkflows}</option>
          {workflows.map((workflow) => (
            <option key={workflow.id} value={workflow.id}>
              {workflow.name}
            </option>
          ))}
        </select>
      )}
      {paper === 'statement' && statements.length > 0 && (
        <select
          className="gb-select"
          aria-label={words.statement}
          value={statementId}
          onChange={(event) => onChange({ statementId: event.currentTarget.value })}
        >
          {statements.map((statement) => (
            <option key={statement.id} value={statement.id}>
              {statement.title}
            </option>
          ))}
        </select>
      )}
      {approvedPapers.has(paper) && (
        <label className="gb-check paper-drafts" title={words.draftsHint}>
          <input
            type="checkbox"
            checked={drafts}
            onChange={(event) => onChange({ drafts: event.currentTarget.checked })}
          />
          {words.drafts}
        </label>
      )}
    </div>
  );
}
