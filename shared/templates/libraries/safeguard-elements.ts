import type { ElementTable } from './element-table.ts';

const source = '内部质量保证体系诊断与改进工作管理办法第十条';
const group = (safeguard: NonNullable<ElementTable['safeguard']>, area: string, elements: string): ElementTable => ({
  layer: 'school',
  safeguard,
  type: 'safeguard',
  source,
  areas: { [area]: elements },
});

/** Standard elements of the six safeguards, as facts from S1 art. 10. */
export const safeguardElements: readonly ElementTable[] = [
  group(
    'people',
    '人力资源保障',
    '教师发展需求调研=每年调研1次、人事管理制度、薪酬分配制度、师资队伍建设规划、教师选聘机制、校本培训规范=校本培训每学期至少1次、实践锻炼规范',
  ),
  group(
    'finance',
    '财务支持保障',
    '经费需求调研=每年10月底前完成、多元筹资机制、预算机制=预算执行率年底达到95%、经费管理与运行、经费绩效考评=每年考评1次、财务风险预警',
  ),
  group(
    'resources',
    '资源建设保障',
    '资源建设规划、资源优化配置、资源利用绩效管理=教学设备利用率不低于70%、办公条件改善、学习条件改善、资产管理=账实相符率≥99%，每年盘点1次',
  ),
  group(
    'safety',
    '安全保障',
    '平安校园组织机构、安全工作制度、安全隐患排查整改=每月排查1次，一般隐患3个工作日内整改、应急反应机制=突发事件1小时内上报、安全预案=每学期演练1次、安全教育长效机制=每学期至少1次',
  ),
  group(
    'living',
    '生活保障',
    '生活设施升级、学习生活环境=环境卫生检查合格率≥95%、困难师生帮扶=困难认定公示不少于5个工作日、餐饮服务=食品安全事故为零，满意度≥85%、维修服务=接到报修后2小时内响应',
  ),
  group('culture', '文化保障', '质量文化培育、校园文化载体、宣传与动员、文化活动=每学期至少2次'),
];
