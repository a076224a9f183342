import type { ImportFileRule } from '../../../../shared/domain/import/file-rules.ts';
import type { ImportRule } from '../../../../shared/document/workbook/import-rules.ts';
import type { BundleRule } from '../../../../shared/sync/bundle-rules.ts';
import type { MergeRule } from '../../../../shared/sync/merge-rules.ts';

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
  'bundle-transfer': { text: '交接说明与包内内容不符', cure: askAgain },
  'bundle-signature': { text: '签名无效', cure: askAgain },
  'bundle-signer': { text: '签名的密钥不是包内写明的交出方', cure: '请与交出方核实，不要使用这个同步包。' },
  'bundle-envelope': { text: '加密的内容被改动或不完整', cure: askAgain },
  'bundle-not-for-us': {
    text: '这个同步包是加密给别人的，本机的密钥打不开',
    cure: '请交给包的接收方，或请对方改为加密给本单位。',
  },
  'bundle-volume-list': {
    text: '没有分卷清单，或清单不合规范',
    cure: '请把扩展名为 .sha256 的清单和全部分卷放在同一个文件夹里。',
  },
  'bundle-volume-missing': { text: '缺少这一卷', cure: '请把全部分卷和清单放在同一个文件夹里。' },
  'bundle-volume-damaged': {
    text: '这一卷被改动、不完整，或不属于这一套',
    cure: '请从对方的U盘重新拷贝这一卷；仍然不符时，请对方重新导出。',
  },
  'bundle-volume-extra': { text: '多出的一卷，不属于这一套', cure: '请移走这一卷；两套分卷请分开存放。' },
  'bundle-unsigned': { text: '旧格式的同步包，没有签名', cure: '只能查看和校验；请对方用新版本重新导出。' },
  'bundle-unknown-key': { text: '签名的密钥没有备案', cure: '请先收下对方的备案文件，并打电话逐组核对数字。' },
  'bundle-withdrawn-key': { text: '签名的密钥已经停用', cure: '请对方用现用的密钥重新导出。' },
  'bundle-other-sender': { text: '签名的密钥备案在另一单位名下', cure: '请与交出方核实，不要使用这个同步包。' },
  'bundle-other-recipient': {
    text: '这个同步包不是交给本单位的',
    cure: '请把它交给上面写明的接收方，或请对方改为交给本单位。',
  },
  'bundle-missing-predecessor': {
    text: '缺少它所接续的前一个同步包',
    cure: '请先收下所写序号的同步包，或请对方导出全部内容。',
  },
};

const merge: Record<MergeRule, IssueWords> = {
  'merge-revision-differs': {
    text: '同一条修订在两边的内容不同',
    cure: '有一边的文件被其他软件改动过，请与交出方核对，不要接收这个同步包。',
  },
  'merge-revision-misplaced': { text: '修订记录接在了别的记录后面', cure: askAgain },
  'merge-value-invalid': { text: '修订的内容不符合规则', cure: '请确认两边的岗标是同一版本，再请对方重新导出。' },
  'merge-missing-parent': {
    text: '缺少更早的修订',
    cure: '请先接收对方更早的同步包，或请对方导出“全部内容”的同步包。',
  },
  'merge-circle': { text: '修订的前后次序不成立', cure: askAgain },
  'merge-missing-record': { text: '用到了从未收到过的记录', cure: '请对方导出“全部内容”的同步包。' },
  'merge-missing-file': { text: '缺少材料文件', cure: '请对方导出“全部内容”的同步包。' },
  'merge-other-department': { text: '不是本部门的同步包', cure: '请核对文件，把它交给所属的部门。' },
  'merge-many-removed': {
    text: '要删除的记录占总数的比例超过上限',
    cure: '请先与交出方核实；确实要删除时，选择“仍然接收”。',
  },
  'merge-office-only': {
    text: '部门的包里有只能由诊改办填写的内容（复核意见、下达任务），而这里没有这些内容',
    cure: '请先与部门核实；如果本机的文件是从备份恢复的，或者诊改办另有一台电脑，可以选择“仍然接收”。',
  },
  'merge-replayed-bundle': { text: '这个同步包已经接收过', cure: '不用再接收。' },
  'merge-older-bundle': { text: '已经接收过更新的同步包', cure: '不用再接收；更新的同步包里已经包含它的内容。' },
  'merge-forked-sequence': {
    text: '与已接收的同步包不是同一序列',
    cure: '对方的文件可能被拷贝成了两份，或恢复过旧的备份；请对方在“接收与合并”中立为单独的副本，重新备案后再导出。',
  },
};

