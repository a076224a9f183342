import { AppFailure } from '../../../shared/app-error.ts';
import type { OpenWorkspace } from '../kernel/context.ts';

/** The open file, which must be the central office's. Throws `no-workspace`, or `rule-broken` about `not-an-office`. */
export function officeOf(context: { readonly workspace: () => OpenWorkspace }): OpenWorkspace {
  const workspace = context.workspace();
  if (workspace.kind !== 'office') throw new AppFailure({ code: 'rule-broken', about: 'not-an-office' });
  return workspace;
}
