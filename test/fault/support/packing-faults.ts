import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWorkspaceDb } from '../../../db/workspace-db.ts';
import { packBundle } from '../../../electron/host/sync/pack-bundle.ts';
import type { PackOptions } from '../../../electron/host/sync/pack-options.ts';
import { verifyBundle } from '../../../electron/host/sync/verify-bundle.ts';
import type { AppError } from '../../../shared/app-error.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { BundleReport } from '../../../shared/contract/bundles.ts';
import type { Result } from '../../../shared/result.ts';
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

const isVolumePart = (name: string): boolean => /\.\d{3}\.part$/u.test(name);

/** Volumes of the journal, by the moment in which they were written. */
function finishedVolumes(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter(isVolumePart)
    .map((name) => statSync(join(folder, name)))
    .filter(({ size }) => size === volumeBytes)
    .map(({ mtimeMs }) => mtimeMs);
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
 * kills it at a random moment, until it was struck `kills` times midway. Every fifth time something is written in between.
 */
export async function killWhilePacking(
  root: string,
  { kills, random }: { readonly kills: number; readonly random: () => number },
): Promise<FaultFindings> {
  const found: FaultFindings = { struck: 0, resumed: 0, startedOver: 0, wrong: [] };
  const path = await makeForHost(root);
  const stick = join(root, 'U盘');
  mkdirSync(stick);
  let typicalMs = await undisturbedMs(path, join(root, '不受打扰'));
  for (let attempt = 0; found.struck < kills; attempt += 1) {
    if (attempt > 4 * kills + 8) throw new Error('too many kills came too late');
    const inOne = attempt % 3 === 2;
    const target = join(stick, inOne ? '整.zip' : '分.zip');
    const opened = inOne ? target : `${target}.001`;
    const before = finishedVolumes(stick);
    const host = startHostChild();
    let answer: Result<BundleReport, AppError>;
    let startedAt = 0;
    try {
      valueOf(await host.client.workspace.open({ path }));
      if (attempt % 5 === 4)
        valueOf(await host.client.positions.save({ id: null, fields: { name: `安全员${attempt}` } }));
      startedAt = performance.now();
      // Most of those that have something to go on with are let through: of the others few get on before they are killed.
      if (inOne || before.length === 0 || random() < 0.3) setTimeout(() => host.kill(), random() * typicalMs);
      answer = await host.client.bundles.export({
        jobId: `pack-${attempt}`,
        path: target,
        volumes: inOne ? 'none' : volumeBytes,
      });
    } finally {
      host.kill();
      await host.stop();
    }
    if (answer.ok) {
      // As the machine is now: by what it takes to begin from nothing.
      if (before.length === 0) typicalMs = performance.now() - startedAt;
    } else if (answer.error.code === 'host-gone') found.struck += 1;
    else found.wrong.push(`attempt ${attempt}: ${answer.error.code}`);
    if (!inOne) count(found, before, [...finishedVolumes(stick), ...namedTimes(stick)]);
    const bundle = await bundleAt(opened);
    if (bundle !== null) found.wrong.push(...incomplete(bundle, `attempt ${attempt}`, pieces));
    if (answer.ok && bundle === null) found.wrong.push(`attempt ${attempt}: answered, and nothing verifies`);
    if (answer.ok) rmSync(stick, { recursive: true });
    mkdirSync(stick, { recursive: true });
  }
  return found;
}

/** How long packing into volumes takes from its beginning to its end, so that kills strike anywhere in between. */
async function undisturbedMs(path: string, folder: string): Promise<number> {
  mkdirSync(folder);
  const host = startHostChild();
  try {
    valueOf(await host.client.workspace.open({ path }));
    const startedAt = performance.now();
    const target = join(folder, '分.zip');
    valueOf(await host.client.bundles.export({ jobId: 'undisturbed', path: target, volumes: volumeBytes }));
    return performance.now() - startedAt;
  } finally {
    host.kill();
    await host.stop();
  }
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
      const before = finishedVolumes(stick);
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
