/** Two people wrote different words into the same field. */
export const conflict = {
  title: (label: string) => `“${label}”在您填写期间已在别处改动，请选定保留哪一份`,
  theirs: '已保存的内容',
  mine: '您刚才输入的内容',
  useTheirs: '保留已保存的',
  useMine: '改用我输入的',
  empty: '（空）',
  dayExample: '如 2026-04-22',
  noDay: (text: string) =>
    `“${text}”不是日历上的日期，还没有保存。请写成 2026-04-22 或 2026年4月22日；按 Esc 恢复原来的日期。`,
};
