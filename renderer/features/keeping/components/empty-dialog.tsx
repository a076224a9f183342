import type { EmptyingPlan } from '../../../../shared/contract/keeping.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface EmptyDialogProps {
  readonly plan: EmptyingPlan;
  readonly words: Words;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** What goes for good, in figures, before it goes. */
export function EmptyDialog({ plan, words, onClose, onConfirm }: EmptyDialogProps) {
  const own = words.keeping.bin;
  const facts: readonly (readonly [string, string])[] = [
    [own.facts.entries, own.pieces(formatCount(plan.entries))],
    [own.facts.files, own.filesCount(formatCount(plan.files + plan.leftoverFiles))],
    [own.facts.bytes, formatBytes(plan.bytes + plan.leftoverBytes)],
    ...(plan.leftoverFiles > 0 ? [[own.facts.leftover, own.filesCount(formatCount(plan.leftoverFiles))] as const] : []),
    ...(plan.sharedFiles > 0 ? [[own.facts.shared, own.filesCount(formatCount(plan.sharedFiles))] as const] : []),
  ];
  return (
    <Dialog
      title={own.confirm}
      closeLabel={words.common.close}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus="" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button tone="danger" onClick={onConfirm}>
            {own.confirm}
          </Button>
        </>
      }
    >
      {plan.entries > 0 && <p>{own.question(formatCount(plan.entries))}</p>}
      <dl className="keeping-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="gb-hint">{own.warning}</p>
    </Dialog>
  );
}
