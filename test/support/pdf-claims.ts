import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a PDF says of itself, as another program reads it. */
export interface PdfClaims {
  /** Of PDF/A, such as 2B; empty for none. */
  readonly archival: string;
  /** Of PDF/UA, such as 1; empty for none. */
  readonly accessible: string;
  /** Whether the window that shows it bears the title instead of the file's name. */
  readonly showsTitle: boolean;
  readonly language: string;
  readonly tagged: boolean;
  /** Objects that do not stand where the table says, and entries of the table beyond its size. */
  readonly misplaced: number;
}

export async function pdfClaims(bytes: Uint8Array): Promise<PdfClaims> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, stopAtErrors: true }).promise;
  const { info, metadata } = await pdf.getMetadata();
  // Maps, whatever their declarations say.
  const preferences: unknown = await pdf.getViewerPreferences();
  const marks: unknown = await pdf.getMarkInfo();
  await pdf.loadingTask.destroy();
  const text = metadata?.getRaw() ?? '';
  const said = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(String(text))?.[1] ?? '';
  return {
    archival: said('pdfaid:part') + said('pdfaid:conformance'),
    accessible: said('pdfuaid:part'),
    showsTitle: isTrue(preferences, 'DisplayDocTitle'),
    language: (info as { Language?: string | null }).Language ?? '',
    tagged: isTrue(marks, 'Marked'),
    misplaced: misplaced(bytes),
  };
}

function isTrue(map: unknown, key: string): boolean {
  return map instanceof Map && map.get(key) === true;
}

function misplaced(bytes: Uint8Array): number {
  const file = Buffer.from(bytes);
  const table = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.subarray(-80).toString('latin1'))?.[1];
  const [, first = '', ...lines] =
    file.subarray(Number(table)).toString('latin1').split('trailer')[0]?.split('\n') ?? [];
  const size = Number(/^0 (\d+)/u.exec(first)?.[1]);
  const entries = lines.filter((line) => line.trim() !== '');
  const wrong = entries.filter((line, number) => {
    const words = `${number} 0 obj`;
    const at = Number.parseInt(line, 10);
    return line.includes(' n') && file.subarray(at, at + words.length).toString('latin1') !== words;
  });
  return wrong.length + Math.abs(entries.length - size);
}
