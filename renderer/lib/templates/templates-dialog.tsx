import { useState } from 'react';
import type { FormCheck, TemplateRow } from '../../../shared/contract/templates.ts';
import { templateFields } from '../../../shared/document/template-fields.ts';
import { type TemplateUsage, templateUsages } from '../../../shared/domain/paper-template.ts';
import { api, attempt } from '../client.ts';
import { copyText } from '../clipboard.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { fileNameOf, formatDay } from '../format.ts';
import { runJob } from '../run-job.ts';
import { save } from '../save-state.ts';
import { inform, notify, reportError } from '../toasts.ts';
import { useLoaded } from '../use-loaded.ts';
import { useWords } from '../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Callout } from '../../ui/page.tsx';
import { FormFaults } from './form-faults.tsx';
import { TemplateList } from './template-list.tsx';
import './templates.css';

interface Pending {
  readonly path: string;
  readonly templateId: string | null;
  readonly check: FormCheck;
}

/** The school's own Word forms: put in, renewed, given back, and what they may name. */
export function TemplatesDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useWords();
  const words = all.templates;
  const [usage, setUsage] = useState<TemplateUsage>('job-description');
  /** A form that has faults: they stand here until it was mended and read again. */
  const [faulty, setFaulty] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const loaded = useLoaded(() => api.templates.list({}), {
    key: 'templates',
    kinds: ['paperTemplate', 'paperTemplateVersion'],
  });
  const rows = (loaded.value ?? []).filter((row) => row.usage === usage);

  const takeIn = async (path: string, templateId: string | null): Promise<void> => {
    setBusy(true);
    const title = words.checking(fileNameOf(path));
    const checked = await runJob(api.templates.check, { usage, path }, { title, quiet: true });
    if (!checked.ok) {
      setBusy(false);
      setFaulty(null);
      reportError(checked.error);
      return;
    }
    if (checked.value.issues.length > 0) {
      setBusy(false);
      setFaulty({ path, templateId, check: checked.value });
      return;
    }
    const name = fileNameOf(path)
      .replace(/\.[^.]+$/u, '')
      .slice(0, 200);
    const input = { usage, path, name, templateId };
    const added = await runJob(api.templates.add, input, { title: words.adding(fileNameOf(path)) });
    setBusy(false);
    setFaulty(null);
    if (added.ok) notify(words.added(fileNameOf(path), checked.value.fields.length, added.value.version));
    else reportError(added.error);
  };
  const pick = async (templateId: string | null): Promise<void> => {
    const picked = await attempt(api.desktop.pickFiles({ kind: 'docx', multiple: false, folders: false }));
    const path = picked?.paths[0];
    if (path !== undefined) await takeIn(path, templateId);
  };
  const write = async (
    suggestedName: string,
    start: (path: string) => Promise<{ readonly ok: boolean }>,
  ): Promise<void> => {
    const target = await attempt(api.desktop.pickTarget({ kind: 'docx', suggestedName }));
    const path = target?.path ?? null;
    if (path === null) return;
    if ((await start(path)).ok)
      notify(words.written(fileNameOf(path)), {
        label: all.common.openFile,
        run: () => void attempt(api.desktop.openFile({ path })),
      });
  };
  const saveCopy = (row: TemplateRow): Promise<void> => {
    const version = row.versions[0];
    if (version === undefined) return Promise.resolve();
    return write(version.fileName, async (path) => {
      const result = await runJob(api.templates.saveCopy, { versionId: version.id, path }, { title: words.writing });
      if (!result.ok) reportError(result.error);
      return result;
    });
  };
  const example = (): Promise<void> =>
    write(words.exampleName(words.usages[usage]), async (path) => {
      const result = await runJob(api.templates.example, { usage, path }, { title: words.writing });
      if (!result.ok) reportError(result.error);
      return result;
    });

  const copy = (text: string): void => {
    if (copyText(text)) inform(all.common.copied);
  };

  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          <Button icon="download" onClick={() => void example()}>
            {words.example}
          </Button>
          <Button tone="primary" icon="upload" busy={busy} onClick={() => void pick(null)}>
            {words.add}
          </Button>
        </>
      }
    >
      <div className="templates">
        <p className="gb-hint">{words.intro}</p>
        <Segments
          label={words.usage}
          value={usage}
          options={templateUsages.map((name) => ({ value: name, label: words.usages[name] }))}
          onChange={(name) => {
            setUsage(name as TemplateUsage);
            setFaulty(null);
          }}
        />
        {faulty !== null && (
          <Callout tone="bad" title={words.faulty(faulty.check.fileName, faulty.check.issues.length)}>
            <FormFaults issues={faulty.check.issues} words={words} />
            <div className="gb-actions">
              <Button busy={busy} onClick={() => void takeIn(faulty.path, faulty.templateId)}>
                {words.checkAgain}
              </Button>
            </div>
          </Callout>
        )}
        {loaded.value !== null && rows.length === 0 && faulty === null && (
          <EmptyState compact icon="file" text={words.empty(words.usages[usage])} />
        )}
        <TemplateList
          rows={rows}
          busy={busy}
          words={words}
          common={all.common}
          describeFile={({ addedAt, sizeBytes, fileName }) =>
            [formatDay(addedAt), formatBytes(sizeBytes), fileName].join(' · ')
          }
          onRename={async (row, name) =>
            (await save(() => api.templates.save({ id: row.id, fields: { name } }))) !== null
          }
          onRenew={(row) => void pick(row.id)}
          onSaveCopy={(row) => void saveCopy(row)}
          onRemove={(row) => void save(() => api.templates.remove({ id: row.id }))}
        />
        <details className="templates-fields">
          <summary>{words.fieldsTitle}</summary>
          <p className="gb-hint">{words.fieldsHint}</p>
          <FieldChips
            names={templateFields[usage].fields.map((name) => `{${name}}`)}
            label={words.copyField}
            onCopy={copy}
          />
          {Object.entries(templateFields[usage].lists).map(([list, names]: [string, readonly string[]]) => (
            <div key={list}>
              <h3>{words.listOf(list)}</h3>
              <FieldChips
                names={[`{#${list}}`, ...names.map((name) => `{${name}}`), `{/${list}}`]}
                label={words.copyField}
                onCopy={copy}
              />
            </div>
          ))}
        </details>
      </div>
    </Dialog>
  );
}

interface FieldChipsProps {
  readonly names: readonly string[];
  readonly label: (name: string) => string;
  readonly onCopy: (text: string) => void;
}

/** Fields to be copied into a form. */
function FieldChips({ names, label, onCopy }: FieldChipsProps) {
  return (
    <div className="templates-chips">
      {names.map((name) => (
        <button key={name} type="button" title={label(name)} onClick={() => onCopy(name)}>
          {name}
        </button>
      ))}
    </div>
  );
}
