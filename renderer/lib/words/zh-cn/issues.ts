import type { BundleRule } from '../../../../shared/sync/bundle-rules.ts';

/** What is wrong, and what to do about it. */
export interface IssueWords {
  readonly text: string;
  readonly cure: string;
}

const askAgain = '请重新导出或重新拷贝一份，不要用其他软件修改同步包。';

const bundle: Record<BundleRule, IssueWords> = {
  'bundle-not-a-zip': { text: '不是同步包文件', cure: '请选择扩展名为 .zip 的同步包。' },
  'bundle-truncated': { text: '文件不完整，可能没有拷贝完', cure: askAgain },
  'bundle-zip-form': { text: '压缩包结构不符合规范', cure: askAgain },
  'bundle-crc': { text: '压缩包校验码不符', cure: askAgain },
  'bundle-too-many-files': { text: '文件数量异常', cure: askAgain },
  'bundle-too-large': { text: '内容大小异常', cure: askAgain },
  'bundle-base-folder': { text: '包内的顶层文件夹不符合规范', cure: askAgain },
  'bundle-unexpected-file': { text: '多出了不属于同步包的文件', cure: askAgain },
  'bundle-missing-file': { text: '缺少文件', cure: askAgain },
  'bundle-duplicate-file': { text: '同一文件出现了两次', cure: askAgain },
  'bundle-file-order': { text: '文件排列次序不符', cure: askAgain },
  'bundle-declaration': { text: '同步包的声明文件被改动', cure: askAgain },
  'bundle-newer-format': { text: '由更新版本的岗标导出', cure: '请安装新版本后再校验。' },
  'bundle-info': { text: '同步包的说明信息与内容不符', cure: askAgain },
  'bundle-manifest-form': { text: '校验清单格式不符', cure: askAgain },
  'bundle-manifest-missing': { text: '文件没有列入校验清单', cure: askAgain },
  'bundle-manifest-extra': { text: '清单中的文件不在包内', cure: askAgain },
  'bundle-hash': { text: '文件内容与校验值不符', cure: askAgain },
  'bundle-text-form': { text: '文本格式不符', cure: askAgain },
  'bundle-line-order': { text: '记录排列次序不符', cure: askAgain },
  'bundle-record-invalid': { text: '记录内容不符合规则', cure: askAgain },
  'bundle-reference': { text: '记录引用了包内没有的内容', cure: askAgain },
  'bundle-revision-invalid': { text: '修订记录不符合规则', cure: askAgain },
  'bundle-history': { text: '记录与修订记录不一致', cure: askAgain },
  'bundle-evidence-name': { text: '材料文件名与校验值不符', cure: askAgain },
  'bundle-evidence-size': { text: '材料文件大小不符', cure: askAgain },
  'bundle-index': { text: '材料目录与内容不符', cure: askAgain },
};

const workbook: Readonly<Record<string, IssueWords>> = {
  'missing-value': { text: '必填项为空', cure: '请填写这一格。' },
  'missing-sheet': { text: '缺少工作表', cure: '请使用本程序导出的模板，不要删除工作表。' },
  'missing-column': { text: '缺少列', cure: '请恢复模板中的表头。' },
  'unknown-sheet': { text: '不认识的工作表', cure: '请删除或改回模板中的名称。' },
  'unknown-column': { text: '不认识的列', cure: '请删除该列，或改回模板中的表头。' },
  'duplicate-column': { text: '同名的列出现了两次', cure: '请删除多余的一列。' },
  'duplicate-key': { text: '编号重复', cure: '请给其中一行换一个编号。' },
  duplicate: { text: '与另一行重复', cure: '请删除重复的一行，或改正编号。' },
  'not-a-choice': { text: '不在可选范围内', cure: '请从可选的词中选择。' },
  'invalid-choice': { text: '不在可选范围内', cure: '请从可选的词中选择。' },
  'not-a-number': { text: '应填数字', cure: '请改为数字。' },
  'not-a-whole-number': { text: '应填整数', cure: '请改为整数。' },
  'out-of-range': { text: '超出允许范围', cure: '请改为范围内的值。' },
  'not-a-date': { text: '不是有效日期', cure: '请按 2026-11-22 的格式填写。' },
  'not-a-year': { text: '不是有效年份', cure: '请填写四位年份。' },
  'too-long': { text: '文字过长', cure: '请缩短内容。' },
  'line-break': { text: '单行内容中有换行', cure: '请去掉换行。' },
  'unknown-reference': { text: '引用的内容不存在', cure: '请核对编号或名称，或先补上被引用的一行。' },
  'ambiguous-reference': { text: '引用的名称对应多项内容', cure: '请改用编号。' },
  'invalid-format': { text: '格式不符', cure: '请对照“填写说明”改正。' },
  'not-a-workbook': { text: '不是 Excel 工作簿', cure: '请选择 .xlsx 文件；旧的 .xls 请先另存为 .xlsx。' },
  'workbook-too-large': { text: '工作簿过大', cure: '请删除无关的工作表和图片。' },
  'formula-error': { text: '单元格里是公式错误', cure: '请改为实际内容。' },
  'no-steps': { text: '流程没有步骤', cure: '请补充步骤。' },
  'no-start': { text: '流程没有开始步骤', cure: '请把第一步的类型改为“开始”。' },
  'several-starts': { text: '流程有多个开始步骤', cure: '请只保留一个“开始”。' },
  'no-end': { text: '流程没有结束步骤', cure: '请把最后一步的类型改为“结束”。' },
  'step-key-twice': { text: '步骤编号重复', cure: '请给其中一步换一个编号。' },
  'link-to-unknown-step': { text: '走向指向不存在的步骤', cure: '请核对步骤编号。' },
};

/** What is wrong in a file that was handed in, and its cure, by the rule's name. */
export const issues = {
  rules: { ...workbook, ...bundle } as Readonly<Record<string, IssueWords>>,
  unknown: { text: '内容不符合要求', cure: '请对照“填写说明”改正。' } as IssueWords,
  found: (text: string) => `现为“${text}”`,
  expected: (text: string) => `应为：${text}`,
  columns: { place: '位置', problem: '问题', cure: '怎样改正' },
  copyList: '复制问题清单',
  count: (count: number) => `${count}处`,
};
