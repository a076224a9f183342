import { Node } from '@tiptap/core';
import { longestAlt, pictureWidths } from '../../../../shared/domain/rich-text/rich-text.ts';

export interface PictureWords {
  readonly caption: string;
  readonly width: string;
  readonly widths: Readonly<Record<(typeof pictureWidths)[number], string>>;
  readonly missing: string;
}

interface PictureOptions {
  readonly words: PictureWords;
  /** The picture of a piece of evidence; null where there is none to be drawn. */
  readonly load: (evidenceId: string) => Promise<Blob | null>;
}

/** A picture between paragraphs: the piece of evidence that holds it, its caption, and how wide it prints. */
export function pictureNode({ words, load }: PictureOptions) {
  return Node.create({
    name: 'picture',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      evidenceId: { default: '', parseHTML: (element) => element.getAttribute('data-evidence') },
      alt: { default: '', parseHTML: (element) => element.getAttribute('data-alt') ?? '' },
      width: { default: 100, parseHTML: (element) => Number(element.getAttribute('data-width') ?? 100) },
    }),
    parseHTML: () => [{ tag: 'figure[data-evidence]' }],
    renderHTML: ({ node }) => [
      'figure',
      {
        'data-evidence': String(node.attrs['evidenceId']),
        'data-alt': String(node.attrs['alt']),
        'data-width': String(node.attrs['width']),
      },
    ],
    addNodeView: () => (props) => {
      let { node } = props;
      const { editor, getPos } = props;
      const dom = document.createElement('figure');
      dom.className = 'rich-picture';
      const frame = dom.appendChild(document.createElement('div'));
      frame.className = 'rich-picture-frame';
      const row = dom.appendChild(document.createElement('div'));
      row.className = 'rich-picture-words';
      const caption = row.appendChild(document.createElement('input'));
      caption.className = 'gb-input';
      caption.maxLength = longestAlt;
      caption.placeholder = words.caption;
      caption.setAttribute('aria-label', words.caption);
      const width = row.appendChild(document.createElement('select'));
      width.className = 'gb-select';
      width.setAttribute('aria-label', words.width);
      for (const each of pictureWidths) width.add(new Option(words.widths[each], String(each)));

      const change = (attributes: { readonly alt?: string; readonly width?: number }): void => {
        const at = getPos();
        if (at === undefined) return;
        editor.view.dispatch(editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, ...attributes }));
      };
      caption.addEventListener('input', () => change({ alt: caption.value }));
      width.addEventListener('change', () => change({ width: Number(width.value) }));
      let address = '';
      let shownId = '';
      const show = (): void => {
        const { evidenceId, alt, width: share } = node.attrs as Readonly<Record<string, unknown>>;
        if (caption.value !== alt) caption.value = String(alt);
        width.value = String(share);
        frame.style.width = `${Number(share)}%`;
        const drawn = frame.querySelector('img');
        if (drawn !== null) drawn.alt = String(alt);
        if (evidenceId === shownId) return;
        shownId = String(evidenceId);
        void load(shownId).then((blob) => {
          if (shownId !== evidenceId) return;
          URL.revokeObjectURL(address);
          address = blob === null ? '' : URL.createObjectURL(blob);
          frame.replaceChildren(address === '' ? missing() : picture(address, caption.value));
        });
      };
      const picture = (source: string, alt: string): HTMLElement => {
        const image = document.createElement('img');
        image.src = source;
        image.alt = alt;
        image.draggable = false;
        image.addEventListener('error', () => frame.replaceChildren(missing()));
        return image;
      };
      const missing = (): HTMLElement => {
        const note = document.createElement('p');
        note.className = 'rich-picture-missing';
        note.textContent = words.missing;
        return note;
      };
      show();
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          node = next;
          show();
          return true;
        },
        // Caption and width are fields of their own.
        stopEvent: (event) => event.target === caption || event.target === width,
        ignoreMutation: () => true,
        destroy: () => {
          shownId = '';
          URL.revokeObjectURL(address);
        },
      };
    },
  });
}
