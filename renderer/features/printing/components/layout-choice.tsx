import type { PaperName } from '../../../../shared/contract/papers.ts';
import type { TemplateRow } from '../../../../shared/contract/templates.ts';
import { Select } from '../../../ui/choice.tsx';

interface LayoutChoiceProps {
  readonly paper: PaperName;
  readonly kind: string;
  readonly templates: readonly TemplateRow[];
  readonly templateId: string;
  readonly words: { readonly layout: string; readonly builtIn: string; readonly notOne: string };
  readonly onChoose: (templateId: string) => void;
}

/** In which layout a kind of paper is written as a Word file; nothing where the school has no form for it. */
export function LayoutChoice({ paper, kind, templates, templateId, words, onChoose }: LayoutChoiceProps) {
  const own = templates.filter(({ usage }) => usage === paper);
  if (own.length === 0) return null;
  return (
    <div className="printing-layout">
      <label className="printing-setting">
        <span>
          {kind} · {words.layout}
        </span>
        <Select
          value={templateId}
          options={[{ value: '', label: words.builtIn }, ...own.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={onChoose}
        />
      </label>
      {templateId !== '' && paper !== 'evidence-list' && <p className="gb-hint">{words.notOne}</p>}
    </div>
  );
}
