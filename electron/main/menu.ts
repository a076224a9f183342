import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/contract/desktop.ts';
import type { Notices } from '../../shared/contract/notices.ts';
import { mainWords } from './main-words.ts';
import { notify, windowOf } from './windows.ts';

/** Puts up the menu in one language. Its commands go to the page of the focused window. */
export function setMenu(language: Language): void {
  const words = mainWords(language).menu;
  const template: MenuItemConstructorOptions[] = [
    {
      label: words.file,
      submenu: [
        { label: words.new, accelerator: 'CmdOrCtrl+Shift+N', click: send('new') },
        { label: words.open, accelerator: 'CmdOrCtrl+O', click: send('open') },
        { type: 'separator' },
        { label: words.import, click: send('import') },
        { label: words.bundle, click: send('export-bundle') },
        { label: words.print, accelerator: 'CmdOrCtrl+P', click: send('print') },
        { type: 'separator' },
        { label: words.settings, accelerator: 'CmdOrCtrl+,', click: send('settings') },
        { label: words.quit, role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' },
        { label: words.redo, role: 'redo' },
        { type: 'separator' },
        { label: words.cut, role: 'cut' },
        { label: words.copy, role: 'copy' },
        { label: words.paste, role: 'paste' },
        { label: words.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.handbook, click: send('handbook') },
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
