import { v7 } from 'uuid';
import type { CommandContext } from '../../db/records/record-writer.ts';
import type { Clock } from '../../db/workspace-db.ts';

export const clock: Clock = { now: () => new Date().toISOString(), newId: () => v7() };

export function commandNamed(name: string): CommandContext {
  return { ...clock, name, author: '林晓禾', replicaId: '0190a000-0000-7000-8000-000000000001' };
}
