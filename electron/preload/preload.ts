import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { methodNames } from '../../shared/contract/method-names.ts';
import type { NoticeName, Notices } from '../../shared/contract/notices.ts';

/** The notices that may reach a page. */
const noticeNames: { readonly [N in NoticeName]: true } = {
  changed: true,
  progress: true,
  fileRead: true,
  hostGone: true,
  openRequest: true,
  menu: true,
};

const groups = Object.fromEntries(
  Object.entries(methodNames).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.keys(methods).map((name) => [
        name,
        (input: unknown): Promise<unknown> => ipcRenderer.invoke(`call:${group}.${name}`, input),
      ]),
    ),
  ]),
);

contextBridge.exposeInMainWorld('api', {
  ...groups,
  on: <N extends NoticeName>(name: N, listener: (notice: Notices[N]) => void): (() => void) => {
    if (!Object.hasOwn(noticeNames, name)) return () => {};
    const pass = (_event: unknown, notice: Notices[N]): void => listener(notice);
    ipcRenderer.on(`notice:${name}`, pass);
    return () => void ipcRenderer.off(`notice:${name}`, pass);
  },
  pathOf: (file: unknown): string => (file instanceof File ? webUtils.getPathForFile(file) : ''),
});
