import { BrowserWindow, type WebContentsPrintOptions } from 'electron';
import type { AppError } from '../../../shared/app-error.ts';
import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { PrintChoice, Printer } from '../../../shared/contract/printing.ts';
import { type PrintSide, printSides } from '../../../shared/domain/print-order.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { appOrigin } from '../app-protocol.ts';
import type { AppWindow } from '../windows.ts';
import { offerSheets } from './print-sheets.ts';

interface PrintInput {
  readonly jobId: string;
  readonly spec: PaperSpec;
  readonly choice?: PrintChoice | undefined;
}

/** The printers that the system knows. */
export async function printersOf(caller: AppWindow): Promise<Printer[]> {
  const found = await caller.window.webContents.getPrintersAsync();
  return found.map((printer) => {
    const { name, displayName } = printer;
    // Electron no longer says which one is the system's own, except on systems that tell it themselves.
    const isDefault = (printer as { readonly isDefault?: boolean }).isDefault === true;
    return { name, title: displayName === '' ? name : displayName, isDefault };
  });
}

/**
 * Compiles a paper in the host, lays its pages out in a hidden window, and prints them as `choice` says or as the
 * system's dialog is told. The pages are those of the PDF that an export would write, as vectors.
 */
export async function printPaper(
  { jobId, spec, choice }: PrintInput,
  caller: AppWindow,
): Promise<Result<{ printed: boolean }, AppError>> {
  const missing = choice === undefined ? null : missingPrinter(await printersOf(caller), choice.printer);
  if (missing !== null) return fail({ code: 'no-printer', about: missing });
  const compiled = await caller.host.call('papers.sheets', { jobId, spec });
  if (!compiled.ok) return compiled;
  const { svg, pageCount } = compiled.value as { svg: string; pageCount: number };
  const sides = choice === undefined ? undefined : printSides(pageCount, choice);
  if (sides === null) return fail({ code: 'invalid-input', about: 'range' });
  const window = new BrowserWindow({
    show: false,
    parent: caller.window,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  const withdraw = offerSheets(window.webContents.id, svg);
  try {
    await window.loadURL(`${appOrigin}/print.html?${addressOf(window.webContents.id, sides)}`);
    const laidOut: unknown = await window.webContents.executeJavaScript('window.sheetsReady', true);
    const expected = sides?.length ?? pageCount;
    if (laidOut !== expected) return fail({ code: 'internal', about: `print: ${String(laidOut)} of ${expected}` });
    const { printed, reason } = await print(window, choice === undefined ? dialogOptions : silentOptions(choice));
    return printed || choice === undefined ? ok({ printed }) : fail({ code: 'print-failed', about: reason });
  } finally {
    withdraw();
    window.destroy();
  }
}

/** The name of the printer that is asked for and not there; empty when there is none at all; null when all is well. */
function missingPrinter(printers: readonly Printer[], wanted: string): string | null {
  if (printers.length === 0) return '';
  return wanted === '' || printers.some(({ name }) => name === wanted) ? null : wanted;
}

/** `1,2,3` or for booklets `-.1,2.-`: what the print page is to lay out, side by side. */
function addressOf(id: number, sides: readonly PrintSide[] | undefined): string {
  const shown = sides?.map((side) => side.map((page) => page ?? '-').join('.')).join(',');
  return `sheets=${id}${shown === undefined ? '' : `&sides=${shown}`}`;
}

const dialogOptions: WebContentsPrintOptions = {
  silent: false,
  printBackground: true,
  margins: { marginType: 'none' },
};

/** Sheets that are laid out for a choice are all upright A4: no driver has to guess how to turn them. */
function silentOptions({ printer, copies, sides, booklet }: PrintChoice): WebContentsPrintOptions {
  const duplex = sides === 'one' ? 'simplex' : booklet || sides === 'short-edge' ? 'shortEdge' : 'longEdge';
  return {
    silent: true,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: 'A4',
    landscape: false,
    copies,
    collate: true,
    duplexMode: duplex,
    ...(printer === '' ? {} : { deviceName: printer }),
  };
}

function print(
  window: BrowserWindow,
  options: WebContentsPrintOptions,
): Promise<{ readonly printed: boolean; readonly reason: string }> {
  return new Promise((resolve) => {
    window.webContents.print(options, (printed, reason) => resolve({ printed, reason: reason || '' }));
  });
}
