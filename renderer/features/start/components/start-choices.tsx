import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon, type IconName } from '../../../ui/icons.tsx';

interface StartChoicesProps {
  readonly words: Words['start'];
  readonly onSample: () => void;
  readonly onForeign: () => void;
  readonly onEmpty: () => void;
  readonly onOffice: () => void;
  readonly onOpen: () => void;
}

/** The ways in. */
export function StartChoices({ words, onSample, onForeign, onEmpty, onOffice, onOpen }: StartChoicesProps) {
  return (
    <>
      <div className="gb-start-choices">
        <Choice icon="overview" {...words.sample} onChoose={onSample} primary />
        <Choice icon="imports" {...words.foreign} onChoose={onForeign} />
        <Choice icon="department" {...words.empty} onChoose={onEmpty} />
        <Choice icon="open" {...words.open} note={words.open.drop} onChoose={onOpen} />
      </div>
      <section className="gb-card gb-start-office">
        <Icon name="members" size={24} />
        <h2>{words.office.title}</h2>
        <p>{words.office.text}</p>
        <Button onClick={onOffice}>{words.office.action}</Button>
      </section>
    </>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly note?: string;
  readonly primary?: boolean;
  readonly onChoose: () => void;
}

function Choice({ icon, title, text, action, note, primary = false, onChoose }: ChoiceProps) {
  return (
    <section className="gb-card gb-start-choice">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      <p>{text}</p>
      <div className="gb-start-act">
        <Button tone={primary ? 'primary' : 'plain'} onClick={onChoose}>
          {action}
        </Button>
        {note !== undefined && <span className="gb-hint">{note}</span>}
      </div>
    </section>
  );
}
