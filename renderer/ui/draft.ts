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
  /** Writes the text; answers whether it was taken. Called one at a time. */
  readonly save: (text: string) => Promise<boolean>;
  readonly changed: (view: DraftView) => void;
}

/** Drafts that the file does not hold yet. The window waits for them before it closes. */
const unsaved = new Set<Draft>();

/** Sends every word that is still on its way; answers whether all of it was taken. */
export async function flushDrafts(): Promise<boolean> {
  const outcomes = await Promise.all([...unsaved].map((draft) => draft.flush()));
  return outcomes.every(Boolean);
}

/** Whether words are still on their way to the file. */
export function hasUnsavedDrafts(): boolean {
  return unsaved.size > 0;
}

/**
 * The words of one field between the keyboard and the file. Never loses a keystroke: what is typed while a save runs is
 * saved after it, and a record that is read again replaces the text only where nobody is typing.
 */
export class Draft {
  readonly #options: DraftOptions;
  #stored: string;
  #view: DraftView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#stored = options.stored;
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
    this.#show({ text, state: text === this.#stored && this.#running === null ? 'clean' : 'typing' });
    if (this.dirty) this.#timer = setTimeout(() => void this.flush(), this.#options.delayMs);
  }

  /** The record was read again: its text is shown, unless somebody is typing here. */
  reload(stored: string): void {
    const untouched = !this.dirty && this.#running === null;
    this.#stored = stored;
    if (untouched || (!this.dirty && this.#running === null)) this.#show({ text: stored, state: 'clean' });
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
    const taken = await this.#options.save(text).catch(() => false);
    this.#running = null;
    if (taken) this.#stored = text;
    const settled = taken ? 'clean' : 'failed';
    this.#show({ text: this.#view.text, state: this.#view.text === text ? settled : 'typing' });
    return taken;
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
