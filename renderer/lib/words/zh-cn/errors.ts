import type { ErrorCode } from '../../../../shared/app-error.ts';
import type { RuleName } from '../../../../shared/domain/rules.ts';

/** Sentences for the rules of the domain that refuse a change. */
const rules: Record<RuleName, string> = {
  'reports-to-cycle': '直接上级形成了循环：岗位不能经由上级又隶属于自己。请另选上级。',
  'holder-twice': '此人已经在这个岗位上。',
  'group-member-twice': '此人已经在工作组中。',
  'leader-is-department-head': '工作组组长应由部门负责人担任。请先在“部门资料”中指定部门负责人。',
  'group-has-leader': '工作组只设一名组长。请先调整现任组长的职务。',
  'one-college': '工作区只对应一所学校，请修改现有的学校资料。',
  'round-has-reviews': '这个轮次已经开始复核，不能删除。不再进行时，请填写结束日期。',
  'review-finished': '这次复核已经反馈给部门。要继续修改，请先点“继续复核”。',
  'not-an-office': '这项工作只在诊改办的工作文件中进行。请打开诊改办的文件。',
  'one-department': '工作区只对应一个部门，请修改现有的部门资料。',
  'not-siblings': '列表刚有变动，顺序没有保存。请再试一次。',
  'split-name-missing': '请填写新岗位的名称。',
  'position-name-taken': '已有同名岗位，请换一个名称，以便在列表和手册中区分。',
  'split-posts': '转出的编制应为整数，不少于0，不超过原岗位的编制人数。',
  'split-nothing': '还没有勾选转到新岗位的内容，请至少勾选一项。',
  'split-everything': '全部内容都已勾选，原岗位将成为空岗位。请至少留下一项；只想换名称的，直接修改岗位名称即可。',
  'number-not-counting': '这个编号里没有可以递增的数字，请写成 1.1-1、II-1、佐证材料15 这样的形式。',
  'risky-file': '这个文件可能会运行程序，不能直接打开。如确有需要，请先另存副本。',
  'file-not-evidence': '空文件、系统文件和正在使用的工作文件不能作为材料，没有作任何改动。请另选文件。',
  'file-of-evidence-fixed': '文件的大小和类型取自文件本身，不能手工改动。',
  'goal-under-itself': '目标不能放到它自己或它的下级目标之下。请另选上级目标。',
  'goal-level-above':
    '下级目标的层级不能高于上级目标，例如部门目标不能放在个人目标之下。请另选上级目标，或先调整层级。',
  'finding-days-reversed': '整改的各步日期应依次在后：发现、开始整改、整改完成、复查。请改正日期。',
  'finding-concerns-one': '一个问题只对应一项：职责、工作标准、年度任务或监测指标。请只留一项。',
  'indicator-watches-one': '一个指标只监测一项工作标准或一个目标。请只留一项。',
  'no-warning': '这个指标目前没有预警，不必登记问题。',
  'years-reversed': '截止年度早于起始年度。请改正年度。',
  'month-is-closed': '这个月已经销号。要补记进展，请先重新打开并写明原因。',
  'month-not-closed': '这个月还没有销号，不需要重新打开。',
  'close-without-proof': '还没有佐证材料，不能销号。请先添加材料；确实没有材料的，请写明理由，申请部门负责人批准。',
  'reason-missing': '请先写明理由。',
  'no-exception-asked': '没有待批准的例外申请。列表可能刚有变动，请重新查看。',
  'only-head-decides': '例外只能由部门负责人批准。请选择现任部门负责人；还没有指定的，请先在“部门资料”中指定。',
  'approval-without-paper': '批准例外要写明依据。请填写负责人在哪份文件上批准，如例外申请单、会议纪要。',
  'task-under-itself': '任务不能分解到它自己之下。请另选上级任务。',
  'task-of-other-year': '分解的任务应与上级任务同属一个年度。',
  'rolled-over-already': '所选的内容新年度里都已经有了，没有重复转入。',
  'term-twice': '这个学年的这个学期已经录入，请修改现有的一行。',
  'period-reversed': '结束日期早于开始日期。请改正日期。',
  'return-without-remarks': '退回时请写明需要修改的地方。',
  'edition-not-approved': '手册要先送审、批准，批准后没有再改动，才能发布。请在“版次”里完成审批。',
  'edition-without-name': '手册还没有版次，请先在“封面与批准”里填写，如 A/0。',
  'edition-too-large':
    '手册里的图片太多太大（合计约17 MB以上），这一版无法固定保存。请在章节里删去或缩小一些图片，再送审、批准、发布。',
  'edition-twice': '这个版次已经发布过。请先把手册的版次改为下一版，再送审、批准、发布。',
  'nothing-to-decide': '所选内容目前都不能这样处理，没有作任何改动。请核对它们的状态。',
  'ingest-under-way': '正在收入材料，暂时不能清空回收站或整理文件。请等收入完成，或先取消。',
  'path-too-long': '所选文件夹的路径太长，导出的文件名会放不下。请选择离磁盘根目录更近的文件夹，例如 D:\\导出。',
  'repair-from-itself':
    '这就是正在使用的工作文件，不能用它修复自己。请选择它的备份、含有这份材料的同步包，或材料的原文件。',
  'export-folder-gone':
    '导出没有完成：写到一半时，新建的文件夹被移走或删除，或者U盘已拔出。请重新导出；留在别处、名称带“（未完成）”的文件夹可以删除。',
  'file-damaged': '这份材料保存的内容已损坏，没有写出。请在“材料保管”中用备份、同步包或原文件修复后再试。',
  'later-change': '这一步之后，同一处又有了新的改动，不能直接撤销或重做。新的改动没有受影响。',
  'template-has-faults': '模板中有认不出的字段，没有收入。请按提示在 Word 中改正后再试。',
  'template-too-large': '模板超过 2 MB，没有收入。请压缩或删去其中的图片，另存后再试。',
  'key-not-here': '本工作区的密钥不在这台电脑上。请在“同步包”页用恢复短语恢复密钥。',
  'key-withdrawn': '这个密钥已经停用，不能再备案。请对方生成新的密钥，重新提交备案文件。',
  'phrase-wrong': '恢复短语不正确。请逐字核对十二个汉字和顺序。',
  'phrase-of-other-key': '这是另一个工作区的恢复短语。请换用本工作区的恢复短语。',
  'enrolment-invalid': '这不是有效的备案文件，或文件已被改动。请对方重新导出。',
  'enrolment-own': '这是本工作区自己的备案文件，不需要收下。',
  'file-too-large-for-disk': '这个磁盘（FAT32格式）上单个文件不能超过4 GB，同步包放不下。请把“分卷”改为“自动”再导出。',
  'too-many-volumes': '分卷太小，一个同步包最多999卷。请选大一些的分卷。',
  'not-acknowledged': '没有给对方导出过这个同步包，不能标记为已收到。',
  'no-such-step': '没有可以撤销或重做的步骤了。',
  'statement-locked': '这份责任状已经签订，内容不能再改。需要变动时，请新建补充责任状。',
  'statement-not-exact': '分值合计与总分不符，还不能登记签订。请先按提示补足或调减分值。',
  'statement-not-signed': '这份责任状还没有签订，直接修改即可，不需要补充。',
  'statement-is-template': '这是一份模板，不能签订。请先用它生成责任状。',
};

