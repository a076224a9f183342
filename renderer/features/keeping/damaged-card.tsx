import type { DamagedFile } from '../../../shared/contract/keeping.ts';
import { api, attempt } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { useKeepingView } from './keeping-store.ts';
import { RunningJob } from './running-job.tsx';

interface DamagedCardProps {
  readonly damaged: readonly DamagedFile[];
  readonly onChanged: () => void;
}

/** Every damaged file by the names that people know it by, with what it proves, and the way back. */
export function DamagedCard({ damaged, onChanged }: DamagedCardProps) {
  const all = useWords();
  const words = all.keeping.damaged;
  const { jobs, setJob } = useKeepingView();
  const running = useJob(jobs.repair) !== null;
  const repair = async (): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'any', multiple: true, folders: false }));
    if (picked === null || picked.paths.length === 0) return;
    const id = newJobId();
    setJob('repair', id);
    const result = await runJob(api.keeping.repair, { paths: picked.paths }, { title: words.job, id, inPlace: true });
    setJob('repair', null);
    onChanged();
    if (!result.ok) {
      reportError(result.error);
      return;
    }
    const { repaired, left } = result.value;
    if (repaired.length > 0) notify(words.repaired(formatCount(repaired.length)));
    if (repaired.length === 0) inform(words.left(formatCount(left)));
    else if (left > 0) inform(words.stillLeft(formatCount(left)));
  };
  return (
    <SectionCard
      title={words.title(formatCount(damaged.length))}
      actions={
        <Button disabled={running} onClick={() => void repair()}>
          {words.repair}
        </Button>
      }
      flush
    >
      <p className="gb-hint keeping-note">{words.note}</p>
      <RunningJob id={jobs.repair} />
      <table className="gb-table">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.pieces}</th>
            <th scope="col">{words.proves}</th>
            <th scope="col">{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {damaged.map((file) => (
            <tr key={file.fileHash}>
              <td className="keeping-name">
                {file.fileName} <span className="gb-muted">{formatBytes(file.sizeBytes)}</span>
              </td>
              <td>
                {file.pieces.map((piece) => (
                  <div key={`${piece.evidenceId}-${piece.role}`}>
                    <button
                      type="button"
                      className="gb-link-button"
                      onClick={() => navigate('evidence', { id: piece.evidenceId })}
                    >
                      {piece.number} {piece.title}
                    </button>
                    {piece.role === 'version' && <span className="gb-muted">{words.version}</span>}
                  </div>
                ))}
                {file.inBin.map((title) => (
                  <div key={title} className="gb-muted">
                    {title}
                    {words.inBin}
                  </div>
                ))}
              </td>
              <td>
                <Proofs file={file} />
              </td>
              <td className="keeping-time">{formatDateTime(file.foundAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SectionCard>
  );
}

function Proofs({ file }: { readonly file: DamagedFile }) {
  const all = useWords();
  const proofs = file.pieces.flatMap(({ proves }) => proves);
  if (proofs.length === 0) return <span className="gb-muted">{all.keeping.damaged.nothing}</span>;
  return proofs.map(({ targetKind, title, place }) => (
    <div key={`${targetKind}${title}${place}`}>
      <span className="gb-muted">{all.records.kinds[targetKind]}</span> {title}
      {place !== '' && <span className="gb-muted"> {place}</span>}
    </div>
  ));
}
