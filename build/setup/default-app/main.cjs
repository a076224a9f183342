// Loads the app that the command line names, as Electron's own default app does.
// The npm build of the runtime lacks that part (see ../electron-npm.mjs); nothing of this ships.
const { app } = require('electron');
const { Module } = require('node:module');
const path = require('node:path');

const args = process.argv.slice(1);
let folder;
for (let index = 0; index < args.length; index += 1) {
  if (args[index] === '-r' || args[index] === '--require') {
    index += 1;
    Module._preloadModules([args[index]]);
  } else if (!args[index].startsWith('-')) {
    folder = path.resolve(args[index]);
    // A required module may have cut the list already (Playwright's does): what the app gets stands behind its folder.
    process.argv.splice(1, process.argv.length, ...args.slice(index + 1));
    break;
  }
}
if (!folder) {
  process.stderr.write('Usage: electron <folder of an app>\n');
  process.exit(1);
}
const meta = require(path.join(folder, 'package.json'));
process.defaultApp = true;
app.setVersion(meta.version);
app.setName(meta.productName ?? meta.name);
app.setAppPath(folder);
Module._load(path.join(folder, meta.main), null, true);
