import { useLayoutEffect, useRef, useState } from 'react';
import type { Drawing } from '../../../../shared/document/drawing.ts';
import { type WorkflowStepKind, workflowStepKinds } from '../../../../shared/domain/workflow.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/choice.tsx';
import type { Chosen } from '../drawing-moves.ts';
import type { EditorDraft } from '../workflow-draft.ts';
import { WorkflowDrawing } from './workflow-drawing.tsx';

export interface DrawingEditorWords {
  readonly kinds: Readonly<Record<WorkflowStepKind, string>>;
  readonly columns: { readonly kind: string };
  readonly drawing: string;
  readonly drawingLabel: (name: string, steps: number) => string;
  readonly drawingTools: string;
  readonly drawingKeys: string;
  readonly addStep: string;
  readonly connect: string;
  readonly connectHint: (from: string) => string;
  readonly stopConnecting: string;
  readonly rename: string;
  readonly renameStep: string;
  readonly renameLink: string;
  readonly removeStep: string;
  readonly removeBranch: string;
  readonly shapeName: (number: number, action: string, actor: string) => string;
  readonly linkName: (input: { from: string; to: string; label: string }) => string;
}

interface DrawingEditorProps {
  readonly draft: EditorDraft;
  readonly drawing: Drawing;
  readonly fit: boolean;
  readonly chosen: Chosen | null;
  readonly words: DrawingEditorWords;
  readonly actorOf: (key: string) => string;
  readonly onChoose: (chosen: Chosen | null) => void;
  readonly onInsert: (afterKey: string | null) => void;
  readonly onRemove: (chosen: Chosen) => void;
  readonly onConnect: (from: string, to: string) => void;
  readonly onKind: (key: string, kind: WorkflowStepKind) => void;
  readonly onRename: (chosen: Chosen, text: string) => void;
}

/** The drawing with its tools: everything that the table can change can be changed here as well. */
export function DrawingEditor(props: DrawingEditorProps) {
  const { draft, drawing, chosen, words } = props;
  const [connectFrom, setConnectFrom] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<Chosen | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const stepOf = (key: string) => draft.steps.find((step) => step.key === key);
  const numberOf = (key: string): number => draft.steps.findIndex((step) => step.key === key) + 1;
  const actionOf = (key: string): string => stepOf(key)?.fields.action ?? '';
  const labelOf = (from: string, to: string): string =>
    draft.links.find((link) => link.from === from && link.to === to)?.label ?? '';
  const chosenKey = chosen?.kind === 'step' ? chosen.key : null;
  const chosenStep = chosenKey === null ? undefined : stepOf(chosenKey);
  const connect = (from: string, to: string): void => {
    setConnectFrom(null);
    props.onConnect(from, to);
  };
  return (
    <div className="drawing-editor">
      <div className="drawing-tools" role="toolbar" aria-label={words.drawingTools}>
        <Button icon="plus" tone="quiet" onClick={() => props.onInsert(chosenKey ?? draft.steps.at(-1)?.key ?? null)}>
          {words.addStep}
        </Button>
        <Button
          tone="quiet"
          disabled={chosenKey === null && connectFrom === null}
          onClick={() => setConnectFrom(connectFrom === null ? chosenKey : null)}
        >
          {connectFrom === null ? words.connect : words.stopConnecting}
        </Button>
        <Button tone="quiet" disabled={chosen === null} onClick={() => setRenaming(chosen)}>
          {words.rename}
        </Button>
        <Button icon="trash" tone="quiet" disabled={chosen === null} onClick={() => chosen && props.onRemove(chosen)}>
          {chosen?.kind === 'link' ? words.removeBranch : words.removeStep}
        </Button>
        {chosenStep !== undefined && chosenKey !== null && (
          <Select
            label={words.columns.kind}
            value={chosenStep.fields.kind}
            options={workflowStepKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            onChange={(kind) => props.onKind(chosenKey, kind as WorkflowStepKind)}
          />
        )}
      </div>
      <p className="gb-hint drawing-hint" role="status">
        {connectFrom === null ? words.drawingKeys : words.connectHint(actionOf(connectFrom))}
      </p>
      <div className="workflow-canvas" ref={canvas}>
        <WorkflowDrawing
          drawing={drawing}
          label={words.drawingLabel(draft.fields.name, draft.steps.length)}
          fit={props.fit}
          chosen={chosen}
          connectFrom={connectFrom}
          svg={svg}
          nameOf={(key) => words.shapeName(numberOf(key), actionOf(key), props.actorOf(key))}
          linkName={(from, to) => words.linkName({ from: actionOf(from), to: actionOf(to), label: labelOf(from, to) })}
          onChoose={props.onChoose}
          onRename={setRenaming}
          onInsert={props.onInsert}
          onRemove={props.onRemove}
          onConnect={connect}
          onConnectFrom={setConnectFrom}
        />
        {renaming !== null && (
          <NameBox
            key={JSON.stringify(renaming)}
            label={renaming.kind === 'step' ? words.renameStep : words.renameLink}
            text={renaming.kind === 'step' ? actionOf(renaming.key) : labelOf(renaming.from, renaming.to)}
            place={() => placeOn(canvas.current, svg.current, renaming)}
            onDone={(text) => {
              const target = renaming;
              setRenaming(null);
              if (text !== null) props.onRename(target, text);
              if (target.kind === 'step')
                svg.current?.querySelector<SVGElement>(`[data-shape="${CSS.escape(target.key)}"]`)?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Where the words of a step or an arrow stand, in pixels of the scrolled canvas. */
function placeOn(canvas: HTMLDivElement | null, svg: SVGSVGElement | null, chosen: Chosen): Box {
  const mark =
    chosen.kind === 'step'
      ? `[data-shape="${CSS.escape(chosen.key)}"]`
      : '.workflow-line.is-marked polyline:last-child';
  const target = svg?.querySelector(mark)?.getBoundingClientRect();
  const frame = canvas?.getBoundingClientRect();
  if (canvas === null || target === undefined || frame === undefined) return { left: 8, top: 8, width: 160 };
  const width = Math.max(150, chosen.kind === 'step' ? target.width : 0);
  return {
    left: Math.max(0, target.left + (target.width - width) / 2 - frame.left + canvas.scrollLeft),
    top: target.top - frame.top + canvas.scrollTop,
    width,
  };
}

interface NameBoxProps {
  readonly label: string;
  readonly text: string;
  readonly place: () => Box;
  /** The new words, or null when nothing is to change. */
  readonly onDone: (text: string | null) => void;
}

/** A field over the drawing. Enter and leaving it keep the words, Escape does not. */
function NameBox({ label, text, place, onDone }: NameBoxProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [box, setBox] = useState<Box | null>(null);
  const ended = useRef(false);
  // Placed once, when it opens: the drawing does not move while words are typed.
  // oxlint-disable-next-line react/exhaustive-deps
  useLayoutEffect(() => setBox(place()), []);
  useLayoutEffect(() => {
    if (box !== null) field.current?.select();
  }, [box]);
  const end = (words: string | null): void => {
    if (ended.current) return;
    ended.current = true;
    onDone(words);
  };
  return (
    <textarea
      ref={field}
      className="gb-input drawing-name"
      aria-label={label}
      style={box === null ? { visibility: 'hidden' } : { left: box.left, top: box.top, width: box.width }}
      rows={2}
      maxLength={200}
      defaultValue={text}
      spellCheck={false}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') end(null);
        else if (event.key === 'Enter') end(event.currentTarget.value);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
