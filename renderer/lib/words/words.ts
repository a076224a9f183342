import { create } from 'zustand';
import type { Language } from '../../../shared/contract/desktop.ts';
import type { Words } from './words-shape.ts';
import { zhCn } from './zh-cn.ts';

/** The catalogue in use. Chinese is part of the first load; English is fetched when it is chosen. */
const useCatalogue = create<{ readonly language: Language; readonly words: Words }>(() => ({
  language: 'zh-CN',
  words: zhCn,
}));

/** Words for components: `const words = useWords(); words.positions.title`. */
export function useWords(): Words {
  return useCatalogue(({ words }) => words);
}

export function useLanguage(): Language {
  return useCatalogue(({ language }) => language);
}

/** Words for code outside components; never keep the answer across an await. */
export function currentWords(): Words {
  return useCatalogue.getState().words;
}

/** Changes the language of the whole window at once. */
export async function setLanguage(language: Language): Promise<void> {
  const words = language === 'en' ? (await import('./en.ts')).en : zhCn;
  useCatalogue.setState({ language, words });
}
