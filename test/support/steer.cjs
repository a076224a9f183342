// Loaded into Electron's main process before the program (`-r`), by `launch-alone.ts`: runs what is asked for over a
// socket, in the main process or in a page. Unlike a driver it attaches no debugger, which keeps a copy of every byte
// that a page fetches.
'use strict';
const { connect } = require('node:net');
const { createInterface } = require('node:readline');
const { runInThisContext } = require('node:vm');
const electron = require('electron');

const line = connect(process.env['GANGBIAO_STEER'] ?? '');
delete process.env['GANGBIAO_STEER'];

/** @param {{ where: 'main' | 'page', page: string, source: string }} order */
async function run({ where, page, source }) {
  if (where === 'main') return runInThisContext(`(${source})`)(electron);
  const window = electron.BrowserWindow.getAllWindows().find(({ webContents }) =>
    webContents.getURL().startsWith(page),
  );
  if (window === undefined) throw new Error(`no window shows ${page}`);
  return window.webContents.executeJavaScript(`(${source})()`, true);
}

createInterface({ input: line }).on('line', (text) => {
  const order = JSON.parse(text);
  run(order).then(
    (value) => line.write(`${JSON.stringify({ id: order.id, value })}\n`),
    (error) => line.write(`${JSON.stringify({ id: order.id, error: String(error?.stack ?? error) })}\n`),
  );
});
line.on('error', () => electron.app.exit(1));
