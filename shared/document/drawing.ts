/**
 * A drawing with every place already decided: both renderers only copy it, so that it looks the same in PDF and Word.
 * Millimetres from the top left corner; font sizes in points.
 */
export interface Drawing {
  readonly widthMm: number;
  readonly heightMm: number;
  /** Lanes of a workflow, drawn first: everything else lies on them. */
  readonly lanes?: readonly DrawnLane[];
  readonly shapes: readonly DrawnShape[];
  readonly lines: readonly DrawnLine[];
  readonly labels: readonly DrawnLabel[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * `rounded`: start and end; `box`: an action; `rhombus`: a decision; `bar`: where ways part or meet, without words;
 * `circle`: where the drawing goes on at another page.
 */
export interface DrawnShape {
  readonly id: string;
  readonly outline: 'rounded' | 'box' | 'rhombus' | 'bar' | 'circle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Already broken into lines. */
  readonly text: readonly { readonly line: string; readonly size: number; readonly muted: boolean }[];
}

/** A lane of one actor, with a head that bears the title. */
export interface DrawnLane extends Point {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  /** Already broken into lines. */
  readonly title: readonly string[];
  readonly size: number;
}

/** Straight pieces from point to point, with an arrow head at the last one unless `plain`. */
export interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** Without the arrow head. */
  readonly plain?: boolean;
}

/** The name of a branch, on a white ground. `x` and `y` are its top left corner. */
export interface DrawnLabel extends Point {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly size: number;
}
