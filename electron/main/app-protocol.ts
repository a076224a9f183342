import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { offeredSheets } from './desktop/print-sheets.ts';
import { evidenceScheme } from './evidence-range.ts';
import { appDir, rendererDir } from './places.ts';

export const appScheme = 'gangbiao';
export const appOrigin = `${appScheme}://app`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.json': 'application/json',
};

/** Must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    // Not to be fetched and never a page: for players only, which ask for parts.
    { scheme: evidenceScheme, privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/** Serves the page's own files and nothing else; each page gets a fresh nonce for the styles that antd writes. */
export function serveAppProtocol(session: Session): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    const path = fileOf(decodeURIComponent(url.pathname));
    const type = path === null ? undefined : mediaTypes[extname(path).toLowerCase()];
    const sheets = /^\/sheets\/(\d+)$/u.exec(url.pathname)?.[1];
    const drawing = sheets === undefined ? null : offeredSheets(sheets);
    if (request.method === 'GET' && url.host === 'app' && drawing !== null) {
      return new Response(drawing, { headers: headers('image/svg+xml') });
    }
    if (request.method !== 'GET' || url.host !== 'app' || path === null || type === undefined) {
      return new Response(null, { status: 404 });
    }
    try {
      const bytes = await readFile(path);
      return extname(path) === '.html'
        ? page(bytes.toString('utf8'), type)
        : new Response(bytes, { headers: headers(type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** What PDF files and rare letters ask for, each in a folder of its own beside the page. */
const pdfFolders: Readonly<Record<string, RegExp>> = {
  cmaps: /^[\w-]+\.bcmap$/u,
  'pdf-fonts': /^[\w-]+\.(?:pfb|ttf)$/u,
  fonts: /^NotoSansSC_400Regular\.ttf$/u,
  'pdf-decoders': /^\w+_nowasm_fallback\.js$/u,
};

/** The file at a path: the page's own, or one that PDF files ask for; null for any other. */
function fileOf(pathname: string): string | null {
  const [, folder = '', name = '', ...rest] = pathname.split('/');
  if (rest.length === 0 && Object.hasOwn(pdfFolders, folder))
    return pdfFolders[folder]?.test(name) === true ? join(appDir, folder, name) : null;
  const path = normalize(join(rendererDir, pathname));
  return path.startsWith(rendererDir + sep) ? path : null;
}

function page(html: string, type: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // virtual lists and drawings place things with style attributes
    "img-src 'self' blob: data:",
    `media-src ${evidenceScheme}:`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
  return new Response(html.replaceAll('__NONCE__', nonce), {
    headers: { ...headers(type), 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' },
  });
}

function headers(type: string): Record<string, string> {
  return { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
}
