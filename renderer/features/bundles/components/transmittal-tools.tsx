import type { PaperSpec } from '../../../../shared/contract/papers.ts';
import { exportPaper, printPaper } from '../../../lib/paper-actions.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';

interface TransmittalToolsProps {
  readonly words: Words;
  /** Null: for anybody. */
  readonly recipientId: string | null;
  readonly recipientName: string;
  readonly sequence: number;
  /** In a row of a table: the column says what it is. */
  readonly compact?: boolean;
}

/** Prints the paper that goes with a bundle, and writes it as PDF or Word. */
export function TransmittalTools({
  words,
  recipientId,
  recipientName,
  sequence,
  compact = false,
}: TransmittalToolsProps) {
  const own = words.bundles.transmittal;
  const spec: PaperSpec = { paper: 'transmittal', recipientId, sequence };
  const name = own.fileName(recipientName, sequence);
  return (
    <div className="gb-transmittal">
      <Button icon="print" aria-label={own.printLabel(sequence)} onClick={() => void printPaper(spec)}>
        {compact ? own.printShort : own.print}
      </Button>
      {(['pdf', 'docx'] as const).map((format) => (
        <Button
          key={format}
          tone={compact ? 'quiet' : 'plain'}
          aria-label={own.write(format === 'pdf' ? 'PDF' : 'Word', sequence)}
          onClick={() => void exportPaper(spec, format, name)}
        >
          {format === 'pdf' ? 'PDF' : 'Word'}
        </Button>
      ))}
    </div>
  );
}
