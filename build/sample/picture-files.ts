import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { randomFrom } from './sample-papers.ts';

const width = 1280;
const height = 800;
const font = 'Sample Sans';

interface Chart {
  readonly unit: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly color: string; readonly values: readonly number[] }[];
  readonly low: number;
  readonly high: number;
  readonly kind: 'bars' | 'lines';
}

const charts: Readonly<Record<string, Chart>> = {
  '2-13': {
    unit: '万千瓦时',
    labels: ['1月', '2月', '3月', '4月'],
    series: [
      { name: '2025年', color: '#9aa9bb', values: [44.8, 31.2, 43.6, 42.7] },
      { name: '2026年', color: '#2f5d8c', values: [43.5, 30.1, 42.2, 41.2] },
    ],
    low: 0,
    high: 50,
    kind: 'bars',
  },
  '5-7': {
    unit: '%',
    labels: ['11月', '12月', '1月', '2月', '3月', '4月'],
    series: [
      { name: '分类准确率', color: '#2f7d54', values: [78.6, 80.4, 82.1, 83.5, 85.7, 87.2] },
      { name: '目标值', color: '#c0563b', values: [85, 85, 85, 85, 85, 85] },
    ],
    low: 70,
    high: 95,
    kind: 'lines',
  },
  '6-2': {
    unit: '%',
    labels: ['维修', '饮食安全', '食堂价格', '公寓', '热水', '环境', '会务', '用车'],
    series: [
      { name: '2025年下半年', color: '#9aa9bb', values: [87.4, 91.8, 79.1, 89.6, 74.2, 92.6, 91.7, 93.5] },
      { name: '2026年上半年', color: '#2f5d8c', values: [91.2, 92.5, 78.4, 90.3, 76.9, 93.8, 92.1, 94.0] },
    ],
    low: 60,
    high: 100,
    kind: 'bars',
  },
};

/** A chart as a PNG, drawn by hand so that no browser is needed. */
export async function chartFile(number: string, title: string): Promise<Buffer> {
  const chart = charts[number];
  if (chart === undefined) throw new Error(`no chart for evidence ${number}`);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  useFont();
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  write(pen, { text: title, x: width / 2, y: 60, size: 34, align: 'center' });
  const frame = { left: 120, right: width - 60, top: 140, bottom: height - 110 };
  const yOf = (value: number): number =>
    frame.bottom - ((value - chart.low) / (chart.high - chart.low)) * (frame.bottom - frame.top);
  write(pen, { text: `单位：${chart.unit}`, x: frame.left, y: 120, size: 20, align: 'left' });
  for (let step = 0; step <= 5; step += 1) {
    const value = chart.low + ((chart.high - chart.low) * step) / 5;
    pen.fillStyle = '#dfe4ea';
    pen.fillRect(frame.left, yOf(value), frame.right - frame.left, 1);
    write(pen, { text: String(value), x: frame.left - 14, y: yOf(value) + 7, size: 20, align: 'right' });
  }
  const slot = (frame.right - frame.left) / chart.labels.length;
  for (const [index, label] of chart.labels.entries()) {
    write(pen, { text: label, x: frame.left + slot * (index + 0.5), y: frame.bottom + 36, size: 20, align: 'center' });
  }
  for (const [place, series] of chart.series.entries()) {
    drawSeries(pen, { chart, series, place, slot, left: frame.left, bottom: frame.bottom, yOf });
    pen.fillStyle = series.color;
    pen.fillRect(frame.left + 240 * place, height - 46, 26, 16);
    write(pen, { text: series.name, x: frame.left + 240 * place + 36, y: height - 31, size: 20, align: 'left' });
  }
  return await canvas.encode('png');
}

interface SeriesScope {
  readonly chart: Chart;
  readonly series: Chart['series'][number];
  readonly place: number;
  readonly slot: number;
  readonly left: number;
  readonly bottom: number;
  readonly yOf: (value: number) => number;
}

function drawSeries(pen: SKRSContext2D, scope: SeriesScope): void {
  const { chart, series, slot } = scope;
  pen.fillStyle = series.color;
  pen.strokeStyle = series.color;
  pen.lineWidth = 4;
  if (chart.kind === 'lines') pen.beginPath();
  for (const [index, value] of series.values.entries()) {
    const middle = scope.left + slot * (index + 0.5);
    const y = scope.yOf(value);
    if (chart.kind === 'bars') {
      const bar = slot * 0.3;
      const x = middle + (scope.place - chart.series.length / 2) * bar;
      pen.fillRect(x, y, bar - 4, scope.bottom - y);
      write(pen, { text: value.toFixed(1), x: x + bar / 2 - 2, y: y - 8, size: 16, align: 'center' });
      pen.fillStyle = series.color;
    } else if (index === 0) pen.moveTo(middle, y);
    else pen.lineTo(middle, y);
  }
  if (chart.kind === 'lines') pen.stroke();
}

/** What stands in each picture: wall, roof, sign, people with their clothes, green. */
const scenes: Readonly<
  Record<
    string,
    {
      readonly sky: string;
      readonly wall: string;
      readonly ground: string;
      readonly sign: string;
      readonly people: number;
      readonly coat: string;
      readonly trees: number;
    }
  >
