import { useState } from 'react';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { type Layer, layers, standardTypes } from '../../../shared/domain/library.ts';
import { api } from '../../lib/client.ts';
import { runJob } from '../../lib/run-job.ts';
import { notify, reportError } from '../../lib/toasts.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { useWords } from '../../lib/words/words.ts';
import { flushDrafts } from '../../ui/draft.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface PublishDialogProps {
  readonly standards: readonly StoredRecord<'layerStandard'>[];
  readonly onClose: () => void;
}

/** Name, version and contents of a library that is handed to other departments. */
export function PublishDialog({ standards, onClose }: PublishDialogProps) {
  const all = useWords();
  const words = all.libraries.publish;
  const departmentName = useWorkspace(({ status }) => status?.departmentName ?? '');
  const collegeName = useWorkspace(({ status }) => status?.collegeName ?? '');
  const [title, setTitle] = useState(words.defaultName(departmentName));
  const [version, setVersion] = useState('1');
  const [publisher, setPublisher] = useState(`${collegeName}${departmentName}`);
  const [summary, setSummary] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Layer>>(new Set(layers));
  const count = standards.filter(({ layer }) => chosen.has(layer)).length;
  const number = Number(version);
  const fits = title.trim() !== '' && /^\d{1,5}$/u.test(version) && number >= 1 && count > 0;
  const publish = async (): Promise<void> => {
    await flushDrafts();
    const target = await api.desktop.pickTarget({ kind: 'library', suggestedName: `${title.trim()} v${number}` });
    if (!target.ok) return reportError(target.error);
    const { path } = target.value;
    if (path === null) return;
    const result = await runJob(
      api.libraries.publish,
      {
        path,
        title: title.trim(),
        version: number,
        publisher: publisher.trim(),
        summary: summary.trim(),
        layers: [...chosen],
        types: [...standardTypes],
      },
      { title: words.job },
    );
    if (!result.ok) return reportError(result.error);
    notify(words.done(result.value.entryCount), {
      label: all.common.showInFolder,
      run: () => void api.desktop.showInFolder({ path }),
    });
    onClose();
  };
  const field = (label: string, text: string, onChange: (text: string) => void) => (
    <label className="publish-field">
      <span>{label}</span>
      <input
        className="gb-input"
        maxLength={200}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <Dialog
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={!fits} onClick={() => void publish()} data-autofocus="">
            {words.accept}
          </Button>
        </>
      }
    >
      <p className="gb-hint">{words.intro}</p>
      {field(words.name, title, setTitle)}
      {field(words.publisher, publisher, setPublisher)}
      <label className="publish-field">
        <span>{words.version}</span>
        <input
          type="number"
          className="gb-input publish-version"
          min={1}
          max={99_999}
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
        <span className="gb-hint">{words.versionHint}</span>
      </label>
      <label className="publish-field">
        <span>{words.summary}</span>
        <textarea
          className="gb-input"
          rows={2}
          maxLength={2000}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
      </label>
      <fieldset className="publish-layers">
        <legend>{words.layers}</legend>
        {layers.map((layer) => (
          <label key={layer} className="gb-check">
            <input
              type="checkbox"
              checked={chosen.has(layer)}
              onChange={() =>
                setChosen((old) => new Set(old.has(layer) ? [...old].filter((one) => one !== layer) : [...old, layer]))
              }
            />
            <span>{all.libraries.layers[layer]}</span>
          </label>
        ))}
      </fieldset>
      <p role="status">{words.count(count)}</p>
    </Dialog>
  );
}
