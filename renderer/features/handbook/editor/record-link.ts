import { Mark } from '@tiptap/core';
import { type RichLink, richLinkKinds } from '../../../../shared/domain/rich-text/rich-text.ts';

/** A link to a record: its kind and id, and nothing else that a page could follow. */
export const RecordLink = Mark.create({
  name: 'recordLink',
  inclusive: false,
  addAttributes: () => ({
    kind: { default: 'position', parseHTML: (element) => element.getAttribute('data-kind') },
    id: { default: '', parseHTML: (element) => element.getAttribute('data-id') },
  }),
  parseHTML: () => [{ tag: 'span[data-record-link]' }],
  renderHTML: ({ mark }) => [
    'span',
    {
      'data-record-link': '',
      'data-kind': String(mark.attrs['kind']),
      'data-id': String(mark.attrs['id']),
      class: 'rich-link',
    },
    0,
  ],
});

/** The link that a mark's attributes stand for; undefined where they are none of ours (pasted). */
export function linkOf(attributes: Readonly<Record<string, unknown>> | undefined): RichLink | undefined {
  const kind = richLinkKinds.find((each) => each === attributes?.['kind']);
  const id = attributes?.['id'];
  return kind === undefined || typeof id !== 'string' || !/^[\da-f-]{36}$/u.test(id) ? undefined : { kind, id };
}
