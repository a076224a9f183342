import type { SheetRows } from '../../../../shared/document/workbook/sheet-rows.ts';

/** How sheets come out of a file. Throws `AppFailure` `import-invalid` when it is no workbook of ours, `cancelled` when aborted. */
export interface WorkbookReader {
  read(path: string, signal: AbortSignal): Promise<readonly SheetRows[]>;
}

/** How sheets become a file's bytes; the same sheets give the same bytes. */
export interface WorkbookWriter {
  write(sheets: readonly SheetRows[]): Promise<Uint8Array>;
}
