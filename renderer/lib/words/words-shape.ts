import type { zhCn } from './zh-cn.ts';

/** The Chinese catalogue says which words there are; another language without one of them does not compile. */
export type Words = typeof zhCn;
