import type { Drawing, DrawnLine, DrawnShape, Point } from './drawing.ts';
import type { Organization, OrganizationBox, OrganizationPosition, OrganizationSection } from './organization.ts';
import { columnsOf, leaderLevels, type SectionColumns } from './organization-columns.ts';
import { type SetText, textOf } from './organization-text.ts';
import { round } from './workflow-shapes.ts';

/**
 * Where an organization is drawn. A section of more positions than `mostRows` is drawn in several columns side by side;
 * no column is wider than `widestColumn` millimetres.
 */
export interface OrganizationArea {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly mostRows?: number;
  readonly widestColumn?: number;
}

const gap = 3;
const drop = 7;
const step = 3.2;
/** How far to the right a position stands of whom it reports to, and how far in the line between them goes down. */
const indent = 3;
const spine = 1.2;
const narrowestBox = 16;
const widestOnPaper = 40;
const narrowestColumn = 22;

/**
 * Draws an organization from the top down: the leaders row by row, under them the sections with their positions, each
 * position under the one that it reports to. `null` when there are no sections, or more than stand side by side in
 * letters that can be read.
 */
export function drawOrganization(organization: Organization, area: OrganizationArea): Drawing | null {
  const { sections } = organization;
  const levels = leaderLevels(organization.leaders);
  const parts = sections.map((section) => columnsOf(section, area.mostRows ?? Number.POSITIVE_INFINITY));
  const count = parts.reduce((sum, { columns }) => sum + columns.length, 0);
  const columns = Math.max(count, ...levels.map(({ length }) => length));
  const width = Math.min(area.widestColumn ?? widestOnPaper, (area.widthMm - 1 - gap * (columns - 1)) / columns);
  if (sections.length === 0 || width < narrowestColumn) return null;
  const chart = new Chart(width, Math.max(columns * width + (columns - 1) * gap, 60));
  chart.drawTop(organization.top, levels);
  chart.drawSections(sections, parts, levels.at(-1) ?? []);
  const drawing = chart.finish();
  return drawing.heightMm > area.heightMm ? null : drawing;
}

class Chart {
  readonly #width: number;
  readonly #whole: number;
  readonly #middle: number;
  readonly #shapes: DrawnShape[] = [];
  readonly #lines: DrawnLine[] = [];
  /** Where the lines to what comes next begin. */
  #above = { id: '', y: 0 };

  constructor(width: number, whole: number) {
    this.#width = width;
    this.#whole = whole;
    this.#middle = 0.5 + whole / 2;
  }

