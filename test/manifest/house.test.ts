import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import config, { LAYERS } from '../../eslint.config.mjs';

const contributing = fs.readFileSync('CONTRIBUTING.md', 'utf8');

describe('the lint rules of the house', () => {
  const ours = config
    .filter(({ rules }) => Object.keys(rules ?? {}).some(rule => rule.startsWith('imports/')))
    .map(entry => ({ ...entry, languageOptions: { parser: tseslint.parser } }));
  const lint = (file: string, code: string) =>
    new Linter().verify(code, ours as Linter.Config[], { filename: path.resolve(file) });

  it('refuse an import from a room above, a type as well', () => {
    for (const kind of ['import', 'import type']) {
      const problems = lint('src/core/text/span.ts', `${kind} { Turns } from '../turns/turns';`);
      // such an import may close a circle, too
      const [problem, ...more] = problems.filter(({ ruleId }) => ruleId === 'imports/layers');
      assert.match(problem!.message, /^text may not import turns/);
      assert.deepEqual(more, []);
    }
  });

  it('refuse a room that nobody has given a layer', () => {
    const [problem] = lint('src/core/somewhere/new.ts', 'export const one = 1;');
    assert.equal(problem?.message, 'somewhere is not in the list of layers in eslint.config.mjs.');
  });

  it('refuse a circle, with the way round it, also one of types, exports and imports at run time', () => {
    for (const code of [
      `import { Turns } from './findTurns';`,
      `import type { Turns } from './findTurns';`,
      `export { Turns } from './findTurns';`,
      `export * from './findTurns';`,
      `export const turns = () => import('./findTurns');`,
    ]) {
      const [problem, ...more] = lint('src/core/turns/headLine.ts', code);
      assert.equal(problem?.ruleId, 'imports/no-circles', code);
      assert.match(
        problem.message,
        /turns\/headLine\.ts → core\/turns\/findTurns\.ts → .*core\/turns\/headLine\.ts\.$/,
      );
      assert.deepEqual(more, []);
    }
  });

  it('allow what is below', () => {
    assert.deepEqual(lint('src/core/turns/turns.ts', `import { spanOf } from '../text/span';`), []);
  });
});

describe('figures and days that people read', () => {
  /** What has figures as programs read them, or measures on a screen or in a log. */
  const OTHER = new Set([
    'src/core/base/figures.ts',
    'src/study/trace.ts',
    'src/core/analyses/crosstab/crosstabReport.ts',
  ]);

  it('are written in one place, src/core/base/figures.ts, in the language of the sentences', () => {
    const formatting =
      /\.toFixed\(|\.toPrecision\(|\.toLocale(?:Date|Time)?String\(|Intl\.NumberFormat|\.localeCompare\(/;
    const found = fs
      .readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map(file => path.posix.join('src', file.split(path.sep).join('/')))
      .filter(file => file.endsWith('.ts') && !OTHER.has(file))
      .flatMap(file =>
        fs
          .readFileSync(file, 'utf8')
          .split('\n')
          .flatMap((line, i) => (formatting.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
      );
    assert.deepEqual(found, []);
  });
});

describe('CONTRIBUTING', () => {
  it('shows the tree of src as it is on disk, down to the rooms of core', () => {
    const shown = /```tree\n([\s\S]*?)```/.exec(contributing)?.[1];
    assert.ok(shown, 'a block ```tree');
    assert.deepEqual(foldersShown(shown).sort(), foldersOnDisk('src', shownDepth).sort());
  });

  it('shows the layers of core as lint has them', () => {
    const shown = /```layers\n([\s\S]*?)```/.exec(contributing)?.[1] ?? '';
    const rooms = [...shown.matchAll(/^ *([a-zA-Z]+)(?=  |$)/gm)].map(match => match[1]);
    assert.deepEqual(rooms.reverse(), [...LAYERS]);
    assert.deepEqual(fs.readdirSync('src/core').sort(), [...LAYERS].sort());
  });
});

/** How deep the tree goes below a folder of src. */
function shownDepth(top: string): number {
  return top === 'src/core' || top === 'src/vscode' ? 2 : 1;
}

/** Paths of the folders in a drawn tree: two blanks for each level, a name that ends with a slash, and what it is for. */
function foldersShown(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap(line => {
    const match = /^( *)([\w-]+)\/(?=\s|$)/.exec(line);
    if (!match) return [];
    const level = match[1]!.length / 2;
    above.splice(level, Infinity, match[2]!);
    return level === 0 ? [] : [above.join('/')];
  });
}

function foldersOnDisk(folder: string, depthOf: (top: string) => number): string[] {
  const below = (parent: string, depth: number): string[] =>
    fs
      .readdirSync(parent, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => `${parent}/${entry.name}`)
      .flatMap(child => [child, ...(depth > 1 ? below(child, depth - 1) : [])]);
  return below(folder, 1).flatMap(top => {
    const depth = depthOf(top);
    return [top, ...(depth > 0 ? below(top, depth) : [])];
  });
}
