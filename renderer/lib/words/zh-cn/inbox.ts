import type { InboxState } from '../../../../shared/contract/inbox.ts';

/** 收件箱: bundles that came to the central office. */
export const inbox = {
  title: '收件箱',
  subtitle: (waiting: number, quarantined: number) =>
    quarantined === 0 ? `${waiting}个包待接收` : `${waiting}个包待接收，${quarantined}个隔离`,
  add: '放入同步包…',
  drop: '松开即放入收件箱',
  empty: '把各部门送来的同步包拖到这里，可以一次放入多个。先核对、再接收，原文件不会改动。',
  jobAdd: '核对同步包',
  jobApply: '接收同步包',
  found: (waiting: number, quarantined: number) =>
    quarantined === 0 ? `${waiting}个包可以接收` : `${waiting}个包可以接收，${quarantined}个有问题，已隔离`,
  applied: (applied: number, quarantined: number) =>
    quarantined === 0 ? `已接收${applied}个包` : `已接收${applied}个包，${quarantined}个未能接收，已隔离`,
  waiting: '待接收',
  waitingNote: '下列数字是试算结果，还没有写入',
  quarantine: '隔离',
  quarantineNote: '没有接收，也没有改动任何内容',
  settled: '已接收',
  apply: '接收',
  applyAll: (count: number) => `接收全部${count}个`,
  applyNevertheless: '仍然接收…',
  neverthelessQuestion: (name: string, removed: string) =>
    removed === '0' ? `仍然接收${name}的这个包吗？` : `仍然接收${name}的这个包吗？会删除${removed}条记录。`,
  neverthelessNote: '请先就列出的原因与部门核实。接收后可以在“修订记录”中查看被删除的内容，并逐条恢复。',
  recheck: '重新核对',
  dismiss: '移出列表',
  dismissQuestion: (name: string) => `把“${name}”移出列表吗？`,
  dismissNote: '文件仍留在原处。',
  states: { waiting: '待接收', quarantined: '隔离', applied: '已接收', dismissed: '已移出' } satisfies Record<
    InboxState,
    string
  >,
  columns: { department: '部门', bundle: '包', contents: '内容', reasons: '原因和处理办法', time: '时间' },
  sequence: (sequence: number) => `第${sequence}号`,
  mode: { full: '全部内容', incremental: '上次以来的改动', receipt: '回执' },
  outcome: (added: number, changed: number, removed: number) => `新增${added}，修改${changed}，删除${removed}`,
  files: (count: number, size: string) => `新材料${count}件（${size}）`,
  conflicts: (count: number) => `${count}处两边都有改动`,
  nothingNew: '没有新的内容',
  receivedAt: '放入',
  appliedAt: '接收',
  unknown: '未知部门',
};
