/**
 * Copies of one department that are changed apart, 10,000 operations in all, by 3 to 5 people whose clocks are up to
 * twenty years off. After each five hundred operations their bundles are brought in ten ways, shuffled, lost and brought again, doubled and
 * before their predecessors; every time all copies have to come to the same content, and an oracle that knows nothing of
 * the merge says from the parents of revisions whether every losing value is listed and shown.
 * `npm run bench -- merge`; FAULT_SEED repeats a run.
 */
import { statement } from '../../db/statements.ts';
import type { RecordKind } from '../../shared/domain/record-kind.ts';
import type { Revision } from '../../shared/domain/revision.ts';
import { randomFrom, seedOf } from '../fault/support/random.ts';
import { reportBars } from '../support/bench-report.ts';
import { judgeMerge } from '../support/merge-oracle.ts';
import { beginTogether, Replica, sharedDepartmentId } from '../support/merge-replica.ts';
import { type Edit, performEdit } from '../support/random-edits.ts';

const stages = 20;
const operationsAStage = 500;
const shufflesAStage = 10;
const yearMs = 365.25 * 86_400_000;
const shifts = [0, 20 * yearMs, -20 * yearMs, 3_600_000, -11 * yearMs];
const kinds: readonly RecordKind[] = [
  'section',
  'person',
  'position',
  'duty',
  'workItem',
  'goal',
  'workflow',
  'workflowStep',
  'workflowLink',
  'evidence',
  'evidenceLink',
];
const random = randomFrom(seedOf());
const below = (limit: number): number => Math.floor(random() * limit);
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

/** What a day brings: mostly changes, and half of them in the few records that everybody works on. */
function nextEdit(): Edit {
  const act =
    random() < 0.002
      ? 'order'
      : oneOf(['make', 'make', 'change', 'change', 'change', 'change', 'change', 'remove'] as const);
  const pick = (): number => below(100_000);
  return {
    act,
    kind: oneOf(kinds),
    picks: [random() < 0.5 ? below(12) : pick(), pick(), pick(), pick(), pick(), pick()],
  };
}

/** Revisions of one copy on their way to another: some that came to it after one another, as a bundle carries them. */
interface Parcel {
  readonly to: Replica;
  readonly revisions: readonly Revision[];
}

function parcelsOf(replicas: readonly Replica[], since: number): Parcel[] {
  return replicas.flatMap((from) => {
    // Its own, and for some bundles also what it had from others.
    const isRelay = random() < 0.2;
    const strangers = new Set(replicas.filter((other) => other !== from).map(({ replicaId }) => replicaId));
    const all = from.revisions(since).filter(({ replicaId }) => isRelay || !strangers.has(replicaId));
    const cuts = [0, ...Array.from({ length: 4 }, () => below(all.length + 1)).sort((a, b) => a - b), all.length];
    const parts = cuts.slice(1).map((end, at) => all.slice(cuts[at], end));
    return replicas.filter((to) => to !== from).flatMap((to) => parts.map((revisions) => ({ to, revisions })));
  });
}

const met = { lost: 0, doubled: 0, early: 0 };

/** Brings all of them in some order, with a tenth lost at first, a tenth twice, and those before their predecessors again. */
function deliver(parcels: readonly Parcel[]): void {
  const way = shuffled(parcels);
  const lost = way.filter(() => random() < 0.1);
  const kept = new Set(way);
  for (const parcel of lost) kept.delete(parcel);
  met.lost += lost.length;
  const open = [...kept].flatMap((parcel) => {
    const isDoubled = random() < 0.1;
    if (isDoubled) met.doubled += 1;
    return isDoubled ? [parcel, parcel] : [parcel];
  });
  let waiting = [...open, ...shuffled(lost)];
  while (waiting.length > 0) {
    const early = waiting.filter(({ to, revisions }) => !to.offer(random() < 0.5 ? revisions : revisions.toReversed()));
    met.early += early.length;
    // Those that wait for one another are asked for anew, as a full bundle.
    if (early.length === waiting.length) return;
    waiting = early;
  }
}

/** Answers whether it wrote anything: some edits the rules refuse, and some say what stands already. */
function edit(replica: Replica): boolean {
  const newest = (): unknown => statement(replica.db.raw, 'SELECT max(rowid) AS newest FROM revision').get();
  const before = JSON.stringify(newest());
  performEdit({ db: replica.db, departmentId: sharedDepartmentId, context: replica.context() }, nextEdit());
  return JSON.stringify(newest()) !== before;
}

