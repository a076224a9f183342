import { useEffect, useState } from 'react';
import { api } from '../lib/client.ts';
import { navigate } from '../lib/navigation.ts';
import { save } from '../lib/save-state.ts';
import { saveSettings, useSettings } from '../lib/settings-store.ts';
import { inform } from '../lib/toasts.ts';
import { useWords } from '../lib/words/words.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { beginRead } from '../ui/reads.ts';

interface ArrivedFileProps {
  readonly path: string;
  /** Screens are to read again whose file it is. */
  readonly onSettled: () => void;
}

/**
 * A file that was used on other computers only is asked about, above the screen and in nobody's way: did it move, or are
 * there two of it now? Two copies that take themselves for one would send bundles under the same numbers.
 */
export function ArrivedFile({ path, onSettled }: ArrivedFileProps) {
  const words = useWords();
  const own = words.merging.arrived;
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    let isGone = false;
    setAsks(false);
    const over = beginRead();
    void isElsewhere()
      .then((answer) => {
        if (!isGone) setAsks(answer);
      })
      .finally(over);
    return () => {
      isGone = true;
    };
  }, [path]);
  if (!asks) return null;
  const settle = async (isCopy: boolean): Promise<void> => {
    const { computerId } = useSettings.getState();
    if (isCopy && (await save(() => api.merging.becomeCopy({}))) === null) return;
    if ((await save(() => api.merging.settleHere({ computerId }))) === null) return;
    setAsks(false);
    if (!isCopy && !(await isKeyElsewhere())) return;
    inform(isCopy ? own.copied : own.keyIsElsewhere);
    onSettled();
    navigate('bundles');
  };
  return (
    <section className="gb-arrived" aria-label={own.title}>
      <div>
        <strong>{own.title}</strong>
        <p>{own.text}</p>
      </div>
      <div className="gb-actions">
        <Button onClick={() => void settle(false)}>{own.moved}</Button>
        <ConfirmButton
          label={own.isCopy}
          question={own.copyAsk}
          note={own.copyNote}
          confirmLabel={words.common.confirm}
          cancelLabel={words.common.cancel}
          onConfirm={() => void settle(true)}
        />
        <Button tone="quiet" onClick={() => setAsks(false)}>
          {own.later}
        </Button>
      </div>
    </section>
  );
}

/** This computer is given its name when the first file is opened on it. */
async function isElsewhere(): Promise<boolean> {
  const { computerId } = useSettings.getState();
  if (computerId === '' && !(await saveSettings({ computerId: crypto.randomUUID() }))) return false;
  const answer = await api.merging.arrive({ computerId: useSettings.getState().computerId });
  return answer.ok && answer.value.isElsewhere;
}

async function isKeyElsewhere(): Promise<boolean> {
  const keys = await api.keys.status({});
  return keys.ok && keys.value.own !== null && !keys.value.isHere;
}
