import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { CallContext } from '../kernel/context.ts';
import type { Kernel } from '../kernel/handlers-table.ts';

export function jobsHandlers({ jobs }: Kernel): Handlers<HostContract, CallContext>['jobs'] {
  return {
    cancel: ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
  };
}
