import { BrowserWindow } from 'electron';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { appOrigin } from '../app-protocol.ts';
import type { AppWindow } from '../windows.ts';
import { offerSheets } from './print-sheets.ts';

/**
 * Compiles a paper in the host, lays its pages out in a hidden window, and opens the system's print dialog on them.
 * The pages are those of the PDF that an export would write, as vectors.
 */
export async function printPaper(
  input: { jobId: string; spec: PaperSpec },
  caller: AppWindow,
): Promise<Result<{ printed: boolean }, AppError>> {
  const compiled = await caller.host.call('papers.sheets', input);
  if (!compiled.ok) return compiled;
  const { svg, pageCount } = compiled.value as { svg: string; pageCount: number };
  const window = new BrowserWindow({
    show: false,
    parent: caller.window,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  const withdraw = offerSheets(window.webContents.id, svg);
  try {
    await window.loadURL(`${appOrigin}/print.html?sheets=${window.webContents.id}`);
    const laidOut: unknown = await window.webContents.executeJavaScript('window.sheetsReady', true);
    if (laidOut !== pageCount) return fail({ code: 'internal', about: `print: ${String(laidOut)} of ${pageCount}` });
    return ok({ printed: await openDialog(window) });
  } finally {
    withdraw();
    window.destroy();
  }
}

function openDialog(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true, margins: { marginType: 'none' } }, (printed) =>
      resolve(printed),
    );
  });
}
