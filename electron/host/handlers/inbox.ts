import { statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  findUnsettled,
  getInboxEntry,
  type InboxFinding,
  listInbox,
  noteFinding,
  settle,
} from '../../../db/queries/inbox.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { InboxEntry } from '../../../shared/contract/inbox.ts';
import { volumeBaseOf, volumeName, withoutTwinVolumes } from '../../../shared/sync/bundle-volumes.ts';
import { type CallContext, throwIfCancelled } from '../kernel/context.ts';
import { applyBundle, examineBundle } from '../sync/apply-bundle.ts';
import { officeOf } from './office-guard.ts';

type Place = Pick<InboxEntry, 'id' | 'path' | 'fileName' | 'sizeBytes' | 'receivedAt'>;

/** Bundles that were put into the inbox of the central office. */
export const inboxHandlers: Handlers<HostContract, CallContext>['inbox'] = {
  list: (_input, context) => listInbox(officeOf(context).db),

  add: async ({ paths }, context) => {
    const { db } = officeOf(context);
    const places = withoutTwinVolumes(paths).map((path): Place => {
      const known = findUnsettled(db, path);
      const sizeBytes = sizeOf(path);
      if (known !== null) return { ...known, sizeBytes };
      return {
        id: context.newId(),
        path,
        fileName: basename(volumeBaseOf(path) ?? path),
        sizeBytes,
        receivedAt: context.now(),
      };
    });
    return lookAt(context, places);
  },

  recheck: async ({ ids }, context) => lookAt(context, entriesOf(context, ids)),

  apply: async ({ ids, nevertheless }, context) => {
    const { db } = officeOf(context);
    // A sender's bundles follow each other: an increment builds on the one before it.
    const entries = entriesOf(context, ids).toSorted((a, b) => (a.report?.sequence ?? 0) - (b.report?.sequence ?? 0));
    let applied = 0;
    let quarantined = 0;
    for (const [at, entry] of entries.entries()) {
      throwIfCancelled(context.signal);
      context.progress({ stage: 'applying', done: at, total: entries.length, unit: 'files', label: entry.fileName });
      try {
        const report = await applyBundle(context, {
          path: entry.path,
          fingerprint: entry.report?.fingerprint,
          nevertheless: nevertheless === true,
        });
        settle(db, entry.id, { state: 'applied', at: context.now(), report });
        applied += 1;
      } catch (error) {
        noteFinding(db, entry, findingOf(error, entry));
        quarantined += 1;
      }
    }
    const senders = new Set(entries.map(({ report }) => report?.senderName ?? ''));
    const again = listInbox(db).filter(
      ({ state, report }) => state === 'quarantined' && report !== null && senders.has(report.senderName),
    );
    if (applied > 0 && again.length > 0) await lookAt(context, again);
    return { applied, quarantined };
  },

  dismiss: ({ ids }, context) => {
    const { db } = officeOf(context);
    for (const { id } of entriesOf(context, ids)) settle(db, id, { state: 'dismissed', at: context.now() });
    return {};
  },
};

/** Of a bundle in volumes the size of all that are there. */
function sizeOf(path: string): number {
  const base = volumeBaseOf(path);
  let sum = 0;
  for (let number = 1; ; number += 1) {
    const found = statSync(base === null ? path : volumeName(base, number), { throwIfNoEntry: false });
    sum += found?.size ?? 0;
    if (found === undefined || base === null) return sum;
  }
}

/** The named entries that are not settled yet. Throws `not-found` for ids of none. */
function entriesOf(context: CallContext, ids: readonly string[]): InboxEntry[] {
  const { db } = officeOf(context);
  return ids.flatMap((id) => {
    const entry = getInboxEntry(db, id);
    if (entry === null) throw new AppFailure({ code: 'not-found', about: id });
    return entry.settledAt === '' ? [entry] : [];
  });
}

/** Reads files and notes what taking each in would do; a cancelled reading leaves the rest as it was. */
async function lookAt(
  context: CallContext,
  places: readonly Place[],
): Promise<{ waiting: number; quarantined: number }> {
  const { db } = officeOf(context);
  const counts = { waiting: 0, quarantined: 0 };
  for (const [at, place] of places.entries()) {
    throwIfCancelled(context.signal);
    context.progress({ stage: 'verifying', done: at, total: places.length, unit: 'files', label: place.fileName });
    const state = noteFinding(db, place, await find(context, place));
    if (state === 'waiting' || state === 'quarantined') counts[state] += 1;
  }
  return counts;
}

async function find(context: CallContext, place: Place): Promise<InboxFinding> {
  try {
    const report = await examineBundle(context, place.path);
    return { report, issues: report.issues };
  } catch (error) {
    return findingOf(error, { ...place, report: null });
  }
}

/** A file that is no good bundle is a finding; anything that is no word on the file goes on up. */
function findingOf(error: unknown, entry: Pick<InboxEntry, 'fileName' | 'report'>): InboxFinding {
  if (!(error instanceof AppFailure)) throw error;
  const { code, details } = error.error;
  if (code === 'cancelled' || code === 'disk-full' || code === 'no-workspace' || code === 'rule-broken') throw error;
  const issues = details === undefined || details.length === 0 ? [{ where: [entry.fileName], rule: code }] : details;
  return { report: entry.report, issues };
}
