/** Everything that is linked to one record. */
export const links = {
  show: '查看关联（Ctrl+L）',
  title: '关联一览',
  about: (kind: string, title: string) => `${kind}：${title}`,
  none: '还没有与它关联的内容。',
  coverage: '看材料对照',
  count: (count: number) => `${count}项`,
  shown: (shown: number, total: number) => `列出前${shown}项，共${total}项`,
  through: (title: string) => `经“${title}”`,
  of: (title: string) => `属于“${title}”`,
  relations: { above: '上级', below: '组成', linked: '关联', beside: '同岗位' },
  nothingHere: '请先把光标放到一条职责、标准、流程、任务或材料上，再按 Ctrl+L。',
};
