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
        return {
          tool: `sha256sum -c ${manifest}`,
          verdict: `${lines.filter((line) => line.endsWith(': OK')).length} of ${lines.length} OK`,
        };
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The size of each page of a PDF in whole millimetres, as poppler reads it: `210 × 297`. */
export function pdfPageSizes(path: string): string[] {
  const listed = run('pdfinfo', ['-f', '1', '-l', '100000', path], tmpdir());
  return [...listed.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gmu)].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)).join(' × '),
  );
}

function run(program: string, args: readonly string[], folder: string): string {
  return execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 1 << 28,
  });
}
