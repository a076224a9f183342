import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePlace } from '../../../shared/domain/reading.ts';
import { ChineseText } from '../chinese-text.ts';
import { hostileFiles } from './hostile-files.ts';
import { writeDocx, writePdf, writePptx, writeXlsx } from './write-files.ts';

/** A word that stands in one file only, and where. */
export interface PlantedWord {
  readonly word: string;
  readonly fileName: string;
  readonly place: FilePlace;
}

export interface MixedFiles {
  readonly count: number;
  readonly planted: readonly PlantedWord[];
  readonly scans: number;
}

/** Papers as an office keeps them, scans and hostile files among them; each honest one holds a word of its own. */
export function writeMixedFiles(folder: string, count: number): MixedFiles {
  mkdirSync(folder, { recursive: true });
  const text = new ChineseText(20_261_122);
  const planted: PlantedWord[] = [];
  let written = 0;
  let scans = 0;
  const put = (fileName: string, bytes: Buffer): void => {
    writeFileSync(join(folder, fileName), bytes);
    written += 1;
  };
  for (const [name, make] of Object.entries(hostileFiles)) put(`敌意-${name}`, make());
  const papers = count - Object.keys(hostileFiles).length;
  for (let index = 0; index < papers; index += 1) {
    const word = `ZX${String(100_000 + index)}`;
    const lines = Array.from({ length: 20 + text.below(180) }, () => text.sentence());
    const at = text.below(lines.length);
    const marked = lines.with(at, `${lines[at]}（${word}）`);
    const name = `${String(index).padStart(4, '0')} ${text.evidence()}`.replaceAll(/[/\\]/gu, '-');
    switch (index % 7) {
      case 0:
      case 1: {
        // No line runs over the edge of its page, where no reader sees it.
        const printed = lines.with(at, word).flatMap((line) => line.match(/.{1,38}/gu) ?? []);
        put(`${name}.pdf`, writePdf(inGroups(printed, 36)));
        const page = Math.floor(printed.indexOf(word) / 36) + 1;
        planted.push({ word, fileName: `${name}.pdf`, place: { kind: 'page', page } });
        break;
      }
      case 2:
        put(`${name}.docx`, writeDocx(marked));
        planted.push({ word, fileName: `${name}.docx`, place: { kind: 'paragraph', paragraph: at + 1 } });
        break;
      case 3: {
        const rows = inGroups(marked, 4);
        put(`${name}.xlsx`, writeXlsx(rows));
        const cell = `${'ABCD'[at % 4]}${Math.floor(at / 4) + 1}`;
        planted.push({ word, fileName: `${name}.xlsx`, place: { kind: 'cell', sheet: '台账', cell } });
        break;
      }
      case 4: {
        put(`${name}.pptx`, writePptx(inGroups(marked, 6)));
        planted.push({ word, fileName: `${name}.pptx`, place: { kind: 'slide', slide: Math.floor(at / 6) + 1 } });
        break;
      }
      case 5: {
        if (index % 2 === 0) put(`${name}.txt`, Buffer.from(marked.join('\n')));
        else
          put(
            `${name}.html`,
            Buffer.from(`<html><body>${marked.map((line) => `<p>${line}</p>`).join('')}</body></html>`),
          );
        const isText = index % 2 === 0;
        planted.push({
          word,
          fileName: `${name}.${isText ? 'txt' : 'html'}`,
          place: isText ? { kind: 'line', line: at + 1 } : { kind: 'paragraph', paragraph: at + 1 },
        });
        break;
      }
      default:
        put(
          `${name}.pdf`,
          Buffer.concat([writePdf(Array.from({ length: 1 + (index % 5) }, () => [])), Buffer.from(`%${index}\n`)]),
        );
        scans += 1;
    }
  }
  return { count: written, planted, scans };
}

function inGroups<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
