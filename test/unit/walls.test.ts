import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = process.execPath;

/** The parts that the planted imports touch, in a tree of their own: nothing is ever planted in the real one. */
const copied = ['shared', 'db', 'renderer', 'electron', 'build', 'package.json', 'tsconfig.json'];

/** What a planted file says, and which wall the linter must name for it. */
const plants = [
  {
    title: 'an import from the page to the database',
    file: 'renderer/lib/planted.ts',
    source: "import { planted } from '../../db/planted.ts';\n\nexport const again = planted;\n",
    wall: 'page-not-below',
    project: 'renderer',
  },
  {
    title: 'an import from shared to the file system',
    file: 'shared/domain/planted.ts',
    source: "import { readFileSync } from 'node:fs';\n\nexport const again = readFileSync;\n",
    wall: 'shared-not-to-node',
    project: 'shared',
  },
] as const;

/** Nothing that the compiler could know: only the linter holds this wall. */
const networkPlants = [
  ['electron/host/planted.ts', 'node:https'],
  ['electron/main/planted.ts', 'node:net'],
  ['db/planted-line.ts', 'node:dgram'],
] as const;

let tree = '';

/** The linter's answer for the whole tree; its configuration is the one that `npm run lint` uses. */
function cruise(): { code: number | null; output: string } {
  const script = join(tree, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const folders = ['shared', 'db', 'electron', 'renderer'];
  return answer([script, '--config', 'build/dependency-cruiser.cjs', '--no-cache', ...folders]);
}

/** The compiler's answer for one part and the parts below it. */
function compile(project: string): { code: number | null; output: string } {
  return answer([join(tree, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', project]);
}

function answer(args: readonly string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: tree, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'gangbiao-walls-'));
  for (const name of copied) cpSync(join(root, name), join(tree, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  // Something in db that needs nothing else, so that only the wall can be what refuses an import of it.
  writeFileSync(join(tree, 'db', 'planted.ts'), 'export const planted = 1;\n');
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the walls between the parts', () => {
  it('pass the tree as it stands', { timeout: 120_000 }, () => {
    expect(cruise()).toEqual({ code: 0, output: expect.stringContaining('no dependency violations found') });
    for (const { project } of plants) expect(compile(project)).toEqual({ code: 0, output: '' });
  });

  for (const plant of plants) {
    it(`refuse ${plant.title}, both by the linter and by the compiler`, { timeout: 120_000 }, () => {
      const file = join(tree, plant.file);
      writeFileSync(file, plant.source);
      try {
        const linted = cruise();
        expect(linted.output).toContain(`error ${plant.wall}: ${plant.file}`);
        expect(linted.code).not.toBe(0);
        const compiled = compile(plant.project);
        expect(compiled.output).toMatch(new RegExp(`${plant.file}\\(1,\\d+\\): error TS`));
        expect(compiled.code).not.toBe(0);
      } finally {
        rmSync(file);
      }
    });
  }

  it('refuse every module that could reach the network, in every process', { timeout: 120_000 }, () => {
    for (const [file, name] of networkPlants) {
      writeFileSync(join(tree, file), `import * as line from '${name}';\n\nexport const planted = line;\n`);
    }
    try {
      const linted = cruise();
      for (const [file] of networkPlants) expect(linted.output).toContain(`error no-network: ${file}`);
      expect(linted.code).not.toBe(0);
    } finally {
      for (const [file] of networkPlants) rmSync(join(tree, file));
    }
  });

  it('refuse what reaches the network without an import', { timeout: 120_000 }, () => {
    const file = join(tree, 'db', 'planted-line.ts');
    writeFileSync(file, "export const planted = fetch('https://example.org');\n");
    try {
      const lint = join(tree, 'node_modules', 'oxlint', 'bin', 'oxlint');
      const linted = answer([lint, '--config', 'build/oxlintrc.json', 'db/planted-line.ts']);
      expect(linted.output).toContain('no-restricted-globals');
      expect(linted.code).not.toBe(0);
    } finally {
      rmSync(file);
    }
  });
});
