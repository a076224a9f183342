import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/contract/desktop.ts';
import type { Notices } from '../../shared/contract/notices.ts';
import { mainWords } from './main-words.ts';
import { readSettings } from './settings-store.ts';
import { type AppWindow, type MenuSteps, notify, windowOf } from './windows.ts';

const noSteps: MenuSteps = { kind: null, undo: null, redo: null };

/** Puts up the menu with a window's own steps, when it is the one that the menu belongs to now. */
export function showMenuOf(target: AppWindow): void {
  const focused = BrowserWindow.getFocusedWindow();
  if (focused === null || focused === target.window) setMenu(readSettings().language, target.steps);
}

/** From now on, the menu names the steps of whichever window has the focus. */
export function followFocus(): void {
  app.on('browser-window-focus', (_event, window) => {
    const target = windowOf(window.webContents);
    if (target !== null) showMenuOf(target);
  });
}

/** Puts up the menu in one language. Its commands go to the page of the focused window. */
export function setMenu(language: Language, steps: MenuSteps = noSteps): void {
  const words = mainWords(language).menu;
  const isOffice = steps.kind === 'office';
  // Without a file there is nothing that these could be about.
  const enabled = steps.kind !== null;
  const template: MenuItemConstructorOptions[] = [
    {
      label: words.file,
      submenu: [
        { label: words.new, accelerator: 'CmdOrCtrl+Shift+N', click: send('new') },
        { label: words.open, accelerator: 'CmdOrCtrl+O', click: send('open') },
        { type: 'separator' },
        isOffice
          ? { label: words.inbox, click: send('inbox') }
          : { label: words.import, enabled, click: send('import') },
        { label: words.bundle, enabled, click: send('export-bundle') },
        { label: words.print, enabled, accelerator: 'CmdOrCtrl+P', click: send('print') },
        { type: 'separator' },
        { label: words.settings, enabled, accelerator: 'CmdOrCtrl+,', click: send('settings') },
        { label: words.quit, role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        // The keys themselves belong to the page, which knows whether a field wants them.
        { label: steps.undo ?? words.undo, accelerator: 'Ctrl+Z', registerAccelerator: false, click: send('undo') },
        { label: steps.redo ?? words.redo, accelerator: 'Ctrl+Y', registerAccelerator: false, click: send('redo') },
        { type: 'separator' },
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
        { type: 'separator' },
        { label: words.search, accelerator: 'Ctrl+K', registerAccelerator: false, click: send('search') },
      ],
    },
    {
      label: words.view,
      submenu: [
        ...(isOffice
          ? [
              { label: words.dashboard, click: send('dashboard') },
              { label: words.reviews, click: send('reviews') },
            ]
          : [{ label: words.handbook, enabled, click: send('handbook') }]),
        { label: words.fullScreen, role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ label: words.devTools, role: 'toggleDevTools' } as const]),
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function send(command: Notices['menu']['command']): () => void {
  return () => {
    const focused = BrowserWindow.getFocusedWindow();
    const target = focused === null ? null : windowOf(focused.webContents);
    if (target !== null) notify(target, 'menu', { command });
  };
}
