import { useEffect, useState } from 'react';
import { type JobProgress, openingJobId } from '../../shared/contract/jobs.ts';
import { api } from '../lib/client.ts';
import { useWords } from '../lib/words/words.ts';
import { useWorkspace } from '../lib/workspace-store.ts';
import { JobPanel } from '../ui/progress.tsx';

/** How far a file has come that takes long to open: one from an earlier edition, whose search index is made anew. */
export function Opening() {
  const words = useWords();
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const { phase, status, openError } = useWorkspace();
  useEffect(
    () =>
      api.on('progress', (now) => {
        if (now.jobId === openingJobId) setProgress(now);
      }),
    [],
  );
  // Opened, or refused: either way it goes on no longer.
  useEffect(() => setProgress(null), [phase, status, openError]);
  if (progress === null) return null;
  const { done, total, label } = progress;
  return (
    <div className="gb-opening" role="status">
      <div className="gb-card">
        <JobPanel
          title={words.jobs.opening(label)}
          stage={words.jobs.stages['indexing'] ?? ''}
          percent={total === 0 ? null : Math.round((100 * done) / total)}
          figures={[words.jobs.ofTotal(String(done), String(total))]}
          cancelLabel=""
        />
        <p className="gb-hint">{words.jobs.openingNote}</p>
      </div>
    </div>
  );
}
