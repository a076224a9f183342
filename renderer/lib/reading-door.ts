import { create } from 'zustand';
import type { FilePlace } from '../../shared/domain/reading.ts';

/** A piece of evidence to be looked at. */
export interface ReadingRequest {
  readonly id: string;
  /** The pieces before and after it, which the arrow keys go to; empty for this one only. */
  readonly ids: readonly string[];
  /** One of its files; its own when not given. */
  readonly fileHash?: string;
  readonly place?: FilePlace | null;
  /** Words to mark. */
  readonly find?: string;
}

export const useReadingDoor = create<{ readonly asked: ReadingRequest | null }>(() => ({ asked: null }));

/** Shows what a piece of evidence holds, over whatever screen stands there. */
export function openReading(request: ReadingRequest): void {
  useReadingDoor.setState({ asked: request });
}

export function closeReading(): void {
  useReadingDoor.setState({ asked: null });
}
