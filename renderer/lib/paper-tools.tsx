import type { PaperSpec } from '../../shared/contract/papers.ts';
import { exportPaper, printPaper } from './paper-actions.ts';
import { usePrintRequest } from './print-request.ts';
import { useWords } from './words/words.ts';
import { Button } from '../ui/button.tsx';

interface PaperToolsProps {
  readonly spec: PaperSpec;
  readonly name: string;
  readonly disabled: boolean;
}

/** Prints the list that a screen shows, and writes it as PDF, Word or Excel. */
export function PaperTools({ spec, name, disabled }: PaperToolsProps) {
  const words = useWords().coverage;
  usePrintRequest(disabled ? null : () => void printPaper(spec));
  return (
    <>
      <Button icon="print" disabled={disabled} onClick={() => void printPaper(spec)}>
        {words.print}
      </Button>
      {(
        [
          ['pdf', 'PDF', words.toPdf],
          ['docx', 'Word', words.toWord],
          ['xlsx', 'Excel', words.toExcel],
        ] as const
      ).map(([format, label, spoken]) => (
        <Button
          key={format}
          icon="download"
          disabled={disabled}
          aria-label={spoken}
          onClick={() => void exportPaper(spec, format, name)}
        >
          {label}
        </Button>
      ))}
    </>
  );
}
