import type { HistoryEntry } from '../../../shared/contract/overview.ts';

/** One command: what somebody did in one step. */
export interface HistoryCommand {
  readonly commandId: string;
  readonly commandName: string;
  readonly madeAt: string;
  readonly author: string;
  readonly entries: readonly HistoryEntry[];
}

/** A day with its commands, in local time; `day` as 2026-11-22. */
export interface HistoryDay {
  readonly day: string;
  readonly commands: readonly HistoryCommand[];
}

/** Puts revisions that belong to one command together, and commands under their day. Both stay newest first. */
export function groupHistory(entries: readonly HistoryEntry[], dayOf: (iso: string) => string): readonly HistoryDay[] {
  const days: { day: string; commands: (Omit<HistoryCommand, 'entries'> & { entries: HistoryEntry[] })[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.madeAt);
    let today = days.at(-1);
    if (today?.day !== day) {
      today = { day, commands: [] };
      days.push(today);
    }
    const last = today.commands.at(-1);
    if (last?.commandId === entry.commandId) last.entries.push(entry);
    else {
      const { commandId, commandName, madeAt, author } = entry;
      today.commands.push({ commandId, commandName, madeAt, author, entries: [entry] });
    }
  }
  return days;
}
