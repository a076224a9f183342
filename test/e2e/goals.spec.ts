import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { specialPlans } from '../../shared/templates/special-plans.ts';
import { answerDialogs } from '../support/launch-app.ts';
import { openSample, type SampleWindow } from '../support/sample-window.ts';
import { scheduleGrid, workbookOf } from '../support/schedule-table.ts';
import { settled } from '../support/settled.ts';
import { value } from '../support/window-calls.ts';

let { running, page, api, picture, violations } = {} as SampleWindow;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ running, page, api, picture, violations } = await openSample('目标链', { template: 'empty', pictures: 'goals' }));
  const { department } = await value(api.department.get({}));
  for (const name of ['维修管理科', '餐饮管理科'])
    await value(api.department.saveSection({ id: null, fields: { name } }));
  for (const name of ['林知远', '程予安', '苏明禾', '韩砺石'])
    await value(api.department.savePerson({ id: null, fields: { name } }));
  for (const content of ['上线报修平台', '更换灯具', '检修水泵'])
    await value(api.tasks.save({ id: null, fields: { year: 2026, taskClass: 'A', content } }));
  expect(department.name).toBe('后勤处');
});
test.afterAll(() => running.close());

test('An empty chain explains itself and offers the structure of a plan with its twelve special plans', async () => {
  await expect(page.locator('.gb-empty')).toContainText('目标链');
  await picture('empty');
  await page.getByRole('button', { name: '采用规划框架' }).click();
  await expect(page.getByRole('dialog').locator('tbody tr')).toHaveCount(specialPlans.length);
  await picture('adopt');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '建立目标链' }).click();
  await expect(page.locator('.goal-card')).toHaveCount(14);
});

test('The tree is walked, closed and reordered by keys, and a goal opens with what it lacks', async () => {
  const { goals } = await value(api.goals.list({}));
  const own = goals.find(({ level }) => level === 'department');
  const { sections, people } = await value(api.department.get({}));
  const make = (fields: Parameters<typeof api.goals.save>[0]['fields']) =>
    value(api.goals.save({ id: null, fields: { yearFrom: 2026, yearTo: 2030, ...fields } }));
  const repair = await make({
    text: '报修按时完成率稳步提高，师生对维修服务满意',
    level: 'section',
    parentGoalId: own?.id ?? null,
    sectionId: sections[1]?.id ?? null,
    ownerPersonId: people[3]?.id ?? null,
    code: 'M-02',
    measure: '按时完成率',
    comparison: '≥',
    targetValue: '98',
    unit: '%',
    baseline: '91',
    weight: 40,
  });
  for (const [index, target] of ['92', '94', '95', '97', '98'].entries())
    await value(api.goals.setYear({ goalId: repair.id, year: 2026 + index, value: target }));
  await make({ text: '进一步加强食堂管理', level: 'section', parentGoalId: own?.id ?? null, weight: 30 });
  await make({ text: '维修调度员接单不超过10分钟', level: 'position', parentGoalId: repair.id });
  const tasks = (await value(api.tasks.list({ year: 2026 }))).slice(0, 2).map(({ id }) => id);
  await value(api.goals.linkTasks({ goalId: repair.id, taskIds: tasks }));
  const card = page.locator(`[data-goal="${repair.id}"]`);
  await expect(card).toBeVisible();
  await settled(page);
  await picture('tree');
  await card.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(card).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () =>
      (await value(api.goals.list({}))).goals
        .filter((goal) => goal.parentGoalId === own?.id)
        .map(({ text }) => text.slice(0, 2)),
    )
    .toEqual(['进一', '报修']);
  await settled(page);
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: '目标详情' })).toContainText('五项都符合');
  await picture('panel');
  expect(await violations()).toEqual([]);
});

test('The table writes a year where it stands, and the gaps show only what lacks something', async () => {
  await page.getByRole('radio', { name: '目标表' }).check();
  const cell = page.getByLabel('2027年目标值：进一步加强食堂管理');
  await cell.fill('投诉不超过5件');
  await cell.press('Enter');
  await expect
    .poll(async () => (await value(api.goals.list({}))).goals.find(({ text }) => text.startsWith('进一'))?.targets)
    .toMatchObject([{ year: 2027, value: '投诉不超过5件' }]);
  await picture('table');
  await page.getByRole('button', { name: /个目标不够具体可测/u }).click();
  await expect(page.getByRole('complementary').or(page.locator('.goal-table'))).not.toHaveCount(0);
  await picture('gaps');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: /项任务没有对应目标/u }).click();
  await picture('loose');
  expect(running.complaints).toEqual([]);
});

test('A breakdown table comes in from Excel with its merges shown before anything is written', async () => {
  const path = join(running.folder, '进程表.xlsx');
  writeFileSync(path, await workbookOf(scheduleGrid));
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: '分解表' }).check();
  await expect(page.locator('.gb-empty')).toContainText('合并单元格原样保留');
  await answerDialogs(running.app, { open: [path], save: join(running.folder, '导出.xlsx') });
  await page.getByRole('button', { name: '从 Excel 或 Word 导入' }).click();
  await expect(page.locator('.gb-dialog .merged-table')).toBeVisible();
  await expect(page.locator('.table-import-counts')).toContainText('任务：新增50');
  await picture('table-import');
  expect(await violations()).toEqual([]);
  await page.getByRole('button', { name: '导入这张表' }).click();
  await expect(page.locator('.tables-sheet h2')).toHaveText('附表 建设实施进程表');
  await expect(page.locator('.tables-sheet td')).toHaveCount(scheduleGrid.cells.filter(({ row }) => row > 1).length);
  await picture('tables');
  await page.getByRole('button', { name: 'Excel', exact: true }).click();
  await expect(page.getByText('已导出 导出.xlsx')).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(running.complaints).toEqual([]);
});
