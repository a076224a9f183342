import type { WorkbookReport } from '../../../../shared/contract/workbook.ts';
import { formatCount } from '../../../lib/format.ts';
import { describeIssue } from '../../../lib/issue-words.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { IssueTable } from '../../../ui/issue-table.tsx';
import { Callout } from '../../../ui/page.tsx';

interface ReportTablesProps {
  readonly words: Words;
  readonly report: WorkbookReport;
  readonly imported: boolean;
  readonly onCopy: () => void;
}

/** More than this nobody reads on a screen; the copied list has all of them. */
const shownIssues = 300;

/** What an import would do or did, a line a kind; or what must be corrected first. */
export function ReportTables({ words, report, imported, onCopy }: ReportTablesProps) {
  const own = words.workbook;
  const sum = (field: 'added' | 'changed'): number => report.counts.reduce((total, counts) => total + counts[field], 0);
  const [added, changed] = [sum('added'), sum('changed')];
  if (report.issues.length > 0) {
    return (
      <>
        <div className="gb-card-body gb-report-head">
          <Callout tone="warn" title={own.import.refused(report.issues.length)}>
            {report.issues.length > shownIssues && own.import.onlyFirst(shownIssues, report.issues.length)}
          </Callout>
          <Button icon="copy" onClick={onCopy}>
            {words.issues.copyList}
          </Button>
        </div>
        <IssueTable
          headings={words.issues.columns}
          lines={report.issues.slice(0, shownIssues).map((issue) => describeIssue(issue, words))}
        />
      </>
    );
  }
  const text = imported
    ? own.import.done(added, changed)
    : added + changed === 0
      ? own.import.nothing
      : own.import.ready(added, changed);
  return (
    <>
      <div className="gb-card-body">
        <Callout tone="good" title={text} />
      </div>
      <table className="gb-table">
        <thead>
          <tr>
            <th>{own.columns.kind}</th>
            <th className="gb-number">{own.columns.added}</th>
            <th className="gb-number">{own.columns.changed}</th>
            <th className="gb-number">{own.columns.unchanged}</th>
          </tr>
        </thead>
        <tbody>
          {report.counts
            .filter((counts) => counts.added + counts.changed + counts.unchanged > 0)
            .map((counts) => (
              <tr key={counts.kind}>
                <td>{words.records.kinds[counts.kind]}</td>
                <td className="gb-number">{formatCount(counts.added)}</td>
                <td className="gb-number">{formatCount(counts.changed)}</td>
                <td className="gb-number">{formatCount(counts.unchanged)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
