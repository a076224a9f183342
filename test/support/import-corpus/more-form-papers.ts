import type { CorpusPaper } from './corpus-paper.ts';

/** More of forms of the same family as papers.ts. */
export const moreFormPapers: readonly CorpusPaper[] = [
  {
    name: '26-Excel合并单元格',
    means: 'hucre',
    paper: `
|后勤处岗位职责一览表|<|<|<|<|
|科室|岗位|岗位职责|工作标准|完成时限|
|物业科|科长|年度计划|通过处务会审议|1月底前|
|^|^|合同管理|归档率100%|签订后5日内|
|^|水电工|日常维修|一次修复率95%以上|24小时内|
|膳食科|采购员|询价比价|三家以上|每月25日前|
|^|^|验收入库|票据齐全|当日|`,
    expect: `
P 科长 | 物业科
D 年度计划
S 通过处务会审议 {timeLimit=1月底前}
D 合同管理
S 归档率100% {timeLimit=签订后5日内}
P 水电工 | 物业科
D 日常维修
S 一次修复率95%以上 {timeLimit=24小时内}
P 采购员 | 膳食科
D 询价比价
S 三家以上 {timeLimit=每月25日前}
D 验收入库
S 票据齐全 {timeLimit=当日}`,
  },
  {
    name: '27-Excel空白续行',
    means: 'soffice-xlsx',
    paper: `
|序号|岗位名称|岗位编号|工作职责|具体工作|质量要求|检查方式|
|1|机房管理员|JF-01|设备维护|每日开机检查|开课前完成|抽查|
|||||软件更新|每学期初1次|查记录|
||||||补丁7日内安装|查记录|
|2|多媒体管理员|DM-02|教室巡检|课前巡检|故障10分钟内到场|师生评价|`,
    expect: `
P 机房管理员 |
F code=JF-01
D 设备维护
I 每日开机检查
S 开课前完成 {checkMethod=抽查}
I 软件更新
S 每学期初1次 {checkMethod=查记录}
S 补丁7日内安装 {checkMethod=查记录}
P 多媒体管理员 |
F code=DM-02
D 教室巡检
I 课前巡检
S 故障10分钟内到场 {checkMethod=师生评价}`,
  },
  {
    name: '28-Excel说明书式样',
    means: 'hucre',
    paper: `
|岗位说明书|<|<|<|
|岗位名称|心理咨询师|岗位编号|XL-01|
|所在科室|心理健康中心|岗位级别|专技九级|
|工作职责|1、每周值班3次\\n2、危机个案2小时内上报|<|<|
|任职条件|持心理咨询师证书|<|<|
|直接上级|心理健康中心主任|编制|2|`,
    expect: `
P 心理咨询师 | 心理健康中心
F code=XL-01
F level=专技九级
D 每周值班3次
D 危机个案2小时内上报
F qualification=持心理咨询师证书
F reportsTo=心理健康中心主任
F headcount=2`,
  },
  {
    name: '29-CSV带签名',
    means: 'csv-bom',
    paper: `
|部门|岗位|姓名|主要职责|工作标准|频次|
|保洁班|班长|许青|组织班前会|到岗率100%|每日1次|
|保洁班|班长|许青|质量巡查|覆盖全部楼层|每日2次|
|保洁班|保洁员|罗小禾|楼道清扫|无积尘、无杂物|每日2次|`,
    expect: `
P 班长 | 保洁班
F holders=许青
D 组织班前会
S 到岗率100% {frequency=每日1次}
D 质量巡查
S 覆盖全部楼层 {frequency=每日2次}
P 保洁员 | 保洁班
F holders=罗小禾
D 楼道清扫
S 无积尘、无杂物 {frequency=每日2次}`,
  },
  {
    name: '30-CSV国标码',
    means: 'csv-gbk',
    paper: `
|岗位名称|岗位级别|编制人数|岗位职责|任职资格|
|门卫|工勤五级|4|出入登记|身体健康|
|传达员|工勤五级|1|报刊分发，当日送达|初中以上学历|`,
    expect: `
P 门卫 |
F level=工勤五级
F headcount=4
D 出入登记
F qualification=身体健康
P 传达员 |
F level=工勤五级
F headcount=1
D 报刊分发，当日送达
F qualification=初中以上学历`,
  },
  {
    name: '31-Excel两行表头',
    means: 'hucre',
    paper: `
|岗位名称|工作职责|工作标准|<|备注|
|^|^|质量要求|完成时限|^|
|统计员|年报编制|数据差错为零|每年1月15日前|试行|
|^|月报汇总|口径一致|每月5日前||`,
    expect: `
P 统计员 |
D 年报编制
S 数据差错为零 {timeLimit=每年1月15日前}
D 月报汇总
S 口径一致 {timeLimit=每月5日前}
K 试行`,
  },
  {
    name: '32-混排标题与表格',
    means: 'soffice-docx',
    paper: `
= 第一章 综合科
== 第一节 科长
|岗位职责|工作标准|
|公文流转|当日分办|
|会议组织|会前30分钟到场|
== 第二节 档案管理员
|岗位职责|工作标准|
|档案接收|手续齐全|
= 第二章 财务科
== 第一节 出纳
|岗位职责|工作标准|
|现金收付|日清月结|`,
    expect: `
P 科长 | 综合科
D 公文流转
S 当日分办
D 会议组织
S 会前30分钟到场
P 档案管理员 | 综合科
D 档案接收
S 手续齐全
P 出纳 | 财务科
D 现金收付
S 日清月结`,
  },
];