/** What happened and what to do now, for each code. `about` is a path, a name or a rule, and may be empty. */
export const errors = {
  'invalid-input': () => '有内容不符合要求，没有保存。请按提示改正后再试。',
  'not-found': () => '这条内容已经不在了，可能刚被删除。请返回列表重新选择。',
  conflict: () => '这条内容在您编辑期间已被改动，没有覆盖。请核对新内容后重新填写。',
  'in-use': (about) => `还有内容引用它${about === '' ? '' : `（${about}）`}，不能删除。请先解除引用。`,
  'rule-broken': (about) =>
    about in rules ? rules[about as RuleName] : `不符合规则，没有保存${about === '' ? '。' : `：${about}。`}`,
  'no-workspace': () => '还没有打开工作文件。请先新建或打开一个文件。',
  'workspace-busy': (about) => `文件正被${about === '' ? '另一个程序' : about}使用。请在那边关闭后再打开。`,
  'workspace-newer': () => '这个文件由更新版本的岗标建立，当前版本打不开。请安装新版本。',
  'workspace-damaged': () => '文件已损坏，没有打开，原文件未作改动。请打开最近一次备份。',
  'not-a-workspace': (about) =>
    `${about === '' ? '这个文件' : `“${about}”`}不是岗标的工作文件。工作文件的扩展名是 .qhd。`,
  'file-exists': (about) => `${about === '' ? '同名文件' : `“${about}”`}已经存在，没有覆盖。请换一个文件名。`,
  'file-missing': (about) =>
    `找不到${about === '' ? '文件' : `“${about}”`}。它或所在的文件夹可能已被移动、改名，或U盘已拔出。`,
  'file-denied': (about) =>
    `没有读写${about === '' ? '该位置' : `“${about}”`}的权限，或者它是只读的。请去掉“只读”，或换一个文件夹，例如“文档”。`,
  'file-busy': (about) => `${about === '' ? '文件' : `“${about}”`}正被其他程序占用（例如 WPS 或 Word）。请关闭后再试。`,
  'drive-gone': (about) =>
    `写到一半时找不到磁盘了${about === '' ? '' : `：${about}`}。U盘被拔出时，请重新插好，再导出到同一位置：已经写好的分卷会接着用，不用从头再来。`,
  'disk-full': () => '磁盘空间不足。请清理出空间，或换一个磁盘后再试。',
  'file-changed': (about) => `${about === '' ? '文件' : `“${about}”`}在读取过程中被改动。请等它保存完毕后再试。`,
  'import-invalid': () => '工作簿中有需要改正的地方，没有导入任何内容。',
  'bundle-invalid': () => '同步包校验未通过，内容与清单不符。请重新获取一份。',
  'no-printer': (about) =>
    about === ''
      ? '这台电脑上没有打印机。请先在系统设置中添加打印机；也可以存为 PDF，到能打印的电脑上打印。'
      : `找不到打印机“${about}”，它可能已被移除或改名。请另选一台。`,
  'print-failed': (about) =>
    `打印机没有接受这份文书，什么也没有打印。请检查打印机是否开机、连接和缺纸，再试一次。${about === '' ? '' : `（系统提示：${about}）`}`,
  cancelled: () => '已取消，没有留下未完成的内容。',
  'host-gone': () => '数据服务已停止，请重新打开程序。已保存的内容不受影响。',
  internal: (about) =>
    `程序内部出错，这一步没有完成，已保存的内容不受影响。${about === '' ? '' : `（错误信息：${about}）`}`,
} satisfies Record<ErrorCode, (about: string) => string> as Record<ErrorCode, (about: string) => string>;
