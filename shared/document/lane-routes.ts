import type { Cell, LaneStep } from './lane-grid.ts';
import type { PlacedLink } from './workflow-placement.ts';

/**
 * A straight piece of a line through the grid of lanes and rows: across a row or the gap above row `index`, down a lane
 * or the gutter left of lane `index`.
 */
export type RoutePiece =
  | { readonly way: 'row' | 'gap'; readonly index: number }
  | { readonly way: 'lane' | 'gutter'; readonly index: number };

export type Side = 'left' | 'right' | 'bottom';
/** A line from outline to outline: pieces in turn down and across, and the side of the first step that it leaves. */
export interface Route {
  readonly link: PlacedLink;
  readonly leaves: Side;
  readonly enters: 'left' | 'right' | 'top';
  readonly pieces: readonly RoutePiece[];
}

const row = (index: number): RoutePiece => ({ way: 'row', index });
const gap = (index: number): RoutePiece => ({ way: 'gap', index });
const lane = (index: number): RoutePiece => ({ way: 'lane', index });
const gutter = (index: number): RoutePiece => ({ way: 'gutter', index });

/** Decides which way each line takes. Lines never cross a step; where two would lie on each other they keep apart by tracks. */
export function routeInLanes(
  steps: readonly LaneStep[],
  links: readonly PlacedLink[],
  cells: ReadonlyMap<string, Cell>,
): Route[] {
  const router = new LaneRouter(steps, cells);
  const span = (link: PlacedLink): number => {
    const [from, to] = [cells.get(link.fromStepId), cells.get(link.toStepId)];
    if (from === undefined || to === undefined) return 0;
    // Hand-overs within a row first, then short ways down, long ones, and last the ways back up.
    return to.row < from.row ? 1000 + from.row - to.row : to.row - from.row;
  };
  return links
    .map((link, index) => ({ link, index }))
    .sort((a, b) => span(a.link) - span(b.link) || a.index - b.index)
    .flatMap(({ link, index }) => {
      const route = router.route(link);
      return route === null ? [] : [{ route, index }];
    })
    .sort((a, b) => a.index - b.index)
    .map(({ route }) => route);
}

class LaneRouter {
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #kinds: ReadonlyMap<string, LaneStep['kind']>;
  readonly #standing: ReadonlySet<string>;
  /** Sides of steps that a line uses, as `id left`. */
  readonly #sides = new Set<string>();
  /** Which line passes a cell downwards and across. */
  readonly #down = new Map<string, PlacedLink>();
  readonly #across = new Map<string, PlacedLink>();

  constructor(steps: readonly LaneStep[], cells: ReadonlyMap<string, Cell>) {
    this.#cells = cells;
    this.#kinds = new Map(steps.map(({ id, kind }) => [id, kind]));
    this.#standing = new Set([...cells.values()].map((cell) => `${cell.lane} ${cell.row}`));
  }

