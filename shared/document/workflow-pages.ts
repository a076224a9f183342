import type { Drawing } from './drawing.ts';
import {
  type DiagramLink,
  type DiagramLook,
  type DiagramStep,
  drawnLinks,
  drawWorkflow,
  fittingScale,
  laneTitles,
  scaleDrawing,
} from './workflow-diagram.ts';

/** At this factor the words of a drawing are 6.3 points high: the least that is read without effort on paper. */
const smallestScale = 0.7;
const mostPages = 12;

interface PageInput {
  readonly steps: readonly DiagramStep[];
  readonly links: readonly DiagramLink[];
  readonly look: DiagramLook;
  readonly areaMm: { readonly widthMm: number; readonly heightMm: number };
}

/**
 * A workflow drawn for paper: one drawing where its words stay large enough, else one for each page, all at one scale.
 * Where an arrow leads from page to page it ends in a circle with a letter and goes on from the same letter.
 */
export function workflowPages({ steps, links, look, areaMm }: PageInput): readonly Drawing[] {
  const whole = drawWorkflow(steps, links, look);
  const fits = fittingScale(whole, areaMm);
  // Pages do not help a drawing that is only too wide.
  const least = Math.min(smallestScale, fittingScale({ ...whole, heightMm: 1 }, areaMm));
  if (fits >= least || steps.length < 4) return [scaleDrawing(whole, fits)];
  const order = [...steps].sort(
    (a, b) => topOf(whole, a.id) - topOf(whole, b.id) || steps.indexOf(a) - steps.indexOf(b),
  );
  const arrows = drawnLinks(steps, links);
  const titles = look.lanes ? laneTitles(steps) : [];
  const fixed = titles.length > 0 ? { ...look, titles } : { lanes: false };
  let best: readonly Drawing[] = [whole];
  for (
    let count = Math.max(2, Math.floor((whole.heightMm * least) / areaMm.heightMm));
    count <= mostPages;
    count += 1
  ) {
    best = drawParts(parts(whole, order, count), arrows, fixed);
    if (best.every((drawing) => fittingScale(drawing, areaMm) >= least)) break;
  }
  const scale = Math.min(...best.map((drawing) => fittingScale(drawing, areaMm)));
  return best.map((drawing) => scaleDrawing(drawing, scale));
}

function topOf(drawing: Drawing, id: string): number {
  const shape = drawing.shapes.find((each) => each.id === id);
  return shape === undefined ? 0 : shape.y + shape.height / 2;
}

/** The steps from the top down in so many parts of about equal height. */
function parts(whole: Drawing, order: readonly DiagramStep[], count: number): DiagramStep[][] {
  const share = whole.heightMm / count;
  const found: DiagramStep[][] = Array.from({ length: count }, () => []);
  for (const step of order) found[Math.min(count - 1, Math.floor(topOf(whole, step.id) / share))]?.push(step);
  return found.filter((part) => part.length > 0);
}

function drawParts(
  pages: readonly (readonly DiagramStep[])[],
  links: readonly DiagramLink[],
  look: DiagramLook,
): readonly Drawing[] {
  const pageOf = new Map(pages.flatMap((steps, page) => steps.map((step) => [step.id, page] as const)));
  const letters = new Map<string, string>();
  for (const { fromStepId, toStepId } of links)
    if (pageOf.get(fromStepId) !== pageOf.get(toStepId) && !letters.has(toStepId))
      letters.set(toStepId, letterOf(letters.size));
  return pages.map((steps, page) => {
    const byId = new Map(steps.map((step) => [step.id, step]));
    const circle = (id: string, target: string, actor: string): DiagramStep => ({
      id,
      kind: 'connector',
      action: letters.get(target) ?? '',
      actor,
      note: '',
    });
    const entries = new Map<string, DiagramStep>();
    const exits = new Map<string, DiagramStep>();
    const inside: DiagramLink[] = [];
    for (const link of links) {
      const [from, to] = [byId.get(link.fromStepId), byId.get(link.toStepId)];
      if (from !== undefined && to !== undefined) inside.push(link);
      else if (from !== undefined) {
        const id = `to ${link.toStepId}`;
        if (!exits.has(id)) exits.set(id, circle(id, link.toStepId, from.actor));
        inside.push({ ...link, toStepId: id });
      } else if (to !== undefined && pageOf.get(link.fromStepId) !== page) {
        const id = `from ${link.toStepId}`;
        if (entries.has(id)) continue;
        entries.set(id, circle(id, link.toStepId, to.actor));
        inside.push({ fromStepId: id, toStepId: link.toStepId, label: '' });
      }
    }
    return drawWorkflow([...entries.values(), ...steps, ...exits.values()], inside, look);
  });
}

/** A, B … Z, AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}
