import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { packBundle } from '../../../electron/host/sync/pack-bundle.ts';
import type { PackOptions } from '../../../electron/host/sync/pack-options.ts';
import { verifyBundle } from '../../../electron/host/sync/verify-bundle.ts';
import { readJournal } from '../../../electron/host/sync/volume-journal.ts';
import type { AppError } from '../../../shared/app-error.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import type { Result } from '../../../shared/result.ts';
import { volumeName } from '../../../shared/sync/bundle-volumes.ts';
import { startHostChild } from '../../support/host-child.ts';
import {
  addEvidence,
  clock,
  keys,
  makeDepartment,
  packing,
  seededBytes,
} from '../../unit/sync/support/packed-department.ts';

const pieces = 10;
const pieceBytes = 700_000;
/** What the small department has besides: two files and an empty one. */
const otherFiles = 3;
const volumeBytes = 1_048_576;

interface Workspace {
  readonly path: string;
  readonly departmentId: string;
}

async function makeWorkspace(folder: string): Promise<Workspace> {
  const path = join(folder, '后勤处.qhd');
  const { db, departmentId } = await makeDepartment(path);
  for (let index = 0; index < pieces; index += 1) {
    const bytes = seededBytes(`piece ${index}`, pieceBytes);
    await addEvidence(db, departmentId, { fileName: `材料${index}.bin`, bytes });
  }
  db.close();
  return { path, departmentId };
}

