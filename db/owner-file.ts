import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({ user: z.string(), host: z.string(), pid: z.number(), since: z.string() });

/** Who has a workspace open. `since` is UTC, ISO 8601. */
export type WorkspaceOwner = z.infer<typeof ownerSchema>;

/** Stands next to the workspace while it is open, as Word's own lock files do. SQLite's lock is the truth. */
export function ownerFilePath(workspacePath: string): string {
  return join(dirname(workspacePath), `~$${basename(workspacePath)}.owner`);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return ''; // no such user on this machine: a container, a service account
  }
}

/** Says that this process has the file open. A folder that takes no such file does not keep the workspace from opening. */
export function writeOwner(workspacePath: string, since: string): WorkspaceOwner {
  const owner = { user: userName(), host: hostname(), pid: process.pid, since };
  try {
    writeFileSync(ownerFilePath(workspacePath), JSON.stringify(owner));
  } catch {
    // It only tells a second opener whom to ask.
  }
  return owner;
}

/** Null when nobody left word, or what they left cannot be read. */
export function readOwner(workspacePath: string): WorkspaceOwner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(ownerFilePath(workspacePath), 'utf8')));
  } catch {
    return null;
  }
}

/** Takes our own word away, and nobody else's. */
export function removeOwner(workspacePath: string, owner: WorkspaceOwner): void {
  const standing = readOwner(workspacePath);
  if (standing === null || standing.pid !== owner.pid || standing.since !== owner.since) return;
  try {
    rmSync(ownerFilePath(workspacePath), { force: true });
  } catch {
    // Windows may hold it for a virus scan; a stale one is overwritten by the next opener.
  }
}

/** `wang@PC-01 since 2026-11-22T01:00:00.000Z` */
export function describeOwner(owner: WorkspaceOwner): string {
  return `${owner.user}@${owner.host} since ${owner.since}`;
}
