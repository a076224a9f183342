import { useCallback, useMemo, useRef, useState } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { api } from '../../lib/client.ts';
import { exportChosen } from '../../lib/chosen-evidence.ts';
import { save, track } from '../../lib/save-state.ts';
import { inform, notify } from '../../lib/toasts.ts';
import { redoStep, undoStep } from '../../lib/undo.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EvidenceGrid } from './components/evidence-grid.tsx';
import { RenumberDialog } from './components/renumber-dialog.tsx';
import { TargetPicker } from './components/target-picker.tsx';
import { type LinkTarget, linkedByAll, proofOf } from './evidence-store.ts';
import type { EvidenceOrder, OrderColumn } from './evidence-order.ts';
import {
  type Block,
  changeOf,
  columnsBeyond,
  fillDown,
  type GridChange,
  type GridWords,
  printBlock,
  readBlock,
} from './grid-model.ts';
import type { EvidenceList } from './use-evidence-list.ts';
import './evidence-grid.css';

interface EvidenceSheetProps {
  readonly rows: readonly EvidenceRow[];
  /** All evidence: numbers that other pieces bear are told before a range is numbered anew. */
  readonly all: readonly EvidenceRow[];
  readonly list: EvidenceList;
  readonly targets: readonly LinkTarget[];
  readonly order: EvidenceOrder | null;
  readonly onSort: (column: OrderColumn) => void;
  readonly onPreview: (id: string) => void;
}

const firstCell: Block = { top: 0, bottom: 0, left: 0, right: 0 };