/** Whatever a copy still lacks, until nobody lacks anything: what a merge writes itself goes round as well. */
function bringRest(replicas: readonly Replica[], since: number): void {
  for (let moved = true; moved; ) {
    moved = false;
    for (const to of replicas) {
      const held = new Set(to.revisions(since).map(({ id }) => id));
      for (const from of replicas) {
        const missing = from.revisions(since).filter(({ id }) => !held.has(id));
        if (missing.length === 0) continue;
        to.apply(missing);
        for (const { id } of missing) held.add(id);
        moved = true;
      }
    }
  }
}

/** Some hundred operations wherever somebody sits, and now and then a bundle that breaks off on its way. Answers how many wrote. */
function workApart(replicas: readonly Replica[], since: number): number {
  let written = 0;
  for (let attempt = 0; written < operationsAStage && attempt < 4 * operationsAStage; attempt += 1) {
    if (edit(oneOf(replicas))) written += 1;
    if (random() > 0.01) continue;
    const [from, to] = shuffled(replicas);
    const all = from?.revisions(since) ?? [];
    to?.offer(all.slice(0, below(all.length + 1)));
  }
  return written;
}

interface Found {
  /** Ways in which the copies did not come to the same content. */
  parted: number;
  faults: number;
  lostValues: number;
  shuffles: number;
}

function judge(replicas: readonly Replica[], everything: ReadonlySet<string>, found: Found): void {
  const [first] = replicas;
  if (first === undefined) throw new Error('No replica');
  if (new Set(replicas.map((replica) => replica.digest())).size !== 1) found.parted += 1;
  const held = new Set(first.revisions().map(({ id }) => id));
  const { faults, lostValues } = judgeMerge(first.db);
  const gone = [...everything].filter((id) => !held.has(id)).map((id) => `${id} is gone`);
  for (const fault of [...faults, ...gone].slice(0, 5)) console.log(fault);
  found.faults += faults.length + gone.length;
  found.lostValues += lostValues;
  found.shuffles += 1;
}

const found: Found = { parted: 0, faults: 0, lostValues: 0, shuffles: 0 };
const replicaCounts = new Set<number>();
let operations = 0;
let replicas = shifts.slice(0, 3).map((shiftMs, index) => new Replica(`副本${index}`, { shiftMs }));
beginTogether(replicas);
for (let stage = 0; stage < stages; stage += 1) {
  const count = 3 + (stage % 3);
  const image = replicas[0]?.db.raw.serialize();
  for (let at = replicas.length; at < count; at += 1)
    replicas.push(new Replica(`副本${at}`, { shiftMs: shifts[at] ?? 0, ...(image === undefined ? {} : { image }) }));
  for (const left of replicas.splice(count)) left.db.close();
  replicaCounts.add(count);
  const since = replicas[0]?.countRevisions() ?? 0;
  operations += workApart(replicas, since);
  const images = replicas.map(({ db }) => db.raw.serialize());
  const everything = new Set(replicas.flatMap((replica) => replica.revisions().map(({ id }) => id)));
  const begun = performance.now();
  for (let shuffle = 0; shuffle < shufflesAStage; shuffle += 1) {
    for (const { db } of replicas) db.close();
    replicas = replicas.map(
      ({ name, shiftMs, replicaId }, at) =>
        new Replica(name, { shiftMs, replicaId, ...(images[at] === undefined ? {} : { image: images[at] }) }),
    );
    deliver(parcelsOf(replicas, since));
    bringRest(replicas, since);
    judge(replicas, everything, found);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(
    `${operations} operations that wrote, ${count} copies, ${replicas[0]?.countRevisions()} revisions: ${shufflesAStage} ways in ${seconds} s`,
  );
}
for (const { db } of replicas) db.close();
console.log(
  `${found.shuffles} ways of bringing their bundles, among ${Math.min(...replicaCounts)} to ${Math.max(...replicaCounts)} copies`,
);
const holds = reportBars('merge', [
  { bar: 'operations that wrote something', value: operations, unit: '', limit: 10_000, sense: 'at-least' },
  { bar: 'bundles lost and brought again', value: met.lost, unit: '', limit: 200, sense: 'at-least' },
  { bar: 'bundles brought twice', value: met.doubled, unit: '', limit: 200, sense: 'at-least' },
  {
    bar: 'bundles before their predecessors, refused whole',
    value: met.early,
    unit: '',
    limit: 200,
    sense: 'at-least',
  },
  { bar: 'ways after which copies differ', value: found.parted, unit: '', limit: 0, sense: 'at-most' },
  { bar: 'values that lost', value: found.lostValues, unit: '', limit: 1_000, sense: 'at-least' },
  {
    bar: 'faults that the oracle finds, as a losing value that nobody can read',
    value: found.faults,
    unit: '',
    limit: 0,
    sense: 'at-most',
  },
]);
process.exitCode = holds ? 0 : 1;
