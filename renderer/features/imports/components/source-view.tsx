import { type ReactNode, useMemo } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { keptKey } from '../kept-texts.ts';
import type { Words } from '../../../lib/words/words-shape.ts';

interface SourceViewProps {
  readonly preview: ImportPreview;
  readonly lit: string;
  readonly words: Words['imports'];
  readonly onLight: (key: string) => void;
  /** A text that found no field is being dragged, by its key; null when the drag ends. */
  readonly onDragKept: (key: string | null) => void;
}
type Piece = Extract<ImportPreview['blocks'][number], { type: 'text' }>['piece'];
type Table = Extract<ImportPreview['blocks'][number], { type: 'table' }>;

/** The file as it was read, every stretch of text marked by where it went. */
export function SourceView({ preview, lit, words, onLight, onDragKept }: SourceViewProps) {
  const places = useMemo(() => {
    const byPiece = new Map<string, ImportPreview['placements']>();
    for (const placement of preview.placements) {
      const list = byPiece.get(placement.piece);
      if (list === undefined) byPiece.set(placement.piece, [placement]);
      else list.push(placement);
    }
    return byPiece;
  }, [preview]);
  const drawPiece = (piece: Piece): ReactNode => (
    <div key={piece.id} className="gb-import-piece" data-heading={piece.heading > 0 || piece.bold ? '' : undefined}>
      {piece.number !== '' && <span className="gb-import-count">{piece.number} </span>}
      {(places.get(piece.id) ?? []).map(({ start, end, use, target }) => {
        const text = piece.text.slice(start, end);
        if (use === 'kept')
          return (
            <button
              key={start}
              type="button"
              data-use="kept"
              data-target={keptKey(piece.id, start)}
              title={words.uses.kept}
              className={lit === keptKey(piece.id, start) ? 'gb-import-lit' : undefined}
              onClick={() => onLight(keptKey(piece.id, start))}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', text);
                onDragKept(keptKey(piece.id, start));
              }}
              onDragEnd={() => onDragKept(null)}
            >
              {text}
            </button>
          );
        if (use !== 'field')
          return (
            <span key={start} data-use={use} title={words.uses[use]}>
              {text}
            </span>
          );
        return (
          <button
            key={start}
            type="button"
            data-use="field"
            data-target={target}
            className={isLit(target, lit) ? 'gb-import-lit' : undefined}
            onClick={() => onLight(target)}
          >
            {text}
          </button>
        );
      })}
    </div>
  );
  return (
    <div className="gb-import-source">
      {preview.blocks.map((block) =>
        block.type === 'text' ? drawPiece(block.piece) : <SourceTable key={block.id} table={block} draw={drawPiece} />,
      )}
    </div>
  );
}

/** A duty is lit with all that hangs on it. */
function isLit(target: string, lit: string): boolean {
  return lit !== '' && (target === lit || target.startsWith(`${lit}.`));
}

function SourceTable({ table, draw }: { readonly table: Table; readonly draw: (piece: Piece) => ReactNode }) {
  const rows: Table['cells'][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  return (
    <div className="gb-import-table">
      {table.name !== '' && <div className="gb-hint">{table.name}</div>}
      <table>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell) => (
                <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                  {cell.pieces.map(draw)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
