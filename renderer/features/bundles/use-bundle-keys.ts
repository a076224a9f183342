import { useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { BundlePeer, EnrolmentPreview } from '../../../shared/contract/bundles.ts';
import type { Result } from '../../../shared/result.ts';
import { api } from '../../lib/client.ts';
import { describeError } from '../../lib/error-words.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import type { Words } from '../../lib/words/words-shape.ts';

/** What stands open over the screen. */
export type KeysDialog =
  | { readonly kind: 'phrase'; readonly phrase: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'enrol'; readonly path: string; readonly preview: EnrolmentPreview };

/** Keys and peers of the workspace, and everything that can be done with them. */
export function useBundleKeys(words: Words) {
  const status = useLoaded(() => api.keys.status({}), { key: 'keys', kinds: [] });
  const peers = useLoaded(() => api.bundles.peers({}), { key: 'peers', kinds: [] });
  const [dialog, setDialog] = useState<KeysDialog | null>(null);
  const reload = async (): Promise<void> => {
    await Promise.all([status.reload(), peers.reload()]);
  };
  /** Does it, says why it failed, and reads anew; answers whether it was done. */
  const run = async (work: Promise<Result<unknown, AppError>>, done?: string): Promise<boolean> => {
    const result = await work;
    if (!result.ok) reportError(result.error);
    else if (done !== undefined) inform(done);
    await reload();
    return result.ok;
  };

  return {
    status: status.value,
    peers: peers.value ?? [],
    dialog,
    reload,
    close: () => setDialog(null),
    askRestore: () => setDialog({ kind: 'restore' }),
    showPhrase: async (): Promise<void> => {
      const result = await api.keys.phrase({});
      if (result.ok) setDialog({ kind: 'phrase', phrase: result.value.phrase });
      else reportError(result.error);
    },
    restore: async (phrase: string): Promise<string | null> => {
      const result = await api.keys.restore({ phrase });
      if (!result.ok) return describeError(result.error, words);
      inform(words.bundles.keys.restored);
      await reload();
      return null;
    },
    writeEnrolment: async (suggestedName: string): Promise<void> => {
      const target = await api.desktop.pickTarget({ kind: 'enrolment', suggestedName });
      if (!target.ok) return reportError(target.error);
      const { path } = target.value;
      if (path !== null) await run(api.keys.writeEnrolment({ path }), words.bundles.keys.written);
    },
    pickEnrolment: async (): Promise<void> => {
      const picked = await api.desktop.pickFiles({ kind: 'enrolment' });
      if (!picked.ok) return reportError(picked.error);
      const path = picked.value.paths[0];
      if (path === undefined) return;
      const read = await api.keys.readEnrolment({ path });
      if (read.ok) setDialog({ kind: 'enrol', path, preview: read.value });
      else reportError(read.error);
    },
    enrol: (path: string, preview: EnrolmentPreview, isCompared: boolean) =>
      run(
        api.keys.enrol({ path, keyFingerprint: preview.keyFingerprint, isCompared }),
        words.bundles.peers.enrolled(preview.name),
      ),
    acknowledge: async ({ replicaId, lastSent }: BundlePeer): Promise<void> => {
      if (lastSent === null) return;
      const { sequence, fingerprint } = lastSent;
      await run(api.bundles.acknowledge({ recipientId: replicaId, sequence, fingerprint }));
    },
    withdraw: (keyFingerprint: string) => run(api.keys.withdraw({ keyFingerprint })),
  };
}
