import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface ExportChoicesProps {
  readonly words: Words['workbook']['export'];
  readonly onExport: (content: 'empty' | 'filled') => void;
}

export function ExportChoices({ words, onExport }: ExportChoicesProps) {
  return (
    <SectionCard title={words.title} flush>
      <Choice name={words.filled} text={words.filledText} action={words.action} onChoose={() => onExport('filled')} />
      <Choice name={words.empty} text={words.emptyText} action={words.action} onChoose={() => onExport('empty')} />
    </SectionCard>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly text: string;
  readonly action: string;
  readonly onChoose: () => void;
}

function Choice({ name, text, action, onChoose }: ChoiceProps) {
  return (
    <div className="gb-export-row">
      <div>
        <strong>{name}</strong>
        <p className="gb-muted">{text}</p>
      </div>
      <Button icon="download" aria-label={`${action} ${name}`} onClick={onChoose}>
        {action}
      </Button>
    </div>
  );
}
