import type { Language, Settings } from '../../../../shared/contract/desktop.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Segments, Select } from '../../../ui/choice.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';

interface ProgramCardProps {
  readonly words: Words['settings']['program'];
  readonly settings: Settings;
  readonly onChange: (change: Partial<Settings>) => void;
  readonly onAuthor: (author: string) => Promise<boolean>;
}

const languages: readonly Language[] = ['zh-CN', 'en'];
const zooms = [0.9, 1, 1.1, 1.25, 1.5] as const;

export function ProgramCard({ words, settings, onChange, onAuthor }: ProgramCardProps) {
  return (
    <SectionCard title={words.title}>
      <Field label={words.author} htmlFor="settings-author" hint={words.authorHint}>
        <div className="gb-settings-short">
          <InlineTextField
            id="settings-author"
            className="gb-inline-boxed"
            label={words.author}
            value={settings.author}
            maxLength={100}
            placeholder={words.authorPlaceholder}
            onSave={onAuthor}
          />
        </div>
      </Field>
      <Field label={words.language}>
        <Segments
          label={words.language}
          value={settings.language}
          options={languages.map((language) => ({ value: language, label: words.languages[language] }))}
          onChange={(chosen) => onChange({ language: chosen === 'en' ? 'en' : 'zh-CN' })}
        />
      </Field>
      <Field label={words.zoom} htmlFor="settings-zoom">
        <div className="gb-settings-short">
          <Select
            id="settings-zoom"
            value={String(settings.zoom)}
            options={zooms.map((zoom) => ({ value: String(zoom), label: `${Math.round(zoom * 100)}%` }))}
            onChange={(zoom) => onChange({ zoom: Number(zoom) })}
          />
        </div>
      </Field>
      <Field label={words.startUp}>
        <label className="gb-check">
          <input
            type="checkbox"
            checked={settings.reopenLast}
            onChange={(event) => onChange({ reopenLast: event.currentTarget.checked })}
          />
          {words.reopenLast}
        </label>
      </Field>
    </SectionCard>
  );
}