/** The list as a sheet: fields of many pieces, numbers of a range, several pieces into one. Every change is one step. */
export function EvidenceSheet({ rows, all, list, targets, order, onSort, onPreview }: EvidenceSheetProps) {
  const catalogue = useWords();
  const words = catalogue.evidence;
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const [block, setBlock] = useState<Block>(firstCell);
  const [asking, setAsking] = useState<'renumber' | 'remove' | 'link' | null>(null);
  const cells: GridWords = useMemo(
    () => ({ kind: words.kinds, yearKind: words.yearKinds, secrecyLevel: words.secrecy }),
    [words],
  );
  // Ticked rows, or else those of the chosen block, in the order in which they stand.
  const ticked = rows.filter(({ id }) => marked.has(id));
  const chosen = ticked.length > 0 ? ticked : rows.slice(block.top, block.bottom + 1);
  const ids = chosen.map(({ id }) => id);
  const [first] = chosen;

  const write = useCallback(
    async (change: GridChange): Promise<void> => {
      if (!change.ok) {
        const { row, column, text } = change.refused;
        inform(words.grid.refused(row, words.fields[column], text));
        return;
      }
      const { edits, beyond } = change;
      if (beyond > 0) inform(words.grid.beyond(beyond));
      if (edits.length === 0) return;
      const shown = new Map(edits.map(({ id, fields }) => [id, fields]));
      list.show(shown);
      const result = await track(() =>
        api.evidence.saveMany({ edits: edits.map(({ id, fields }) => ({ id, fields })) }),
      );
      if (!result.ok) return list.reload();
      list.show(shown); // a list that is being read may have been asked for before this was saved
      if (edits.length > 1) notify(words.grid.changed(edits.length));
    },
    [list, words],
  );
  const put = (where: Block, texts: readonly (readonly string[])[]): void => {
    const beyond = columnsBeyond(where, texts);
    const change = changeOf(rows, { block: where, texts, words: cells });
    if (change.ok && beyond > 0) inform(words.grid.columnsBeyond(beyond));
    void write(change);
  };
  const group = async (): Promise<void> => {
    const made = await save(() => api.evidence.group({ ids }));
    if (made === null) return;
    setMarked(new Set());
    notify(words.grid.grouped(ids.length, made.title));
  };
  const remove = async (): Promise<void> => {
    setAsking(null);
    const gone = await save(() => api.evidence.removeMany({ ids }));
    if (gone === null) return;
    setMarked(new Set());
    notify(words.grid.removed(ids.length));
  };
  const link = async (proofs: readonly LinkTarget[]): Promise<void> => {
    setAsking(null);
    const done = await save(() => api.evidence.linkMany({ evidenceIds: ids, proofs: proofs.map(proofOf) }));
    if (done !== null)
      inform(done.made === 0 ? catalogue.coverage.linkedAlready : catalogue.coverage.linked(done.made));
  };
  const renumber = async (firstNumber: string): Promise<void> => {
    setAsking(null);
    const done = await save(() => api.evidence.renumber({ ids, first: firstNumber }));
    if (done === null) return;
    notify(words.grid.renumbered(done.changed));
    await list.reload();
  };
  return (
    <>
      <div
        className="evidence-grid-tools"
        role="toolbar"
        aria-label={words.grid.tools}
        // Whoever clicks a tool goes on typing in the cell; the keyboard stays where it is.
        onClick={(event) => event.detail > 0 && field.current?.focus({ preventScroll: true })}
      >
        <span role="status">{words.grid.chosen(chosen.length)}</span>
        <Button icon="search" disabled={first === undefined} onClick={() => first !== undefined && onPreview(first.id)}>
          {catalogue.reading.open}
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => setAsking('renumber')}>
          {words.grid.renumber}
        </Button>
        <Button icon="down" disabled={rows.length < 2} onClick={() => void write(fillDown(rows, block, cells))}>
          {words.grid.fillDown}
        </Button>
        <Button disabled={chosen.length < 2 || chosen.length > 500} onClick={() => void group()}>
          {words.grid.group}
        </Button>
        <Button icon="link" disabled={chosen.length === 0 || chosen.length > 5000} onClick={() => setAsking('link')}>
          {words.addLink}
        </Button>
        <Button icon="download" disabled={chosen.length === 0} onClick={() => exportChosen(ids)}>
          {words.grid.export}
        </Button>
        <Button icon="trash" disabled={chosen.length === 0} onClick={() => setAsking('remove')}>
          {words.grid.remove}
        </Button>
      </div>
      <EvidenceGrid
        field={field}
        rows={rows}
        words={cells}
        labels={{
          grid: words.grid.label,
          columns: words.fields,
          mark: words.grid.mark,
          markAll: words.grid.markAll,
          sortBy: words.sortBy,
          cell: words.grid.cell,
        }}
        order={order}
        onSort={onSort}
        marked={marked}
        onMark={setMarked}
        onBlock={setBlock}
        onPut={put}
        onFillDown={(where) => void write(fillDown(rows, where, cells))}
        onCopy={(where) => printBlock(rows, where, cells)}
        readPasted={readBlock}
        onUndo={(redo) => void (redo ? redoStep() : undoStep())}
      />
      <p className="gb-hint">{words.grid.keys}</p>
      {asking === 'renumber' && (
        <RenumberDialog
          pieces={chosen}
          others={all}
          words={{ ...words.grid.renumbering, close: catalogue.common.close, cancel: catalogue.common.cancel }}
          onClose={() => setAsking(null)}
          onRenumber={(firstNumber) => void renumber(firstNumber)}
        />
      )}
      {asking === 'link' && (
        <TargetPicker
          targets={targets}
          linked={linkedByAll(chosen)}
          kinds={catalogue.records.kinds}
          words={{ ...words.picker, close: catalogue.common.close, cancel: catalogue.common.cancel }}
          onClose={() => setAsking(null)}
          onChoose={(proofs) => void link(proofs)}
        />
      )}
      {asking === 'remove' && (
        <Dialog
          title={words.grid.remove}
          closeLabel={catalogue.common.close}
          onClose={() => setAsking(null)}
          footer={
            <>
              <Button data-autofocus="" onClick={() => setAsking(null)}>
                {catalogue.common.cancel}
              </Button>
              <Button tone="danger" onClick={() => void remove()}>
                {catalogue.common.remove}
              </Button>
            </>
          }
        >
          <p>{words.grid.removeQuestion(chosen.length)}</p>
          <p className="gb-hint">{words.removeNote}</p>
        </Dialog>
      )}
    </>
  );
}
