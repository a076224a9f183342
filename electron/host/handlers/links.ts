import { readWorkPackage } from '../../../db/queries/links.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import { notFound } from './save-record.ts';

export const linksHandlers: Handlers<HostContract, CallContext>['links'] = {
  of: ({ kind, id }, context) => {
    const found = readWorkPackage(context.workspace().db, kind, id);
    if (found === null) throw notFound(kind, id);
    return found;
  },
};
