/**
 * The handbook as PDF and as Word file: the program's own host in a process of its own writes both from a file with the
 * records of some 300 pages; LibreOffice lays the Word file out in the same run, with the same fonts. Page numbers,
 * words, bytes and the make of the files are checked with programs that know nothing of ours.
 *
 * "Cost per page flat from 30 to 1,000 pages" is held of what a page costs in a host that has made some book before: the
 * bar asks whether a long book costs more a page than a short one, and what is loaded once (typesetter, fonts, code of
 * two threads) is no cost of pages. The first book after a start pays that too, and a short one has few pages to share it
 * out to: what each of them costs then is printed beside it, and is no bar.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { renderDocx } from '../../electron/host/documents/docx-renderer.ts';
import { typeset } from '../../electron/host/documents/typst-renderer.ts';
import { paperTexts } from '../../shared/document/paper-text.ts';
import { typstInput } from '../../shared/document/typst-input.ts';
import { type Bar, reportBars } from '../support/bench-report.ts';
import { docxObjections } from '../support/docx-checks.ts';
import { generatedHandbook } from '../support/generated-handbook.ts';
import { type HostChild, startHostChild } from '../support/host-child.ts';
import { largeHandbook, largeHandbookRecords, threeHundredPages } from '../support/large-handbook.ts';
import { hasLibreOffice, LibreOffice } from '../support/libreoffice.ts';
import { paperResources } from '../support/paper-resources.ts';
import { asDrawn, docxText, firstDifference, pdfPages, withoutSpaces } from '../support/paper-text-out.ts';
import { pdfBookmarks } from '../support/pdf-bookmarks.ts';
import { pdfClaims } from '../support/pdf-claims.ts';
import { storeRecords } from '../support/store-records.ts';
import type { Paper } from '../../shared/document/blocks.ts';

const spec = { paper: 'handbook', year: 2026 } as const;
const folder = mkdtempSync(join(tmpdir(), 'gangbiao-handbook-'));
const atMost = (bar: string, figure: readonly [value: number, unit: string, limit: number]): Bar => ({
  bar,
  value: figure[0],
  unit: figure[1],
  limit: figure[2],
  sense: 'at-most',
});

/** Seconds of computing that a process has done. Linux only. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function peakMegabytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function must<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1000 };
}

/** The longest that a small question waited for its answer while `work` ran, in milliseconds. */
async function longestWait(host: HostChild, work: Promise<unknown>): Promise<number> {
  const state = { isRunning: true };
  void work.finally(() => {
    state.isRunning = false;
  });
  let longest = 0;
  while (state.isRunning) {
    const { seconds } = await timed(() => host.client.workspace.status({}));
    longest = Math.max(longest, seconds * 1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return longest;
}

const exportTo = (host: HostChild, path: string, jobId: string) =>
  must(host.client.papers.export({ jobId, spec, format: path.endsWith('.pdf') ? 'pdf' : 'docx', path }));

/**
 * Milliseconds of computing a page of a book, of which its host knows nothing. `first`: it is the first book of its host,
 * which loads the typesetter, its fonts and the code of both threads for it.
 */
async function costOfPage(
  positions: number,
  { first = false }: { readonly first?: boolean } = {},
): Promise<{ readonly pages: number; readonly ms: number }> {
  const path = join(folder, `cost-${positions}-${first}.qhd`);
  const size = { positions, workflows: Math.round(positions / 1.5), evidence: Math.round(positions * 2.5) };
  storeRecords(path, largeHandbookRecords(size));
  const host = startHostChild();
  try {
    if (!first) {
      const small = join(folder, `small-${positions}.qhd`);
      storeRecords(small, largeHandbookRecords({ positions: 1, workflows: 1, evidence: 1 }));
      await must(host.client.workspace.open({ path: small }));
      await exportTo(host, join(folder, `small-${positions}.pdf`), 'warm');
    }
    await must(host.client.workspace.open({ path }));
    const before = cpuSeconds(host.pid);
    const { pageCount } = await exportTo(host, join(folder, `cost-${positions}.pdf`), 'cost');
    return { pages: pageCount, ms: ((cpuSeconds(host.pid) - before) * 1000) / pageCount };
  } finally {
    await host.stop();
  }
}

async function measureFiles(): Promise<Bar[]> {
  storeRecords(join(folder, 'large.qhd'), largeHandbookRecords(threeHundredPages));
  const [pdfPath, docxPath] = [join(folder, 'handbook.pdf'), join(folder, 'handbook.docx')];
  const host = startHostChild();
  try {
    await must(host.client.workspace.open({ path: join(folder, 'large.qhd') }));
    const pdf = await timed(() => exportTo(host, pdfPath, 'pdf'));
    await host.stop();
    // A host that has laid out nothing yet: true page numbers are part of the time.
    const second = startHostChild();
    await must(second.client.workspace.open({ path: join(folder, 'large.qhd') }));
    const writing = timed(() => exportTo(second, docxPath, 'docx'));
    const wait = await longestWait(second, writing);
    const docx = await writing;
    const peak = peakMegabytes(second.pid);
    const cancelMs = await measureCancel(second);
    await second.stop();
    const bars = [
      atMost(`DOCX of ${docx.value.pageCount} pages with true page numbers`, [docx.seconds, 's', 20]),
      atMost('longest wait for another answer meanwhile', [wait, 'ms', 100]),
      atMost('cancel answered in the middle of the DOCX', [cancelMs, 'ms', 1000]),
      atMost('peak memory of the host', [peak, 'MB', 900]),
    ];
    const made = { pdf: pdf.seconds, pdfPath, docxPath };
    return [...bars, ...(await checkFiles(made)), ...(await againstLibreOffice(made))];
  } finally {
    await host.stop().catch(() => undefined);
  }
}

/** A job that hears no cancel must not hold the bench up. */
const longestExportMs = 180_000;

async function measureCancel(host: HostChild): Promise<number> {
  let asked = 0;
  host.onNotice((notice) => {
    const isConverting = JSON.stringify(notice).includes('"converting"');
    if (!isConverting || asked > 0) return;
    setTimeout(() => {
      asked = performance.now();
      void host.client.jobs.cancel({ jobId: 'again' });
    }, 300);
  });
  const path = join(folder, 'cancelled.docx');
  let guard: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    guard = setTimeout(() => resolve(null), longestExportMs);
  });
  const answer = await Promise.race([
    host.client.papers.export({ jobId: 'again', spec, format: 'docx', path }),
    tooLong,
  ]);
  clearTimeout(guard);
  return answer === null || answer.ok || asked === 0 ? Number.NaN : performance.now() - asked;
}

