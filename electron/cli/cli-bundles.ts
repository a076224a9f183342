import { extname, resolve } from 'node:path';
import type { BundlePeer, BundleReport, VolumeChoice } from '../../shared/contract/bundles.ts';
import { issueLine, openWorkspace, operandsOf, UsageError } from './cli-call.ts';
import type { CliAnswer, CliCall } from './cli-call.ts';
import { type CliWords, fill } from './cli-words.ts';

/** `verify BUNDLE [WORKSPACE]`: with a workspace also whether that one may take it over. */
export async function verify(call: CliCall): Promise<CliAnswer> {
  const [path, workspace, ...more] = call.operands;
  if (path === undefined || more.length > 0) throw new UsageError();
  if (workspace !== undefined) await openWorkspace(call, workspace);
  const report = call.need(await call.api.bundles.verify({ jobId: call.jobId, path: resolve(path) }));
  const { words } = call;
  const head = fill(report.valid ? words.bundleValid : words.bundleInvalid, {
    path: report.path,
    count: report.issues.length,
  });
  const rest = report.valid ? holds(report, words) : report.issues.map((issue) => issueLine(issue, words));
  const trust =
    report.trust.length === 0 ? [] : [words.bundleRefused, ...report.trust.map((issue) => issueLine(issue, words))];
  return { good: report.valid && report.trust.length === 0, lines: [head, ...rest, ...trust], value: report };
}

function holds(report: BundleReport, words: CliWords): readonly string[] {
  const counts = fill(words.bundleHolds, {
    college: report.collegeName,
    department: report.departmentName,
    records: report.recordCount,
    revisions: report.revisionCount,
    files: report.evidenceFileCount,
    fingerprint: report.fingerprint,
  });
  const { transfer } = report;
  if (transfer === null) return [counts, words.bundleUnsigned];
  return [
    counts,
    fill(words.bundleTransfer[transfer.mode], {
      sender: transfer.sender.name,
      recipient: transfer.recipient?.name ?? '-',
      sequence: transfer.sequence,
      base: transfer.base?.sequence ?? '-',
      key: report.signerKey ?? '-',
    }),
  ];
}

/** `inspect WORKSPACE.qhd`, or a bundle. */
export async function inspect(call: CliCall): Promise<CliAnswer> {
  const [path = ''] = operandsOf(call, 1);
  if (extname(path).toLowerCase() !== '.qhd') return verify(call);
  await openWorkspace(call, path);
  const status = call.need(await call.api.workspace.status({}));
  const summary = call.need(await call.api.bundles.summary({}));
  const head = fill(call.words.workspace, {
    college: status?.collegeName ?? '',
    department: status?.departmentName ?? '',
    path: status?.path ?? '',
    size: status?.fileSizeBytes ?? 0,
    revisions: status?.revisionCount ?? 0,
    saved: status?.lastSavedAt ?? '-',
  });
  const counts = summary.records.map(({ kind, count }) => `  ${kind}  ${count}`);
  return { good: true, lines: [head, ...counts], value: { status, summary } };
}

/** `pack WORKSPACE OUT [--to PEER] [--full] [--encrypt] [--volumes none|SIZE]` */
export async function pack(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', out = ''] = operandsOf(call, 2);
  const { to, full = false, encrypt = false } = call.options;
  const volumes = volumesOf(call.options.volumes);
  await openWorkspace(call, workspace);
  const recipientId = to === undefined ? undefined : peerNamed(call.need(await call.api.bundles.peers({})), to);
  const report = call.need(
    await call.api.bundles.export({ jobId: call.jobId, path: resolve(out), recipientId, full, encrypt, volumes }),
  );
  const head = fill(call.words.packed, { path: report.path, size: report.sizeBytes });
  return { good: true, lines: [head, ...holds(report, call.words)], value: report };
}

/** `apply WORKSPACE BUNDLE [--dry-run] [--nevertheless]`: takes a bundle over, or says what that would do. */
export async function apply(call: CliCall): Promise<CliAnswer> {
  const [workspace = '', bundle = ''] = operandsOf(call, 2);
  const { words, jobId } = call;
  const path = resolve(bundle);
  await openWorkspace(call, workspace);
  const isDry = call.options['dry-run'] === true;
  const taken = call.need(
    isDry
      ? await call.api.merging.examine({ jobId, path })
      : await call.api.merging.apply({ jobId, path, nevertheless: call.options.nevertheless === true }),
  );
  const { outcome } = taken;
  const head = fill(isDry ? words.wouldApply : words.applied, {
    sender: taken.senderName,
    sequence: taken.sequence,
    added: outcome.added,
    changed: outcome.changed,
    removed: outcome.removed,
    conflicts: outcome.conflicts,
  });
  const refused = taken.issues.map((issue) => issueLine(issue, words));
  return {
    good: refused.length === 0,
    lines: refused.length === 0 ? [head] : [words.bundleRefused, ...refused],
    value: taken,
  };
}

