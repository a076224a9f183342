// Run by Electron (see ../icons.mjs): draws the SVG at each size on a transparent window and writes PNG files.
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const sizes = [512, 256, 128, 64, 48, 32, 16];

async function render() {
  await app.whenReady();
  const svg = readFileSync(path.join(__dirname, 'icon.svg')).toString('base64');
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, offscreen: true } });
  await window.loadURL('data:text/html,<title>icons</title>');
  for (const size of sizes) {
    const url = await window.webContents.executeJavaScript(`new Promise((resolve, reject) => {
      const image = new Image();
      image.onerror = reject;
      image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = ${size};
        canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
        resolve(canvas.toDataURL('image/png'));
      };
      image.src = 'data:image/svg+xml;base64,${svg}';
    })`);
    writeFileSync(path.join(__dirname, `${size}x${size}.png`), Buffer.from(url.split(',')[1], 'base64'));
  }
  app.quit();
}

render().catch((error) => {
  console.error(error);
  app.exit(1);
});
