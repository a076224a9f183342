import { type DragEvent, type ReactNode, useState } from 'react';

interface FileDropProps {
  /** What letting go would do. */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** An area that takes dropped files, and says so while they are held over it. A button must do the same by keyboard. */
export function FileDrop({ label, onFiles, children }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    <div
      className="gb-file-drop"
      role="presentation"
      onDragOver={(event) => {
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className="gb-file-drop-sign">
          <span>{label}</span>
        </div>
      )}
    </div>
  );
}