/** A peer by its replica id or its name. */
function peerNamed(peers: readonly BundlePeer[], name: string): string {
  const found = peers.filter((peer) => peer.replicaId === name || peer.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new UsageError();
  return found[0].replicaId;
}

/**
 * `keys WORKSPACE [make | phrase | restore PHRASE | peers | card OUT | enrol CARD | withdraw KEY]`. `enrol` prints the
 * spoken fingerprint first and takes the peer in only with `--spoken "1234 …"` that is the same.
 */
export async function keys(call: CliCall): Promise<CliAnswer> {
  const [workspace, action = 'status', value, ...more] = call.operands;
  const isKnown = Object.hasOwn(keyActions, action);
  if (workspace === undefined || more.length > 0 || !isKnown) throw new UsageError();
  const { run, needsValue } = keyActions[action as keyof typeof keyActions];
  if (needsValue !== (value !== undefined)) throw new UsageError();
  await openWorkspace(call, workspace);
  return run(call, value ?? '');
}

type KeyAction = (call: CliCall, value: string) => Promise<CliAnswer>;

const showStatus: KeyAction = async ({ api, need, words }) => {
  const status = need(await api.keys.status({}));
  const lines =
    status.own === null
      ? [words.keyNone]
      : [
          fill(status.isHere ? words.keyHere : words.keyElsewhere, { key: status.own.keyFingerprint }),
          fill(words.keySpoken, { spoken: status.own.spoken }),
          status.own.signingKey,
          status.own.encryptionKey,
        ];
  return { good: true, lines, value: status };
};

const showPeers: KeyAction = async ({ api, need }) => {
  const peers = need(await api.bundles.peers({}));
  const lines = peers.flatMap(({ replicaId, name, keys: list }) => [
    `${replicaId}  ${name}`,
    ...list.map(
      (key) => `  ${key.keyFingerprint}  ${key.spoken}${key.withdrawnAt === null ? '' : `  − ${key.withdrawnAt}`}`,
    ),
  ]);
  return { good: true, lines, value: peers };
};

const enrol: KeyAction = async (call, card) => {
  const { api, need, words } = call;
  const path = resolve(card);
  const read = need(await api.keys.readEnrolment({ path }));
  const digits = (text: string): string => text.replace(/\D/gu, '');
  const { spoken } = call.options;
  const head = `${read.school} ${read.name}  ${read.keyFingerprint}`;
  const says = fill(words.keySpoken, { spoken: read.spoken });
  if (spoken === undefined || digits(spoken) !== digits(read.spoken))
    return { good: false, lines: [head, says, words.keyCompare], value: read };
  need(await api.keys.enrol({ path, keyFingerprint: read.keyFingerprint, isCompared: true }));
  return { good: true, lines: [head, fill(words.keyEnrolled, { name: read.name })], value: read };
};

const keyActions = {
  status: { run: showStatus, needsValue: false },
  make: {
    run: async (call, value) => {
      call.need(await call.api.keys.make({}));
      return showStatus(call, value);
    },
    needsValue: false,
  },
  phrase: {
    run: async ({ api, need }) => {
      const value = need(await api.keys.phrase({}));
      return { good: true, lines: [value.phrase], value };
    },
    needsValue: false,
  },
  restore: {
    run: async (call, phrase) => {
      call.need(await call.api.keys.restore({ phrase }));
      return showStatus(call, '');
    },
    needsValue: true,
  },
  peers: { run: showPeers, needsValue: false },
  card: {
    run: async ({ api, need, words }, out) => {
      const value = need(await api.keys.writeEnrolment({ path: resolve(out) }));
      return { good: true, lines: [fill(words.keyCard, { path: value.path })], value };
    },
    needsValue: true,
  },
  enrol: { run: enrol, needsValue: true },
  withdraw: {
    run: async (call, keyFingerprint) => {
      call.need(await call.api.keys.withdraw({ keyFingerprint }));
      return showPeers(call, '');
    },
    needsValue: true,
  },
} as const satisfies Readonly<Record<string, { readonly run: KeyAction; readonly needsValue: boolean }>>;

/** `none`, or a size such as `700M` and `3.9G` (in powers of 1024); without one the target's disk decides. */
function volumesOf(text: string | undefined): VolumeChoice {
  if (text === undefined || text === 'none') return text ?? 'auto';
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([KMG])$/iu.exec(text) ?? [];
  if (digits === '') throw new UsageError();
  return Math.floor(Number(digits) * 1024 ** ('KMG'.indexOf(unit.toUpperCase()) + 1));
}
