import { Node } from '@tiptap/core';

interface AttachmentOptions {
  readonly label: string;
  /** What of the file is printed and what is not, in words. */
  readonly tell: (evidenceId: string) => Promise<string>;
}

/** A Word file between paragraphs, whose body is printed in its place. */
export function attachmentNode({ label, tell }: AttachmentOptions) {
  return Node.create({
    name: 'attachment',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      evidenceId: { default: '', parseHTML: (element) => element.getAttribute('data-document') },
      name: { default: '', parseHTML: (element) => element.getAttribute('data-name') ?? '' },
    }),
    parseHTML: () => [{ tag: 'div[data-document]' }],
    renderHTML: ({ node }) => [
      'div',
      { 'data-document': String(node.attrs['evidenceId']), 'data-name': String(node.attrs['name']) },
    ],
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement('div');
        dom.className = 'rich-document';
        const title = dom.appendChild(document.createElement('strong'));
        title.textContent = `${label}：${String(node.attrs['name'])}`;
        const told = dom.appendChild(document.createElement('p'));
        void tell(String(node.attrs['evidenceId'])).then((text) => {
          told.textContent = text;
        });
        return { dom, ignoreMutation: () => true };
      },
  });
}
