import type { FormText } from '../../../../shared/document/template-fields.ts';
import { refusal } from '../import/source-reader.ts';
import { askKillable } from '../killable-worker.ts';
import type { FormValues, TemplateAnswer, TemplateQuestion } from './template-messages.ts';

/** What one form may take: a hostile one ends in a message within ten seconds. */
const limits = { heapMegabytes: 512, milliseconds: 8_000 } as const;

interface Form {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** The texts of a form. Throws `import-invalid` with one issue about a file that is no form, and `cancelled`. */
export async function readForm(form: Form): Promise<readonly FormText[]> {
  const answer = await ask(form, null);
  return 'texts' in answer ? answer.texts : [];
}

/** The bytes of the filled form. Throws what `readForm` throws. */
export async function fillFormFile(form: Form, data: FormValues): Promise<Uint8Array> {
  const answer = await ask(form, data);
  return 'filled' in answer ? answer.filled : new Uint8Array();
}

async function ask({ bytes, name, signal }: Form, data: FormValues | null): Promise<TemplateAnswer> {
  const workerData: TemplateQuestion = { bytes: new Uint8Array(bytes), name, data };
  const answer = await askKillable<TemplateAnswer>({ name: 'templates/template-worker', workerData, limits, signal });
  if (answer === null) throw refusal(name, 'import-too-heavy');
  if ('refused' in answer) throw refusal(name, answer.refused.rule, answer.refused.found);
  return answer;
}
