import { gapWords } from '../../../../shared/document/gap-words.ts';

export const gaps = gapWords;
