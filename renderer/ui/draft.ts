import { changesHeard } from './reads.ts';

/** What a field shows: the words being typed, and what became of them. */
export interface DraftView {
  readonly text: string;
  readonly state: 'clean' | 'typing' | 'saving' | 'failed';
}

interface DraftOptions {
  readonly stored: string;
  readonly delayMs: number;
  /** An empty text is never saved: for names. */
  readonly required?: boolean;
  /**
   * Writes the text; answers whether it was taken. Called one at a time. `base`: the words of the file on which it was
   * typed, whatever was read meanwhile.
   */
  readonly save: (text: string, base: string) => Promise<boolean>;
  readonly changed: (view: DraftView) => void;
  /** Calls back when all that was being read has been handed to `reload`; at once where nothing is ever read again. */
  readonly whenRead?: (settled: () => void) => void;
}

/** Drafts that the file does not hold yet. The window waits for them before it closes. */
const unsaved = new Set<Draft>();

/** What will end in a field but is not in it yet, such as a picture that is being stored. */
const coming = new Set<Promise<unknown>>();

/** Has `flushDrafts` and the closing window wait for something that will end in a field; it must not reject. */
export function awaitForDrafts(work: Promise<unknown>): void {
  coming.add(work);
  void work.finally(() => coming.delete(work));
}

/** Sends every word that is still on its way; answers whether all of it was taken. */
export async function flushDrafts(): Promise<boolean> {
  while (coming.size > 0) await Promise.all(coming);
  const outcomes = await Promise.all([...unsaved].map((draft) => draft.flush()));
  return outcomes.every(Boolean);
}

/** Whether words are still on their way to the file. */
export function hasUnsavedDrafts(): boolean {
  return unsaved.size > 0 || coming.size > 0;
}

/**
 * The words of one field between the keyboard and the file. Never loses a keystroke: what is typed while a save runs is
 * saved after it, and a record that is read again replaces the text only where nobody is typing.
 *
 * A read may be asked for before a save and be answered after it; it then brings older words than the field's own. So
 * from a save until everything that was being read has been shown, what comes is only kept (`#late`), and the last of it
 * is judged at the end. The notice of a save comes before its answer, so by then its own reading is under way.
 */
export class Draft {
  readonly #options: DraftOptions;
  #stored: string;
  /** What the file held when the first of these words was typed. */
  #base: string;
  #view: DraftView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  /** What was read last, whether it was taken or not. */
  #read: string;
  /** The newest read that could not be judged when it came; null when there was none. */
  #late: string | null = null;
  /** The save that is not known to be read back: how many changes had been heard of when it was answered. */
  #ahead: { readonly changes: number } | null = null;

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#stored = options.stored;
    this.#base = options.stored;
    this.#read = options.stored;
    this.#view = { text: options.stored, state: 'clean' };
  }

  get view(): DraftView {
    return this.#view;
  }

  get dirty(): boolean {
    return this.#view.text !== this.#stored;
  }

  /** A keystroke. */
  type(text: string): void {
    clearTimeout(this.#timer);
    if (!this.dirty) this.#base = this.#stored;
    this.#show({ text, state: text === this.#stored && this.#running === null ? 'clean' : 'typing' });
    if (this.dirty) this.#timer = setTimeout(() => void this.flush(), this.#options.delayMs);
  }

  /** The record was read again: its text is shown, unless somebody is typing here or it may be older than our own. */
  reload(stored: string): void {
    this.#read = stored;
    if (this.#running !== null || this.#ahead !== null) this.#late = stored;
    else this.#take(stored);
  }

  /** Drops what was typed since the last save. */
  restore(): void {
    clearTimeout(this.#timer);
    this.#show({ text: this.#stored, state: 'clean' });
  }

  /** Saves now what is not saved yet; answers whether the file holds the text afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running !== null) await this.#running;
    if (!this.dirty) return true;
    if (!this.#accepts(this.#view.text)) return true; // nothing that could be saved; leaving the field restores it
    this.#running = this.#write(this.#view.text);
    const taken = await this.#running;
    // A keystroke that came meanwhile has its own timer; a flush, though, means all of it.
    return taken && this.dirty ? this.flush() : taken;
  }

  async #write(text: string): Promise<boolean> {
    this.#show({ text: this.#view.text, state: 'saving' });
    const taken = await this.#options.save(text, this.#base).catch(() => false);
    this.#running = null;
    const late = this.#late;
    if (taken || this.#ahead === null) this.#late = null;
    if (taken) this.#stored = this.#base = text;
    else if (this.#ahead === null && late !== null) this.#stored = late;
    const settled = taken ? 'clean' : 'failed';
    this.#show({ text: this.#view.text, state: this.#view.text === text ? settled : this.#stateOfTyping() });
    if (taken) this.#waitForReads();
    return taken;
  }

  #waitForReads(): void {
    const own = { changes: changesHeard() };
    this.#ahead = own;
    const settled = (): void => {
      if (this.#ahead !== own) return; // a later save waits for itself
      this.#ahead = null;
      // The same text once more is news only after another change: an undo of our own words looks just like that.
      const news = this.#late ?? (changesHeard() > own.changes ? this.#read : null);
      if (this.#running !== null) return;
      this.#late = null;
      // What the file made of our own words, without the blank that more words are to follow, is left to be typed on.
      if (news !== null && (this.dirty || news.trim() !== this.#view.text.trim())) this.#take(news);
    };
    if (this.#options.whenRead) this.#options.whenRead(settled);
    else settled();
  }

  #take(stored: string): void {
    const touched = this.dirty;
    this.#stored = stored;
    if (!touched || !this.dirty) this.#show({ text: stored, state: 'clean' });
  }

  #stateOfTyping(): DraftView['state'] {
    return this.dirty ? 'typing' : 'clean';
  }

  #accepts(text: string): boolean {
    return this.#options.required !== true || text.trim() !== '';
  }

  #show(view: DraftView): void {
    this.#view = view;
    if ((this.dirty && this.#accepts(view.text)) || this.#running !== null) unsaved.add(this);
    else unsaved.delete(this);
    this.#options.changed(view);
  }
}
