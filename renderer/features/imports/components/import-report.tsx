import type { ImportReport } from '../../../../shared/contract/imports.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout, PageBody } from '../../../ui/page.tsx';

interface ImportReportViewProps {
  readonly report: ImportReport;
  readonly words: Words['imports'];
  readonly onPositions: () => void;
  readonly onEvidence: () => void;
  readonly onUndo: () => void;
  readonly onAgain: () => void;
}

/** What an import did, and the way back. */
export function ImportReportView({ report, words, onPositions, onEvidence, onUndo, onAgain }: ImportReportViewProps) {
  const own = words.done;
  const { positions, workflows } = report;
  return (
    <PageBody width="narrow">
      <Callout tone="good" title={own.title}>
        <ul className="gb-import-report">
          <li>{own.positions(positions.added, positions.updated, positions.skipped)}</li>
          <li>{own.content(report.duties, report.workItems, report.standards)}</li>
          <li>{own.workflows(workflows.added, workflows.skipped)}</li>
          <li>{own.others(report.sections, report.people)}</li>
          {report.originals.map(({ id, title, keptCharacters }) => (
            <li key={id}>{own.original(title, keptCharacters)}</li>
          ))}
        </ul>
      </Callout>
      <div className="gb-import-after">
        <Button tone="primary" icon="positions" onClick={onPositions}>
          {own.open}
        </Button>
        <Button icon="evidence" onClick={onEvidence}>
          {own.evidence}
        </Button>
        <Button icon="undo" onClick={onUndo}>
          {own.undo}
        </Button>
        <Button onClick={onAgain}>{words.addMore}</Button>
      </div>
    </PageBody>
  );
}
