import { sheetXml, workbookParts, zipOf } from '../workbook-files.ts';

/** A workbook of two columns whose sheet names these merged areas. */
export function workbookWithMerges(refs: readonly string[], rows = 2_000): Buffer {
  const list = `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return zipOf(
    workbookParts(
      sheetXml(
        Array.from({ length: rows }, () => ['岗位', '岗位职责']),
        list,
      ),
    ),
  );
}

/** 0.8 MB of overlapping areas, each as wide as the sheet; told apart, so that they do not pack to nothing. */
export function hostileMerges(): Buffer {
  return workbookWithMerges(
    Array.from({ length: 160_000 }, (_, index) => {
      const scattered = (index * 2_654_435_761) % 1_048_000;
      return `A${1 + (scattered % 997)}:XFD${scattered + 576}`;
    }),
  );
}