interface Made {
  /** Seconds until the PDF lay on the disk. */
  readonly pdf: number;
  readonly pdfPath: string;
  readonly docxPath: string;
}

/** What the files tell by themselves. */
async function checkFiles({ pdfPath, docxPath }: Made): Promise<Bar[]> {
  const own = await pdfBookmarks(readFileSync(pdfPath));
  const paper = largeHandbook(threeHundredPages);
  const laidOut = await typeset(paper, paperResources());
  const pages = (await pdfPages(laidOut.pdf)).map(withoutSpaces);
  const ownWrong = laidOut.outline.filter(
    (entry, index) =>
      own[index]?.sheet !== entry.page ||
      own[index]?.label !== entry.label ||
      !pages[entry.page - 1]?.includes(withoutSpaces(entry.title)),
  );
  const listed = laidOut.outline.filter((entry) => entry.listed && entry.level <= 2);
  const contents = pages.join('');
  const unlisted = listed.filter((entry) => !contents.includes(withoutSpaces(entry.title) + entry.label));
  return [
    atMost(`headings of ${own.length} whose bookmark, page or number is wrong in the PDF`, [ownWrong.length, '', 0]),
    atMost(`entries of ${listed.length} of the contents with a wrong page in the PDF`, [unlisted.length, '', 0]),
    atMost('marks PDF/A-2b and PDF/UA-1 that the PDF lacks', [await marksMissing(readFileSync(pdfPath)), '', 0]),
    atMost('standards PDF/A-2a and PDF/UA-1 that the typesetter refuses the handbook', [
      standardsRefused(paper),
      '',
      0,
    ]),
    atMost('objections to the DOCX', [docxObjections(readFileSync(docxPath)).length, '', 0]),
  ];
}

async function againstLibreOffice(made: Made): Promise<Bar[]> {
  if (!hasLibreOffice()) {
    process.stdout.write(
      'Not measurable without LibreOffice (install libreoffice-writer-nogui): the ratio of the times, the pages of headings and the text of the DOCX as it lays it out.\n',
    );
    return [];
  }
  const office = new LibreOffice(folder);
  const converted = await timed(() => office.convert(made.docxPath, 'pdf'));
  const theirs = await pdfBookmarks(readFileSync(converted.value));
  const paper = largeHandbook(threeHundredPages);
  const { outline } = await typeset(paper, paperResources());
  const off = outline.map((entry, index) =>
    theirs[index]?.title === undefined || withoutSpaces(theirs[index].title) !== withoutSpaces(entry.title)
      ? Number.NaN
      : Number(entry.label) - Number(theirs[index].label),
  );
  const arabic = off.filter((_, index) => /^\d+$/u.test(outline[index]?.label ?? ''));
  process.stdout.write(`Not on their very page there: ${arabic.filter((each) => each !== 0).length} headings.\n`);
  const text = readFileSync(await office.convert(made.docxPath, 'txt:Text (encoded):UTF8'), 'utf8');
  return [
    atMost(`PDF ${made.pdf.toFixed(1)} s, LibreOffice ${converted.seconds.toFixed(1)} s: ratio`, [
      made.pdf / converted.seconds,
      '×',
      0.2,
    ]),
    atMost(`farthest of ${arabic.length} headings from its page, as LibreOffice lays the DOCX out`, [
      Math.max(...arabic.map(Math.abs)),
      'pages',
      1,
    ]),
    atMost('paragraphs missing from LibreOffice’s text export', [missingFrom(text, paper), '', 0]),
  ];
}

