/**
 * The hidden page that the print dialog prints: the sheets of a paper, one a page, as vectors. They come from our own
 * protocol as one drawing in which every sheet is a ground (its size) followed by its content; glyphs stand once at the
 * end. `window.sheetsReady` answers how many sheets there are, or a sentence on what went wrong.
 */
const svgNamespace = 'http://www.w3.org/2000/svg';
/** `M 0 0v HEIGHT h WIDTH v -HEIGHT Z`, in points. */
const groundPattern = /^M 0 0\s*v ([\d.]+) h ([\d.]+) /u;

async function layOut(): Promise<number> {
  const name = new URLSearchParams(location.search).get('sheets') ?? '';
  const response = await fetch(`/sheets/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(`sheets ${response.status}`);
  const drawing = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  const parts = [...drawing.children];
  document.body.append(glyphs(parts.filter((part) => part.localName === 'defs')));
  const sheets = parts.filter((part) => part.localName !== 'defs');
  for (let index = 0; index + 1 < sheets.length; index += 2) {
    document.body.append(sheet(sheets[index] as Element, sheets[index + 1] as Element));
  }
  return document.querySelectorAll('.sheet').length;
}

function glyphs(definitions: readonly Element[]): SVGElement {
  const holder = document.createElementNS(svgNamespace, 'svg');
  holder.setAttribute('class', 'glyphs');
  holder.append(...definitions);
  return holder;
}

function sheet(ground: Element, content: Element): HTMLElement {
  const size = groundPattern.exec(ground.getAttribute('d') ?? '');
  if (size === null) throw new Error('A sheet has no size.');
  const [height, width] = [Number(size[1]), Number(size[2])];
  content.removeAttribute('transform'); // its place in the one long drawing
  const picture = document.createElementNS(svgNamespace, 'svg');
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.append(content);
  const holder = document.createElement('div');
  holder.className = width > height ? 'sheet landscape' : 'sheet';
  holder.style.width = `${width}pt`;
  holder.style.height = `${height - 0.5}pt`; // rounding must not push a sheet's last line to a page of its own
  holder.append(picture);
  return holder;
}

Object.assign(window, { sheetsReady: layOut().catch((error: unknown) => String(error)) });
