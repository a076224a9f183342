import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { BookletRequest } from './booklet.ts';

/** The thread that lays the pages of a finished PDF out as a booklet; it lives for one. */
const { templatesDir, pdf, booklet, createdAtSeconds } = workerData as BookletRequest;
const compiler = NodeCompiler.create({ workspace: templatesDir });
compiler.mapShadow(join(templatesDir, 'book.pdf'), Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
compiler.mapShadow(join(templatesDir, 'booklet.json'), Buffer.from(JSON.stringify(booklet)));
const result = compiler.compile({ mainFilePath: join(templatesDir, 'booklet.typ') });
if (result.result === null) throw new Error(JSON.stringify(result.takeDiagnostics()?.shortDiagnostics));
// For printing alone: what a screen reader is told stands in the paper itself.
const made = compiler.pdf(result.result, { pdfStandard: '1.7', pdfTags: false, creationTimestamp: createdAtSeconds });
parentPort?.postMessage(new Uint8Array(made));
