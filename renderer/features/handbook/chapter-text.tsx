import { useEffect, useMemo, useRef } from 'react';
import { titleOf } from '../../../shared/domain/handbook-outline.ts';
import { type Answer, api } from '../../lib/client.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { showUnsaved } from '../../lib/paper-preview/unsaved-words.ts';
import { saveFields } from '../../lib/record-save.ts';
import type { OutlineEntry } from '../../lib/paper-preview/use-preview.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { useArriving } from './editor/arriving-files.ts';
import { RichTextField, TypingContext } from './rich-text-field.tsx';
import { showMark } from './writing-place.ts';
import { Button } from '../../ui/button.tsx';

interface ChapterTextProps {
  readonly chapterId: string;
  readonly year: number;
  /** The headings of the pages that are shown. */
  readonly headings: readonly OutlineEntry[];
  readonly onGo: (page: number) => void;
  readonly onBack: () => void;
}

/** Wrapped: a chapter that was taken out is an answer of its own. */
async function readChapter(id: string): Answer<{ readonly chapter: StoredRecord<'handbookChapter'> | null }> {
  const result = await api.handbook.chapter({ id });
  return result.ok ? { ok: true, value: { chapter: result.value } } : result;
}

/** The words of a chapter that the department writes itself. */
export function ChapterText({ chapterId, year, headings, onGo, onBack }: ChapterTextProps) {
  const words = useWords().compose.text;
  const loaded = useLoaded(() => readChapter(chapterId), { key: chapterId, kinds: ['handbookChapter'] });
  const chapter = loaded.value?.chapter ?? null;
  const title = chapter === null ? '' : titleOf(chapter);
  const isGone = loaded.value !== null && (chapter === null || !['free', 'part'].includes(chapter.source));
  useEffect(() => {
    if (isGone) onBack();
  }, [isGone, onBack]);
  // The pages beside it are turned to the chapter once, as soon as it is known where it stands.
  const outline = useLoaded(() => api.handbook.outline({ year }), { key: String(year), kinds: ['handbookChapter'] });
  const place = (outline.value?.entries ?? []).findIndex(({ id }) => id === chapterId);
  const anchor = `chapter-${place + 1}`;
  const page = headings.find((heading) => heading.anchor === anchor)?.page ?? null;
  const turnedTo = useRef('');
  useEffect(() => {
    if (page === null || turnedTo.current === chapterId) return;
    turnedTo.current = chapterId;
    onGo(page);
  }, [chapterId, onGo, page]);
  const typing = useMemo(
    () => ({
      chapter: { id: chapterId, title },
      onType: (text: string) => showUnsaved({ chapterId, text }),
      onMark: (before: string) => showMark({ anchor, before }),
    }),
    [anchor, chapterId, title],
  );
  const isArriving = useArriving(chapterId);
  useEffect(
    () => () => {
      showUnsaved(null);
      showMark(null);
    },
    [chapterId],
  );
  return (
    <div className="compose-text">
      <div className="compose-text-head">
        <Button tone="quiet" icon="back" onClick={onBack}>
          {words.back}
        </Button>
        <h2 className="gb-ellipsis">{title}</h2>
      </div>
      {isArriving && (
        <p className="gb-hint" role="status">
          <span className="gb-spinner" aria-hidden="true" /> {words.arriving}
        </p>
      )}
      {!isArriving && chapter !== null && (outline.value !== null || outline.error !== null) && (
        <TypingContext value={typing}>
          <RecordField
            field={RichTextField}
            recordId={chapter.id}
            failureKey={`${chapter.id}:text`}
            value={chapter.text}
            label={words.label(title)}
            placeholder={words.placeholder}
            maxLength={20_000}
            save={(text, overwrite) => saveFields(api.handbook.saveChapter, chapter, { fields: { text }, overwrite })}
          />
        </TypingContext>
      )}
    </div>
  );
}
