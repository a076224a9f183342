import type { Headcount } from '../../../../shared/domain/headcount.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface OrganizationCardProps {
  /** Of all positions. */
  readonly counts: Headcount;
  readonly words: {
    readonly title: string;
    readonly total: (counts: Headcount) => string;
    readonly note: string;
    readonly open: string;
    readonly print: string;
  };
  readonly onOpen: () => void;
  readonly onPrint: () => void;
}

/** How many posts there are in all, and the way to the chart of sections and positions. */
export function OrganizationCard({ counts, words, onOpen, onPrint }: OrganizationCardProps) {
  return (
    <SectionCard
      id="organization"
      title={words.title}
      note={words.total(counts)}
      actions={
        <>
          <Button tone="quiet" icon="print" onClick={onPrint}>
            {words.print}
          </Button>
          <Button icon="department" onClick={onOpen}>
            {words.open}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.note}</p>
    </SectionCard>
  );
}
