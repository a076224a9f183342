import { join } from 'node:path';
import { app, BrowserWindow, type WebContents } from 'electron';
import type { NoticeName, Notices } from '../../shared/contract/notices.ts';
import type { WorkspaceKind } from '../../shared/contract/workspace.ts';
import { appOrigin } from './app-protocol.ts';
import { startChildWire } from './host/child-wire.ts';
import { type HostLink, type HostListeners, startHost } from './host/host-link.ts';
import { startUtilityWire } from './host/utility-wire.ts';
import type { Wire, WireListeners } from './host/wire.ts';
import { keyPlace } from './key-place.ts';
import { log } from './log.ts';
import { hostPlace, preloadPath } from './places.ts';
import { readSettings, rememberRecent } from './settings-store.ts';

/** A window and the host that owns its file. */
export interface AppWindow {
  readonly window: BrowserWindow;
  /** Replaced when it died and the page loads anew. */
  host: HostLink;
  /** The file that it has open, or null. */
  path: string | null;
  /** A file that it was asked to open before its page could be told. */
  openRequest: string | null;
  /** What its menu says that undo and redo would do; null for nothing. */
  steps: MenuSteps;
}

export interface MenuSteps {
  /** Of the open file; null for none. */
  readonly kind: WorkspaceKind | null;
  readonly undo: string | null;
  readonly redo: string | null;
}

const windows = new Map<number, AppWindow>();

/** The window that a page belongs to; null for pages that are none of ours. */
export function windowOf(contents: WebContents): AppWindow | null {
  return windows.get(contents.id) ?? null;
}

export function allWindows(): readonly AppWindow[] {
  return [...windows.values()];
}

/** Sends a notice to a window's page. */
export function notify<N extends NoticeName>(target: AppWindow, name: N, notice: Notices[N]): void {
  if (!target.window.isDestroyed()) target.window.webContents.send(`notice:${name}`, notice);
}

/** Opens a window with a host of its own; with a path, the host opens that file while the page still loads. */
export function openWindow(path: string | null): AppWindow {
  const hostListeners: HostListeners = {
    onNotice: ({ name, notice }) => notify(self, name, notice),
    onComplaint: (text) => log.error(text.trimEnd()),
    keyPlace,
    onGone: (reason) => {
      log.error(`The host ended: ${reason}`);
      hostGone = true;
      notify(self, 'hostGone', { reason });
    },
  };
  let hostGone = false;
  const host = startHost(startWire, hostListeners); // before the window, so that both come up side by side
  const self: AppWindow = {
    window: makeWindow(),
    host,
    path: null,
    openRequest: null,
    steps: { kind: null, undo: null, redo: null },
  };
  windows.set(self.window.webContents.id, self);
  if (path !== null) void openPath(self, path);
  stopHostWith(self, self.window.webContents.id);
  self.window.webContents.on('did-start-loading', () => {
    // The page was told that its host is gone and asks for a new one by loading anew.
    if (!hostGone) return;
    hostGone = false;
    self.host = startHost(startWire, hostListeners);
    if (self.path !== null) void openPath(self, self.path);
  });
  void self.window.loadURL(`${appOrigin}/index.html`);
  return self;
}

/** A utility process, or a Node child where the runtime's Node-API is too old for SQLite's binding. */
function startWire(listeners: WireListeners): Wire {
  const { nodePath, ...place } = hostPlace();
  return nodePath === null
    ? startUtilityWire({ ...place, nodePath }, listeners)
    : startChildWire({ ...place, nodePath }, listeners);
}

/** Tells the host to open a file, and remembers it; what is refused is kept for the page, which says why. */
async function openPath(target: AppWindow, path: string): Promise<void> {
  const result = await target.host.call('workspace.open', { path });
  if (result.ok) noteOpened(target, result.value);
  else target.openRequest = path;
}

/** Keeps window title and recent files in step with what the host has open. */
export function noteOpened(target: AppWindow, status: unknown): void {
  const { path, departmentName } = status as { path: string; departmentName: string };
  target.path = path;
  rememberRecent(path, departmentName);
  if (!target.window.isDestroyed()) target.window.setTitle(`${departmentName} — 岗标`);
}

function makeWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f5f6f8',
    title: '岗标',
    ...(process.platform === 'linux' ? { icon: join(app.getAppPath(), 'build', 'icons', 'icon.png') } : {}),
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      zoomFactor: readSettings().zoom,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(readSettings().zoom));
  return window;
}

/** Hosts that were told to close their file and have not ended yet. */
const stopping = new Set<Promise<void>>();

/** The page holds its window until the last keystrokes are in the file (its `beforeunload`); then the host closes it. */
function stopHostWith(target: AppWindow, contentsId: number): void {
  target.window.on('closed', () => {
    windows.delete(contentsId);
    const stopped = target.host.stop().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
  });
}

/** Whether a host is still closing its file. */
export function hostsAreStopping(): boolean {
  return stopping.size > 0;
}

/** Resolves when every file is closed. */
export async function hostsStopped(): Promise<void> {
  await Promise.all(stopping);
}
