/** What is wrong in a file that was handed in, and its cure, by the rule's name. */
export const issues = {
  rules: {} as Readonly<Record<string, { readonly text: string; readonly cure: string }>>,
  unknown: { text: '内容不符合要求', cure: '对照说明改正' },
  found: (text: string) => `现为“${text}”`,
  expected: (text: string) => `应为：${text}`,
};
