/** What a column can hold, in the groups in which people look for it. */
export const importRoleGroups = {
  position: [
    'name',
    'code',
    'section',
    'department',
    'level',
    'headcount',
    'reportsTo',
    'holder',
    'purpose',
    'worksWith',
    'qualification',
    'authority',
    'workingConditions',
  ],
  standard: [
    'duty',
    'workItem',
    'standard',
    'measure',
    'targetValue',
    'unit',
    'timeLimit',
    'frequency',
    'checkMethod',
    'basis',
    'expectedEvidence',
    'ratedScore',
    'deductions',
  ],
  workflow: [
    'workflowName',
    'workflow',
    'stepActor',
    'stepAction',
    'stepInput',
    'stepOutput',
    'stepTimeLimit',
    'workflowPurpose',
    'workflowScope',
    'workflowActors',
    'workflowTimeLimit',
    'workflowRecords',
    'workflowNorms',
  ],
  /** Counts rows and carries nothing; known as a label of something that has no place here, and kept as text. */
  none: ['serial', 'keep'],
} as const;

/** What a label in a form, a heading or a column's head announces; `group` stands above other labels: 基本信息. */
export const importRoles = [
  ...importRoleGroups.position,
  ...importRoleGroups.standard,
  ...importRoleGroups.workflow,
  ...importRoleGroups.none,
  'group',
] as const;
export type ImportRole = (typeof importRoles)[number];

