import { fileURLToPath } from 'node:url';

/** The sample department: `workbook.xlsx` and `evidence/`. */
export const sampleDir = fileURLToPath(new URL('../fixtures/sample/', import.meta.url));
