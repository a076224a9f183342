import { BrowserWindow } from 'electron';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { appOrigin } from '../app-protocol.ts';
import type { AppWindow } from '../windows.ts';
import { offerPdf } from './print-sheets.ts';

/**
 * Compiles a paper in the host, lays its pages out in a hidden window, and opens the system's print dialog on them.
 * The pages are those of the PDF that an export would write.
 */
export async function printPaper(
  input: { jobId: string; spec: PaperSpec },
  caller: AppWindow,
): Promise<Result<{ printed: boolean }, AppError>> {
  const compiled = await caller.host.call('papers.preview', input);
  if (!compiled.ok) return compiled;
  const { pdf } = compiled.value as { pdf: Uint8Array };
  const window = new BrowserWindow({
    show: false,
    parent: caller.window,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  const withdraw = offerPdf(window.webContents.id, pdf);
  try {
    await window.loadURL(`${appOrigin}/print.html?sheets=${window.webContents.id}`);
    const problem: unknown = await window.webContents.executeJavaScript('window.sheetsReady', true);
    if (typeof problem === 'string') return fail({ code: 'internal', about: problem });
    return ok({ printed: await openDialog(window) });
  } finally {
    withdraw();
    window.destroy();
  }
}

function openDialog(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true, margins: { marginType: 'none' } }, (printed) => resolve(printed));
  });
}
