import type { Block, Paper } from '../blocks.ts';
import { heading, paragraph } from '../inline.ts';
import type { RecordLookup } from '../record-lookup.ts';
import { dayInWords } from '../words.ts';

interface ListPaperHead {
  /** Of the running head, and of the first page when there is no `heading`. */
  readonly title: string;
  /** What the first page says, such as a title with the department's name in it. */
  readonly heading?: string;
  readonly anchor: string;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** A paper that is one list on landscape pages: its title, whose it is and of which day, then the blocks. */
export function listPaper(lookup: RecordLookup, head: ListPaperHead, blocks: readonly Block[]): Paper {
  const { departmentName, collegeName } = lookup;
  const first = head.heading ?? head.title;
  // Said once: a title that names the department needs no second line that does.
  const whose = first.includes(departmentName) ? collegeName : `${collegeName}${departmentName}`;
  return {
    layout: 'handbook',
    meta: {
      title: `${departmentName}${head.title}`,
      author: departmentName,
      subject: head.title,
      date: head.date,
    },
    parts: [
      {
        orientation: 'landscape',
        pageNumbers: 'arabic',
        restart: true,
        startOnOddPage: false,
        headEven: `${collegeName}${departmentName}`,
        headOdd: head.title,
        blocks: [
          heading(1, { text: first, anchor: head.anchor }),
          paragraph('subtitle', `${whose}　${dayInWords(head.date)}`),
          ...blocks,
        ],
      },
    ],
  };
}