const workbook: Record<ImportRule, IssueWords> = {
  'file-not-workbook': {
    text: '不是 Excel 工作簿，或文件已损坏',
    cure: '请选择 .xlsx 文件；能在 Excel 或 WPS 中打开的，请另存为 .xlsx 后再导入。',
  },
  'file-old-excel': { text: '是旧格式的表格（.xls 或 .et）', cure: '请在 Excel 或 WPS 中另存为 .xlsx 后再导入。' },
  'file-encrypted': { text: '文件设有打开密码', cure: '请在 Excel 或 WPS 中去掉密码，保存后再导入。' },
  'file-truncated': { text: '文件不完整，可能没有拷贝完', cure: '请重新拷贝，或打开后重新保存一份。' },
  'file-too-large': { text: '文件内容过大', cure: '请删去与模板无关的工作表、图片和空白行列。' },
  'file-has-dtd': { text: '文件中含有不安全的声明', cure: '请在 Excel 或 WPS 中打开，另存为新的 .xlsx。' },
  'file-too-heavy': { text: '文件过于复杂，读取超出了限制', cure: '请把内容复制到新导出的模板中再导入。' },
  'no-known-sheet': { text: '没有找到模板中的工作表', cure: '请使用本程序导出的模板。' },
  'unknown-sheet': {
    text: '不认识的工作表',
    cure: '请改回模板中的名称；自用的工作表请删去，或把名称改为以“说明”开头。',
  },
  'duplicate-sheet': { text: '同名的工作表出现了两次', cure: '请合并成一张。' },
  'missing-header': { text: '前十行里没有找到表头', cure: '请恢复模板中的表头。' },
  'unknown-column': { text: '不认识的列', cure: '请改回模板中的表头；不需要的列请整列删去。' },
  'duplicate-column': { text: '同名的列出现了两次', cure: '请删去多余的一列。' },
  'missing-column': { text: '缺少必填的列', cure: '请恢复模板中的这一列。' },
  'missing-value': { text: '必填项为空', cure: '请填写这一格；整行不要时请整行删去。' },
  'too-long': { text: '文字超过了字数上限', cure: '请缩短内容。' },
  'not-a-number': { text: '应填数字', cure: '请改为数字。' },
  'not-whole': { text: '应填整数', cure: '请改为整数。' },
  'out-of-range': { text: '超出允许范围', cure: '请改为范围内的值。' },
  'not-a-date': { text: '不是有效日期', cure: '请按 2026-03-01 的样子填写。' },
  'not-in-list': { text: '不在可选范围内', cure: '请从可选的词中选一个。' },
  'error-cell': { text: '单元格里是公式错误', cure: '请改为实际内容。' },
  'bad-id': { text: '标识被改动过', cure: '请清空这一格，程序会按编号或名称认出这一行。' },
  'bad-next-step': { text: '下一步指向不存在的步骤', cure: '请填写本流程的步骤序号，如 3，或 是→3；否→5。' },
  'unknown-reference': { text: '引用的内容不存在', cure: '请核对编号或名称，或先在对应的表中补上。' },
  'ambiguous-reference': { text: '引用的名称对应多项内容', cure: '请改用工号、编码或编号。' },
  'duplicate-id': { text: '两行带有同一个标识', cure: '请在复制出来的那一行清空标识。' },
  'duplicate-key': { text: '与另一行重复', cure: '请改正其中一行的编码、编号、名称或序号，或删去重复的一行。' },
  'reports-to-cycle': { text: '直接上级绕成了圈', cure: '请改正其中一个岗位的直接上级。' },
  'goal-under-itself': { text: '目标放到了它自己或它的下级之下', cure: '请改正“上级目标”。' },
  'goal-level-above': { text: '下级目标的层级高于上级目标', cure: '请改正层级，或另选上级目标。' },
  'task-under-itself': { text: '任务分解到了它自己之下', cure: '请改正“分解自”，上级任务不能又由本任务分解而来。' },
  'task-of-other-year': { text: '分解的任务与上级任务不在同一年度', cure: '请改正“年度”或“分解自”，上级任务的年度：' },
  'task-carried-in-circle': { text: '任务经由别的任务又结转自它自己', cure: '请改正“结转自”。' },
  'ambiguous-month': {
    text: 'Excel 把这一格存成了数字，分不清是1月还是10月',
    cure: '请选定月份，或在 Excel 中把这一格改成文本，写作“2017年1月”或“2017年10月”。',
  },
  'finding-concerns-one': { text: '一个问题涉及多项', cure: '标准、职责、任务、指标只填一项，其余留空。' },
  'indicator-watches-one': { text: '一个指标监测多项', cure: '标准、目标只填一项，另一项留空。' },
  'end-before-start': { text: '结束日期早于开始日期', cure: '请改正日期。' },
  'file-name-fixed': { text: '文件已经入库，文件名不能再改', cure: '请改回原来的文件名。' },
};

