import { type PaperSpec, paperNames } from '../../shared/contract/papers.ts';
import { ledgerNames } from '../../shared/domain/ledger-names.ts';

/** Not made from a workspace alone: a bundle's own sheet, and how a statement ended, which is asked for by its statement. */
const asked: ReadonlySet<string> = new Set(['ledger', 'transmittal', 'statement-result']);

/** What a paper is called on the command line: each register has a name of its own. */
export function cliPaperName(spec: PaperSpec): string {
  return spec.paper === 'ledger' ? `${spec.ledger}-ledger` : spec.paper;
}

/** Every paper that the command line offers, by that name. */
export const cliPaperNames: readonly string[] = [
  ...paperNames.filter((name) => !asked.has(name)),
  ...ledgerNames.map((ledger) => cliPaperName({ paper: 'ledger', ledger })),
];
