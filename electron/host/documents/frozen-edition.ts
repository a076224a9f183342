import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Paper, PaperPicture } from '../../../shared/document/blocks.ts';
import { typstInput } from '../../../shared/document/typst-input.ts';
import { AppFailure } from '../../../shared/app-error.ts';

/** What an edition is made again from: its blocks, the same as the typesetter was given them, and the template. */
export interface FrozenEdition {
  /**
   * What its PDF is written to, for ever: its bytes are known by their hash. The Word file of an `archival` one has emoji
   * in the fonts of the words around them.
   */
  readonly standards: 'both' | 'archival';
  readonly paper: Paper;
  readonly paperJson: string;
  readonly template: string;
}

/** As it is kept: the bytes of pictures as base64, so that an edition needs nothing but itself. */
interface KeptEdition extends Omit<FrozenEdition, 'paper' | 'standards'> {
  /** 1: its PDF is PDF/A-2b alone. 2: PDF/UA-1 too where the content allows it. */
  readonly format: 1 | 2;
  readonly paper: Omit<Paper, 'pictures'> & {
    readonly pictures?: readonly (Omit<PaperPicture, 'bytes'> & { readonly bytes: string })[];
  };
}

/** Blocks and template input say much the same: a window over all of it stores the second one for nothing. */
const options = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 24 },
};
/** Far more than a thousand pages. */
const longestContent = 400_000_000;

/** The text that the record keeps, and the hashes of it and of the template. */
export async function freezeEdition(
  paper: Paper,
  templatesDir: string,
): Promise<{ readonly content: string; readonly contentHash: string; readonly templateHash: string }> {
  const template = await readFile(join(templatesDir, 'paper.typ'), 'utf8');
  const { pictures, ...words } = paper;
  const kept = pictures?.map((each) => ({ ...each, bytes: Buffer.from(each.bytes).toString('base64') }));
  const frozen: KeptEdition = {
    format: 2,
    paper: { ...words, ...(kept && { pictures: kept }) },
    paperJson: typstInput(paper),
    template,
  };
  const json = JSON.stringify(frozen);
  const packed = await promisify(brotliCompress)(Buffer.from(json), options);
  return { content: packed.toString('base64'), contentHash: sha256(json), templateHash: sha256(template) };
}

/** The edition that a record keeps. Throws `workspace-damaged` when the content is not what was kept. */
export async function thawEdition(record: {
  readonly content: string;
  readonly contentHash: string;
}): Promise<FrozenEdition> {
  try {
    const packed = Buffer.from(record.content, 'base64');
    const json = await promisify(brotliDecompress)(packed, { maxOutputLength: longestContent });
    if (sha256(json) !== record.contentHash) throw new Error('another content');
    const { paper, format, ...rest } = JSON.parse(json.toString('utf8')) as KeptEdition;
    const { pictures, ...words } = paper;
    const thawed = pictures?.map((each): PaperPicture => ({ ...each, bytes: Buffer.from(each.bytes, 'base64') }));
    return {
      ...rest,
      standards: format === 1 ? 'archival' : 'both',
      paper: { ...words, ...(thawed && { pictures: thawed }) },
    };
  } catch (cause) {
    throw new AppFailure({ code: 'workspace-damaged', about: 'handbookEdition' }, { cause });
  }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