/** Why a Word, Excel or text file of others cannot be read. */
const importFile: Record<ImportFileRule, IssueWords> = {
  'import-not-readable': {
    text: '不是能读取的文件',
    cure: '可以导入 .docx、.xlsx、.csv 和 .txt；其他格式请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx 后再导入。',
  },
  'import-old-word': {
    text: '是旧格式的文档（.doc 或 .wps）',
    cure: '请用 Word 或 WPS 打开，选“另存为”，文件类型选 .docx，再导入另存的文件。',
  },
  'import-old-excel': {
    text: '是旧格式的表格（.xls、.xlsb 或 .et）',
    cure: '请用 Excel 或 WPS 打开，选“另存为”，文件类型选 .xlsx，再导入另存的文件。',
  },
  'import-encrypted': {
    text: '文件设有打开密码',
    cure: '请用 Word、Excel 或 WPS 输入密码打开，去掉打开密码，另存为 .docx 或 .xlsx 后再导入。',
  },
  'import-archive': { text: '是压缩包，不是文档或表格', cure: '请先解压，再选择其中的 Word 或 Excel 文件。' },
  'import-web-page': {
    text: '其实是网页，只是起了文档或表格的名字',
    cure: '请用 Excel 或 WPS 打开，另存为 .xlsx（文档另存为 .docx）后再导入。',
  },
  'import-picture': {
    text: '是 PDF 或图片，里面的文字不能直接读取',
    cure: '请改选 Word 或 Excel 原稿；没有原稿时，可以作为支撑材料收存。',
  },
  'import-folder': { text: '这是文件夹', cure: '请打开文件夹，选择其中的文件。' },
  'import-truncated': { text: '文件不完整或已损坏', cure: '请重新拷贝，或打开后重新保存一份。' },
  'import-too-large': { text: '文件内容过大', cure: '请删去图片和空白行列，或拆成几个文件后再导入。' },
  'import-has-dtd': { text: '文件中含有不安全的声明，没有读取', cure: '请在 Word 或 Excel 中打开，另存为新的文件。' },
  'import-too-heavy': {
    text: '文件过于复杂，读取超出了限制，已停止',
    cure: '请把内容复制到新建的文档或表格中，保存后再导入。',
  },
  'import-empty': { text: '文件里没有文字', cure: '扫描件和图片中的文字不能导入，请选择有文字的文件。' },
  'import-changed': { text: '文件在预览之后被改动', cure: '请重新选择文件，核对预览后再导入。' },
};

const workflow: Readonly<Record<string, IssueWords>> = {
  'invalid-format': { text: '格式不符', cure: '请对照“填写说明”改正。' },
  'no-steps': { text: '流程没有步骤', cure: '请补充步骤。' },
  'no-start': { text: '流程没有开始步骤', cure: '请把第一步的类型改为“开始”。' },
  'several-starts': { text: '流程有多个开始步骤', cure: '请只保留一个“开始”。' },
  'no-end': { text: '流程没有结束步骤', cure: '请把最后一步的类型改为“结束”。' },
  'step-key-twice': { text: '步骤编号重复', cure: '请给其中一步换一个编号。' },
  'link-to-unknown-step': { text: '走向指向不存在的步骤', cure: '请核对步骤编号。' },
};

const library: Readonly<Record<string, IssueWords>> = {
  'not-a-library': { text: '不是标准库文件', cure: '请选择由岗标发布的标准库文件（.json）。' },
  'library-newer': { text: '由更新版本的岗标发布', cure: '请安装新版本后再装入。' },
  'library-too-large': { text: '文件过大，不像标准库', cure: '请核对是否选错了文件。' },
  'library-field': { text: '内容不符合标准库的格式', cure: '请向发布单位重新要一份，不要用其他软件修改。' },
  'library-hash': { text: '内容与校验值不符，发布后被改动过', cure: '请向发布单位重新要一份。' },
  'library-entry-twice': { text: '同一条目出现了两次', cure: '请向发布单位重新要一份。' },
};

/** Fields that the file refused; the names are the schema library's. */
const field: Readonly<Record<string, IssueWords>> = {
  'too-big': { text: '超过了上限', cure: '请缩短或改小。' },
  'too-small': { text: '内容为空或过短', cure: '请补充完整。' },
  'invalid-type': { text: '内容类型不符', cure: '请按要求填写。' },
  'invalid-value': { text: '不在可选范围内', cure: '请从可选的内容中选一个。' },
  'unrecognized-keys': { text: '有不认识的内容', cure: '请重新打开程序后再试。' },
};

/** What is wrong in a file that was handed in, and its cure, by the rule's name. */
export const issues = {
  rules: { ...field, ...workflow, ...workbook, ...importFile, ...bundle, ...merge, ...library } as Readonly<
    Record<string, IssueWords>
  >,
  unknown: { text: '内容不符合要求', cure: '请对照“填写说明”改正。' } as IssueWords,
  found: (text: string) => `现为“${text}”`,
  expected: (text: string) => `应为：${text}`,
  columns: { place: '位置', problem: '问题', cure: '怎样改正' },
  copyList: '复制问题清单',
  inField: (place: string, problem: string) => (place === '' ? problem : `“${place}”${problem}`),
  roomMissing: (needed: string, free: string, missing: string) =>
    `磁盘空间不够：需要${needed}，只有${free}，还差${missing}。请清理出空间，或换一个磁盘后再试。`,
  andMore: (count: number) => `等，另有${count}处`,
  count: (count: number) => `${count}处`,
};