  route(link: PlacedLink): Route | null {
    const from = this.#cells.get(link.fromStepId);
    const to = this.#cells.get(link.toStepId);
    if (from === undefined || to === undefined) return null;
    const found =
      (link.fromStepId === link.toStepId ? null : this.#straight(link, from, to)) ??
      (to.row > from.row ? this.#downwards(link, from, to) : this.#around(link, from, to));
    this.#reserve(found, from, to);
    return found;
  }

  /** Beside each other in one row, or under each other in one lane. */
  #straight(link: PlacedLink, from: Cell, to: Cell): Route | null {
    if (from.row === to.row) {
      const [leaves, enters] = to.lane > from.lane ? (['right', 'left'] as const) : (['left', 'right'] as const);
      const free =
        !this.#sides.has(`${link.fromStepId} ${leaves}`) &&
        !this.#sides.has(`${link.toStepId} ${enters}`) &&
        !this.#isBar(link.fromStepId) &&
        !this.#isBar(link.toStepId) &&
        this.#acrossIsFree(link, from, to.lane);
      return free ? { link, leaves, enters, pieces: [row(from.row)] } : null;
    }
    if (from.lane !== to.lane || to.row < from.row || !this.#bottomIsFree(link)) return null;
    if (!this.#downIsFree(link, from.lane, [from.row + 1, to.row - 1])) return null;
    return { link, leaves: 'bottom', enters: 'top', pieces: [lane(from.lane)] };
  }

  #downwards(link: PlacedLink, from: Cell, to: Cell): Route {
    const enters = 'top';
    const sideways =
      to.lane === from.lane
        ? (['right', 'left'] as const)
        : to.lane > from.lane
          ? (['right'] as const)
          : (['left'] as const);
    if (this.#kinds.get(link.fromStepId) === 'decision') {
      for (const leaves of sideways) {
        if (this.#sides.has(`${link.fromStepId} ${leaves}`)) continue;
        if (
          to.lane !== from.lane &&
          this.#acrossIsFree(link, from, to.lane) &&
          !this.#standing.has(`${to.lane} ${from.row}`) &&
          this.#downIsFree(link, to.lane, [from.row, to.row - 1])
        )
          return { link, leaves, enters, pieces: [row(from.row), lane(to.lane)] };
        if (this.#bottomIsFree(link) && to.lane !== from.lane && to.row === from.row + 1) continue;
        const pieces = [
          row(from.row),
          gutter(leaves === 'left' ? from.lane : from.lane + 1),
          gap(to.row),
          lane(to.lane),
        ];
        return { link, leaves, enters, pieces };
      }
    }
    const down = { link, leaves: 'bottom', enters } as const;
    if (to.row === from.row + 1) return { ...down, pieces: [lane(from.lane), gap(to.row), lane(to.lane)] };
    const between = [from.row + 1, to.row - 1] as const;
    if (from.lane !== to.lane && this.#downIsFree(link, to.lane, between))
      return { ...down, pieces: [lane(from.lane), gap(from.row + 1), lane(to.lane)] };
    if (from.lane !== to.lane && this.#downIsFree(link, from.lane, between))
      return { ...down, pieces: [lane(from.lane), gap(to.row), lane(to.lane)] };
    const beside = gutter(to.lane > from.lane ? to.lane : to.lane + 1);
    return { ...down, pieces: [lane(from.lane), gap(from.row + 1), beside, gap(to.row), lane(to.lane)] };
  }

  /** Up again, or to a step of the same row that cannot be reached directly: out at a side, along a gutter, and in. */
  #around(link: PlacedLink, from: Cell, to: Cell): Route {
    const wanted = to.lane < from.lane ? (['left', 'right'] as const) : (['right', 'left'] as const);
    for (const leaves of wanted) {
      if (this.#isBar(link.fromStepId) || this.#sides.has(`${link.fromStepId} ${leaves}`)) continue;
      const channel = leaves === 'left' ? from.lane : from.lane + 1;
      const enters = channel === to.lane ? 'left' : channel === to.lane + 1 ? 'right' : null;
      const direct =
        enters !== null &&
        to.row !== from.row &&
        !this.#isBar(link.toStepId) &&
        !this.#sides.has(`${link.toStepId} ${enters}`);
      if (direct) return { link, leaves, enters, pieces: [row(from.row), gutter(channel), row(to.row)] };
      return { link, leaves, enters: 'top', pieces: [row(from.row), gutter(channel), gap(to.row), lane(to.lane)] };
    }
    const channel = gutter(to.lane < from.lane ? to.lane + 1 : to.lane);
    const pieces = [lane(from.lane), gap(from.row + 1), channel, gap(to.row), lane(to.lane)];
    return { link, leaves: 'bottom', enters: 'top', pieces };
  }

  #isBar(id: string): boolean {
    return ['fork', 'join'].includes(this.#kinds.get(id) ?? '');
  }

  /** One way leaves a decision at its foot, and only one; anything else may send all its lines from there. */
  #bottomIsFree(link: PlacedLink): boolean {
    return this.#kinds.get(link.fromStepId) !== 'decision' || !this.#sides.has(`${link.fromStepId} bottom`);
  }

  #downIsFree(link: PlacedLink, index: number, [first, last]: readonly [number, number]): boolean {
    for (let at = first; at <= last; at += 1) {
      const passing = this.#down.get(`${index} ${at}`);
      if (this.#standing.has(`${index} ${at}`)) return false;
      if (passing !== undefined && passing.toStepId !== link.toStepId) return false;
    }
    return true;
  }

  #acrossIsFree(link: PlacedLink, from: Cell, toLane: number): boolean {
    for (let at = Math.min(from.lane, toLane) + 1; at < Math.max(from.lane, toLane); at += 1) {
      const passing = this.#across.get(`${at} ${from.row}`);
      if (this.#standing.has(`${at} ${from.row}`)) return false;
      if (passing !== undefined && passing.fromStepId !== link.fromStepId) return false;
    }
    return true;
  }

  #reserve({ link, leaves, enters, pieces }: Route, from: Cell, to: Cell): void {
    this.#sides.add(`${link.fromStepId} ${leaves}`);
    if (enters !== 'top') this.#sides.add(`${link.toStepId} ${enters}`);
    for (const [index, piece] of pieces.entries()) {
      if (piece.way === 'lane') {
        const first = index === 0 ? from.row + 1 : this.#levelOf(pieces[index - 1], from);
        const last = index === pieces.length - 1 ? to.row - 1 : this.#levelOf(pieces[index + 1], from) - 1;
        for (let at = first; at <= last; at += 1) this.#down.set(`${piece.index} ${at}`, link);
      }
      if (piece.way === 'row' && index === 0) {
        const next = pieces[1];
        const end = next === undefined ? to.lane : next.index;
        for (let at = Math.min(from.lane, end); at <= Math.max(from.lane, end); at += 1)
          if (at !== from.lane) this.#across.set(`${at} ${from.row}`, link);
      }
    }
  }

  /** The first row below a piece that runs across. */
  #levelOf(piece: RoutePiece | undefined, from: Cell): number {
    return piece?.index ?? from.row + 1;
  }
}