/** Labels as they are written, simplified and without blanks. One line a role; the first is the usual one. */
const vocabulary: Readonly<Partial<Record<ImportRole, string>>> = {
  name: '岗位名称 职位名称 岗位 职位 职务名称 岗名 工作岗位 岗位名 职务 岗位职务 岗位(职务)名称 岗位/职务 设置岗位 职务(岗位) 工作岗位名称 岗位全称 所任岗位 现任岗位 从事岗位 现岗位 岗位(工种) 工种 工种名称 工种岗位',
  code: '岗位编号 岗位代码 岗位编码 职位编号 职位代码 岗位序号 编码 岗位说明书编号 职务编号 岗号 岗位号 编码代号 岗位标识码',
  section:
    '所属科室 科室 所在科室 科室名称 所属部门/科室 部门/科室 所属处室 处室 所属班组 班组 所在班组 部门(科室) 所属部门(科室) 所在部门(科室) 部室 所在部室 所属部室 科组 所在科组 教研室 所属教研室 所在教研室 系部 所在系部 所属系部 股室 所属股室 所在股室 所属中心 所在中心 部门及科室 所属班组(科室) 部门/班组',
  department:
    '所属部门 所在部门 部门 部门名称 所属单位 所在单位 单位 单位名称 责任部门 工作部门 隶属部门 填报单位 填报部门 填表单位 填表部门 编制单位 编制部门 制表单位 制表部门 申报单位 申报部门 用人单位 用人部门 设岗单位 设岗部门 归口部门 主管部门',
  level:
    '岗位级别 岗位等级 职级 级别 岗位层级 职位等级 职务级别 岗位类别及等级 职务等级 岗位类别 岗位类型 岗级 岗位档次 岗位性质 岗位系列 岗位类别/等级 岗位类别与等级 岗位类别和等级 聘任级别 聘用等级',
  headcount:
    '编制人数 编制 定员 岗位人数 定编 岗位编制 人数 岗位定员 定员人数 编制数 岗位数 设岗数 定编人数 核定人数 职数 核定职数 岗位职数 配置人数 配备人数 人员编制 核定编制 设置人数 设岗人数 编制人数(人) 需求人数 人数(人) 核编数 编制职数',
  reportsTo:
    '直接上级 直属上级 上级岗位 汇报对象 上级 直接领导 主管领导 上级领导 直接上级岗位 隶属关系 汇报关系 上级主管 直接主管 报告对象 负责对象 直管领导 分管领导 直接上级职务 上级职务 直接汇报对象 向谁负责 对谁负责 隶属上级 上一级岗位',
  holder:
    '任职人 任职者 现任人员 在岗人员 任职人员 姓名 任职人姓名 现任职人 岗位人员 上岗人员 任职者姓名 人员姓名 在岗人 现任者 现任 任职人员姓名 在岗人员姓名 现有人员 现职人员 任岗人 担任人 上岗人 在职人员 人员 人员安排 岗位责任人',
  purpose:
    '岗位概述 岗位目的 工作概述 岗位宗旨 职位概要 岗位使命 设置目的 岗位设置目的 岗位简介 工作概要 职位概述 岗位工作概述 岗位目标 岗位描述 岗位设置依据 职位目的 岗位概要 岗位说明 岗位综述 岗位定位 工作综述 职责综述 岗位职责概述 岗位设置说明 职位说明 岗位主要目的',
  worksWith:
    '协作关系 工作关系 内部协作 外部协作 内外部关系 工作联系 沟通关系 工作协作关系 内部协作关系 外部协作关系 内部关系 外部关系 协作部门 配合部门 协作岗位 主要协作 联系部门 内部联系 外部联系 工作沟通 内部沟通 外部沟通 工作协作 协作单位 配合岗位 业务协作 内部协调关系 外部协调关系 内部协调 外部协调 协调关系 工作协调 对内联系 对外联系 对内协作 对外协作 主要联系对象 工作联系对象 协作对象',
  qualification:
    '任职资格 任职条件 任职要求 资格条件 上岗条件 学历要求 专业要求 工作经验 技能要求 学历 专业 工作经历 知识要求 能力要求 任职资格要求 岗位任职条件 岗位任职资格 岗位资格 职称要求 教育背景 教育程度 资格证书 证书要求 职业资格 经验要求 基本条件 任职基本条件 岗位条件 岗位任职要求 学历专业 知识技能 素质要求 能力素质 政治面貌要求 上岗资格 职业资格要求 培训要求 基本要求 专业知识 工作技能 职称 外语要求 外语水平 计算机要求 计算机水平 身体要求 身体条件 健康要求 性格要求 品德要求 政治要求 政治面貌 学历与专业 学历及专业 学历/专业 技术职称 持证要求 上岗证书 证书 岗位所需资格 所需资格 任职资历 资历要求 聘任条件 聘用条件 应聘条件 录用条件 任职资格与条件 任职资格及条件 任职标准 职业技能 培训经历 所需知识 所需技能',
  authority:
    '岗位权限 工作权限 权限 职权 岗位权力 主要权限 岗位职权 工作职权 权力 权限范围 主要权力 职责权限 主要职权 权利 工作权利 岗位权利 权限说明 职务权限 工作授权 授权范围 岗位授权',
  workingConditions:
    '工作条件 工作环境 工作地点 工作时间 劳动条件 工作场所 办公地点 工作环境与条件 工作条件与环境 使用工具 使用设备 工作设备 工作工具 所需工具 工作环境及条件 工作地点及环境 工作特征 办公条件 工作强度 作业环境 作业条件 工作班次 班次 工作方式 工作时间特征 工作设施 办公设备 所用设备 工作环境/条件 岗位环境 劳动环境 工作地点和环境',
  duty: '岗位职责 工作职责 主要职责 职责 主要工作职责 职责范围 职责内容 职责描述 职责与任务 工作职责及内容 岗位工作职责 工作任务 岗位任务 主要工作 职责任务 主要职责任务 岗位主要职责 工作职责范围 岗位职责范围 职责概述 岗位职责描述 具体职责 岗位责任 责任 职责要求 岗位职责与任务 职责和任务 职责和工作任务 主要职责与任务 岗位职责和任务 主要工作任务 工作职责与任务 岗位职责内容 主要岗位职责 职责与工作任务 岗位职责及工作任务 岗位工作任务 岗位职责任务 岗位基本职责 基本职责 职责项目 职责名称 职责条目 职责清单 职责事项 工作职责清单 岗位职责清单 主要职责内容 核心职责 关键职责 岗位核心职责 岗位要务 分管工作 职责分工 承担职责 本岗职责 本岗位职责 责任内容 岗位责任内容 工作责任',
  workItem:
    '具体工作 工作内容 工作事项 工作项目 具体工作内容 具体工作任务 具体任务 主要工作内容 工作任务内容 具体事项 岗位工作内容 具体工作事项 日常工作 任务内容 工作任务描述 工作细项 工作清单 工作任务清单 考核项目 评价项目 检查项目 评分项目 考评项目 考核内容 考核事项 工作任务(事项) 具体内容 工作要点 任务清单 细项 子项 工作子项 主要事项 具体职责内容 职责细化 职责分解 任务分解 工作分解',
  standard:
    '工作标准 岗位标准 质量标准 工作要求 考核标准 完成标准 标准 要求 绩效标准 工作质量标准 衡量标准 岗位工作标准 工作质量要求 标准要求 执行标准 标准与要求 工作标准及要求 工作标准与要求 达标要求 工作标准要求 质量要求 工作目标 目标要求 工作标准(要求) 考核指标 验收标准 评价标准 服务标准 服务质量标准 完成要求 绩效要求 岗位质量标准 岗位考核标准 具体标准 具体要求 工作质量 考核内容及标准 考核内容与标准 考核标准及要求 考核要求 考核要点 考评标准 评价指标 评价要求 检查标准 检查要求 检查内容及标准 检查内容 评价内容 评价要点 合格标准 达标标准 完成质量 工作质量及要求 质量与要求 质量标准与要求 质量及时限要求 标准(要求) 要求与标准 要求及标准 工作规范与标准 工作完成标准 量化标准 量化指标 绩效指标 绩效目标 目标与要求 执行要求 操作标准 作业标准 工作成效标准 工作效果 工作结果要求',
  measure: '衡量指标 指标名称 指标',
  targetValue: '目标值 标准值 合格值 指标值',
  unit: '计量单位 度量单位',
  timeLimit:
    '完成时限 时限 办理时限 时间要求 完成时间 时限要求 完成期限 期限 工作时限 响应时限 响应时间 时间节点 办结时限 办理时间 完成时间要求 完成节点 工作完成时限 截止时间 时间安排 时间 处理时限 完成时间(时限) 时限(时间) 限期 反馈时限 提交时限 报送时限',
  frequency:
    '频次 频率 工作频次 工作周期 周期 检查频次 发生频率 开展频次 工作频率 次数 频度 执行频次 完成频次 开展周期 工作频度 工作频次要求 频次要求',
  checkMethod:
    '检查方式 考核方式 检查方法 考核方法 考核办法 检查办法 监督方式 考核依据方式 验证方式 评价方式 检验方法 检查途径 考核途径 考核形式 检查形式 考核手段 核查方式 检验方式 测评方式 监督检查方式 验收方式 查验方式 评价方法 数据来源 信息来源 考核数据来源',
  basis:
    '依据 制度依据 工作依据 制定依据 政策依据 文件依据 依据文件 标准依据 法规依据 相关制度 执行依据 规范依据 规章制度 适用制度 参照制度 依据制度 依据(文件) 依据及文件 标准来源 文件名称',
  expectedEvidence:
    '支撑材料 佐证材料 应留材料 工作记录 证明材料 留存材料 记录表单 相关记录 形成材料 归档材料 记录 留痕材料 见证材料 形成记录 相关表单 成果材料 工作成果 应留记录 佐证 佐证资料 支撑资料 支撑 证明资料 过程材料 资料清单 应提供材料 需提供材料 台账 形成资料 归档资料 输出成果 成果形式 工作痕迹 留存资料 记录名称 查阅材料 备查材料 备查资料 应备材料',
  ratedScore:
    '额定得分 分值 标准分 满分 额定分 额定分值 标准分值 分数 权重分 基准分 基础分 应得分 标准得分 满分值 配分 赋分 分值(分) 满分(分)',
  deductions:
    '扣减分数 扣分标准 考核条件 评分标准 评分办法 扣分细则 考核条件与扣减分数 考核条件及扣减分数 扣分办法 扣分说明 扣分条件 扣分 评分细则 评分规则 计分办法 计分方法 计分标准 评分方法 扣分项 扣分值 减分标准 加减分标准 奖扣标准 评分说明 考核评分标准 评分依据 赋分标准 赋分办法 考核办法(扣分)',
  workflowName:
    '流程名称 事项名称 服务事项 办理事项 业务名称 事项 业务事项 流程 服务项目 办事事项 流程编号及名称 流程名 服务名称 业务流程名称 办理业务 办理项目 事项(流程) 工作流程名称 程序名称',
  workflow:
    '工作流程 业务流程 办事流程 操作流程 工作程序 办理流程 服务流程 流程图 办理程序 工作流程图 流程规范 主要工作流程 岗位工作流程 工作步骤 流程说明 流程步骤 业务流程图 主要流程 操作程序 办事程序 管理流程 岗位流程 办理步骤流程 流程环节图 运行流程 工作流程(步骤) 处理流程 流程内容 流程描述',
  workflowPurpose: '目的 流程目的 制定目的 编制目的 程序目的 管理目的',
  workflowScope: '适用范围 范围 适用对象 服务对象 适用于 适用范围及对象',
  workflowActors:
    '实施主体 责任主体 执行主体 实施部门 办理部门 承办部门 责任主体部门 主体 执行部门 承办单位 实施单位 办理单位 牵头部门',
  workflowTimeLimit: '服务时限 流程时限 承诺时限 服务承诺时限 办结承诺 承诺办结时限 办理期限 总时限 办理总时限',
  workflowRecords:
    '记录保存 记录与保存 保存记录 记录保管 记录及保存 存档记录 质量记录 记录存档 记录归档 存档 归档 归档保存 保存要求 记录及保存期限 记录与存档 档案保存',
  workflowNorms: '规范 规范(流程图) 规范要求 工作规范 办理规范 注意事项 办理要求 流程规范要求',
  stepActor:
    '责任人 责任岗位 执行人 办理人 责任者 执行岗位 经办人 实施岗位 执行者 负责人 承办人 实施人 责任部门(人) 操作人 操作岗位 岗位/人员 办理岗位 承办岗位 执行部门/岗位 责任人员 负责岗位 经办岗位 执行主体岗位 责任岗',
  stepAction:
    '步骤 环节 操作步骤 流程环节 工作环节 步骤内容 办理步骤 流程节点 操作内容 活动 步骤说明 办理环节 节点 步骤名称 环节名称 工作步骤名称 操作程序步骤 活动内容 流程活动 作业步骤 作业内容 办理内容 操作说明 环节内容 步骤描述 节点名称',
  stepInput: '输入 输入材料 所需材料 申请材料 提交材料 输入文件 输入记录 需提交材料 所需资料 前置条件 受理材料',
  stepOutput:
    '输出 输出记录 输出材料 输出文件 产出 形成文件 输出成果文件 输出结果 产生记录 形成的记录 产出物 输出物 输出表单 结果文件',
  serial: '序号 编号 序 号 No NO No. 项次 行号 排序 # 顺序 次序 序列号 步骤号 步序 条目号',
  group:
    '基本信息 岗位基本信息 基本情况 岗位信息 岗位基本情况 职位基本信息 一般信息 基本资料 岗位说明书 岗位职责说明书 职位说明书 职务说明书 岗位标识 工作说明书 岗位概况 职责与标准 岗位职责和工作标准 岗位职责与工作标准 岗位职责及工作标准 岗位工作说明书 职位信息 岗位描述信息 岗位信息栏 标识信息 工作关系与权限 岗位职责及标准 职责及标准 岗位职责与标准 岗位职责和标准 部门岗位设置及岗位具体工作 岗位设置及岗位具体工作 岗位设置及具体工作 岗位设置 岗位设置情况 部门岗位设置 部门岗位 各岗位工作标准',
  keep: '备注 说明 直接下级 下属岗位 下级岗位 直接下属 所辖人员 编制人 审核人 批准人 编制日期 审核日期 批准日期 生效日期 日期 版本 版本号 修订日期 得分 权重 联系电话 电话 附件 签字 任职者签字 上级签字 修订记录 晋升方向 职业发展 职业发展方向 薪酬等级 其他 其它 考核结果 奖惩 轮换岗位 相关岗位 下属人数 直接下属人数 填表日期 审批日期 制表人 流程编号 流程编码 流程代码 表单编号 记录编号 文件编号 填报人 填报日期 填报时间 填表人 填表时间 制表日期 制表时间 检查人 考核人 评价人 评分人 扣分情况 实得分 自评分 自评 考核得分 评分 得分情况 督办人 监督人 分管校领导 联系人 联系方式 办公电话 手机 邮箱 单位负责人 部门负责人签字 负责人签字 盖章 日期时间 页码 版次 受控状态 发放编号 修订次数 总分 合计 小计 审核 批准 拟定 编写人 填写人 编写日期 适用人员 年龄 性别 发布日期 实施日期',
};

