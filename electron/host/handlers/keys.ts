import { enrolPeer, findPeerKey, getOwnKey, setOwnKey, withdrawPeerKey } from '../../../db/queries/peers.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { HostContract, Handlers } from '../../../shared/contract/contract.ts';
import type { RuleName } from '../../../shared/domain/rules.ts';
import type { CallContext } from '../kernel/context.ts';
import { keysOfSeed, phraseOfSeed, seedOfPhrase, spokenFingerprint } from '../sync/bundle-keys.ts';
import { previewEnrolment, readEnrolmentFile, writeEnrolmentFile } from '../sync/enrolment-file.ts';
import { makeOwnKeys, needOwnKeys } from '../sync/own-keys.ts';
import { ownEnrolment } from '../sync/own-party.ts';

/** Keys of the open workspace, and enrolment. */
export const keysHandlers: Handlers<HostContract, CallContext>['keys'] = {
  status: async (_input, context) => {
    const own = getOwnKey(context.workspace().db);
    const store = context.keys();
    return {
      own: own === null ? null : { ...own, spoken: spokenFingerprint(own) },
      isHere: own !== null && (await store.load(own.keyFingerprint)) !== null,
      isGuarded: await store.isGuarded(),
    };
  },

  make: async (_input, context) => {
    await makeOwnKeys(context);
    return {};
  },

  phrase: async (_input, context) => ({ phrase: phraseOfSeed((await needOwnKeys(context)).seed) }),

  restore: async ({ phrase }, context) => {
    const { db } = context.workspace();
    const seed = seedOfPhrase(phrase);
    if (seed === null) throw broken('phrase-wrong');
    const keys = keysOfSeed(seed);
    const own = getOwnKey(db);
    if (own !== null && own.keyFingerprint !== keys.keyFingerprint) throw broken('phrase-of-other-key');
    await context.keys().save(keys);
    if (own === null) setOwnKey(db, keys, context.now());
    return {};
  },

  writeEnrolment: async ({ path }, context) => {
    const keys = await needOwnKeys(context);
    writeEnrolmentFile(path, ownEnrolment(context.workspace(), keys, context.now()), keys);
    return { path };
  },

  readEnrolment: async ({ path }, context) => previewEnrolment(context.workspace().db, await readEnrolmentFile(path)),

  enrol: async ({ path, keyFingerprint, isCompared }, context) => {
    const { db, replicaId } = context.workspace();
    const read = await readEnrolmentFile(path);
    // The file may have been exchanged since it was shown.
    if (read.keyFingerprint !== keyFingerprint) throw new AppFailure({ code: 'file-changed', about: path });
    const { enrolment } = read;
    if (enrolment.replicaId === replicaId) throw broken('enrolment-own');
    const known = findPeerKey(db, keyFingerprint);
    if (known?.withdrawnAt != null) throw broken('key-withdrawn');
    if (known !== null && known.replicaId !== enrolment.replicaId) throw broken('enrolment-invalid');
    enrolPeer(db, enrolment, { ...enrolment, keyFingerprint, isCompared, at: context.now() });
    return {};
  },

  withdraw: ({ keyFingerprint }, context) => {
    if (!withdrawPeerKey(context.workspace().db, keyFingerprint, context.now()))
      throw new AppFailure({ code: 'not-found', about: keyFingerprint });
    return {};
  },
};

function broken(about: RuleName): AppFailure {
  return new AppFailure({ code: 'rule-broken', about });
}