> = {
  '1-12': {
    sky: '#e9e2d6',
    wall: '#b9895a',
    ground: '#8c5a3c',
    sign: '责任状签订仪式',
    people: 7,
    coat: '#28364d',
    trees: 0,
  },
  '2-11': {
    sky: '#a8c9ea',
    wall: '#8d9196',
    ground: '#5d6166',
    sign: '屋面防水施工',
    people: 4,
    coat: '#e07b2a',
    trees: 1,
  },
  '3-12': { sky: '#f3efe6', wall: '#d8dde2', ground: '#b7a99a', sign: '一食堂', people: 9, coat: '#f7f7f7', trees: 0 },
  '4-5': {
    sky: '#26324d',
    wall: '#6a5f6e',
    ground: '#4b5560',
    sign: '五号公寓集合点',
    people: 18,
    coat: '#37628f',
    trees: 3,
  },
  '5-4': { sky: '#b8dcf2', wall: '#cbbfa8', ground: '#79a35c', sign: '春季养护', people: 3, coat: '#d9b13b', trees: 9 },
};

/** A scene as a JPEG in the manner of a snapshot: simple shapes, light that falls off, and the grain of a small sensor. */
export async function sceneFile(number: string): Promise<Buffer> {
  const scene = scenes[number];
  if (scene === undefined) throw new Error(`no scene for evidence ${number}`);
  const random = randomFrom(number);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  useFont();
  const sky = pen.createLinearGradient(0, 0, 0, height * 0.6);
  sky.addColorStop(0, scene.sky);
  sky.addColorStop(1, '#f6f3ee');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = scene.wall;
  pen.fillRect(140, 150, 1000, 420);
  pen.fillStyle = 'rgba(255, 255, 255, 0.55)';
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 9; column += 1) pen.fillRect(180 + column * 106, 250 + row * 100, 66, 62);
  pen.fillStyle = '#8e2f2a';
  pen.fillRect(390, 172, 500, 60);
  write(pen, { text: scene.sign, x: 640, y: 216, size: 38, align: 'center', color: '#fdf6e3' });
  const ground = pen.createLinearGradient(0, 540, 0, height);
  ground.addColorStop(0, scene.ground);
  ground.addColorStop(1, '#2f2f2f');
  pen.fillStyle = ground;
  pen.fillRect(0, 540, width, height - 540);
  for (let tree = 0; tree < scene.trees; tree += 1) drawTree(pen, 60 + random() * (width - 120), 500 + random() * 90);
  for (let person = 0; person < scene.people; person += 1) {
    drawPerson(pen, {
      x: 120 + ((person + 0.2 + random() * 0.6) * (width - 240)) / scene.people,
      y: 560 + random() * 110,
      coat: scene.coat,
    });
  }
  addGrain(pen, random);
  return await canvas.encode('jpeg', 82);
}

function drawTree(pen: SKRSContext2D, x: number, y: number): void {
  pen.fillStyle = '#5b4632';
  pen.fillRect(x - 8, y - 70, 16, 130);
  pen.fillStyle = '#3f7a3d';
  for (const [dx, dy, radius] of [
    [0, -120, 62],
    [-40, -84, 46],
    [42, -80, 48],
  ] as const) {
    pen.beginPath();
    pen.arc(x + dx, y + dy, radius, 0, Math.PI * 2);
    pen.fill();
  }
}

function drawPerson(pen: SKRSContext2D, person: { x: number; y: number; coat: string }): void {
  const { x, y } = person;
  pen.fillStyle = '#2b2b33';
  pen.fillRect(x - 16, y + 60, 13, 66);
  pen.fillRect(x + 3, y + 60, 13, 66);
  pen.fillStyle = person.coat;
  pen.fillRect(x - 22, y - 10, 44, 78);
  pen.fillStyle = '#e2b896';
  pen.beginPath();
  pen.arc(x, y - 32, 19, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#2a211c';
  pen.beginPath();
  pen.arc(x, y - 38, 19, Math.PI, 0);
  pen.fill();
}

function addGrain(pen: SKRSContext2D, random: () => number): void {
  const image = pen.getImageData(0, 0, width, height);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const across = ((at / 4) % width) / width - 0.5;
    const light = 1 - across * across * 0.6;
    const grain = (random() - 0.5) * 10;
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * light + grain;
  }
  pen.putImageData(image, 0, 0);
}

function useFont(): void {
  if (GlobalFonts.has(font)) return;
  GlobalFonts.registerFromPath(
    fileURLToPath(
      new URL(
        '../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
        import.meta.url,
      ),
    ),
    font,
  );
}

function write(
  pen: SKRSContext2D,
  words: { text: string; x: number; y: number; size: number; align: 'left' | 'center' | 'right'; color?: string },
): void {
  pen.fillStyle = words.color ?? '#2b333d';
  pen.font = `${words.size}px "${font}"`;
  pen.textAlign = words.align;
  pen.fillText(words.text, words.x, words.y);
}
