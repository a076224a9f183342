/** 编制, 在岗, 空缺, 超编 of some positions, and how many positions they are. */
export interface Headcount {
  readonly positions: number;
  readonly posts: number;
  readonly held: number;
  /** Posts without anybody, position by position: one over the posts elsewhere fills none of them. */
  readonly vacant: number;
  /** People beyond the posts of their position. */
  readonly over: number;
}

interface Staffed {
  readonly headcount: number;
  /** How many hold the position. */
  readonly held: number;
}

/** Adds up the posts of some positions and who holds them. */
export function headcountOf(positions: readonly Staffed[]): Headcount {
  const sum = (of: (position: Staffed) => number): number => positions.reduce((total, each) => total + of(each), 0);
  return {
    positions: positions.length,
    posts: sum(({ headcount }) => headcount),
    held: sum(({ held }) => held),
    vacant: sum(({ headcount, held }) => Math.max(0, headcount - held)),
    over: sum(({ headcount, held }) => Math.max(0, held - headcount)),
  };
}