/** Of the two standards those that the file does not claim; all when a claim would be false: an object out of its place, no title. */
async function marksMissing(pdf: Uint8Array): Promise<number> {
  const claims = await pdfClaims(pdf);
  if (claims.misplaced > 0 || !claims.showsTitle || !claims.tagged || claims.language === '') return 2;
  return (claims.archival === '2B' ? 0 : 1) + (claims.accessible === '1' ? 0 : 1);
}

/** What the typesetter objects to when asked for PDF/UA-1 or PDF/A-2a: standards of which it checks what can be checked. */
function standardsRefused(paper: Paper): number {
  const { templatesDir, fontsDir } = paperResources();
  const compiler = NodeCompiler.create({ workspace: templatesDir, fontArgs: [{ fontPaths: [fontsDir] }] });
  compiler.mapShadow(join(templatesDir, 'paper.json'), Buffer.from(typstInput(paper)));
  const template = readFileSync(join(templatesDir, 'paper.typ'), 'utf8');
  const document = compiler.compile({ mainFileContent: template }).result;
  if (document === null) return Number.NaN;
  return ['a-2a', 'ua-1'].filter((pdfStandard) => {
    try {
      compiler.pdf(document, { pdfStandard, creationTimestamp: 0 });
      return false;
    } catch {
      return true;
    }
  }).length;
}

/** Paragraphs that do not follow one another in a text export, which leaves the words of drawings out. */
function missingFrom(text: string, paper: Paper): number {
  const bare = {
    ...paper,
    parts: paper.parts.map((part) => ({ ...part, blocks: part.blocks.filter(({ type }) => type !== 'diagram') })),
  };
  const whole = withoutSpaces(text);
  let at = 0;
  let missing = 0;
  for (const each of paperTexts(bare)) {
    const found = whole.indexOf(withoutSpaces(each), at);
    if (found === -1) missing += 1;
    else at = found + withoutSpaces(each).length;
  }
  return missing;
}

/** Thirty generated handbooks: how many differ between blocks, PDF and Word file, or are objected to. */
async function measureGenerated(): Promise<Bar[]> {
  let differences = 0;
  let objections = 0;
  let changed = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const paper = generatedHandbook(seed, { longestTable: 200 });
    process.env['TZ'] = 'Asia/Shanghai';
    const laidOut = await typeset(paper, paperResources());
    const docx = await renderDocx(paper, laidOut);
    const texts = paperTexts(paper);
    const drawn = texts.map((text) => asDrawn(text, laidOut.missingGlyphs));
    if (firstDifference(drawn, (await pdfPages(laidOut.pdf)).join('')) !== null) differences += 1;
    if (firstDifference(texts, docxText(docx)) !== null) differences += 1;
    objections += docxObjections(docx).length;
    if (seed > 5) continue;
    const later = await elsewhere(seed);
    if (!later.pdf.equals(laidOut.pdf) || !later.docx.equals(docx)) changed += 1;
  }
  return [
    atMost('files of 30 generated handbooks that differ from their blocks', [differences, 'of 60', 0]),
    atMost('objections to their DOCX', [objections, '', 0]),
    atMost('editions with other bytes on another day in another time zone', [changed, 'of 5', 0]),
  ];
}

/** The same edition made by another process, years later, at the other end of the world. */
async function elsewhere(seed: number): Promise<{ readonly pdf: Buffer; readonly docx: Buffer }> {
  const { execFileSync } = await import('node:child_process');
  const script = new URL('../support/rebuild-edition.ts', import.meta.url);
  const target = join(folder, `again-${seed}`);
  execFileSync(process.execPath, [script.pathname, String(seed), target], {
    env: { ...process.env, TZ: 'America/Los_Angeles' },
  });
  return { pdf: readFileSync(`${target}.pdf`), docx: readFileSync(`${target}.docx`) };
}

try {
  const costs = [await costOfPage(6), await costOfPage(60), await costOfPage(190)];
  const usual = costs[1]?.ms ?? Number.NaN;
  process.stdout.write(`Computing a page of ${costs[1]?.pages}: ${usual.toFixed(1)} ms.\n`);
  for (const positions of [6, 60]) {
    const { pages, ms } = await costOfPage(positions, { first: true });
    process.stdout.write(`… of ${pages}, the first book after a start: ${ms.toFixed(1)} ms.\n`);
  }
  const bars = [
    ...(await measureFiles()),
    ...[costs[0], costs[2]].map(({ pages, ms } = { pages: 0, ms: Number.NaN }) =>
      atMost(`computing a page of ${pages}: ${ms.toFixed(1)} ms, off that of 300 pages`, [
        (Math.abs(ms - usual) / usual) * 100,
        '%',
        25,
      ]),
    ),
    ...(await measureGenerated()),
  ];
  process.exitCode = reportBars('handbook', bars) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
