import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { table } from '../../shared/core/table.ts';

/** A file of the built renderer, for the hosts that serve it (the desktop's `app://`, the preview's loopback page). */
export type RendererFile = { readonly bytes: Buffer; readonly type: string };

const types = table<string>({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
});

/**
 * Reads the file that `urlPath` (percent-encoded, starting with `/`) names inside `folder`, or `undefined`: for a path
 * that leaves the folder in any spelling or through a link, for one that is no file, and for a kind not listed above.
 */
export function readRendererFile(folder: string, urlPath: string): RendererFile | undefined {
  const name = plainName(urlPath);
  const type = name === undefined ? undefined : types[extname(name)];
  if (name === undefined || type === undefined) return undefined;
  const path = realFile(folder, name);
  return path === undefined ? undefined : { bytes: readFileSync(path), type };
}

/** Only names a build makes: no dot segments, no encoded separators, no backslash, no drive, no NUL. */
function plainName(urlPath: string): string | undefined {
  const path = urlPath === '/' ? '/index.html' : urlPath;
  return /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/.test(path) && !path.includes('..')
    ? path.slice(1)
    : undefined;
}

function realFile(folder: string, name: string): string | undefined {
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, name));
    return path.startsWith(`${root}${sep}`) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Headers of every answer that carries a part of the renderer. `connect` is where its scripts may send requests. */
export function pageHeaders(connect: "'none'" | "'self'"): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src ${connect}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "worker-src 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
