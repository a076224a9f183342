// The worker in which a school's form is read and filled: a heap of its own, ended when it takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { readSource, SourceRefused } from '../import/read-source.ts';
import { fillForm } from './fill-form.ts';
import { formTexts } from './form-texts.ts';
import type { TemplateAnswer, TemplateQuestion } from './template-messages.ts';

async function answerTo({ bytes, name, data }: TemplateQuestion): Promise<TemplateAnswer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Every reading goes through the scan first, also of a form that was taken in long ago: a bundle may have brought it.
  const source = await readSource(buffer, name);
  if (source.kind !== 'docx') throw new SourceRefused('import-not-readable', source.kind);
  return data === null ? { texts: formTexts(source) } : { filled: await fillForm(buffer, data) };
}

try {
  parentPort?.postMessage(await answerTo(workerData as TemplateQuestion));
} catch (error) {
  if (!(error instanceof SourceRefused)) throw error;
  const refused: TemplateAnswer = { refused: { rule: error.rule, found: error.found } };
  parentPort?.postMessage(refused);
}
