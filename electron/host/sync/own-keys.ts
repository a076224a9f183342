import { getOwnKey, setOwnKey } from '../../../db/queries/peers.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import type { CallContext } from '../kernel/context.ts';
import { type BundleKeys, keysOfSeed, newSeed } from './bundle-keys.ts';

/** The workspace's keys, made when it has none yet. Throws `rule-broken` about `key-not-here`. */
export async function needOwnKeys(context: CallContext): Promise<BundleKeys> {
  const { db } = context.workspace();
  const own = getOwnKey(db);
  if (own === null) return makeOwnKeys(context);
  const keys = await context.keys().load(own.keyFingerprint);
  const rule: RuleName = 'key-not-here';
  if (keys === null) throw new AppFailure({ code: 'rule-broken', about: rule });
  return keys;
}

/** The workspace's keys when they are on this computer; null otherwise. Never makes any. */
export async function findOwnKeys(context: CallContext): Promise<BundleKeys | null> {
  const own = getOwnKey(context.workspace().db);
  return own === null ? null : context.keys().load(own.keyFingerprint);
}

/** New keys for the workspace: kept on this computer first, so that the file never names a key that nobody has. */
export async function makeOwnKeys(context: CallContext): Promise<BundleKeys> {
  const { db } = context.workspace();
  const keys = keysOfSeed(newSeed());
  await context.keys().save(keys);
  setOwnKey(db, keys, context.now());
  return keys;
}
