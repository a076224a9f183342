import { create } from 'zustand';

/** Words of a chapter that are being typed, before the file holds them; null while nobody writes. */
export interface UnsavedWords {
  readonly chapterId: string;
  readonly text: string;
}

/** What the editor of a chapter holds, for the pages beside it. */
export const useUnsavedWords = create<{ readonly words: UnsavedWords | null }>(() => ({ words: null }));

export function showUnsaved(words: UnsavedWords | null): void {
  useUnsavedWords.setState({ words });
}
