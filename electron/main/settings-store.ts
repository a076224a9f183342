import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { type Settings, settingsSchema } from '../../shared/contract/desktop.ts';

const settingsPath = (): string => join(app.getPath('userData'), 'settings.json');

/** The settings of this person on this computer; defaults where the file is missing or damaged. */
export function readSettings(): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(settingsPath(), 'utf8')));
  } catch {
    return settingsSchema.parse({});
  }
}

/** Changes some settings; written beside and renamed, so that a power cut leaves the old ones. */
export function writeSettings(change: Partial<{ [K in keyof Settings]: Settings[K] | undefined }>): Settings {
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const settings = settingsSchema.parse({ ...readSettings(), ...defined });
  mkdirSync(dirname(settingsPath()), { recursive: true });
  writeFileSync(`${settingsPath()}.part`, JSON.stringify(settings, null, 2), { flush: true });
  renameSync(`${settingsPath()}.part`, settingsPath());
  return settings;
}

/** Puts a file on top of the recent ones. */
export function rememberRecent(path: string, departmentName: string): void {
  const others = readSettings().recent.filter((entry) => entry.path !== path);
  writeSettings({ recent: [{ path, departmentName, openedAt: new Date().toISOString() }, ...others].slice(0, 8) });
}
