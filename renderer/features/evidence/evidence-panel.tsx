import { useState } from 'react';
import type { EvidenceLinkView, EvidenceRow } from '../../../shared/contract/evidence.ts';
import { riskOfName } from '../../../shared/domain/file-risk.ts';
import { followingYear } from '../../../shared/domain/evidence-year.ts';
import { evidenceKinds, evidenceYearKinds, secrecyLevels } from '../../../shared/domain/evidence.ts';
import { api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf, groupFingerprint } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { ThumbnailButton } from '../../lib/stored-file/thumbnail-button.tsx';
import { runJob } from '../../lib/run-job.ts';
import { save } from '../../lib/save-state.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { recordMark } from '../../lib/links-door.ts';
import { LinksButton } from '../../lib/links-button.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { PieceDrop } from './piece-drop.tsx';
import { PieceFiles } from './piece-files.tsx';
import { TargetPicker } from './components/target-picker.tsx';
import { type LinkTarget, linkedByAll, proofOf } from './evidence-store.ts';

type TextName = 'number' | 'title' | 'year' | 'provider' | 'keeper' | 'physicalPlace' | 'remarks';

interface EvidencePanelProps {
  readonly row: EvidenceRow;
  /** Hashes of files that are not what they were. */
  readonly damaged: ReadonlySet<string>;
  readonly targets: readonly LinkTarget[];
  /** Fields of the piece are in the file. */
  readonly onSaved: (fields: Partial<EvidenceRow>) => void;
  /** Files are held over the screen: those that are let go over the piece's own become files of it. */
  readonly dragging: boolean;
  readonly onPreview: () => void;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Where the record that a link names can be seen; null where it has no screen of its own to open. */
function openTarget(link: EvidenceLinkView): (() => void) | null {
  const { targetKind, targetId } = link;
  if (targetKind === 'position') return () => navigate('positions', { id: targetId });
  if (targetKind === 'workflow') return () => navigate('workflows', { id: targetId });
  if (targetKind === 'annualTask') return () => navigate('tasks', { id: targetId });
  if (targetKind === 'taskMonth') return () => navigate('tasks', { monthId: targetId });
  if (targetKind === 'reviewItem') return () => navigate('feedback');
  if (targetKind === 'indicator') return () => navigate('indicators', { id: targetId });
  if (targetKind === 'finding') return () => navigate('findings', { id: targetId });
  if (targetKind === 'goal') return () => navigate('goals', { id: targetId });
  if (targetKind === 'statement') return () => navigate('statements', { id: targetId });
  if (targetKind === 'section' || targetKind === 'department') return () => navigate('department', { id: targetId });
  return null;
}

/** All that is known of one piece of evidence, and what it proves. */
export function EvidencePanel({
  row,
  damaged,
  targets,
  onSaved,
  dragging,
  onPreview,
  onClose,
  onRemove,
}: EvidencePanelProps) {
  const all = useWords();
  const words = all.evidence;
  const [picking, setPicking] = useState(false);
  const write = async (given: Parameters<typeof api.evidence.save>[0]['fields'], overwrite = false) => {
    const fields = { ...given, ...followingYear(row, given) };
    const result = await saveFields(api.evidence.save, row, { fields, overwrite });
    // While an intake runs the list is read now and then: a field must not fall back to older words until it is.
    if (result.ok) onSaved(fields as Partial<EvidenceRow>);
    return result;
  };
  const text = (name: TextName, multiline = false) => (
    <div className="evidence-field">
      <label htmlFor={`evidence-${name}`}>{words.fields[name]}</label>
      <RecordField
        id={`evidence-${name}`}
        recordId={row.id}
        failureKey={`${row.id}:${name}`}
        value={row[name]}
        label={words.fields[name]}
        className="gb-inline-boxed"
        multiline={multiline}
        maxLength={name === 'remarks' ? 20_000 : 200}
        required={name === 'title'}
        {...(name === 'number' || name === 'year' || name === 'physicalPlace'
          ? { placeholder: words.hints[name] }
          : {})}
        save={(value, overwrite) =>
          write({ [name]: value.replaceAll('\n', name === 'remarks' ? '\n' : ' ') }, overwrite)
        }
      />
    </div>
  );
  const saveCopy = async (): Promise<void> => {
    const target = await api.desktop.pickTarget({ kind: 'any', suggestedName: row.fileName.slice(-200) });
    if (!target.ok) {
      reportError(target.error);
      return;
    }
    const { path } = target.value;
    if (path === null) return;
    const result = await runJob(
      api.evidence.exportCopy,
      { id: row.id, path },
      { title: words.savingCopy(row.fileName) },
    );
    if (!result.ok) reportError(result.error);
    else
      notify(words.copySaved(fileNameOf(path)), {
        label: all.common.showInFolder,
        run: () => void api.desktop.showInFolder({ path }),
      });
  };
  const link = async (chosen: readonly LinkTarget[]): Promise<void> => {
    setPicking(false);
    await save(() => api.evidence.linkMany({ evidenceIds: [row.id], proofs: chosen.map(proofOf) }));
  };
  return (
    <aside
      className="gb-side-panel evidence-panel"
      {...recordMark('evidence', row.id)}
      aria-label={words.panel}
      data-focus-scope=""
    >
      <div className="gb-side-panel-head evidence-panel-head">
        <h2>{words.panel}</h2>
        <LinksButton kind="evidence" id={row.id} />
        <IconButton icon="trash" label={words.remove} onClick={onRemove} />
        <IconButton icon="close" label={all.common.close} onClick={onClose} />
      </div>
      <div className="gb-side-panel-body evidence-panel-body">
        {text('title', true)}
        <PieceDrop id={row.id} shown={dragging} hint={words.files.dropHere}>
          <div className="evidence-file">
            {row.fileHash === '' ? (
              <span className="gb-muted">{words.noFile}</span>
            ) : (
              <>
                <ThumbnailButton file={row} label={all.reading.openHint} onOpen={onPreview} />
                <span className="evidence-file-name">{row.fileName}</span>
                <span className="gb-muted">{formatBytes(row.sizeBytes)}</span>
                {damaged.has(row.fileHash) && <span className="gb-tag gb-tag-bad">{words.damaged}</span>}
                <Button icon="search" title={all.reading.openHint} onClick={onPreview}>
                  {all.reading.open}
                </Button>
                {/* What may run a program leaves only after the warning that stands in its preview. */}
                <Button
                  icon="download"
                  onClick={() => (riskOfName(row.fileName) === null ? void saveCopy() : onPreview())}
                >
                  {words.saveCopy}
                </Button>
              </>
            )}
          </div>
          <PieceFiles row={row} damaged={damaged} />
        </PieceDrop>
        <h3>{words.links}</h3>
        {row.links.length === 0 && <p className="gb-hint">{words.noLinks}</p>}
        <ul className="evidence-links">
          {row.links.map((view) => {
            const open = openTarget(view);
            return (
              <li key={view.id}>
                <span className="target-kind">{all.records.kinds[view.targetKind]}</span>
                <span className="target-words">
                  {open === null ? (
                    <span>{view.targetTitle}</span>
                  ) : (
                    <button type="button" className="gb-link-button" onClick={open}>
                      {view.targetTitle}
                    </button>
                  )}
                  {[view.recordName, view.targetPlace, view.year].some((part) => part !== '') && (
                    <span className="gb-muted">
                      {[view.recordName, view.targetPlace, view.year].filter((part) => part !== '').join(' · ')}
                    </span>
                  )}
                </span>
                <IconButton
                  icon="close"
                  label={words.removeLink(view.targetTitle)}
                  onClick={() => void save(() => api.evidence.unlink({ id: view.id }))}
                />
              </li>
            );
          })}
        </ul>
        <Button icon="link" onClick={() => setPicking(true)}>
          {words.addLink}
        </Button>
        <div className="evidence-pair">
          {text('number')}
          {text('year')}
          <div className="evidence-field">
            <label htmlFor="evidence-yearKind">{words.fields.yearKind}</label>
            <select
              id="evidence-yearKind"
              className="gb-select"
              value={row.yearKind}
              onChange={(event) => void write({ yearKind: event.currentTarget.value as EvidenceRow['yearKind'] })}
            >
              {evidenceYearKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.yearKinds[kind]}
                </option>
              ))}
            </select>
          </div>
          <div className="evidence-field">
            <label htmlFor="evidence-kind">{words.fields.kind}</label>
            <select
              id="evidence-kind"
              className="gb-select"
              value={row.kind}
              onChange={(event) => void write({ kind: event.currentTarget.value as EvidenceRow['kind'] })}
            >
              {evidenceKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          </div>
          <div className="evidence-field">
            <label htmlFor="evidence-secrecy">{words.fields.secrecyLevel}</label>
            <select
              id="evidence-secrecy"
              className="gb-select"
              value={row.secrecyLevel}
              onChange={(event) =>
                void write({ secrecyLevel: event.currentTarget.value as EvidenceRow['secrecyLevel'] })
              }
            >
              {secrecyLevels.map((level) => (
                <option key={level} value={level}>
                  {words.secrecy[level]}
                </option>
              ))}
            </select>
          </div>
          {text('provider')}
          {text('keeper')}
        </div>
        <div className="evidence-field">
          <label htmlFor="evidence-formedOn">{words.fields.formedOn}</label>
          <DayField
            id="evidence-formedOn"
            recordId={row.id}
            failureKey={`${row.id}:formedOn`}
            value={row.formedOn}
            label={words.fields.formedOn}
            className="gb-inline-boxed"
            save={(formedOn, overwrite) => write({ formedOn }, overwrite)}
          />
        </div>
        {text('physicalPlace')}
        {text('remarks', true)}
        {row.fileHash !== '' && (
          <div className="evidence-field">
            <span className="evidence-hash-label">{words.fileHash}</span>
            <code className="evidence-hash">{groupFingerprint(row.fileHash)}</code>
          </div>
        )}
      </div>
      {picking && (
        <TargetPicker
          targets={targets}
          linked={linkedByAll([row])}
          kinds={all.records.kinds}
          words={{ ...words.picker, close: all.common.close, cancel: all.common.cancel }}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => void link(chosen)}
        />
      )}
    </aside>
  );
}
