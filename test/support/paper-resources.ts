import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fonts = [
  ['noto-serif-sc', '400Regular', 'NotoSerifSC'],
  ['noto-serif-sc', '700Bold', 'NotoSerifSC'],
  ['noto-sans-sc', '400Regular', 'NotoSansSC'],
  ['noto-sans-sc', '700Bold', 'NotoSansSC'],
  ['noto-sans-symbols-2', '400Regular', 'NotoSansSymbols2'],
  ['noto-emoji', '400Regular', 'NotoEmoji'],
] as const;

/** The fonts that come with the program, in one folder, and the template from the sources. */
export function paperResources(): { readonly fontsDir: string; readonly templatesDir: string } {
  const require = createRequire(import.meta.url);
  const fontsDir = join(tmpdir(), 'gangbiao-test-fonts');
  mkdirSync(fontsDir, { recursive: true });
  for (const [folder, weight, family] of fonts) {
    const name = `${family}_${weight}.ttf`;
    if (existsSync(join(fontsDir, name))) continue;
    const part = join(fontsDir, `${name}.${process.pid}.part`);
    copyFileSync(join(dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`)), weight, name), part);
    renameSync(part, join(fontsDir, name));
  }
  return { fontsDir, templatesDir: fileURLToPath(new URL('../../shared/document', import.meta.url)) };
}
