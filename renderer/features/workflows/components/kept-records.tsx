import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import {
  expectedRecords,
  type KeptRecord,
  keptRecordLine,
  readKeptRecord,
  readKeptRecords,
} from '../../../../shared/domain/workflow-record.ts';
import { IconButton } from '../../../ui/button.tsx';
import type { DraftStep, StepFields } from '../workflow-draft.ts';

type Cell = keyof KeptRecord;
const cells = ['name', 'keeper', 'retention'] as const satisfies readonly Cell[];
const empty: KeptRecord = { name: '', keeper: '', retention: '' };

/** A record of the card; one that a step leaves as well stands in the step's row. */
type Row = KeptRecord & { readonly ofStep?: true };

function rowsOf(records: string, steps: readonly DraftStep[]): readonly Row[] {
  const left = new Set(
    expectedRecords(records, recordsOfSteps(steps)).flatMap(({ stepId, name }) => (stepId === null ? [name] : [])),
  );
  return readKeptRecords(records).map((record) => (left.has(record.name) ? record : { ...record, ofStep: true }));
}

function recordsOfSteps(steps: readonly DraftStep[]) {
  return steps.map(({ key, fields }) => ({ id: key, ...fields }));
}

interface KeptRecordsProps {
  /** 记录保存 of the process card, one a line. */
  readonly records: string;
  readonly steps: readonly DraftStep[];
  readonly words: {
    readonly keptLabel: string;
    readonly keptColumns: Readonly<Record<Cell | 'number' | 'step', string>>;
    readonly keptHints: Readonly<Record<Cell, string>>;
    readonly keptOfStep: (number: number) => string;
    readonly keptStepNote: string;
    readonly removeKept: (name: string) => string;
  };
  readonly onRecords: (records: string) => void;
  readonly onStep: (key: string, fields: Partial<StepFields>) => void;
}

/**
 * The records that a workflow keeps, as a table: what its steps leave, then what the process card names besides. The last
 * row is always free, and a list that is pasted becomes one row a line.
 */
export function KeptRecords({ records, steps, words, onRecords, onStep }: KeptRecordsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const printed = useRef(records);
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(records, steps));
  if (printed.current !== records) {
    // Undo, or another window: what the file holds now.
    printed.current = records;
    setRows(rowsOf(records, steps));
  }
  const write = (next: readonly Row[]): void => {
    const text = next
      .map(keptRecordLine)
      .filter((line) => line !== '')
      .join('\n');
    printed.current = text;
    setRows(next);
    onRecords(text);
  };
  const change = (at: number, cell: Cell, text: string): void => {
    const full = at < rows.length ? [...rows] : [...rows, empty];
    full[at] = { ...(full[at] ?? empty), [cell]: text };
    write(full);
  };
  const paste = (event: ClipboardEvent, at: number): void => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const pasted = lines.flatMap((line) => {
      const [name, keeper = '', retention = ''] = line.split('\t');
      return line.includes('\t') ? { name: name ?? '', keeper, retention } : (readKeptRecord(line) ?? []);
    });
    if (lines.length < 2 && !lines[0]?.includes('\t')) return;
    event.preventDefault();
    write([...rows.slice(0, at), ...pasted, ...rows.slice(at)]);
  };
  const focus = (at: number, cell: Cell): void =>
    body.current?.querySelector<HTMLElement>(`[data-kept="${at}:${cell}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent, at: number, cell: Cell): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      focus(at + (event.key === 'ArrowDown' ? 1 : -1), cell);
    } else if (event.key === 'Backspace' && event.currentTarget instanceof HTMLInputElement) {
      const row = rows[at];
      if (row === undefined || cells.some((name) => row[name] !== '')) return;
      event.preventDefault();
      write(rows.filter((_, index) => index !== at));
      focus(Math.max(0, at - 1), 'name');
    }
  };
  const fromSteps = expectedRecords(records, recordsOfSteps(steps)).filter(({ stepId }) => stepId !== null);
  const ownNumbers = new Map(
    rows.flatMap((row, at) => (row.ofStep === true ? [] : [at])).map((at, place) => [at, fromSteps.length + place + 1]),
  );
  const numbers = new Map(steps.map(({ key }, index) => [key, index + 1]));
  const field = (at: number, cell: Cell) => (
    <input
      className="gb-inline"
      data-kept={`${at}:${cell}`}
      aria-label={`${words.keptColumns[cell]} ${ownNumbers.get(at) ?? fromSteps.length + ownNumbers.size + 1}`}
      placeholder={at === rows.length || cell !== 'name' ? words.keptHints[cell] : ''}
      value={rows[at]?.[cell] ?? ''}
      maxLength={200}
      spellCheck={false}
      onChange={(event) => change(at, cell, event.currentTarget.value)}
      onPaste={(event) => paste(event, at)}
      onKeyDown={(event) => onKeyDown(event, at, cell)}
    />
  );
  const stepField = (key: string, cell: 'keeper' | 'retention', { number, said }: { number: number; said: string }) => (
    <input
      className="gb-inline"
      aria-label={`${words.keptColumns[cell]} ${number}`}
      placeholder={said === '' ? words.keptHints[cell] : said}
      value={steps.find((step) => step.key === key)?.fields[cell] ?? ''}
      maxLength={200}
      spellCheck={false}
      onChange={(event) => onStep(key, { [cell]: event.currentTarget.value })}
    />
  );
  return (
    <table className="gb-table kept-table" aria-label={words.keptLabel} data-focus-scope="">
      <thead>
        <tr>
          <th className="gb-number">{words.keptColumns.number}</th>
          <th>{words.keptColumns.name}</th>
          <th>{words.keptColumns.step}</th>
          <th>{words.keptColumns.keeper}</th>
          <th>{words.keptColumns.retention}</th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody ref={body}>
        {fromSteps.map((record, index) => (
          <tr key={`${record.stepId}:${record.name}`}>
            <td className="gb-number">{index + 1}</td>
            <td title={words.keptStepNote}>
              <span className="kept-of-step">{record.name}</span>
            </td>
            <td>{words.keptOfStep(numbers.get(record.stepId ?? '') ?? 0)}</td>
            <td className="gb-cell-field">
              {stepField(record.stepId ?? '', 'keeper', { number: index + 1, said: record.keeper })}
            </td>
            <td className="gb-cell-field">
              {stepField(record.stepId ?? '', 'retention', { number: index + 1, said: record.retention })}
            </td>
            <td />
          </tr>
        ))}
        {[...rows, null].map((row, at) => {
          if (row?.ofStep === true) return null;
          return (
            // Rows have no identity but their place; the free one stays the same element when it is filled.
            <tr key={at}>
              <td className="gb-number">{ownNumbers.get(at) ?? ''}</td>
              <td className="gb-cell-field">{field(at, 'name')}</td>
              <td />
              <td className="gb-cell-field">{field(at, 'keeper')}</td>
              <td className="gb-cell-field">{field(at, 'retention')}</td>
              <td className="kept-acts">
                {row !== null && (
                  <IconButton
                    icon="trash"
                    label={words.removeKept(row.name)}
                    onClick={() => write(rows.filter((_, index) => index !== at))}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
