import { flatPapers1 } from './held-out-1-flat.ts';
import { formsPapers1 } from './held-out-1-forms.ts';
import { flatPapers2 } from './held-out-2-flat.ts';
import { formsPapers2 } from './held-out-2-forms.ts';
import { papers3 } from './held-out-3.ts';
import { papers4 } from './held-out-4.ts';
import type { HeldOutPaper } from './held-out-paper.ts';

/** The held-out sets of papers by their number; each stands in a folder of its own beside the corpus. */
export const heldOutSets: readonly { readonly set: number; readonly papers: readonly HeldOutPaper[] }[] = [
  { set: 1, papers: [...flatPapers1, ...formsPapers1] },
  { set: 2, papers: [...flatPapers2, ...formsPapers2] },
  { set: 3, papers: papers3 },
  { set: 4, papers: papers4 },
];
