import type { Editor } from '@tiptap/core';
import { create } from 'zustand';
import { reportError, notify, warn } from '../../../lib/toasts.ts';
import { currentWords } from '../../../lib/words/words.ts';
import { awaitForDrafts } from '../../../ui/draft.ts';
import { whenRead } from '../../../ui/reads.ts';
import { type PutOrder, putFiles } from './put-files.ts';

/** The chapter that an editor shows, by id and name. */
export interface WrittenChapter {
  readonly id: string;
  readonly title: string;
}

/** Chapters that were left before the files put into them had been stored. */
const useLeft = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));

/** Whether files are still coming into a chapter that was left: nobody writes in it before they have come. */
export function useArriving(chapterId: string): boolean {
  return useLeft(({ ids }) => ids.includes(chapterId));
}

interface ArrivalsOptions {
  readonly editor: Editor;
  readonly chapter: () => WrittenChapter;
  /** Saves what stands in the editor; answers whether the file holds it. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Files on their way into one editor. Whoever leaves the chapter meanwhile still finds them in it: the editor lives on
 * out of sight until the last has come and the words are saved, and says how that went.
 */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  #running = 0;
  #left: WrittenChapter | null = null;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  get isLeft(): boolean {
    return this.#left !== null;
  }

  put(order: Omit<PutOrder, 'isInSight'>): void {
    this.#running += 1;
    awaitForDrafts(this.#take(order));
  }

  /** The editor goes from the screen. */
  leave(): void {
    const { editor, chapter } = this.#options;
    if (this.#running === 0) {
      editor.destroy();
      return;
    }
    const left = chapter();
    this.#left = left;
    useLeft.setState(({ ids }) => ({ ids: [...ids, left.id] }));
  }

  async #take(order: Omit<PutOrder, 'isInSight'>): Promise<void> {
    const { editor, flush } = this.#options;
    try {
      const count = await putFiles(editor, { ...order, isInSight: () => this.#left === null });
      const left = this.#left;
      if (left !== null && count > 0) {
        const words = currentWords().compose.text;
        if (await flush()) notify(words.arrived(left.title, count));
        else warn(words.notArrived(left.title, count));
      }
    } catch (cause) {
      reportError({ code: 'internal', about: String(cause) });
    } finally {
      this.#running -= 1;
      if (this.#running === 0 && this.#left !== null) this.#end(this.#left);
    }
  }

  #end({ id }: WrittenChapter): void {
    this.#options.editor.destroy();
    // Whoever opens the chapter again is to write on the words with the files in them.
    whenRead(() =>
      useLeft.setState(({ ids }) => {
        const at = ids.indexOf(id);
        return { ids: ids.toSpliced(at, at < 0 ? 0 : 1) };
      }),
    );
  }
}
