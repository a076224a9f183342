import { writeFileSync } from 'node:fs';
import { renderDocx } from '../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../electron/host/documents/typst-renderer.ts';
import { generatedHandbook } from './generated-handbook.ts';
import { paperResources } from './paper-resources.ts';

// `node rebuild-edition.ts SEED TARGET` writes TARGET.pdf and TARGET.docx with a clock four years ahead.
const ahead = 4 * 365 * 24 * 3600 * 1000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string]) {
    super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
} as DateConstructor;
const [, , seed = '1', target = 'edition'] = process.argv;
const paper = generatedHandbook(Number(seed), { longestTable: 200 });
const laidOut = await typeset(paper, paperResources());
writeFileSync(`${target}.pdf`, laidOut.pdf);
writeFileSync(`${target}.docx`, await renderDocx(paper, laidOut));
process.exit();
