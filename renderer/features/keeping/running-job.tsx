import { useEffect, useState } from 'react';
import { describeJob } from '../../lib/job-words.ts';
import { cancelJob, useJob } from '../../lib/run-job.ts';
import { useWords } from '../../lib/words/words.ts';
import { JobPanel } from '../../ui/progress.tsx';

/** A job of this screen where it was started; nothing when it does not run. */
export function RunningJob({ id }: { readonly id: string | null }) {
  const words = useWords();
  const job = useJob(id);
  const [now, setNow] = useState(Date.now());
  const running = job !== null;
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  if (job === null) return null;
  return (
    <div className="keeping-job">
      <JobPanel
        title={job.title}
        {...describeJob(job, now, words)}
        cancelLabel={words.jobs.cancel}
        cancelling={job.cancelling}
        onCancel={() => cancelJob(job.id)}
      />
    </div>
  );
}
