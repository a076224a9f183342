import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { riskOfName } from '../../../shared/domain/file-risk.ts';
import { api, attempt } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf } from '../../lib/format.ts';
import { openReading } from '../../lib/reading-door.ts';
import { runJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { inform, notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { addToPiece } from './add-to-piece.ts';

type Part = EvidenceRow['parts'][number];

/** The further files of a piece and earlier versions of all of them, with what can be done to its files. */
export function PieceFiles({ row, damaged }: { readonly row: EvidenceRow; readonly damaged: ReadonlySet<string> }) {
  const all = useWords();
  const words = all.evidence.files;
  const further = row.parts.filter(({ role }) => role === 'file');
  const versionsOf = (partId: string | null): readonly Part[] =>
    row.parts
      .filter(({ role, ofPartId }) => role === 'version' && ofPartId === partId)
      .toSorted((a, b) => b.version - a.version);
  const pick = async (multiple: boolean): Promise<readonly string[]> =>
    (await attempt(api.desktop.pickFiles({ kind: 'evidence', multiple, folders: false })))?.paths ?? [];
  const replace = async (part: Part | null): Promise<void> => {
    const [path] = await pick(false);
    if (path === undefined) return;
    const input = { id: row.id, path, remarks: '', ...(part === null ? {} : { partId: part.id }) };
    const done = await runJob(api.evidence.replaceFile, input, { title: words.replacing });
    if (!done.ok) reportError(done.error);
    else if (done.value.isNew) notify(words.replaced(done.value.version));
    else inform(words.same);
  };
  const saveCopy = async (part: Part): Promise<void> => {
    const target = await attempt(
      api.desktop.pickTarget({ kind: 'any', suggestedName: part.fileName.slice(-200) || words.unnamed }),
    );
    if (target?.path == null) return;
    const { path } = target;
    const title = all.evidence.savingCopy(part.fileName);
    const done = await runJob(api.evidence.exportCopy, { id: row.id, partId: part.id, path }, { title });
    if (!done.ok) reportError(done.error);
    else notify(all.evidence.copySaved(fileNameOf(path)));
  };
  const preview = ({ fileHash }: Part): void => openReading({ id: row.id, ids: [], fileHash });
  const line = (part: Part) => (
    <li key={part.id}>
      <span>
        {part.role === 'version' && <span className="gb-tag">{words.version(part.version)}</span>}
        {damaged.has(part.fileHash) && <span className="gb-tag gb-tag-bad">{all.evidence.damaged}</span>}{' '}
        {part.fileName}
        {part.remarks !== '' && <span className="gb-muted"> {part.remarks}</span>}
      </span>
      <span className="gb-muted">{part.fileHash === '' ? words.awaited : formatBytes(part.sizeBytes)}</span>
      {part.fileHash !== '' && (
        <>
          <IconButton icon="search" label={all.reading.openOf(part.fileName)} onClick={() => preview(part)} />
          <IconButton
            icon="download"
            label={words.saveCopyOf(part.fileName)}
            // What may run a program leaves only after the warning that stands in its preview.
            onClick={() => (riskOfName(part.fileName) === null ? void saveCopy(part) : preview(part))}
          />
        </>
      )}
      {part.role === 'file' && (
        <IconButton icon="upload" label={words.replaceOf(part.fileName)} onClick={() => void replace(part)} />
      )}
      <IconButton
        icon="trash"
        label={words.removeOf(part.fileName)}
        onClick={() => void save(() => api.evidence.removePart({ id: part.id }))}
      />
    </li>
  );
  return (
    <>
      {row.parts.length > 0 && (
        <ul className="evidence-parts" aria-label={words.title}>
          {versionsOf(null).map(line)}
          {further.flatMap((part) => [line(part), ...versionsOf(part.id).map(line)])}
        </ul>
      )}
      <div className="evidence-part-actions">
        <Button icon="plus" onClick={() => void pick(true).then((paths) => addToPiece(row.id, paths))}>
          {words.add}
        </Button>
        {row.fileHash !== '' && (
          <Button icon="upload" onClick={() => void replace(null)}>
            {words.replace}
          </Button>
        )}
        {further.length > 0 && (
          <Button onClick={() => void save(() => api.evidence.split({ id: row.id }))}>{words.split}</Button>
        )}
      </div>
    </>
  );
}
