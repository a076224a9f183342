import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerDialogs, launchApp, type RunningApp } from '../support/launch-app.ts';
import { settled, violationsOn } from '../support/settled.ts';
import { value, windowClient } from '../support/window-calls.ts';

const screens = [
  'overview',
  'department',
  'positions',
  'workflows',
  'tasks',
  'statements',
  'evidence',
  'findings',
  'handbook',
  'printing',
  'bundles',
  'merging',
  'workbook',
  'history',
  'settings',
] as const;

/** A running program with the sample department open, made by way of the start page. */
async function withSample(options: { scale?: number } = {}): Promise<RunningApp> {
  const scale = options.scale ?? 1;
  const running = await launchApp({
    width: Math.round(1366 / scale),
    height: Math.round(768 / scale),
    ...(scale === 1 ? {} : { scale }),
  });
  await answerDialogs(running.app, { save: join(running.folder, '示例.qhd') });
  await running.page.getByRole('button', { name: '建立示例…' }).click();
  await running.page.getByRole('navigation', { name: '主导航' }).waitFor({ timeout: 60_000 });
  return running;
}

async function withEmpty(): Promise<RunningApp> {
  const running = await launchApp();
  await answerDialogs(running.app, { save: join(running.folder, '教务处.qhd') });
  await running.page.getByRole('button', { name: '新建…' }).click();
  await running.page.getByLabel('学校名称').fill('云栖岭职业技术学院');
  await running.page.getByLabel('部门名称').fill('教务处');
  await running.page.getByRole('button', { name: '选择位置并新建…' }).click();
  await running.page.getByRole('navigation', { name: '主导航' }).waitFor();
  return running;
}

async function goTo(page: Page, screen: string): Promise<void> {
  await page.locator(`button[data-screen="${screen}"]`).click();
  await page.locator(`main[data-screen="${screen}"] h1`).first().waitFor();
  await settled(page);
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, .gb-page-body')].some(
      (box) => box.scrollWidth > box.clientWidth + 1,
    ),
  );
}

for (const scale of [1, 1.25]) {
  test(`every screen of the sample is free of axe violations and of sideways scrolling at ${scale * 100} %`, async () => {
    test.slow();
    const running = await withSample({ scale });
    try {
      const found: Record<string, unknown> = {};
      for (const screen of screens) {
        await goTo(running.page, screen);
        const wrong = await violationsOn(running.page);
        if (wrong.length > 0 || (await scrollsSideways(running.page))) found[screen] = wrong;
      }
      expect(found).toEqual({});
      expect(running.complaints).toEqual([]);
    } finally {
      await running.close();
    }
  });
}

test('the organization chart shows posts and vacancies, and is walked, enlarged and opened with keys alone', async () => {
  const running = await withSample();
  const { page } = running;
  try {
    await goTo(page, 'positions');
    await page.getByRole('radio', { name: '组织机构图' }).check();
    const boxes = page.locator('.organization-drawing [data-box]');
    await boxes.first().waitFor();
    const rows = await value(windowClient(page).positions.list({}));
    const sections = new Set(rows.flatMap(({ sectionId }) => sectionId ?? []));
    await expect(boxes).toHaveCount(1 + sections.size + rows.length);
    await expect(
      page.getByRole('button', { name: /^水电运维岗，维修管理科，编制4，在岗2.*空缺2，上级：维修管理科科长$/u }),
    ).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);

    const current = page.locator('.organization-drawing [data-box]:focus');
    await boxes.first().focus();
    for (const [key, name] of [
      ['ArrowDown', /^处长，/u],
      ['ArrowDown', /^副处长/u],
      ['End', /，上级：/u],
      ['Home', /^后勤处，/u],
      ['ArrowDown', /^处长，/u],
    ] as const) {
      await page.keyboard.press(key);
      await expect(current).toHaveAccessibleName(name);
    }
    const zoom = page.locator('.organization-zoom');
    await page.keyboard.press('1');
    await expect(zoom).toHaveText('100%');
    await page.keyboard.press('+');
    await expect(zoom).toHaveText('120%');
    await page.keyboard.press('0');
    const { width, height } = (await page.locator('.organization-scroll').boundingBox()) ?? { width: 0, height: 0 };
    await expect
      .poll(async () => {
        const box = await page.locator('.organization-drawing').boundingBox();
        return box !== null && box.width <= width && box.height <= height;
      })
      .toBe(true);
    await page.keyboard.press('Enter');
    await expect(page.locator('#position-name')).toHaveValue('处长');
    await page.getByRole('button', { name: '返回组织机构图' }).press('Enter');
    await expect(page.locator('.organization-drawing [data-box][tabindex="0"]')).toHaveAccessibleName(/^处长，/u);
    await page
      .locator('.organization-drawing')
      .getByRole('button', { name: /^维修管理科，/u })
      .click();
    await expect(page.getByRole('grid', { name: '岗位列表' })).toContainText('水电运维岗');
    await expect(page.getByLabel('科室', { exact: true }).locator('option:checked')).toHaveText('维修管理科');
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});

