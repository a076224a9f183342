import { api } from '../../../lib/client.ts';
import { save, track } from '../../../lib/save-state.ts';
import { inform } from '../../../lib/toasts.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { Field, SectionCard } from '../../../ui/page.tsx';

/** What is asked before a bundle removes much, and what to do with a file that was copied. */
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
      <div className="gb-merge-receive gb-merge-copy">
        <div>
          <h3>{own.copy}</h3>
          <p className="gb-hint">{own.copyText}</p>
        </div>
        <ConfirmButton
          label={own.copyAction}
          question={own.copyAsk}
          note={own.copyNote}
          confirmLabel={words.common.confirm}
          cancelLabel={words.common.cancel}
          onConfirm={() => {
            void save(() => api.merging.becomeCopy({})).then((answer) => {
              if (answer !== null) inform(own.copied);
            });
          }}
        />
      </div>
    </SectionCard>
  );
}
