import { api } from '../../../lib/client.ts';
import { track } from '../../../lib/save-state.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';

/** What is asked before a bundle removes much. */
export function MergeSettings({ words }: { readonly words: Words }) {
  const own = words.merging.settings;
  const limit = useLoaded(() => api.merging.limit({}), { key: 'merge-limit', kinds: [] });
  const saveLimit = async (text: string): Promise<boolean> => {
    const maxRemovedPercent = Math.min(100, Math.max(1, Math.round(Number(text))));
    if (!Number.isFinite(maxRemovedPercent)) return false;
    return (await track(() => api.merging.setLimit({ maxRemovedPercent }))).ok;
  };
  return (
    <SectionCard title={own.title}>
      {limit.value !== null && (
        <Field label={own.limit} htmlFor="merge-limit" hint={own.limitHint}>
          <InlineTextField
            id="merge-limit"
            key={limit.value.maxRemovedPercent}
            label={own.limit}
            value={String(limit.value.maxRemovedPercent)}
            onSave={saveLimit}
            maxLength={3}
            required
          />
        </Field>
      )}
    </SectionCard>
  );
}
