import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { ColumnLayout } from '../../../../shared/domain/import/column-head.ts';
import type { ImportRole } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Callout } from '../../../ui/page.tsx';
import { SplitPane } from '../../../ui/split-pane.tsx';
import { actionOf, type ChosenFile, choose, light } from '../imports-store.ts';
import { ColumnChoices } from './column-choices.tsx';
import { PositionResult } from './position-result.tsx';
import { SourceView } from './source-view.tsx';
import { WorkflowResult } from './workflow-result.tsx';

interface FilePreviewProps {
  readonly file: ChosenFile;
  readonly preview: ImportPreview;
  readonly lit: string;
  readonly words: Words;
  readonly onColumns: (fingerprint: string, layout: ColumnLayout) => void;
}

/** Source and result of one file, side by side. */
export function FilePreview({ file, preview, lit, words: all, onColumns }: FilePreviewProps) {
  const words = all.imports;
  const { positions, workflows, kept, notes, sections } = preview;
  const nameOf = new Map(positions.map(({ key, name }) => [key, name]));
  const fieldName = (field: string): string =>
    field === 'sectionId' ? words.roles.section : (words.roles[field as ImportRole] ?? field);
  return (
    <SplitPane
      label={words.resize}
      initialWidthPx={480}
      minWidthPx={280}
      maxWidthPx={900}
      left={
        <div className="gb-import-pane">
          <h2>{words.source}</h2>
          <SourceView preview={preview} lit={lit} words={words} onLight={light} />
        </div>
      }
      right={
        <div className="gb-import-pane">
          <h2>{words.result}</h2>
          {notes.length > 0 && (
            <Callout>
              {notes.map(({ kind, count }) => (
                <div key={kind}>{words.notes[kind](count)}</div>
              ))}
            </Callout>
          )}
          <ColumnChoices tables={preview.columnTables} words={words} onChange={onColumns} />
          {positions.length > 0 && <h3>{words.positions(positions.length)}</h3>}
          {sections.map(({ key, name, duties }) => (
            <section key={key} className="gb-card gb-import-position">
              <header>
                <strong>{name}</strong>
              </header>
              <p className="gb-import-lines">{duties}</p>
            </section>
          ))}
          {positions.map((position) => (
            <PositionResult
              key={position.key}
              position={position}
              action={actionOf(file, position)}
              lit={lit}
              words={words}
              fieldName={fieldName}
              onLight={light}
              onChoose={(action) => choose(file.path, position.key, action)}
            />
          ))}
          {workflows.length > 0 && <h3>{words.workflows(workflows.length)}</h3>}
          {workflows.map((workflow) => (
            <WorkflowResult
              key={workflow.key}
              workflow={workflow}
              owner={workflow.position === null ? '' : (nameOf.get(workflow.position) ?? '')}
              action={file.choices[workflow.key] ?? 'new'}
              lit={lit}
              words={words}
              onLight={light}
              onChoose={(action) => choose(file.path, workflow.key, action)}
            />
          ))}
          <h3>{words.kept(kept.length)}</h3>
          <p className="gb-hint">{kept.length === 0 ? words.keptNone : words.keptNote}</p>
          {kept.length > 0 && (
            <ul className="gb-card gb-import-kept">
              {kept.map(({ piece, text }, index) => (
                <li key={`${piece} ${index}`}>{text}</li>
              ))}
            </ul>
          )}
        </div>
      }
    />
  );
}
