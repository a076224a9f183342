import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The four fonts that come with the program, in one folder, and the template from the sources. */
export function paperResources(): { readonly fontsDir: string; readonly templatesDir: string } {
  const require = createRequire(import.meta.url);
  const fontsDir = join(tmpdir(), 'gangbiao-test-fonts');
  mkdirSync(fontsDir, { recursive: true });
  for (const kind of ['serif', 'sans']) {
    for (const weight of ['400Regular', '700Bold']) {
      const name = `Noto${kind === 'serif' ? 'Serif' : 'Sans'}SC_${weight}.ttf`;
      if (existsSync(join(fontsDir, name))) continue;
      const part = join(fontsDir, `${name}.${process.pid}.part`);
      copyFileSync(
        join(dirname(require.resolve(`@expo-google-fonts/noto-${kind}-sc/package.json`)), weight, name),
        part,
      );
      renameSync(part, join(fontsDir, name));
    }
  }
  return { fontsDir, templatesDir: fileURLToPath(new URL('../../shared/document', import.meta.url)) };
}
