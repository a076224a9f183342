import { useEffect, useState } from 'react';
import { cancelJob, useJobs } from '../lib/run-job.ts';
import { useWords } from '../lib/words/words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { jobsEnded, useCloseAsked } from './close-asked.ts';

/** The window was closed while a long job runs: wait for it, or stop it where it loses nothing. */
export function CloseQuestion() {
  const all = useWords();
  const words = all.shell.closing;
  const asked = useCloseAsked((state) => state.asked);
  const jobs = useJobs((state) => state.jobs);
  const [stopping, setStopping] = useState(false);
  const running = jobs.filter(({ quiet }) => !quiet);
  const stay = (): void => useCloseAsked.setState({ asked: false });
  // A job that ended by itself leaves nothing to ask.
  const over = asked && running.length === 0 && !stopping;
  useEffect(() => {
    if (over) useCloseAsked.setState({ asked: false });
  }, [over]);
  if (!asked || over) return null;
  const stop = async (): Promise<void> => {
    setStopping(true);
    for (const { id } of running) cancelJob(id);
    await jobsEnded();
    window.close();
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={stay}
      footer={
        <>
          <Button data-autofocus="" disabled={stopping} onClick={stay}>
            {words.wait}
          </Button>
          <Button tone="danger" busy={stopping} onClick={() => void stop()}>
            {words.stop}
          </Button>
        </>
      }
    >
      <p>{words.text(running.map(({ title }) => title).join(words.and))}</p>
      <p className="gb-hint">{words.note}</p>
    </Dialog>
  );
}