  /** The department and its leaders. Who reports to one of several side by side has that one's name in the box. */
  drawTop(top: OrganizationBox, levels: readonly (readonly OrganizationPosition[])[]): void {
    const head = this.#put(textOf(top, 60), { x: this.#middle - 30, y: 0.5, width: 60, outline: 'rounded' });
    this.#above = { id: top.id, y: head.y + head.height };
    let superiors: readonly OrganizationPosition[] = [];
    for (const level of levels) {
      const texts = level.map((box) => textOf(box, this.#width, isOnly(superiors, box.superior) ? null : box.superior));
      const centres = this.#centres(level.length);
      const placed = this.#row(texts, centres);
      const foot = placed[0] === undefined ? this.#above.y : placed[0].y + placed[0].height;
      const [only] = placed;
      if (only !== undefined && placed.length === 1) this.#above = { id: only.id, y: foot };
      else {
        // The leaders' lines meet again before the next part from them.
        for (const { id, x } of placed) {
          const centre = x + this.#width / 2;
          this.#join(id, top.id, [
            { x: centre, y: foot },
            { x: centre, y: foot + drop / 2 },
            { x: this.#middle, y: foot + drop / 2 },
          ]);
        }
        this.#above = { id: top.id, y: foot + drop / 2 };
      }
      superiors = level;
    }
  }

  drawSections(
    sections: readonly OrganizationSection[],
    parts: readonly SectionColumns[],
    superiors: readonly OrganizationPosition[],
  ): void {
    const total = parts.reduce((sum, { columns }) => sum + columns.length, 0);
    const lefts: number[] = [];
    let left = this.#middle - (total * this.#width + (total - 1) * gap) / 2;
    for (const { columns } of parts) {
      lefts.push(left);
      left += columns.length * (this.#width + gap);
    }
    const spanOf = (part: SectionColumns): number => part.columns.length * (this.#width + gap) - gap;
    const centres = parts.map((part, index) => (lefts[index] ?? 0) + spanOf(part) / 2);
    const heads = this.#row(
      sections.map(({ head }) => textOf(head, this.#width)),
      centres,
    );
    for (const [index, part] of parts.entries()) {
      const head = heads[index];
      if (head !== undefined) this.#drawSection(part, { head, left: lefts[index] ?? 0, superiors });
    }
  }

  #drawSection(
    { lead, columns }: SectionColumns,
    place: {
      readonly head: DrawnShape;
      readonly left: number;
      readonly superiors: readonly OrganizationPosition[];
    },
  ): void {
    const said = ({ superior }: OrganizationPosition) => (isOnly(place.superiors, superior) ? null : superior);
    let { head } = place;
    if (lead !== null) {
      const centre = head.x + this.#width / 2;
      const y = head.y + head.height + step;
      const shape = this.#put(textOf(lead, this.#width, said(lead)), { x: head.x, y, width: this.#width });
      this.#join(head.id, shape.id, [
        { x: centre, y: head.y + head.height },
        { x: centre, y },
      ]);
      head = shape;
    }
    for (const [index, column] of columns.entries()) {
      const left = place.left + index * (this.#width + gap);
      const isAlone = columns.length === 1;
      let y = head.y + head.height + (isAlone ? step : drop);
      const drawn = new Map<string, DrawnShape>();
      for (const { position, depth, parentId } of column) {
        const offset = Math.min(depth * indent, this.#width - narrowestBox);
        const width = this.#width - offset;
        const parent = parentId === null ? undefined : drawn.get(parentId);
        const isUnder = parent !== undefined || (lead !== null && position.superior?.id === lead.id);
        const text = textOf(position, width, isUnder ? null : said(position));
        const shape = this.#put(text, { x: left + offset, y, width });
        drawn.set(shape.id, shape);
        const middle = shape.y + shape.height / 2;
        const down = (parent?.x ?? left) + spine;
        const foot = (parent ?? head).y + (parent ?? head).height;
        const across = [
          { x: down, y: middle },
          { x: shape.x, y: middle },
        ];
        if (parent !== undefined || isAlone)
          this.#join((parent ?? head).id, shape.id, [{ x: down, y: foot }, ...across]);
        else {
          const centre = head.x + this.#width / 2;
          const bus = foot + drop / 2;
          this.#join(head.id, shape.id, [
            { x: centre, y: foot },
            { x: centre, y: bus },
            { x: down, y: bus },
            ...across,
          ]);
        }
        y = shape.y + shape.height + step;
      }
    }
  }

  finish(): Drawing {
    const heightMm = round(Math.max(...this.#shapes.map((shape) => shape.y + shape.height)) + 0.5);
    return { widthMm: round(this.#whole + 1), heightMm, shapes: this.#shapes, lines: this.#lines, labels: [] };
  }

  /** The middles of some boxes side by side. */
  #centres(count: number): number[] {
    const left = this.#middle - (count * this.#width + (count - 1) * gap) / 2;
    return Array.from({ length: count }, (_, index) => left + index * (this.#width + gap) + this.#width / 2);
  }

  /** A row of boxes of one height, each joined to the middle of what stands above. */
  #row(texts: readonly SetText[], centres: readonly number[]): DrawnShape[] {
    const { id: aboveId, y: top } = this.#above;
    const y = top + drop;
    const height = Math.max(0, ...texts.map((text) => text.height));
    return texts.map((text, index) => {
      const centre = centres[index] ?? this.#middle;
      const shape = this.#put({ ...text, height }, { x: centre - this.#width / 2, y, width: this.#width });
      this.#join(aboveId, shape.id, [
        { x: this.#middle, y: top },
        { x: this.#middle, y: top + drop / 2 },
        { x: centre, y: top + drop / 2 },
        { x: centre, y },
      ]);
      return shape;
    });
  }

  #put(text: SetText, place: { x: number; y: number; width: number; outline?: DrawnShape['outline'] }): DrawnShape {
    const shape: DrawnShape = {
      id: text.id,
      outline: place.outline ?? 'box',
      x: round(place.x),
      y: round(place.y),
      width: round(place.width),
      height: text.height,
      text: text.lines,
    };
    this.#shapes.push(shape);
    return shape;
  }

  #join(from: string, to: string, points: readonly Point[]): void {
    this.#lines.push({ from, to, points: points.map(({ x, y }) => ({ x: round(x), y: round(y) })), plain: true });
  }
}

/** Whether somebody is the one leader under whom all that comes next is drawn. */
function isOnly(leaders: readonly OrganizationPosition[], superior: OrganizationPosition['superior']): boolean {
  return leaders.length === 1 && leaders[0]?.id === superior?.id;
}
