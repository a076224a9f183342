// Writes test/fixtures/import-corpus anew: node test/support/import-corpus/make-corpus.ts (needs LibreOffice).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import type { CorpusPaper } from './corpus-paper.ts';
import { encodeGbk } from './encode-gbk.ts';
import { readExpectation } from './expectation.ts';
import { flatPapers } from './flat-papers.ts';
import { formPapers } from './form-papers.ts';
import { writeHostileFiles } from './hostile-files.ts';
import { moreFlatPapers } from './more-flat-papers.ts';
import { moreFormPapers } from './more-form-papers.ts';
import { parsePaper } from './paper.ts';
import { docxParts, paperHtml, writeByLibrary, writeZip } from './write-docx.ts';

const folder = fileURLToPath(new URL('../../fixtures/import-corpus/', import.meta.url));
mkdirSync(folder, { recursive: true });
// The held-out sets stand beside it and are made by make-held-out.ts.
for (const name of readdirSync(folder).filter((one) => !one.startsWith('held-out-')))
  rmSync(join(folder, name), { recursive: true, force: true });

for (const paper of [...flatPapers, ...moreFlatPapers, ...formPapers, ...moreFormPapers]) await writePaper(paper);
await writeHostileFiles(join(folder, 'hostile'));

async function writePaper({ name, means, paper, expect }: CorpusPaper): Promise<void> {
  const at = (extension: string): string => join(folder, `${name}${extension}`);
  writeFileSync(at('.expected.json'), `${JSON.stringify(readExpectation(expect), null, 1)}\n`);
  switch (means) {
    case 'xml':
      return writeZip(at('.docx'), docxParts(paper));
    case 'library':
      writeFileSync(at('.docx'), await writeByLibrary(paper));
      return;
    case 'soffice-docx':
      return convert(at('.docx'), paper, ['docx:MS Word 2007 XML', '--infilter=HTML (StarWriter)']);
    case 'soffice-xlsx':
      return convert(at('.xlsx'), paper, ['xlsx:Calc MS Excel 2007 XML', '--infilter=HTML (StarCalc)']);
    case 'hucre':
      writeFileSync(at('.xlsx'), await writeSheet(paper));
      return;
    case 'txt-gbk':
      writeFileSync(at('.txt'), encodeGbk(paper.trim().replace(/\n/gu, '\r\n')));
      return;
    default: {
      const text = separated(paper);
      const bytes = means === 'csv-gbk' ? encodeGbk(text) : Buffer.from(means === 'csv-bom' ? `\uFEFF${text}` : text);
      writeFileSync(at('.csv'), bytes);
    }
  }
}

/** LibreOffice writes what Word users meet when colleagues use another program. */
function convert(path: string, paper: string, [filter = '', infilter = '']: readonly string[]): void {
  const work = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    writeFileSync(join(work, 'paper.html'), paperHtml(paper));
    const options = ['--headless', `-env:UserInstallation=file://${work}/profile`, infilter, '--convert-to', filter];
    execFileSync('soffice', [...options, '--outdir', work, join(work, 'paper.html')], { stdio: 'ignore' });
    const extension = path.slice(path.lastIndexOf('.'));
    execFileSync('cp', [join(work, `paper${extension}`), path]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function writeSheet(paper: string): Promise<Uint8Array> {
  const [table] = parsePaper(paper);
  if (table?.type !== 'table') throw new Error('a sheet is one table');
  const all = table.rows.flat();
  const width = Math.max(...all.map(({ column, columnSpan }) => column + columnSpan));
  const rows = table.rows.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const text = row.find((cell) => cell.column === column)?.lines.join('\n') ?? '';
      return text === '' ? null : /^\d+$/u.test(text) ? Number(text) : text;
    }),
  );
  const merges = all
    .filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => ({
      startRow: row,
      endRow: row + rowSpan - 1,
      startCol: column,
      endCol: column + columnSpan - 1,
    }));
  return await writeXlsx({ sheets: [{ name: 'Sheet1', rows, merges }] });
}

function separated(paper: string): string {
  return parsePaper(paper)
    .flatMap((block) => (block.type === 'table' ? block.rows : []))
    .map((row) => row.map(({ lines }) => quoted(lines.join('\n'))).join(','))
    .join('\r\n');
}

function quoted(text: string): string {
  return /[",\n，]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text;
}
