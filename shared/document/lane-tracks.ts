/** A piece of a line inside a channel between rows or between lanes. */
export interface ChannelPiece {
  /** From and to along the channel, in any measure that all pieces of a channel share. */
  readonly low: number;
  readonly high: number;
  /** Where it turns out of the channel: the place along it, and towards which side (-1: before, 1: behind). */
  readonly ends: readonly { readonly at: number; readonly side: -1 | 1 }[];
  /** Lines that share their source or their target may lie on each other. */
  readonly source: string;
  readonly target: string;
}

/**
 * Gives each piece of a channel a track, from 0 on the side -1, so that no two lie on each other where they would be
 * mistaken for one. A piece that leaves towards -1 where another leaves towards 1 is kept before it.
 */
export function assignTracks(pieces: readonly ChannelPiece[]): number[] {
  const before = pieces.map((piece) =>
    pieces.flatMap((other, index) => (other !== piece && mustStandBefore(other, piece) ? [index] : [])),
  );
  const order = inOrder(before);
  const tracks = pieces.map(() => -1);
  for (const index of order) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    let track = Math.max(0, ...(before[index] ?? []).map((other) => (tracks[other] ?? -1) + 1));
    while (pieces.some((other, at) => tracks[at] === track && at !== index && collide(piece, other))) track += 1;
    tracks[index] = track;
  }
  return tracks;
}

function related(a: ChannelPiece, b: ChannelPiece): boolean {
  return a.source === b.source || a.target === b.target;
}

function collide(a: ChannelPiece, b: ChannelPiece): boolean {
  return !related(a, b) && a.low <= b.high && b.low <= a.high;
}

function mustStandBefore(first: ChannelPiece, second: ChannelPiece): boolean {
  if (related(first, second)) return false;
  return first.ends.some(
    (end) => end.side === -1 && second.ends.some((other) => other.side === 1 && other.at === end.at),
  );
}

/** Every index behind those that must stand before it; where that goes in a circle, the list's own order decides. */
function inOrder(before: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const state = new Map<number, 'open' | 'done'>();
  const visit = (index: number): void => {
    if (state.has(index)) return;
    state.set(index, 'open');
    for (const other of before[index] ?? []) visit(other);
    state.set(index, 'done');
    order.push(index);
  };
  for (const index of before.keys()) visit(index);
  return order;
}
