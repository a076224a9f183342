import { TemplateHandler } from 'easy-template-x';
import type { FormValues } from './template-messages.ts';

/** Fills a Word form. Values are text and rows of text only: nothing in them is ever run, linked or read as markup. */
export async function fillForm(bytes: Buffer, data: FormValues): Promise<Uint8Array> {
  const handler = new TemplateHandler({ maxXmlDepth: 200 });
  return new Uint8Array(await handler.process(bytes, data as never));
}
