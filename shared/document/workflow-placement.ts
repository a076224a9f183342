import { Graph, layout } from '@dagrejs/dagre';
import type { DrawnShape } from './drawing.ts';

/** Shapes with their places and rows, and what routing needs to keep clear of them. */
export interface Placement {
  readonly shapes: readonly DrawnShape[];
  /** Row of each shape, from 0 at the top. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Top and bottom of each row. */
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
  /** For a link `index` that crosses rows without a stop there: the free column in each row crossed. */
  readonly columns: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Links that lead back up, by index. */
  readonly backward: ReadonlySet<number>;
}
export interface PlacedLink {
  readonly fromStepId: string;
  readonly toStepId: string;
  readonly label: string;
}

const rowGap = 9;
const shapeGap = 9;

/** Places shapes in rows with dagre; links that would close a circle are left to the router, so that rows follow the work. */
export function placeNodes(shapes: readonly DrawnShape[], links: readonly PlacedLink[]): Placement {
  const backward = backwardLinks(shapes, links);
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: shapeGap, edgesep: 7, ranksep: rowGap, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const shape of shapes) graph.setNode(shape.id, { width: shape.width, height: shape.height });
  for (const [index, link] of links.entries()) {
    // The first way out of a step is the main line: keep it straight.
    const main = links.findIndex((other) => other.fromStepId === link.fromStepId) === index;
    if (!backward.has(index))
      graph.setEdge(link.fromStepId, link.toStepId, { weight: main ? 4 : 1, minlen: 1 }, String(index));
  }
  layout(graph);

  const centres = new Map(shapes.map((shape) => [shape.id, place(graph.node(shape.id))]));
  const levels = [...new Set([...centres.values()].map((centre) => centre.y))].sort((a, b) => a - b);
  const rowOf = new Map([...centres].map(([id, centre]) => [id, levels.indexOf(centre.y)]));
  const placed = shapes.map((shape) => {
    const centre = centres.get(shape.id) ?? { x: 0, y: 0 };
    return { ...shape, x: centre.x - shape.width / 2, y: centre.y - shape.height / 2 };
  });
  const rows = levels.map((_, row) => {
    const inRow = placed.filter((shape) => rowOf.get(shape.id) === row);
    return {
      top: Math.min(...inRow.map((shape) => shape.y)),
      bottom: Math.max(...inRow.map((shape) => shape.y + shape.height)),
    };
  });

  const columns = new Map<number, Map<number, number>>();
  for (const [index, link] of links.entries()) {
    const from = rowOf.get(link.fromStepId) ?? 0;
    const to = rowOf.get(link.toStepId) ?? 0;
    if (backward.has(index) || to - from < 2) continue;
    const points: readonly { x: number; y: number }[] =
      graph.edge(link.fromStepId, link.toStepId, String(index))?.points ?? [];
    const crossed = new Map<number, number>();
    for (let row = from + 1; row < to; row += 1) {
      const level = levels[row] ?? 0;
      const nearest = [...points].sort((a, b) => Math.abs(a.y - level) - Math.abs(b.y - level))[0];
      if (nearest !== undefined) crossed.set(row, nearest.x);
    }
    columns.set(index, crossed);
  }
  return { shapes: placed, rowOf, rows, columns, backward };
}

function place(node: { readonly x?: number | undefined; readonly y?: number | undefined }): {
  readonly x: number;
  readonly y: number;
} {
  // Rounded so that steps of one row compare as equal.
  return { x: Math.round((node.x ?? 0) * 1000) / 1000, y: Math.round((node.y ?? 0) * 1000) / 1000 };
}

/** Links that lead to a step still open on the way down from the first steps: loops such as "return for correction". */
function backwardLinks(shapes: readonly DrawnShape[], links: readonly PlacedLink[]): ReadonlySet<number> {
  const backward = new Set<number>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (root: string) => {
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { id } = top;
      const index = links.findIndex((link, position) => position >= (top?.next ?? 0) && link.fromStepId === id);
      if (index === -1) {
        state.set(id, 'done');
        stack.pop();
        continue;
      }
      top.next = index + 1;
      const target = links[index]?.toStepId ?? '';
      if (state.get(target) === 'open') backward.add(index);
      else if (!state.has(target)) {
        state.set(target, 'open');
        stack.push({ id: target, next: 0 });
      }
    }
  };
  const entered = new Set(links.map((link) => link.toStepId));
  for (const shape of shapes) if (!entered.has(shape.id) && !state.has(shape.id)) visit(shape.id);
  for (const shape of shapes) if (!state.has(shape.id)) visit(shape.id);
  return backward;
}
