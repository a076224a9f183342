import { type BuiltInOutline, builtInOutlines } from '../../../../shared/domain/handbook-outline.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface SchemeDialogProps {
  readonly words: {
    readonly title: string;
    readonly intro: string;
    readonly names: Readonly<Record<BuiltInOutline, string>>;
    readonly about: Readonly<Record<BuiltInOutline, string>>;
    readonly use: string;
  };
  readonly closeLabel: string;
  readonly onUse: (outline: BuiltInOutline) => void;
  readonly onClose: () => void;
}

/** The outlines that come with the program. */
export function SchemeDialog({ words, closeLabel, onUse, onClose }: SchemeDialogProps) {
  return (
    <Dialog title={words.title} closeLabel={closeLabel} onClose={onClose}>
      <p className="gb-hint">{words.intro}</p>
      <ul className="compose-schemes">
        {builtInOutlines.map((name, index) => (
          <li key={name}>
            <div>
              <h3>{words.names[name]}</h3>
              <p>{words.about[name]}</p>
            </div>
            <Button
              aria-label={`${words.use}：${words.names[name]}`}
              {...(index === 0 ? { 'data-autofocus': '' } : {})}
              onClick={() => onUse(name)}
            >
              {words.use}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
