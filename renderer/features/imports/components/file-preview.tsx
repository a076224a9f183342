import { type DragEvent, useRef, useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import type { Assignment } from '../../../../shared/domain/import/assign.ts';
import type { ColumnLayout } from '../../../../shared/domain/import/column-head.ts';
import type { ImportRole } from '../../../../shared/domain/import/labels.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/page.tsx';
import { SplitPane } from '../../../ui/split-pane.tsx';
import { actionOf, type ChosenFile, choose, earlierFileOf, light, useImports } from '../imports-store.ts';
import { assignmentOf, type KeptText, keptTexts } from '../kept-texts.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { AssignedList } from './assigned-list.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { KeptList } from './kept-list.tsx';
import { PositionResult } from './position-result.tsx';
import { SourceView } from './source-view.tsx';
import { WorkflowResult } from './workflow-result.tsx';

interface FilePreviewProps {
  readonly file: ChosenFile;
  readonly preview: ImportPreview;
  readonly lit: string;
  readonly words: Words;
  readonly onColumns: (fingerprint: string, layout: ColumnLayout) => void;
  readonly onAssign: (assignments: readonly Assignment[]) => void;
  readonly onTakeBack: (assignment: Assignment) => void;
}

/** Texts for which the user is asked where they belong, and the place that is offered first. */
interface Asked {
  readonly texts: readonly KeptText[];
  readonly to: string;
}

/** Source and result of one file, side by side. */
export function FilePreview({ file, preview, lit, words: all, onColumns, onAssign, onTakeBack }: FilePreviewProps) {
  const words = all.imports;
  const { positions, workflows, kept, notes, sections } = preview;
  const files = useImports((state) => state.files);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [dragged, setDragged] = useState<readonly KeptText[] | null>(null);
  const [lastPlace, setLastPlace] = useState(positions[0]?.key ?? workflows[0]?.key ?? '');
  const keptHead = useRef<HTMLHeadingElement>(null);
  const over = useRef<Element | null>(null);
  const nameOf = new Map(positions.map(({ key, name }) => [key, name]));
  const byHand = new Set(preview.assigned.filter(({ fault }) => fault === null).map(({ key }) => key));
  const fieldName = (field: string): string =>
    field === 'sectionId' ? words.roles.section : (words.roles[field as ImportRole] ?? field);
  /** Marked in the page itself: a state would draw every position anew with each move of the mouse. */
  const markOver = (place: Element | null): void => {
    if (over.current === place) return;
    over.current?.removeAttribute('data-over');
    place?.setAttribute('data-over', '');
    over.current = place;
  };
  const drag = (texts: readonly KeptText[] | null): void => {
    markOver(null);
    setDragged(texts);
  };
  const onDragOver = (event: DragEvent): void => {
    if (dragged === null) return;
    const place = (event.target as Element).closest('[data-place]');
    markOver(place);
    if (place !== null) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const to = (event.target as Element).closest('[data-place]')?.getAttribute('data-place');
    markOver(null);
    if (dragged === null || to === null || to === undefined) return;
    event.preventDefault();
    setAsked({ texts: dragged, to });
    setDragged(null);
  };
  const duties = positions.flatMap((position) => position.duties);
  const standards = duties.flatMap(({ items }) => items.flatMap((item) => item.standards));
  const found = {
    positions: positions.length,
    duties: duties.length,
    standards: standards.length,
    workflows: workflows.length,
  };
  return (
    <>
      <SplitPane
        label={words.resize}
        initialWidthPx={480}
        minWidthPx={280}
        maxWidthPx={900}
        left={
          <div className="gb-import-pane">
            <h2>{words.source}</h2>
            <SourceView
              preview={preview}
              lit={lit}
              words={words}
              onLight={light}
              onDragKept={(key) =>
                drag(key === null ? null : keptTexts(preview, new Set()).filter((text) => text.light === key))
              }
            />
          </div>
        }
        right={
          // Drop places are the positions, duties and standards inside; the dialog is the same way by keyboard.
          <div
            className="gb-import-pane"
            role="presentation"
            data-dragging={dragged === null ? undefined : ''}
            data-updating={file.updating ? '' : undefined}
            onDragOver={onDragOver}
            onDragLeave={(event) => event.target === event.currentTarget && markOver(null)}
            onDrop={onDrop}
          >
            <div className="gb-import-summary">
              <h2>{words.result}</h2>
              <span>{words.summary(found)}</span>
              <span className="gb-muted" role="status">
                {file.updating ? words.updating : ''}
              </span>
              {kept.length > 0 && (
                <Button tone="quiet" icon="down" onClick={() => keptHead.current?.scrollIntoView({ block: 'start' })}>
                  {words.toKept(kept.length)}
                </Button>
              )}
            </div>
            {notes.length > 0 && (
              <Callout>
                {notes.map(({ kind, count }) => (
                  <div key={kind}>{words.notes[kind](count)}</div>
                ))}
              </Callout>
            )}
            <ColumnMapping tables={preview.columnTables} mappings={file.mappings} words={words} onChange={onColumns} />
            {positions.length + workflows.length === 0 && (
              <Callout tone="warn" title={words.nothingFound}>
                {words.nothingFoundHow}
              </Callout>
            )}
            {positions.length > 0 && <h3>{words.positions(positions.length)}</h3>}
            {sections.map(({ key, name, duties: lines }) => (
              <section key={key} className="gb-card gb-import-position">
                <header>
                  <strong>{name}</strong>
                </header>
                <p className="gb-import-lines">{lines}</p>
              </section>
            ))}
            {positions.map((position) => (
              <PositionResult
                key={position.key}
                position={position}
                action={actionOf(files, file, position)}
                earlierFile={earlierFileOf(files, file, position)}
                lit={lit}
                byHand={byHand}
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
            <AssignedList
              preview={preview}
              assignments={file.assignments}
              words={words}
              onLight={light}
              onTakeBack={onTakeBack}
            />
            <h3 ref={keptHead}>{words.kept(kept.length)}</h3>
            <p className="gb-hint">{kept.length === 0 ? words.keptNone : words.keptNote}</p>
            {kept.length > 0 && (
              <KeptList
                preview={preview}
                lit={lit}
                words={words}
                onLight={light}
                onAssign={(texts) => setAsked({ texts, to: lastPlace })}
                onDrag={drag}
              />
            )}
          </div>
        }
      />
      {asked !== null && (
        <AssignDialog
          preview={preview}
          texts={asked.texts}
          to={asked.to}
          words={all}
          onClose={() => setAsked(null)}
          onAssign={(to, as) => {
            setAsked(null);
            setLastPlace(to === '' ? `p${positions.length}` : to);
            onAssign(asked.texts.map((text) => assignmentOf(text, to, as)));
          }}
        />
      )}
    </>
  );
}
