import { z } from 'zod';
import { lineField, ordinalField, refField, requiredLineField, textField } from './fields.ts';

/** 填报部门: a department that the central office expects bundles of, named before its first bundle has come. */
export const memberDepartmentSchema = z.object({
  name: requiredLineField,
  code: lineField,
  contactName: lineField, // 联络人, usually the secretary
  phone: lineField,
  /** The department's own record, once a bundle or a filing has told which it is. */
  ofDepartmentId: refField,
  remarks: textField,
  ordinal: ordinalField,
});
export type MemberDepartment = z.infer<typeof memberDepartmentSchema>;

/** A name as two lists are compared by it: without white space and without the brackets' width. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** 1. or 一、 or （一） before a name. */
const runningNumber = /^(?:[（(][\d一二三四五六七八九十]+[）)]|[\d一二三四五六七八九十]+[.、．])\s*/u;

/** Names out of a pasted list: one a line, the part after a tab is the code; what is listed twice comes once. */
export function parseMemberNames(text: string): readonly { readonly name: string; readonly code: string }[] {
  const found = new Map<string, { name: string; code: string }>();
  for (const line of text.split(/\r?\n/u)) {
    const [name = '', code = ''] = line.split('\t').map((part) => part.trim());
    const short = name.replace(runningNumber, '').slice(0, 200);
    if (short !== '' && !found.has(comparableName(short))) {
      found.set(comparableName(short), { name: short, code: code.slice(0, 200) });
    }
  }
  return [...found.values()];
}
