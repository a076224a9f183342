import { useState } from 'react';
import {
  bookletSize,
  type SheetsInFold,
  sheetsInLot,
  usualSheetsInFold,
} from '../../../../shared/domain/print-order.ts';
import { Button } from '../../../ui/button.tsx';
import { Segments } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

type Fold = 'once' | 'lots';
const sheetsIn: Readonly<Record<Fold, SheetsInFold>> = { once: null, lots: sheetsInLot };

interface BookletDialogProps {
  readonly pageCount: number;
  readonly closeLabel: string;
  readonly words: {
    readonly bookletTitle: string;
    readonly bookletText: string;
    readonly bookletFold: string;
    readonly bookletFolds: Readonly<Record<Fold, string>>;
    readonly bookletFoldHints: Readonly<Record<Fold, string>>;
    readonly bookletSize: (size: { pages: number; sheets: number; folds: number; blankPages: number }) => string;
    readonly bookletExport: string;
  };
  readonly onExport: (sheetsInFold: SheetsInFold) => void;
  readonly onClose: () => void;
}

/** What a booklet takes and how it is folded, before it is written. */
export function BookletDialog({ pageCount, closeLabel, words, onExport, onClose }: BookletDialogProps) {
  const [fold, setFold] = useState<Fold>(usualSheetsInFold(pageCount) === null ? 'once' : 'lots');
  return (
    <Dialog
      title={words.bookletTitle}
      closeLabel={closeLabel}
      onClose={onClose}
      footer={
        <Button tone="primary" icon="download" data-autofocus="" onClick={() => onExport(sheetsIn[fold])}>
          {words.bookletExport}
        </Button>
      }
    >
      <p>{words.bookletText}</p>
      <div className="booklet-fold">
        <span className="gb-muted">{words.bookletFold}</span>
        <Segments
          label={words.bookletFold}
          value={fold}
          options={(['once', 'lots'] as const).map((value) => ({ value, label: words.bookletFolds[value] }))}
          onChange={(value) => setFold(value as Fold)}
        />
      </div>
      <p className="gb-hint">{words.bookletFoldHints[fold]}</p>
      <p className="booklet-size" role="status">
        {words.bookletSize({ pages: pageCount, ...bookletSize(pageCount, sheetsIn[fold]) })}
      </p>
    </Dialog>
  );
}
