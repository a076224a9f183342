import { useEffect, useState } from 'react';
import { describeJob } from '../lib/job-words.ts';
import { cancelJob, useJobs } from '../lib/run-job.ts';
import { useWords } from '../lib/words/words.ts';
import { JobPanel } from '../ui/progress.tsx';

/** Short work needs no panel: it would only flicker. */
const showAfterMs = 400;

/** Long work of screens that do not show it themselves, at the window's lower right. */
export function JobDock() {
  const words = useWords();
  const jobs = useJobs((state) => state.jobs);
  const [now, setNow] = useState(Date.now());
  const running = jobs.length > 0;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  const shown = jobs.filter((job) => !job.inPlace && now - job.startedAtMs > showAfterMs);
  if (shown.length === 0) return null;
  return (
    <section className="gb-job-dock" aria-label={words.shell.jobs}>
      {shown.map((job) => (
        <JobPanel
          key={job.id}
          title={job.title}
          {...describeJob(job, now, words)}
          cancelLabel={words.jobs.cancel}
          cancelling={job.cancelling}
          onCancel={() => cancelJob(job.id)}
        />
      ))}
    </section>
  );
}
