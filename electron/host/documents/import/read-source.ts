import { extname } from 'node:path';
import type { SourceFile } from '../../../../shared/domain/import/source.ts';
import { piecesOf } from '../../../../shared/domain/import/source.ts';
import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';
import { scanContainer, WorkbookRefused } from '../workbook/zip-scan.ts';
import { readDocx } from './docx-source.ts';
import { isOldOffice, oldOfficeRule } from './old-office.ts';
import { readSheets } from './sheet-source.ts';
import { readText } from './text-source.ts';

/** Why a file cannot be read. */
export class SourceRefused extends Error {
  readonly rule: ImportFileRule;
  readonly found: string | undefined;
  constructor(rule: ImportFileRule, found?: string) {
    super(rule);
    this.rule = rule;
    this.found = found;
  }
}

/** Reads a file by what its bytes are; the name decides only between lists and lines of text. Throws `SourceRefused`. */
export async function readSource(bytes: Buffer, name: string): Promise<SourceFile> {
  const file = await readAny(bytes, name).catch((error: unknown) => {
    if (error instanceof WorkbookRefused) throw new SourceRefused(ruleOf(error), error.issue.found);
    if (error instanceof RangeError) throw new SourceRefused('import-too-heavy');
    throw error;
  });
  if (!piecesOf(file).some(({ text }) => text.trim() !== '')) throw new SourceRefused('import-empty');
  return file;
}

async function readAny(bytes: Buffer, name: string): Promise<SourceFile> {
  if (bytes.length === 0) throw new SourceRefused('import-empty');
  if (isOldOffice(bytes)) throw new SourceRefused(oldOfficeRule(bytes));
  const other = otherKind(bytes);
  if (other !== null) throw new SourceRefused(other.rule, other.found);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') {
    const file = readText(bytes, extname(name).toLowerCase());
    if (file === null) throw new SourceRefused('import-not-readable');
    return file;
  }
  const parts = scanContainer(bytes);
  if (parts.has('xl/workbook.xml')) return readSheets(bytes, parts);
  if ([...parts.keys()].some((part) => part.startsWith('word/'))) return readDocx(parts);
  if (parts.has('xl/workbook.bin')) throw new SourceRefused('import-old-excel');
  if (parts.has('content.xml')) throw new SourceRefused('import-not-readable', 'ODF');
  if (parts.has('[Content_Types].xml')) throw new SourceRefused('import-not-readable', 'PowerPoint');
  throw new SourceRefused('import-archive');
}

/** Other kinds of files that people give an Office name. */
function otherKind(bytes: Buffer): { readonly rule: ImportFileRule; readonly found: string } | null {
  const head = bytes.subarray(0, 1024).toString('latin1').trimStart();
  if (head.startsWith('%PDF')) return { rule: 'import-picture', found: 'PDF' };
  if (head.startsWith('{\\rtf')) return { rule: 'import-not-readable', found: 'RTF' };
  if (
    /^(?:ï»¿)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|meta|table|w:worddocument|workbook|\?mso)/isu.test(
      head,
    )
  )
    return { rule: 'import-web-page', found: 'HTML' };
  if (head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || head.startsWith('GIF8'))
    return { rule: 'import-picture', found: 'PNG / JPG' };
  if (head.startsWith('Rar!') || head.startsWith("7z\xbc\xaf'")) return { rule: 'import-archive', found: 'RAR / 7z' };
  return null;
}

function ruleOf(refused: WorkbookRefused): ImportFileRule {
  switch (refused.issue.rule) {
    case 'file-encrypted':
      return 'import-encrypted';
    case 'file-truncated':
      return 'import-truncated';
    case 'file-too-large':
      return 'import-too-large';
    case 'file-has-dtd':
      return 'import-has-dtd';
    case 'file-too-heavy':
      return 'import-too-heavy';
    default:
      return 'import-not-readable';
  }
}
