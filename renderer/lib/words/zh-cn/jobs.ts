/** Words around long work. `stages` are looked up by name: a stage without words shows only its figures. */
export const jobs = {
  stages: {} as Readonly<Record<string, string>>,
  working: '正在处理…',
  cancelling: '正在取消…',
  cancel: '取消',
  ofTotal: (done: string, total: string) => `${done} / ${total}`,
  speed: (rate: string) => `${rate}/秒`,
  secondsLeft: (seconds: number) => (seconds < 60 ? `约剩${seconds}秒` : `约剩${Math.ceil(seconds / 60)}分钟`),
  units: { bytes: '', files: '个文件', rows: '行', pages: '页', steps: '步' },
};
