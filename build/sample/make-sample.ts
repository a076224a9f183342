// Writes the sample department into test/fixtures/sample: `node build/sample/make-sample.ts`. The same source gives the
// same bytes, so that a change of the sample is a change of its source.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from '../../electron/host/documents/workbook/xlsx-writer.ts';
import { rowsFromRecords } from '../../shared/document/workbook/rows-from-records.ts';
import { sampleRecords } from './sample-records.ts';

const target = fileURLToPath(new URL('../../test/fixtures/sample/', import.meta.url));
mkdirSync(target, { recursive: true });
const records = sampleRecords();
writeFileSync(join(target, 'workbook.xlsx'), await writeWorkbook(rowsFromRecords(records, { withIds: false })));
for (const [kind, list] of Object.entries(records)) process.stdout.write(`${kind}: ${list.length}\n`);
