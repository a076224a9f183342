import { comparisonWords, layerWords, safeguardWords, standardTypeWords } from './choices.ts';
import { idColumn, line, type TableSheet, text } from './column.ts';

/** 部门标准: standards for a layer or a safeguard, beside those of positions. */
export const layerStandardSheet: TableSheet = {
  layout: 'table',
  name: '部门标准',
  kind: 'layerStandard',
  about: '专业、课程、教师、学生、学校管理服务各层面和六类保障的标准，一行一条；岗位的工作标准在“工作标准”表。',
  columns: [
    {
      header: '层面',
      field: 'layer',
      value: { type: 'choice', words: layerWords },
      width: 10,
      hint: '学校、专业、课程、教师、学生之一，空着为学校。',
    },
    {
      header: '标准类型',
      field: 'standardType',
      value: { type: 'choice', words: standardTypeWords },
      width: 12,
      hint: '制定依据、流程标准、保障标准、绩效标准、考核标准之一，空着为流程标准。',
    },
    {
      header: '保障类别',
      field: 'safeguard',
      value: { type: 'choice', words: safeguardWords },
      width: 12,
      hint: '保障标准可填：人力资源、财务支持、资源建设、安全保障、生活保障、文化保障。',
    },
    { header: '类别', field: 'area', value: line, width: 20, hint: '如 专业运行标准。' },
    { header: '标准要素', field: 'name', value: line, required: true, width: 28, hint: '如 报到率。' },
    { header: '标准要求', field: 'requirement', value: text, width: 50, hint: '如 新生报到率≥95%。' },
    { header: '衡量指标', field: 'measure', value: line, width: 18, hint: '如 报到率。' },
    {
      header: '比较',
      field: 'comparison',
      value: { type: 'choice', words: comparisonWords },
      width: 8,
      hint: '≥ ≤ = > < 之一，可空。',
    },
    { header: '目标值', field: 'targetValue', value: line, width: 12, hint: '如 95，可写 10～20。' },
    { header: '单位', field: 'unit', value: line, width: 10, hint: '如 %、次。' },
    { header: '时限', field: 'timeLimit', value: line, width: 18, hint: '如 每年12月底前。' },
    { header: '频次', field: 'frequency', value: line, width: 16, hint: '如 每学期至少2次。' },
    { header: '检查方式', field: 'checkMethod', value: line, width: 24, hint: '' },
    { header: '依据', field: 'basis', value: line, width: 30, hint: '制度、规范的名称。' },
    { header: '应留材料', field: 'expectedEvidence', value: line, width: 24, hint: '能证明做到了的记录。' },
    { header: '标准库出处', field: 'sourceEntry', value: line, width: 18, hint: '从标准库采用时由程序填写。' },
    idColumn,
  ],
};
