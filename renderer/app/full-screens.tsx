import { useWords } from '../lib/words/words.ts';
import { leaveAnyway } from './boot.ts';
import { Button } from '../ui/button.tsx';

/** The process that owns the file has ended: nothing can be read or saved until it is started again. */
export function HostGone() {
  const words = useWords().shell.hostGone;
  return (
    <main className="gb-full">
      <div className="gb-full-card" role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <div className="gb-actions">
          <Button
            tone="primary"
            autoFocus
            onClick={() => {
              leaveAnyway();
              window.location.reload();
            }}
          >
            {words.reopen}
          </Button>
        </div>
      </div>
    </main>
  );
}
