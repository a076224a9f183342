import { z } from 'zod';
import { dayField, lineField, requiredLineField, textField, yearField } from './fields.ts';

/** 部门质量手册: what stands on its cover, its approval page and before its first chapter. The rest is compiled. */
export const handbookSchema = z.object({
  year: yearField,
  title: requiredLineField,
  documentCode: lineField, // 文件编号: HQC/SC-2026
  edition: lineField, // 版次: A/0
  controlled: z.boolean().default(true), // 受控
  compiledBy: lineField, // 编制
  reviewedBy: lineField, // 审核
  approvedBy: lineField, // 批准
  issuedOn: dayField,
  effectiveOn: dayField,
  approvalText: textField, // 批准令
  preface: textField, // 前言
  includeWorkflows: z.boolean().default(true),
  includeStandardsTable: z.boolean().default(true),
  includeEvidenceList: z.boolean().default(true),
  codeScheme: lineField, // 文件编号规则: {部门}/SC-{年}; used where no code is written
});
export type Handbook = z.infer<typeof handbookSchema>;
