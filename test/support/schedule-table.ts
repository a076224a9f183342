import { writeXlsx } from 'hucre/xlsx';
import { type Grid, gridOfStored, mergesOf, type StoredCell } from '../../shared/document/task-tables/grid.ts';

/**
 * A 建设实施进程表 with the structure of S4's 附表, cell by cell and merge by merge: `^` goes on from above, `<` from the
 * left, `/` is a line's end inside a cell. Items, dates and units are facts; longer phrases are worded anew.
 */
const source = `
附表　建设实施进程表 | < | < | < | < | < | <
建设项目 | 建设任务 | 建设内容 | < | 完成时间 | 考核依据 | 责任部门
健全组织 | 健全机构，明确岗位职责 | 设立质量保证机构，明确各岗位职责 | < | 2017.7 | 机构文件，人员配置 | 组织人事处
^ | ^ | 明确学院各部门及岗位职责 | < | 2017.7 | 机构设置及岗位职责一览表 | 组织人事处、学院各部门
^ | 建立学院、系部（部门）、/专业（课程）三级组织，明确职责 | 成立学院质量保证委员会 | < | 2016.9 | 学院文件 | 质量监控部门
^ | ^ | 成立系部质量保证工作组 | < | 2017.6 | 系部文件 | 各系部
^ | ^ | 成立专业（课程）质量保证小组 | < | 2017.6 | ^ | 系部/教研室
完善规划体系 | 编修学院规划，形成完整的目标链 | 修订学院“十三五”规划 | < | 2017.9 | 规划文本 | 科研学报部/党政办
^ | ^ | 制定专业建设规划 | < | 2017.9 | 规划文本 | 教务处/各系
^ | ^ | 制定课程建设规划 | < | 2017.9 | 规划文本 | 教务处/各系（部）/各教研室
^ | ^ | 制定师资队伍建设规划 | < | 2017.9 | 规划文本 | 组织人事处/各系（部）
^ | ^ | 制定校园信息化建设规划 | < | 2017.6 | 规划文本 | 党政办
^ | ^ | 制定校园文化建设规划 | < | 2017.9 | 规划文本 | 宣传部
^ | ^ | 制定育人规划（含创新创业） | < | 2017.9 | 规划文本 | 学生处/招生就业处
^ | ^ | 编制年度党政工作要点并分解任务 | < | 2017-2020年初 | 年度党政工作要点（文件） | 党政办
^ | ^ | 制定年度目标管理与绩效考核方案 | < | 2017-2020 | 考核表与考核结果 | 组织人事处/党政办
^ | 建立预警机制，修正目标链 | 建立绩效考核信息化管理系统 | < | 2017.12 | 管理系统 | 党政办/组织人事处
^ | ^ | 编制学院年度工作总结 | < | 2017-2020/每年12月底 | 年度工作总结文本 | 党政办
^ | ^ | 编制专业建设年度总结 | < | 2017-2020/每年12月中旬 | ^ | 教务处（各系）
^ | ^ | 编制课程建设年度总结 | < | ^ | ^ | 教务处（各系部）
^ | ^ | 编制师资队伍建设年度总结 | < | ^ | ^ | 组织人事处（各系部）
^ | ^ | 编制校园信息化建设年度总结 | < | ^ | ^ | 党政办
^ | ^ | 编制校园文化建设年度总结 | < | ^ | ^ | 宣传部
^ | ^ | 编制育人工作年度总结 | < | ^ | ^ | 学生处/招生就业处
建立标准体系 | 形成职责-岗位-工作标准的工作包 | 厘清部门事项，设计工作流程 | < | 2017.9 | 工作流程文本 | 学院各部门
^ | ^ | 部门职责具体化，制定岗位工作标准 | < | 2017.9 | 部门各岗位工作标准文本 | 学院各部门
^ | 建立专业、课程、教师、学生发展标准 | 建立专业、课程标准体系 | < | 2017.9 | 标准文本 | 教务处、各系（部）
^ | ^ | 建立教师发展标准体系 | < | 2017.9 | 标准文本 | 组织人事处
^ | ^ | 制定企业兼职教师聘用考核标准 | < | 2017.9 | 标准文本 | 教务处/组织人事处
^ | ^ | 建立学生发展标准 | < | 2017.9 | 标准文本 | 学生处
^ | 建设校园质量文化 | 建设环境文化 | < | 2017.12 | 景点、标语、文化墙等 | 宣传部/后勤处
^ | ^ | 建设制度文化 | < | 2017.12 | 制度落地的氛围 | 党政办、/质量监管部门、/纪检监察室等
^ | ^ | 建设文明、平安、幸福校园 | < | 2017.12 | 自觉的质量意识 | 原承担各项/项目建设任务的/职能部门
^ | 完善制度体系 | 完善内部管理制度，/形成内控机制 | 废改立学院制度，构建制度体系 | 2017.12 | 制度框架和制度汇编 | 党政办/各部门
^ | ^ | ^ | 制定部门绩效考核分配制度 | 2017.12 | 制度文本 | 组织人事处
^ | ^ | ^ | 建立体系运行报告制度 | 2017.10 | ^ | 质量监管部门
^ | ^ | ^ | 制定专业考核性诊改制度 | 2017.10 | ^ | 教务处/各系
^ | ^ | ^ | 制定课程考核性诊改制度 | 2017.10 | ^ | 教务处/各系部
^ | ^ | ^ | 制定教师发展考核性诊改制度 | 2017.10 | ^ | 组织人事处/教务处/各系部
^ | ^ | ^ | 制定学生发展自测诊改制度 | 2017.10 | ^ | 学生处/各系部
^ | ^ | 编制专业课程年度自我诊改报告 | < | 每年11月 | 报告文本 | 教务处/各系部
^ | ^ | 编制教师发展年度自我诊改报告 | < | 每年11月 | ^ | 组织人事处/各系部
^ | ^ | 编制学生发展年度自我诊改报告 | < | 每年11月 | ^ | 学生处/各系部
^ | ^ | 撰写学院自我诊改报告 | < | 每年12月 | 报告文本 | 质量监控部门、各部门
建设数据平台 | 开发实时采集平台，/建立校园物联网 | 建设校本数据平台 | < | 2017.12 | 信息平台 | 党政办
^ | ^ | 建立校园网上办事大厅 | < | 2017.12 | ^ | 党政办/相关部门
^ | ^ | 学生考勤系统 | < | 2017.12 | 系统运行良好 | 党政办/教务处
^ | ^ | 建设移动在线学习资源平台 | < | 2017.12 | 学习平台/（网站） | 党政办/教务处
^ | ^ | 建立教学质量考核评价系统 | < | 2017.12 | 系统 | 党政办/教务处
^ | ^ | 建立目标管理与绩效考核系统 | < | 2017.12 | ^ | 党政办/组织人事处
^ | 挖掘平台数据，/实现运行管控 | 制定采集、审核、预警制度 | < | 2018.3 | 制度文本 | 质量监管部门
^ | ^ | 用平台数据分析、诊断与改进 | < | 2018.3 | 过程记录 | 各部门/全体师生
`;

