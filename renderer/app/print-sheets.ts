/**
 * The hidden page that the printer gets: the sheets of a paper, one a page, as vectors. They come from our own protocol
 * as one drawing in which every sheet is a ground (its size) followed by its content; glyphs stand once at the end.
 * `sides` in the address (`3,4` or for booklets `-.1,2.-`) says which sheets to lay out in which order, all on upright A4;
 * without it they stand in their own order and sizes. `window.sheetsReady` answers how many printed sides there are, or a
 * sentence on what went wrong.
 */
const svgNamespace = 'http://www.w3.org/2000/svg';
/** `M 0 0v HEIGHT h WIDTH v -HEIGHT Z`, in points. */
const groundPattern = /^M 0 0\s*v ([\d.]+) h ([\d.]+) /u;
const points = { width: 595.28, height: 841.89 };

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly content: Element;
}

async function layOut(): Promise<number> {
  const asked = new URLSearchParams(location.search);
  const response = await fetch(`/sheets/${encodeURIComponent(asked.get('sheets') ?? '')}`);
  if (!response.ok) throw new Error(`sheets ${response.status}`);
  const drawing = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  const parts = [...drawing.children];
  document.body.append(glyphs(parts.filter((part) => part.localName === 'defs')));
  const drawn = parts.filter((part) => part.localName !== 'defs');
  const sheets: Sheet[] = [];
  for (let index = 0; index + 1 < drawn.length; index += 2)
    sheets.push(sheetOf(drawn[index] as Element, drawn[index + 1] as Element));
  const sides = asked.get('sides');
  if (sides === null) document.body.append(...sheets.map(ownSide));
  else if (sides !== '') document.body.append(...sides.split(',').map((side) => uprightSide(side, sheets)));
  return document.querySelectorAll('.sheet').length;
}

function glyphs(definitions: readonly Element[]): SVGElement {
  const holder = document.createElementNS(svgNamespace, 'svg');
  holder.setAttribute('class', 'glyphs');
  holder.append(...definitions);
  return holder;
}

function sheetOf(ground: Element, content: Element): Sheet {
  const size = groundPattern.exec(ground.getAttribute('d') ?? '');
  if (size === null) throw new Error('A sheet has no size.');
  content.removeAttribute('transform'); // its place in the one long drawing
  return { height: Number(size[1]), width: Number(size[2]), content };
}

/** A sheet in its own size. */
function ownSide({ width, height, content }: Sheet): HTMLElement {
  const picture = document.createElementNS(svgNamespace, 'svg');
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.append(content);
  return sideOf({ width, height }, picture);
}

/** One sheet, or two of a booklet side by side with the whole lying across, on an upright page. */
function uprightSide(side: string, sheets: readonly Sheet[]): HTMLElement {
  const picture = document.createElementNS(svgNamespace, 'svg');
  const pages = side.split('.');
  const { width, height } = points;
  // Lying across, its top at the left edge of the upright page.
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const turned = group(`translate(0 ${height}) rotate(-90)`);
  for (const [place, page] of pages.entries()) {
    if (page === '-') continue;
    const sheet = sheets[Number(page) - 1];
    if (sheet === undefined) throw new Error(`There is no sheet ${page}.`);
    if (pages.length === 1) picture.append(fitted(sheet, { width, height, left: 0 }));
    else turned.append(fitted(sheet, { width: height / 2, height: width, left: (place * height) / 2 }));
  }
  if (pages.length > 1) picture.append(turned);
  return sideOf(points, picture);
}

/** A sheet as large as it goes, in the middle of a place; what lies across is turned with its top to the left. */
function fitted(
  { width, height, content }: Sheet,
  place: { readonly width: number; readonly height: number; readonly left: number },
): Element {
  const across = width > height !== place.width > place.height;
  const [wide, high] = across ? [height, width] : [width, height];
  const scale = Math.min(place.width / wide, place.height / high);
  const x = place.left + (place.width - wide * scale) / 2;
  const y = (place.height - high * scale) / 2;
  const holder = group(`translate(${x} ${y}) scale(${scale})${across ? ` translate(0 ${width}) rotate(-90)` : ''}`);
  holder.append(content);
  return holder;
}

function group(transform: string): Element {
  const made = document.createElementNS(svgNamespace, 'g');
  made.setAttribute('transform', transform);
  return made;
}

function sideOf({ width, height }: { width: number; height: number }, picture: Element): HTMLElement {
  const holder = document.createElement('div');
  holder.className = width > height ? 'sheet landscape' : 'sheet';
  holder.style.width = `${width}pt`;
  holder.style.height = `${height - 0.5}pt`; // rounding must not push a sheet's last line to a page of its own
  holder.append(picture);
  return holder;
}

Object.assign(window, { sheetsReady: layOut().catch((error: unknown) => String(error)) });
