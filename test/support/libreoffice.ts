import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { paperResources } from './paper-resources.ts';

/** Whether LibreOffice is on this machine. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The fonts that Word files name, and those of the program that stand for them on a machine without Windows fonts. */
const standIns = {
  宋体: 'Noto Serif SC',
  仿宋: 'Noto Serif SC',
  楷体: 'Noto Serif SC',
  方正小标宋简体: 'Noto Serif SC',
  'Times New Roman': 'Noto Serif SC',
  黑体: 'Noto Sans SC',
};

/** LibreOffice with a profile of its own in `folder`, with the same fonts as the program has here. */
export class LibreOffice {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = mkdtempSync(join(folder, 'office-'));
    const aliases = Object.entries(standIns).map(
      ([name, font]) =>
        `<alias binding="same"><family>${name}</family><prefer><family>${font}</family></prefer></alias>`,
    );
    writeFileSync(
      join(this.#folder, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${paperResources().fontsDir}</dir><cachedir>${join(this.#folder, 'cache')}</cachedir>${aliases.join('')}</fontconfig>`,
    );
  }

  /** Writes `path` in another format (`pdf`, or a filter after a colon) and answers where it lies. */
  async convert(path: string, format: string): Promise<string> {
    const target = join(this.#folder, 'out');
    mkdirSync(target, { recursive: true });
    const profile = `-env:UserInstallation=file://${this.#folder}/profile`;
    await promisify(execFile)('soffice', ['--headless', profile, '--convert-to', format, '--outdir', target, path], {
      env: { ...process.env, FONTCONFIG_FILE: join(this.#folder, 'fonts.conf') },
      maxBuffer: 1 << 26,
    });
    return join(target, basename(path).replace(/[^.]+$/u, format.split(':')[0] ?? format));
  }
}