/** 表4's structure: a unit over several goals, a column a year, names at the end. */
const annualSource = `
项目牵头部门 | 建设任务 | 2017年 | 2018年 | 2019年 | 2020年 | 考核点 | 责任人 | 具体负责人
后勤处 | 报修按时完成率 | 90% | 92% | 94% | 96% | 报修统计 | 林知远 | 韩砺石
^ | 公寓消防设施改造 | 1至2号楼 | 3至4号楼 | 5至6号楼 |  | 验收单/检测报告 | 林知远 | 
^ | 校园照明节能 | < | 立项 | 完成改造 | < | 节能量报告 | 程予安 | 崔长青
`;

/** 表3's structure, with units separated in every way that people use. */
const breakdownSource = `
建设项目 | 任务 | 责任部门 | 协助部门 | 考核点 | 备注
平安校园建设 | 更换老旧消防设施 | 后勤处 | 保卫处、学工处，财务处；基建处 | 验收单 | 
^ | 建成食堂视频监管 | 后勤处 | 信息化中心/保卫处 | 在线率统计 | 含二食堂
绿色校园建设 | 教学区照明改造 | 后勤处 | 教务处/财务处（采购科） | 节能量报告 | ^
`;

function gridOfText(text: string): Grid {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const stored: StoredCell[][] = [];
  for (const [row, cells] of rows.entries()) {
    const line: StoredCell[] = [];
    stored.push(line);
    for (const [column, cell] of cells.entries()) {
      const words = cell.replaceAll('/', '\n').replaceAll('　', '　');
      if (cell === '^') line.push({ t: stored[row - 1]?.[column]?.t ?? '', m: 'up' });
      else if (cell === '<') line.push({ t: line[column - 1]?.t ?? '', m: 'left' });
      else line.push({ t: words });
    }
  }
  return gridOfStored(stored, rows[0]?.length ?? 0);
}

export const scheduleGrid = gridOfText(source);
export const annualGrid = gridOfText(annualSource);
export const breakdownGrid = gridOfText(breakdownSource);

/** A workbook as a person would have typed it: one sheet, merged cells, words in the first cell of each. */
export async function workbookOf(grid: Grid, name = '附表'): Promise<Uint8Array> {
  const rows: (string | null)[][] = Array.from({ length: grid.height }, () =>
    Array.from({ length: grid.width }, () => null),
  );
  for (const cell of grid.cells) {
    const row = rows[cell.row];
    if (row !== undefined && cell.text !== '') row[cell.column] = cell.text;
  }
  const widths = [10, 20, 16, 22, 14, 18, 18, 10, 10];
  return await writeXlsx({
    sheets: [
      {
        name,
        rows,
        columns: Array.from({ length: grid.width }, (_, index) => ({ width: widths[index] ?? 12 })),
        merges: mergesOf(grid),
      },
    ],
  });
}
