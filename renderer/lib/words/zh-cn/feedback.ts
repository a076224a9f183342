/** 复核反馈: the department's list of things to do. */
export const feedback = {
  title: '复核反馈',
  subtitle: (open: number, overdue: number) =>
    open === 0
      ? '没有待整改的意见'
      : overdue === 0
        ? `${open}条意见待整改`
        : `${open}条意见待整改，其中${overdue}条逾期`,
  empty: '还没有收到复核反馈。诊改办的反馈包接收后，意见会逐条列在这里。',
  go: '逐条处理',
  toMerging: '接收反馈包',
  filters: { label: '显示', todo: '待处理', all: '全部意见' },
  allDone: '这次复核的意见都已处理。答复会随下一个同步包送回诊改办。',
  conclusion: '复核结论',
  score: (score: number) => `综合得分${score}`,
  reviewer: (by: string, day: string) => `${by} ${day}`,
  rectifyBy: (day: string) => `整改截止${day}`,
  whole: '整条记录',
  open: '查看并修改',
  done: '已整改',
  explain: '说明情况…',
  undo: '撤回答复',
  answerLabel: '整改说明',
  answerPlaceholder: '选填：改了什么，依据是什么',
  explainLabel: '不作修改的理由',
  explainPlaceholder: '写明为什么不修改',
  submit: '提交',
  answered: '已记下答复，将随下一个同步包送回',
  changedSince: '复核后已修改',
  notChanged: '复核后尚未修改',
  proof: '整改材料',
  noProof: '还没有',
  addProof: '添加材料…',
  addProofTo: (name: string) => `添加材料…：${name}`,
  proofOf: (pieces: string) => `整改材料：${pieces}`,
};
