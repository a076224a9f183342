/** Pieces on their way from the panel to another row. A type of our own: what comes from elsewhere is never taken for it. */
const pieceType = 'application/x-gangbiao-evidence';

/** Lets a piece be dragged onto a row. */
export function dragPiece(transfer: DataTransfer, evidenceId: string): void {
  transfer.setData(pieceType, JSON.stringify([evidenceId]));
  transfer.effectAllowed = 'link';
}

/** The ids of the pieces that are dropped; none when it is something else. */
export function draggedPieces(transfer: DataTransfer): readonly string[] {
  if (!transfer.types.includes(pieceType)) return [];
  const found: unknown = JSON.parse(transfer.getData(pieceType));
  return Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : [];
}
