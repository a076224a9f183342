import { checkBag } from './check-bag.ts';
import { BadContainer, type BagEntry, belowBase, entriesOfFolder, isEncrypted, readZip } from './container.ts';
import { element, showReport, sizeText } from './show.ts';
import { words } from './words.ts';

const place = document.querySelector('main') as HTMLElement;
const [zipInput, folderInput] = document.querySelectorAll('input');
/** What was chosen last; what is still being read of an earlier choice is not shown any more. */
let latest = 0;

class Superseded extends Error {}

async function check(read: () => Promise<readonly BagEntry[]>, container: (count: number) => string): Promise<void> {
  latest += 1;
  const own = latest;
  const bar = element('progress');
  const label = element('span');
  place.replaceChildren(element('section', [element('p', words.reading), bar, label], 'card'));
  try {
    const entries = belowBase(await read());
    const total = entries.reduce((sum, { bytes }) => sum + bytes.size, 0);
    let done = 0;
    bar.max = Math.max(1, total);
    const report = await checkBag(entries, (count) => {
      if (own !== latest) throw new Superseded();
      done += count;
      bar.value = done;
      label.textContent = words.progress(sizeText(done), sizeText(total));
    });
    const shown = await showReport(report, container(entries.length));
    if (own === latest) place.replaceChildren(...shown);
  } catch (error) {
    if (own !== latest || error instanceof Superseded) return;
    const told = error instanceof BadContainer ? words[error.code] : words.unreadable;
    const banner = element('section', [element('h2', told)], 'verdict bad');
    banner.setAttribute('role', 'status');
    if (error instanceof Error && error.message !== '') banner.append(element('p', error.message));
    place.replaceChildren(banner);
  }
}

/** One file, or the volumes of one (`.001`, `.002` …) in the order of their names, whatever else was chosen with them. */
function checkFiles(files: readonly File[]): void {
  const volumes = files.filter(({ name }) => /\.\d{3,}$/u.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first] = files;
  if (first === undefined) return;
  const bundle = volumes.length > 0 ? new Blob(volumes) : first;
  void check(async () => {
    if (await isEncrypted(bundle)) throw new BadContainer('encrypted');
    return readZip(bundle);
  }, words.checks.container);
}

zipInput?.addEventListener('change', () => checkFiles([...(zipInput.files ?? [])]));
folderInput?.addEventListener('change', () => {
  const files = [...(folderInput.files ?? [])];
  if (files.length > 0) void check(() => Promise.resolve(entriesOfFolder(files)), words.checks.folder);
});
for (const type of ['dragover', 'drop'] as const) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    document.body.classList.toggle('over', type === 'dragover');
    if (type === 'drop') checkFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
document.addEventListener('dragleave', () => document.body.classList.remove('over'));
