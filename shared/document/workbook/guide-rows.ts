import { guideSheetName, workbookTemplate } from '../../templates/workbook/template.ts';
import type { Column } from '../../templates/workbook/column.ts';
import type { CellValue, SheetRows } from './sheet-rows.ts';

const opening = [
  '本工作簿用来整理一个部门的岗位、职责、标准、流程、任务和支撑材料。填好后在程序中选择“导入工作簿”即可。',
  '一、每张表第一行是表头，请勿改动文字；列的先后可以调整，不用的列可以整列删去。',
  '二、没有某类内容时，对应的表留空或整张删去，程序里已有的内容不受影响。',
  '三、导入只新增和修改，不删除：表里少了的行，程序里照旧保留。要删除请在程序中操作。',
  '四、单元格填空白表示该项为空；要保留程序里的原值，请删去整列，不要只清空单元格。',
  '五、引用另一张表时写它的编码、编号或名称；有同名时写编码或工号。',
  '六、最后一列“标识（勿改）”已隐藏，程序靠它认出原有的行。新增的行不必填；复制整行时请清空这一格。',
  '七、有一处不合要求，整本都不导入；程序会逐条指出在哪张表哪个单元格、该怎么改。',
] as const;

/** The guide sheet: how to fill in the workbook, then every sheet and column with its rule. */
export function guideRows(): SheetRows {
  const rows: CellValue[][] = [
    ['填写说明'],
    ...opening.map((sentence) => [sentence]),
    [null],
    ['工作表', '列', '必填', '填写要求'],
  ];
  for (const sheet of workbookTemplate) {
    rows.push([sheet.name, null, null, sheet.about]);
    for (const column of sheet.layout === 'form' ? sheet.rows : sheet.columns) {
      rows.push([null, column.header, column.required ? '必填' : null, ruleText(column)]);
    }
  }
  return { name: guideSheetName, rows };
}

/** Row numbers (from 0) of the guide's table head and of its sheet names, for the writer's styles. */
export const guideTableStart = opening.length + 2;

function ruleText(column: Column): string {
  const rule = column.value;
  const words =
    rule.type === 'choice'
      ? `可填：${Object.values(rule.words)
          .filter((word) => word !== '')
          .join('、')}。`
      : '';
  return column.hint.includes('之一') ? column.hint : `${column.hint}${words}`;
}
