import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program that knows nothing of ours says of a bundle. */
export interface OutsideVerdict {
  readonly tool: string;
  readonly verdict: string;
}

/**
 * Tests a bundle with Info-ZIP and coreutils alone: the archive, then every line of both manifests. Throws, with the
 * tool's own words, when one of them objects.
 */
export function verifyBundleOutside(bundle: string): readonly OutsideVerdict[] {
  const folder = mkdtempSync(join(tmpdir(), 'gangbiao-bag-'));
  try {
    const tested = run('unzip', ['-t', bundle], folder).trim().split('\n').at(-1) ?? '';
    run('unzip', ['-q', bundle, '-d', folder], folder);
    const bag = join(folder, readdirSync(folder)[0] ?? '');
    return [
      { tool: 'unzip -t', verdict: tested },
      ...['manifest-sha256.txt', 'tagmanifest-sha256.txt'].map((manifest) => {
        const lines = run('sha256sum', ['-c', manifest], bag).trim().split('\n');
        return { tool: `sha256sum -c ${manifest}`, verdict: `${lines.filter((line) => line.endsWith(': OK')).length} of ${lines.length} OK` };
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages that poppler counts in a PDF. */
export function pdfPages(path: string): number {
  return Number(/^Pages:\s+(\d+)$/mu.exec(run('pdfinfo', [path], tmpdir()))?.[1] ?? Number.NaN);
}

function run(program: string, args: readonly string[], folder: string): string {
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 1 << 28 });
}