function valueOf<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`The call failed: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A workspace that the host opens, with as much evidence. */
async function makeForHost(folder: string): Promise<string> {
  const path = join(folder, '后勤处.qhd');
  const source = join(folder, '材料');
  mkdirSync(source);
  const paths = Array.from({ length: pieces }, (_, index) => {
    const file = join(source, `材料${index}.bin`);
    writeFileSync(file, seededBytes(`piece ${index}`, pieceBytes));
    return file;
  });
  const host = startHostChild();
  valueOf(await host.client.workspace.create({ jobId: 'create', path, template: 'empty', departmentName: '后勤处' }));
  valueOf(await host.client.evidence.ingest({ jobId: 'ingest', paths }));
  await host.stop();
  return path;
}

/** Null when there is no bundle: nothing at all, or something that does not verify. */
async function bundleAt(target: string): Promise<BundleReport | null> {
  try {
    const report = await verifyBundle(target, {
      signal: new AbortController().signal,
      onProgress: () => {},
      identities: [keys.identity],
    });
    return report.valid ? report : null;
  } catch (error) {
    if (error instanceof AppFailure && error.error.code === 'file-missing') return null;
    throw error;
  }
}

function incomplete(report: BundleReport, at: string, files: number): readonly string[] {
  return report.evidenceFileCount === files ? [] : [`${at}: ${report.evidenceFileCount} files of evidence verify`];
}

/** Volumes that the journal notes as lying on the disk, by the moment in which they were written. */
async function finishedVolumes(target: string): Promise<readonly number[]> {
  const { volumes } = (await readJournal(`${target}.journal.part`)) ?? { volumes: [] };
  return volumes.flatMap((_, index) => {
    const found = statSync(`${volumeName(target, index + 1)}.part`, { throwIfNoEntry: false });
    return found === undefined ? [] : [found.mtimeMs];
  });
}

/** What came of it; `wrong` says what must never be. */
export interface FaultFindings {
  struck: number;
  /** A later attempt wrote more volumes, and the finished ones not again. */
  resumed: number;
  /** A later attempt wrote finished volumes again. Those that were struck before they wrote any count nowhere. */
  startedOver: number;
  readonly wrong: string[];
}

function count(found: FaultFindings, before: readonly number[], after: readonly number[]): void {
  if (before.length === 0) return;
  const kept = new Set(after);
  if (!before.every((time) => kept.has(time))) found.startedOver += 1;
  else if (kept.size > before.length) found.resumed += 1;
}

/**
 * Starts the real host again and again on one workspace, lets it pack into volumes (every third time into one file) and
 * kills it at a random byte, until it was struck `kills` times midway. Every fifth time something is written in between.
 */
export async function killWhilePacking(
  root: string,
  { kills, random }: { readonly kills: number; readonly random: () => number },
): Promise<FaultFindings> {
  const found: FaultFindings = { struck: 0, resumed: 0, startedOver: 0, wrong: [] };
  const path = await makeForHost(root);
  const stick = join(root, 'U盘');
  mkdirSync(stick);
  for (let attempt = 0; found.struck < kills; attempt += 1) {
    if (attempt > 4 * kills + 8) throw new Error('too many kills came too late');
    const inOne = attempt % 3 === 2;
    const target = join(stick, inOne ? '整.zip' : '分.zip');
    const opened = inOne ? target : `${target}.001`;
    const before = await finishedVolumes(target);
    const host = startHostChild();
    let answer: Result<BundleReport, AppError>;
    let spare = (): void => {};
    try {
      valueOf(await host.client.workspace.open({ path }));
      if (attempt % 5 === 4)
        valueOf(await host.client.positions.save({ id: null, fields: { name: `安全员${attempt}` } }));
      // What was written to its end before is mostly let through: it would be struck in the same place again and again.
      const isAll = !inOne && bytesOf(stick, '分.zip.') > pieces * pieceBytes;
      if (!isAll || random() < 0.3)
        spare = strike({ target, isWritten: inOne ? 0 : before.length * volumeBytes, random, kill: () => host.kill() });
      answer = await host.client.bundles.export({
        jobId: `pack-${attempt}`,
        path: target,
        volumes: inOne ? 'none' : volumeBytes,
      });
    } finally {
      spare();
      host.kill();
      await host.stop();
    }
    if (!answer.ok && answer.error.code === 'host-gone') found.struck += 1;
    else if (!answer.ok) found.wrong.push(`attempt ${attempt}: ${answer.error.code}`);
    if (!inOne) count(found, before, [...(await finishedVolumes(target)), ...namedTimes(stick)]);
    const bundle = await bundleAt(opened);
    if (bundle !== null) found.wrong.push(...incomplete(bundle, `attempt ${attempt}`, pieces));
    if (answer.ok && bundle === null) found.wrong.push(`attempt ${attempt}: answered, and nothing verifies`);
    if (answer.ok) rmSync(stick, { recursive: true });
    mkdirSync(stick, { recursive: true });
  }
  return found;
}

interface Strike {
  readonly target: string;
  /** Bytes that lie there from before and are not written again. */
  readonly isWritten: number;
  readonly random: () => number;
  readonly kill: () => void;
}

/**
 * Kills at a random byte of what is still to be written, or while it is read back: by what lies on the disk, for by the
 * clock a busy machine would always be struck before it has written anything. Answers how to call it off.
 */
function strike({ target, isWritten, random, kill }: Strike): () => void {
  const total = pieces * pieceBytes;
  const aim = isWritten + random() * (1.1 * total - isWritten);
  const begin = `${basename(target)}.`;
  let timer = setInterval(() => {
    if (bytesOf(dirname(target), begin) < Math.min(aim, total)) return;
    clearInterval(timer);
    timer = setTimeout(kill, random() * (aim > total ? 200 : 5));
  }, 1);
  return () => clearInterval(timer);
}

/** The size of everything there that is not finished and whose name begins like this. */
function bytesOf(folder: string, begin: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith(begin) && name.endsWith('.part'))
    .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

function namedTimes(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter((name) => /\.\d{3}$/u.test(name))
    .map((name) => statSync(join(folder, name)).mtimeMs);
}

/** Whether a disk of a given size can be had here. */
export function canMount(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Stops {
  readonly stops: number;
  readonly random: () => number;
  /**
   * `mount`: a small disk that something else fills (`canMount`). `limit`: a process whose files may not grow any more
   * (EFBIG), as anybody may be limited; it does not show what becomes of the room on the disk.
   */
  readonly means: 'mount' | 'limit';
}

/**
 * Packs onto a disk that is full from a random moment on, `stops` times, and once more when there is room again: into
 * volumes, encrypted every other time, and every third time into one file.
 */
export async function fillWhilePacking(root: string, { stops, random, means }: Stops): Promise<FaultFindings> {
  const found: FaultFindings = { struck: 0, resumed: 0, startedOver: 0, wrong: [] };
  const workspace = await makeWorkspace(root);
  const stick = join(root, '小U盘');
  for (let stop = 0; stop < stops; stop += 1) {
    mkdirSync(stick);
    if (means === 'mount') execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', stick]);
    try {
      const inOne = stop % 3 === 2;
      const target = join(stick, '包.zip');
      const options: PackOptions = {
        ...packing(workspace.departmentId, target),
        volumeBytes: inOne ? null : volumeBytes,
        encryptTo: stop % 2 === 1 ? keys.encryptionKey : null,
      };
      const at = random() * pieces * pieceBytes;
      const code = await (means === 'mount' ? packOntoFilled : packLimited)(workspace, options, at);
      if (code !== 'disk-full') found.wrong.push(`stop ${stop}: ${code}`);
      else found.struck += 1;
      const opened = inOne ? target : `${target}.001`;
      if ((await bundleAt(opened)) !== null) found.wrong.push(`stop ${stop}: a bundle on a full disk`);
      const before = await finishedVolumes(target);
      rmSync(join(stick, 'ballast'), { force: true });
      const again = await packIn(workspace, options);
      found.wrong.push(...incomplete(again, `stop ${stop}`, pieces + otherFiles));
      if ((await bundleAt(opened)) === null) found.wrong.push(`stop ${stop}: nothing verifies afterwards`);
      if (!inOne) count(found, before, namedTimes(stick));
    } finally {
      if (means === 'mount') execFileSync('umount', [stick]);
      rmSync(stick, { recursive: true });
    }
  }
  return found;
}

/** The file is opened for each packing: the process that is limited opens it as well. */
async function packIn({ path }: Workspace, options: PackOptions): Promise<BundleReport> {
  const db = openWorkspaceDb(path, clock);
  try {
    return await packBundle(db, options);
  } finally {
    db.close();
  }
}

function packOntoFilled(workspace: Workspace, options: PackOptions, at: number): Promise<string> {
  const progress: PackOptions['progress'] = ({ stage, done }) => {
    if (stage === 'packing' && done >= at) fill(dirname(options.path));
  };
  return codeOf(packIn(workspace, { ...options, progress }));
}

const packChild = fileURLToPath(new URL('pack-child.ts', import.meta.url));

function packLimited({ path, departmentId }: Workspace, options: PackOptions, at: number): string {
  const { path: target, volumeBytes: cut, encryptTo } = options;
  const args = [packChild, path, departmentId, target, String(cut ?? 0), encryptTo ?? '-', String(at)];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
}

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail > 0) writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize), { flag: 'a' });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'nothing failed';
}
