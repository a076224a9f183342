import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../support/launch-app.ts';
import { sampleDir } from '../support/sample.ts';
import { value, windowClient } from '../support/window-calls.ts';

let running: RunningApp;

test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running.close());

test('the page has no Node and no door but window.api', async () => {
  const found = await running.page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    module: typeof (globalThis as Record<string, unknown>)['module'],
    groups: Object.keys(window.api).sort(),
    invoke: 'invoke' in window.api,
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    invoke: false,
    groups: [
      'approvals',
      'assignments',
      'bundles',
      'coverage',
      'department',
      'desktop',
      'evidence',
      'feedback',
      'findings',
      'goals',
      'handbook',
      'history',
      'imports',
      'inbox',
      'indicators',
      'jobs',
      'keeping',
      'keys',
      'libraries',
      'links',
      'merging',
      'office',
      'on',
      'overview',
      'papers',
      'pathOf',
      'positions',
      'reading',
      'reviews',
      'rollover',
      'schoolCalendar',
      'search',
      'statements',
      'tables',
      'taskMonths',
      'tasks',
      'templates',
      'workbook',
      'workflows',
      'workspace',
    ],
  });
});

test('the window is sandboxed and isolated, and the page comes from our own protocol', async () => {
  expect(new URL(running.page.url()).protocol).toBe('gangbiao:');
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the policy refuses inline scripts, eval, foreign requests and frames', async () => {
  const refused = await running.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    const fetched = await fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    );
    // In a task of the page's own: what a debugger evaluates is let through.
    const evaluated = await new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line typescript/no-implied-eval -- the policy must refuse exactly this
          new Function('return 1')();
          resolve('ran');
        } catch {
          resolve('refused');
        }
      });
    });
    const expected = ['connect-src', 'frame-src', 'script-src-elem'];
    for (let wait = 0; wait < 100 && !expected.every((one) => violated.includes(one)); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    frame.remove();
    return { fetched, evaluated, inline: 'inlineRan' in window, directives: [...new Set(violated)].sort() };
  });
  expect(refused).toEqual({
    fetched: 'refused',
    evaluated: 'refused',
    inline: false,
    directives: expect.arrayContaining(['connect-src', 'frame-src', 'script-src-elem']) as unknown,
  });
});

test('a file outside the page is not served, however its path is written', async () => {
  const answers = await running.page.evaluate(() =>
    Promise.all(
      [
        '/../main/main.cjs',
        '/..%2fmain%2fmain.cjs',
        '/%2e%2e/main/main.cjs',
        '/app/../../host/host-process.mjs',
        '/nothing.html',
      ].map((path) =>
        fetch(path).then(
          (response) => response.status,
          () => 0,
        ),
      ),
    ),
  );
  expect(answers.every((status) => status === 404 || status === 0)).toBe(true);
});

test('new windows, navigation away and every permission are refused', async () => {
  const before = running.page.url();
  const outcome = await running.page.evaluate(async () => {
    const opened = window.open('https://example.org/');
    location.href = 'https://example.org/';
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'refused',
    );
    const notifications = await Notification.requestPermission();
    return { opened: opened === null, camera, notifications };
  });
  expect(outcome).toEqual({ opened: true, camera: 'refused', notifications: 'denied' });
  expect(running.page.url()).toBe(before);
  expect(running.app.windows()).toHaveLength(1);
});

test('a call from a page that is not ours is not answered', async () => {
  const answer = await running.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const stranger = new BrowserWindow({ show: false });
    await stranger.loadURL('data:text/html,stranger');
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<unknown>> }
    )._invokeHandlers;
    const handler = handlers.get('call:workspace.status');
    const event = { sender: stranger.webContents, senderFrame: stranger.webContents.mainFrame };
    const result = await handler?.(event, {});
    stranger.destroy();
    return result;
  });
  expect(answer).toEqual({ ok: false, error: { code: 'invalid-input', about: 'sender' } });
});

test('no request leaves the computer while the main job runs', async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-net-'));
  const logPath = join(folder, 'net-log.json');
  const quiet = await launchApp({ args: [`--log-net-log=${logPath}`, '--net-log-capture-mode=Everything'] });
  const client = windowClient(quiet.page);
  await value(client.workspace.create({ jobId: 'net-1', path: join(folder, 'a.qhd'), template: 'sample' }));
  await value(client.workbook.check({ jobId: 'net-2', path: join(sampleDir, 'workbook.xlsx') }));
  await value(
    client.papers.export({
      jobId: 'net-3',
      spec: { paper: 'handbook', year: 2026 },
      format: 'pdf',
      path: join(folder, 'a.pdf'),
    }),
  );
  await value(client.bundles.export({ jobId: 'net-4', path: join(folder, 'a.zip') }));
  await quiet.page.reload();
  await quiet.page.locator('nav [data-screen]').first().waitFor();
  await quiet.close();
  const log = readFileSync(logPath, 'utf8');
  rmSync(folder, { recursive: true, force: true });
  const requested = [...log.matchAll(/"url":"([a-z-]+):/gu)].map(([, scheme]) => scheme);
  expect(
    requested.filter((scheme) => scheme === 'http' || scheme === 'https' || scheme === 'ws' || scheme === 'wss'),
  ).toEqual([]);
  // The log must have seen the page itself, or it proves nothing.
  expect(log).toContain('"constants"');
  expect(log.length).toBeGreaterThan(1000);
});
