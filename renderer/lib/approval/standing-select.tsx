import type { Standing } from '../../../shared/domain/approval.ts';
import { Select } from '../../ui/choice.tsx';
import { useWords } from '../words/words.ts';
import type { StandingFilter } from './use-approvals.ts';

interface StandingSelectProps {
  readonly value: StandingFilter;
  readonly onChange: (value: StandingFilter) => void;
}

/** Narrows a list to where its things stand on their way to approval. */
export function StandingSelect({ value, onChange }: StandingSelectProps) {
  const words = useWords().approval;
  return (
    <Select
      label={words.filter}
      value={value}
      options={[
        { value: '', label: words.allStandings },
        ...(Object.keys(words.standings) as Standing[]).map((each) => ({ value: each, label: words.standings[each] })),
        { value: 'overdue', label: words.reviewDue },
      ]}
      onChange={(next) => onChange(next as StandingFilter)}
    />
  );
}
