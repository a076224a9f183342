/** Units and classifiers of standards, as an even text writes them. */
const plainUnits =
  '人次 人天 人日 课时 学时 学分 场次 班次 台次 车次 件次 批次 例次 节次 课次 门次 项次 篇次 户次 床位 个百分点 百分点 个工作日 工作日 个小时 小时 分钟 个月 个学期 学期 ' +
  '平方米 立方米 公里 千米 厘米 毫米 公斤 千克 毫克 毫升 公顷 千瓦时 分贝 勒克斯 摄氏度 ' +
  'mg/L mg/kg mg/m3 km/h m/s dB lx MPa kPa kWh kW NTU Mbps Gbps MB GB TB KB ppm kg km cm mm m2 m3 ml mL ms ' +
  '道题 机时 册次 人时 微克 纳克 CFU 千帕 兆帕 千伏 瓦 千瓦 粒 头 帧 赫兹 圈 声 升 秒钟 ' +
  '吨 克 升 米 平米 °C 度 秒 字 元 人 名 位 个 件 次 遍 份 篇 场 节 门 项 家 户 间 盏 处 台 套 本 册 条 起 例 种 辆 分 倍 岁 周岁 ' +
  '年 天 日 周 期 张 幅 块 支 部 班 轮 辑 句 页 组 对 宗 笔 只 根 片 卷 封 桩 款 双 副 把 架 列 栋 幢 座 趟 回 集 枚 株 棵 ' +
  '瓶 盒 箱 袋 包 桶 盆 杯 床 亩 讲 首 顿 单 票 % ‰ ‱ m g L V A h min';
/** Classifiers that are as often part of a name (三类, 五星, 二级): figures only after a comparing word. */
const namingUnits = '星 类 点 档 批 队 层 面 道 课 段 章 步 样 届 级 科 排 桌 席';
/** After 万 or 亿 a figure is counted in them: 15万人次. */
const myriadUnits = '元 人次 人 册 字 份 件 条 台 平方米 平米 吨 度 次 千瓦时 学时 亩 株 棵 立方米 种 公里 人天';

const split = (words: string): readonly string[] => words.split(' ');
const myriads = split(myriadUnits).flatMap((one) => [`万${one}`, `亿${one}`, `千${one}`]);
const escaped = (one: string): string => one.replaceAll(/[/]/gu, '\\/');
const all = [...split(plainUnits), ...split(namingUnits), ...myriads].sort((a, b) => b.length - a.length).map(escaped);

/** Pattern of a unit, with what it is counted by where that is written: 元/人次, 节/周. */
export const unitPattern = `(?:${all.join('|')})(?:\\/(?:平方米|立方米|人次|人天|公里|公斤|课时|学时|学期|学年|小时|分钟|[人生年月周日天次斤份户间台班门篇件吨套床餐米场节]))?(?![A-Za-z])`;

/** Units as they are written, for those that an even text spells otherwise. */
const unitNames: Readonly<Record<string, string>> = {
  h: '小时',
  min: '分钟',
  '°C': '℃',
  摄氏度: '℃',
  m2: '㎡',
  m3: 'm³',
  'mg/m3': 'mg/m³',
};

/** A unit as the record keeps it. */
export function unitName(unit: string): string {
  return unitNames[unit] ?? unit;
}

const naming = new Set(split(namingUnits));
/** Whether a classifier is as often part of a name. */
export function isNamingUnit(unit: string): boolean {
  return naming.has(unit);
}

/** Whether a unit measures time. */
export function isTimeUnit(unit: string): boolean {
  return /^(?:分钟|个?小时|h|min|秒|ms|天|日|周|个月|年|个?工作日|个?学期|学期)$/u.test(unit);
}
