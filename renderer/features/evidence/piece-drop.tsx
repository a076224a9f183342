import type { ReactNode } from 'react';
import { api } from '../../lib/client.ts';
import { addToPiece } from './add-to-piece.ts';
import { hasFiles } from './use-file-drop.ts';

interface PieceDropProps {
  readonly id: string;
  readonly shown: boolean;
  readonly hint: string;
  readonly children: ReactNode;
}

/** The files of a piece, where more can be dropped. What lies on no disk is left to the screen, which makes a piece of it. */
export function PieceDrop({ id, shown, hint, children }: PieceDropProps) {
  return (
    <div
      className={shown ? 'evidence-piece-drop is-shown' : 'evidence-piece-drop'}
      onDrop={(event) => {
        const paths = [...event.dataTransfer.files].map((file) => api.pathOf(file)).filter((path) => path !== '');
        if (!hasFiles(event) || paths.length === 0) return;
        event.preventDefault();
        void addToPiece(id, paths);
      }}
    >
      {children}
      {shown && (
        <div className="evidence-piece-hint" aria-hidden="true">
          {hint}
        </div>
      )}
    </div>
  );
}