/** Traditional characters of labels, roles and organisations, in pairs with the simplified ones. */
const traditional =
  '崗岗職职責责務务稱称屬属門门級级別别編编號号標标準准資资條条權权範范圍围實实體体時时記记錄录檢检據据內内簡简關关係系員员數数領领導导業业驗验學学歷历環环處处長长書书會会計计師师館馆組组隊队單单項项備备註注執执現现間间場场點点設设織织質质為为險险對对應应維维報报環环節节請请審审辦办術术證证發发術术課课務务歸归檔档圖图畫画專专業业經经理理協协進进輸输齊齐續续個个從从監监督督產产動动勞劳衛卫電电話话聯联絡络運运規规則则達达練练認认識识類类別别總总結结與与';
const simplifiedOf = new Map<string, string>();
for (let index = 0; index + 1 < traditional.length; index += 2) {
  const [from, to] = [traditional[index], traditional[index + 1]];
  if (from !== undefined && to !== undefined) simplifiedOf.set(from, to);
}

/** A text as labels are compared: simplified, half-width, no blanks. For recognising only; values keep their characters. */
export function plainLabel(text: string): string {
  return [...text.normalize('NFKC')]
    .map((character) => simplifiedOf.get(character) ?? character)
    .join('')
    .replace(/[\s\u3000_]+/gu, '')
    .replace(/[【】〔〕[\]「」『』“”"*★●■◆▲]/gu, '')
    .replace(/^[、.:：;；，,]+|[、.:：;；，,]+$/gu, '');
}

/** Every label with what it announces. */
export const knownLabels: readonly (readonly [string, ImportRole])[] = Object.entries(vocabulary).flatMap(
  ([role, words]) => words.split(' ').map((word) => [word, role as ImportRole] as const),
);
const roleOf: ReadonlyMap<string, ImportRole> = new Map(knownLabels);

/** Words that many a label has before or behind its own without saying something else: 本岗位的主要职责, 任职条件说明. */
const around = {
  before: /^(?:本岗位的?|该岗位的?|本岗的?|岗位的|所设|拟设|现|主要的?|具体的?)/u,
  behind: /(?:一览|说明|情况|描述|概述|栏|如下|项|信息)$/u,
} as const;

function roleOfPlain(plain: string): ImportRole | null {
  return roleOf.get(plain) ?? null;
}

/** What a whole text announces when it is nothing but a label (岗 位 名 称：); null when it is none. */
export function labelRole(text: string): ImportRole | null {
  if (text.length > 60) return null;
  const plain = plainLabel(text);
  const found = roleOfPlain(plain);
  if (found !== null) return found;
  // 岗位职责（主要） and 任职资格(条件): what is added in brackets explains the label.
  const bare = plain.replace(/\([^()]{1,16}\)$/u, '');
  if (bare !== plain) return bare === '' ? null : roleOfPlain(bare);
  // 职责一, 职责1, 主要职责3: counted labels
  const counted = /^(.{2,6}?)[一二三四五六七八九十0-9]{1,2}$/u.exec(plain)?.[1];
  if (counted !== undefined) return roleOfPlain(counted);
  if (plain.length > 12) return null;
  for (const less of [plain.replace(around.before, ''), plain.replace(around.behind, '')])
    if (less !== plain && less.length >= 4 && roleOfPlain(less) !== null) return roleOfPlain(less);
  return null;
}

/** Whether a text is a label and nothing else. */
export function isLabel(text: string): boolean {
  return labelRole(text) !== null;
}
