// Writes the sample department into test/fixtures/sample: `node build/sample/make-sample.ts` (Node 24). The same source
// gives the same bytes on one machine; JPEG and PNG may differ between versions of their encoder.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from '../../electron/host/documents/workbook/xlsx-writer.ts';
import { rowsFromRecords } from '../../shared/document/workbook/rows-from-records.ts';
import { docxFile, type Paper, pdfFile, textFile, xlsxFile } from './paper-files.ts';
import { chartFile, sceneFile } from './picture-files.ts';
import { type EvidenceRow, evidenceRows } from './sample-evidence.ts';
import { paperParts } from './sample-papers.ts';
import { sampleRecords } from './sample-records.ts';

const target = fileURLToPath(new URL('../../test/fixtures/sample/', import.meta.url));

async function bytesOf({ fields }: EvidenceRow): Promise<Buffer> {
  const { number, title, fileName } = fields;
  const paper = (): Paper => ({ title, formedOn: fields.formedOn ?? '', parts: paperParts(number) });
  switch (extname(fileName)) {
    case '.pdf':
      return pdfFile(paper());
    case '.docx':
      return await docxFile(paper());
    case '.xlsx':
      return await xlsxFile(paper());
    case '.txt':
      return textFile(paper());
    case '.png':
      return await chartFile(number, title);
    case '.jpg':
      return await sceneFile(number);
    default:
      throw new Error(`no maker for ${fileName}`);
  }
}

mkdirSync(target, { recursive: true });
const records = sampleRecords();
writeFileSync(join(target, 'workbook.xlsx'), await writeWorkbook(rowsFromRecords(records, { withIds: false })));
rmSync(join(target, 'evidence'), { recursive: true, force: true });
for (const row of evidenceRows()) {
  const folder = join(target, 'evidence', row.folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, row.fields.fileName), await bytesOf(row));
}
for (const [kind, list] of Object.entries(records)) process.stdout.write(`${kind}: ${list.length}\n`);
