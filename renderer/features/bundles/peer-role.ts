import type { BundlePeer } from '../../../shared/contract/bundles.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { useWords } from '../../lib/words/words.ts';

/** What a peer is to us, in words: a department, the office, or another computer of our own. */
export function usePeerRole(): (peer: Pick<BundlePeer, 'role' | 'departmentId'>) => string {
  const { roles, sibling } = useWords().bundles.peers;
  const own = useWorkspace(({ status }) => status);
  return ({ role, departmentId }) => {
    const isSibling = role === own?.kind && (role === 'office' || departmentId === own.departmentId);
    return isSibling ? sibling[role] : roles[role];
  };
}
