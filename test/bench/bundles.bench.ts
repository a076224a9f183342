/**
 * Bundles: what outside tools say of them, what becomes of ones that were changed, how fast a large one is packed beside
 * `zip -0` and `sha256sum`, and how small a second one is. Parts: `npm run bench -- bundles export` and the like.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { storeFile } from '../../db/evidence/store-file.ts';
import { acknowledge } from '../../db/queries/bundle-sequence.ts';
import { enrolPeer } from '../../db/queries/peers.ts';
import type { WorkspaceDb } from '../../db/workspace-db.ts';
import { keysOfSeed } from '../../electron/host/sync/bundle-keys.ts';
import { packBundle } from '../../electron/host/sync/pack-bundle.ts';
import type { BundleReport } from '../../shared/contract/bundles.ts';
import { type BrokenOff, breakOff, promisedBy, setApplyScene } from '../fault/support/broken-apply.ts';
import { randomFrom, seedOf } from '../fault/support/random.ts';
import { bundleHarm, filesOf, inflict } from '../support/bundle-harm.ts';
import { type Bar, median, reportBars } from '../support/bench-report.ts';
import { verifyBundleOutside } from '../support/outside-tools.ts';
import { enrolOffice as enrolReceiver, packFor, startReceivingOffice } from '../support/receiving-office.ts';
import {
  addEvidence,
  keys,
  makeDepartment,
  packing,
  seededBytes,
  write,
} from '../unit/sync/support/packed-department.ts';

const root = mkdtempSync(join(tmpdir(), 'bundles-bench-'));
const file = (name: string): string => join(root, name);
const officeId = '0190a000-0000-7000-8000-0000000000ff';
const office = keysOfSeed(Buffer.from('office-office-00'));
const seed = seedOf();
const bars: Bar[] = [];
const chosen = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const isChosen = (part: string): boolean => chosen.length === 0 || chosen.includes(part);

function timed(command: string): number {
  const started = performance.now();
  execFileSync('/bin/sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - started) / 1000;
}

function enrolOffice(db: WorkspaceDb): void {
  const peer = { replicaId: officeId, role: 'office', school: '云溪职业技术学院', name: '诊改办' } as const;
  enrolPeer(
    db,
    { ...peer, departmentId: null, workingGroup: [] },
    { ...office, isCompared: true, at: '2026-11-22T02:00:00.000Z' },
  );
}

function send(
  db: WorkspaceDb,
  departmentId: string,
  target: { readonly name: string; readonly encrypt?: boolean },
): Promise<BundleReport> {
  const plain = packing(departmentId, file(target.name));
  return packBundle(db, {
    ...plain,
    shipment: { ...plain.shipment, recipient: { replicaId: officeId } },
    encryptTo: target.encrypt === true ? office.encryptionKey : null,
  });
}

/** RFC 8493 by its letter, with nothing of ours: what a validator of bags looks at. Answers whether all of it holds. */
function isBag(bag: string): boolean {
  const all = readdirSync(bag, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(bag, join(entry.parentPath, entry.name)));
  const text = (name: string): string => readFileSync(join(bag, name), 'utf8');
  const linesOf = (name: string): ReadonlyMap<string, string> =>
    new Map(
      text(name)
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
  const holds = (lines: ReadonlyMap<string, string>, paths: readonly string[]): boolean =>
    lines.size === paths.length &&
    paths.every(
      (path) =>
        lines.get(path) ===
        createHash('sha256')
          .update(readFileSync(join(bag, path)))
          .digest('hex'),
    );
  const payload = all.filter((path) => path.startsWith('data/'));
  const tags = all.filter((path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'));
  const octets = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
  return (
    text('bagit.txt') === 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' &&
    holds(linesOf('manifest-sha256.txt'), payload) &&
    holds(linesOf('tagmanifest-sha256.txt'), tags) &&
    text('bag-info.txt').includes(`Payload-Oxum: ${octets}.${payload.length}\n`)
  );
}

/** Every tool's word on one bundle; throws with the tool's own words. */
function askTools(bundle: string): void {
  verifyBundleOutside(bundle);
  const folder = mkdtempSync(join(root, 'out-'));
  execFileSync('unzip', ['-q', bundle, '-d', folder]);
  const bag = join(folder, readdirSync(folder)[0] ?? '');
  if (!isBag(bag)) throw new Error(`${bundle} is no bag`);
  const args = ['-Y', 'verify', '-f', file('allowed'), '-I', 'dept', '-n', 'gangbiao-bundle'];
  execFileSync('ssh-keygen', [...args, '-s', join(bag, 'tagmanifest-sha256.txt.sig')], {
    input: readFileSync(join(bag, 'tagmanifest-sha256.txt')),
  });
  rmSync(folder, { recursive: true });
}

async function outsideTools(): Promise<void> {
  const random = randomFrom(seed);
  writeFileSync(file('allowed'), `dept ${keys.signingKey}\n`);
  writeFileSync(file('office.key'), `${office.identity}\n`);
  const { db, departmentId } = await makeDepartment(file('outside.qhd'));
  enrolOffice(db);
  let agreed = 0;
  for (let index = 0; index < 50; index += 1) {
    write(db, (writer) => writer.create('section', { name: `科室${index}` }, { departmentId }));
    const bytes = seededBytes(`piece ${index} ${seed}`, Math.ceil(random() * 200_000));
    await addEvidence(db, departmentId, { fileName: `材料 ${index}，“终稿”.bin`, bytes });
    const isSealed = index % 2 === 1;
    const name = isSealed ? `${index}.zip.age` : `${index}.zip`;
    const report = await send(db, departmentId, { name, encrypt: isSealed });
    if (isSealed) execFileSync('age', ['-d', '-i', file('office.key'), '-o', file(`${index}.zip`), file(name)]);
    askTools(file(`${index}.zip`));
    const { fingerprint, transfer } = report;
    if (random() < 0.5) acknowledge(db, officeId, { sequence: transfer?.sequence ?? 0, fingerprint, by: 'receipt' });
    agreed += 1;
  }
  db.close();
  bars.push({
    bar: 'bundles on which unzip -t, sha256sum -c, RFC 8493, ssh-keygen -Y verify and age -d agree',
    value: agreed,
    unit: 'of 50',
    limit: 50,
    sense: 'at-least',
  });
}

async function mutations(): Promise<void> {
  const numRuns = 10_000;
  const { db, departmentId } = await makeDepartment(file('harmed.qhd'));
  const receiver = await startReceivingOffice(file('receiver'), departmentId);
  enrolReceiver(db, receiver);
  await packFor(receiver, db, { departmentId, path: file('good.zip') });
  await packFor(receiver, db, { departmentId, path: file('good.zip.age'), encrypt: true });
  db.close();
  const files = await filesOf(file('good.zip'));
  const before = receiver.digest();
  const mutant = file('mutant.zip');
  const apply = (path: string) => receiver.client.merging.apply({ jobId: 'mutant', path });
  let accepted = 0;
  let differ = 0;
  let run = 0;
  let longestMs = 0;
  process.stdout.write(`mutations of a bundle: seed ${seed}\n`);
  await fc.assert(
    fc.asyncProperty(bundleHarm, fc.boolean(), async (change, isSealed) => {
      const isBytes = ['flip', 'cut', 'insert', 'overwrite'].includes(change.way);
      const bundle = file(isBytes && isSealed ? 'good.zip.age' : 'good.zip');
      fc.pre(await inflict(change, { bundle, files, mutant, keys }));
      const started = performance.now();
      const taken = await apply(mutant);
      longestMs = Math.max(longestMs, performance.now() - started);
      run += 1;
      if (receiver.digest() !== before) differ += 1;
      if (run % 1000 === 0) process.stdout.write(`${run} `);
      if (!taken.ok) return;
      accepted += 1;
      process.stdout.write(`\ntaken: ${JSON.stringify(change)} ${isSealed}\n`);
    }),
    { numRuns, seed },
  );
  process.stdout.write('\n');
  const peakMb = (process.resourceUsage().maxRSS * 1024) / 1_000_000;
  // What none of the changed ones did, the good one does, once.
  const good = await apply(file('good.zip'));
  const after = receiver.digest();
  let replayed = good.ok && after !== before ? 0 : 10;
  for (let again = 0; again < 10; again += 1) {
    const taken = await apply(file('good.zip'));
    if (taken.ok || receiver.digest() !== after) replayed += 1;
  }
  await receiver.stop();
  bars.push(
    { bar: `changed bundles that are taken over, of ${run}`, value: accepted, unit: '', limit: 0, sense: 'at-most' },
    { bar: 'changed bundles tried', value: run, unit: '', limit: numRuns, sense: 'at-least' },
    { bar: 'of them after which a table or a file differs', value: differ, unit: '', limit: 0, sense: 'at-most' },
    { bar: 'peak memory of it', value: peakMb, unit: 'MB', limit: 512, sense: 'at-most' },
    { bar: 'longest of them', value: longestMs / 1000, unit: 's', limit: 10, sense: 'at-most' },
    { bar: 'replays of ten that change something', value: replayed, unit: '', limit: 0, sense: 'at-most' },
  );
}

async function exporting(): Promise<void> {
  const fileBytes = 10_000_000;
  const count = 200;
  const { db, departmentId } = await makeDepartment(file('large.qhd'));
  enrolOffice(db);
  mkdirSync(file('files'));
  const stored: { readonly fileHash: string; readonly sizeBytes: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = seededBytes(`large ${index} ${seed}`, fileBytes);
    writeFileSync(file(`files/${index}.bin`), bytes);
    stored.push(await storeFile(db, Readable.from([bytes])));
  }
  write(db, (writer) => {
    for (const [index, { fileHash, sizeBytes }] of stored.entries()) {
      writer.create(
        'evidence',
        { title: `材料${index}`, fileName: `${index}.bin`, fileHash, sizeBytes },
        { departmentId },
      );
    }
  });
  const ratios: number[] = [];
  const speeds: number[] = [];
  let last: BundleReport | null = null;
  for (let round = 0; round < 2; round += 1) {
    timed('sync');
    const outside = timed(
      `cd '${root}' && zip -0 -q -r outside.zip files && sha256sum files/* > outside.txt && sync outside.zip`,
    );
    rmSync(file('outside.zip'));
    timed('sync');
    const started = performance.now();
    last = await send(db, departmentId, { name: 'large.zip' });
    const own = (performance.now() - started) / 1000;
    process.stdout.write(`round ${round}: outside ${outside.toFixed(1)} s, own ${own.toFixed(1)} s\n`);
    ratios.push(outside / own);
    speeds.push((count * fileBytes) / 1_000_000 / own);
  }
  process.stdout.write(`export of 2 GB of evidence: ${Math.round(median(speeds))} MB/s\n`);
  bars.push({
    bar: 'export of 2 GB of evidence, read back and verified, against zip -0 and sha256sum of the same files',
    value: median(ratios),
    unit: '×',
    limit: 0.7,
    sense: 'at-least',
  });
  await secondBundle(db, departmentId, last);
  db.close();
}

async function secondBundle(db: WorkspaceDb, departmentId: string, first: BundleReport | null): Promise<void> {
  const { fingerprint = '', transfer } = first ?? {};
  acknowledge(db, officeId, { sequence: transfer?.sequence ?? 0, fingerprint, by: 'receipt' });
  write(db, (writer) => writer.update('department', departmentId, { fields: { phone: '0700-1234567' } }));
  const added = 3_000_000;
  await addEvidence(db, departmentId, { fileName: '新台账.xlsx', bytes: seededBytes(`second ${seed}`, added) });
  const report = await send(db, departmentId, { name: 'second.zip' });
  bars.push({
    bar: 'second bundle after one changed record and one new file, beyond that file',
    value: (report.sizeBytes - added) / 1024,
    unit: 'KiB',
    limit: 64,
    sense: 'at-most',
  });
}

/** Taking a bundle over, broken off at a hundred moments by a kill and at thirty sizes by a full disk. */
async function brokenApply(): Promise<void> {
  const random = randomFrom(seed);
  const scene = await setApplyScene(file('broken'));
  const counts = { half: 0, nothing: 0, all: 0, unnamed: 0, contradicted: 0 };
  const note = ({ said, content }: BrokenOff): void => {
    if (content === scene.before) counts.nothing += 1;
    else if (content === scene.after) counts.all += 1;
    else counts.half += 1;
    if (promisedBy(said, scene).includes(content)) return;
    counts.contradicted += 1;
    process.stdout.write(`said ${said}, and the file holds something else\n`);
  };
  for (let kill = 0; kill < 100; kill += 1) note(await breakOff(scene, { killAfterMs: random() * scene.millis * 1.1 }));
  process.stdout.write(`100 kills: ${JSON.stringify(counts)}\n`);
  for (let stop = 0; stop < 30; stop += 1) {
    const broken = await breakOff(scene, {
      fullAtKilobytes: (random() * 0.95 * scene.sizeBytes) / 1024 + 600,
    });
    note(broken);
    const { said } = broken;
    if (said !== 'disk-full' && said !== 'taken') {
      counts.unnamed += 1;
      process.stdout.write(`said ${said}\n`);
    }
  }
  process.stdout.write(`and 30 full disks: ${JSON.stringify(counts)}\n`);
  bars.push(
    {
      bar: 'bundles half taken over after 100 kills and 30 full disks',
      value: counts.half,
      unit: '',
      limit: 0,
      sense: 'at-most',
    },
    { bar: 'of them with nothing taken over', value: counts.nothing, unit: '', limit: 1, sense: 'at-least' },
    {
      bar: 'of them whose last word is not what the file holds',
      value: counts.contradicted,
      unit: '',
      limit: 0,
      sense: 'at-most',
    },
    { bar: 'full disks that are not named', value: counts.unnamed, unit: '', limit: 0, sense: 'at-most' },
  );
}

const parts = { mutations, 'broken-apply': brokenApply, outside: outsideTools, export: exporting };
try {
  for (const [name, part] of Object.entries(parts)) if (isChosen(name)) await part();
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = reportBars('bundles', bars) ? 0 : 1;
