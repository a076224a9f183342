import { navigate } from '../navigation.ts';
import { useWords } from '../words/words.ts';
import { Segments } from '../../ui/choice.tsx';

const registers = ['findings', 'indicators'] as const;

/** Findings and indicators stand beside each other: a warning becomes a finding. */
export function RegisterSwitch({ value }: { readonly value: (typeof registers)[number] }) {
  const words = useWords().shell;
  return (
    <Segments
      label={words.screens.findings}
      value={value}
      options={registers.map((name) => ({ value: name, label: words.screens[name] }))}
      onChange={(name) => navigate(registers.find((one) => one === name) ?? 'findings')}
    />
  );
}
