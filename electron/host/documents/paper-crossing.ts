import type { Paper, PaperPicture } from '../../../shared/document/blocks.ts';

/**
 * A paper on its way from thread to thread. As text it costs the host, which must answer meanwhile, a quarter of the time
 * that its hundred thousand small objects would take.
 */
export interface CrossingPaper {
  readonly words: string;
  readonly pictures: readonly PaperPicture[] | null;
}

export function crossing({ pictures, ...words }: Paper): CrossingPaper {
  return { words: JSON.stringify(words), pictures: pictures ?? null };
}

export function arrived({ words, pictures }: CrossingPaper): Paper {
  const paper = JSON.parse(words) as Omit<Paper, 'pictures'>;
  return pictures === null ? paper : { ...paper, pictures };
}
