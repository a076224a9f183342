import { create } from 'zustand';
import type { Settings } from '../../shared/contract/desktop.ts';
import { api } from './client.ts';
import { reportError } from './toasts.ts';
import { setLanguage } from './words/words.ts';

/** Settings of the program, not of the file. Until they are read, what a new installation has. */
export const useSettings = create<Settings>(() => ({
  computerId: '',
  language: 'zh-CN',
  author: '',
  zoom: 1,
  reopenLast: true,
  recent: [],
  printing: {},
}));

export async function loadSettings(): Promise<Settings> {
  const result = await api.desktop.settings({});
  if (result.ok) await adopt(result.value);
  return useSettings.getState();
}

export async function saveSettings(change: Partial<Settings>): Promise<boolean> {
  const result = await api.desktop.saveSettings(change);
  if (result.ok) await adopt(result.value);
  else reportError(result.error);
  return result.ok;
}

async function adopt(settings: Settings): Promise<void> {
  await setLanguage(settings.language);
  useSettings.setState(settings);
}