test('every screen of an empty department says what to do, and axe finds nothing', async () => {
  test.slow();
  const running = await withEmpty();
  try {
    const found: Record<string, unknown> = {};
    for (const screen of screens) {
      await goTo(running.page, screen);
      const wrong = await violationsOn(running.page);
      if (wrong.length > 0) found[screen] = wrong;
    }
    expect(found).toEqual({});
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});

test('the start page names a file that is no workspace, and axe finds nothing on it', async () => {
  const running = await launchApp();
  try {
    const wrong = join(running.folder, '通知.qhd');
    writeFileSync(wrong, '这是一个文本文件');
    await answerDialogs(running.app, { open: [wrong] });
    await running.page.getByRole('button', { name: '打开…' }).click();
    await expect(running.page.getByRole('alert')).toContainText('不是岗标的工作文件');
    expect(await violationsOn(running.page)).toEqual([]);
    await running.page.getByRole('button', { name: '新建…' }).click();
    await running.page.getByRole('button', { name: '选择位置并新建…' }).click();
    await expect(running.page.getByRole('alert').first()).toBeVisible();
    expect(existsSync(join(running.folder, '教务处.qhd'))).toBe(false);
    expect(await violationsOn(running.page)).toEqual([]);
  } finally {
    await running.close();
  }
});

test('a department is filled in with the keyboard alone, and every word is in the file', async () => {
  const running = await withEmpty();
  const { page } = running;
  try {
    await page.keyboard.press('Control+2');
    const code = page.getByLabel('部门代码');
    await code.focus();
    await page.keyboard.type('JWC');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '添加人员' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('姓名').first()).toBeFocused();
    await page.keyboard.type('方一诺');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0001');
    for (const name of ['教学科', '考务科']) {
      await settled(page);
      const rows = await page.getByLabel('科室名称').count();
      await page.getByRole('button', { name: '添加科室' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByLabel('科室名称').nth(rows)).toBeFocused();
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
    }
    await settled(page);
    await page.getByRole('button', { name: /^调整“考务科”的顺序/u }).focus();
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(async () => {
        const view = await value(windowClient(page).department.get({}));
        return {
          code: view.department.code,
          people: view.people.map(({ name, staffNumber }) => `${name} ${staffNumber}`),
          sections: view.sections.map(({ name }) => name),
        };
      })
      .toEqual({ code: 'JWC', people: ['方一诺 0001'], sections: ['考务科', '教学科'] });
    await expect(page.getByText(/^已保存 \d\d:\d\d$/u)).toBeVisible();
  } finally {
    await running.close();
  }
});

test('words typed just before the window closes are in the file', async () => {
  const running = await launchApp();
  const path = join(running.folder, '教务处.qhd');
  const client = windowClient(running.page);
  await value(client.workspace.create({ jobId: 'a', path, template: 'empty', departmentName: '教务处' }));
  await running.page.reload();
  await goTo(running.page, 'department');
  await running.page.getByLabel('办公地点').fill('求是楼 305');
  await running.app.close();
  const again = await launchApp({ workspace: path });
  try {
    await again.page.getByRole('navigation', { name: '主导航' }).waitFor(); // the file is open
    const view = await value(windowClient(again.page).department.get({}));
    expect(view.department.office).toBe('求是楼 305');
  } finally {
    await again.close();
  }
});

test('a workbook exported and imported again is told to change nothing', async () => {
  const running = await withSample();
  const { page } = running;
  try {
    const path = join(running.folder, '资料.xlsx');
    await answerDialogs(running.app, { save: path, open: [path] });
    await goTo(page, 'workbook');
    await page.getByRole('button', { name: '导出… 全部内容' }).click();
    await expect(page.getByText('已导出“资料.xlsx”')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: '选择工作簿…' }).click();
    await expect(page.getByText('不需要导入')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
    expect(await violationsOn(page)).toEqual([]);
  } finally {
    await running.close();
  }
});

test('a bundle is exported and verified, and one that was cut short is refused in words', async () => {
  const running = await withSample();
  const { page } = running;
  try {
    const path = join(running.folder, 'bundle.zip');
    await answerDialogs(running.app, { save: path });
    await goTo(page, 'bundles');
    await page.getByRole('button', { name: '导出…' }).click();
    await expect(page.getByText('校验通过')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.gb-fingerprint code')).toHaveText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/u);
    expect(await violationsOn(page)).toEqual([]);

    mkdirSync(join(running.folder, 'usb'));
    const torn = join(running.folder, 'usb', 'torn.zip');
    copyFileSync(path, torn);
    const bytes = readFileSync(torn);
    writeFileSync(torn, bytes.subarray(0, Math.floor(bytes.length / 2)));
    await answerDialogs(running.app, { open: [torn] });
    await page.getByRole('button', { name: '选择同步包…' }).click();
    await expect(page.getByText('校验未通过')).toBeVisible({ timeout: 60_000 });
    expect(await violationsOn(page)).toEqual([]);
  } finally {
    await running.close();
  }
});

test('the language changes the whole window at once, and its lang attribute with it', async () => {
  const running = await withEmpty();
  const { page } = running;
  try {
    await goTo(page, 'settings');
    await page.getByRole('radio', { name: 'English' }).click();
    await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    for (const screen of screens) {
      await goTo(page, screen);
      await settled(page);
      // Names and units that people typed stay Chinese; the frame around them does not.
      const head = await page.locator(`main[data-screen="${screen}"] h1`).first().innerText();
      expect(head).not.toMatch(/\p{Script=Han}/u);
    }
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  } finally {
    await running.close();
  }
});

test('when the host ends, a calm page offers to go on, and what was saved is there', async () => {
  const running = await withEmpty();
  const { page } = running;
  try {
    // What the main process sends when the host's process has ended.
    await running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('notice:hostGone', { reason: 'killed' });
    });
    await expect(page.getByRole('alert')).toContainText('数据服务已停止');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: '重新打开' }).click();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  } finally {
    await running.close();
  }
});
