import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { inCommonJsParts } from '../../../scripts/lib/commonJsParts.cjs';
import { tempFolder } from '../node/tempFolder';

describe('what the parts of a bundle export', () => {
  const folder = tempFolder();

  interface Part {
    readonly once: number;
    readonly again: number;
    readonly next: () => number;
    readonly stepped: number;
  }

  async function shared(minify: boolean): Promise<{ first: Part; parts: string[] }> {
    const sources = {
      'a.ts': `export * from './shared';`,
      'b.ts': `import { next } from './shared'; console.log(next());`,
      'shared.ts': `export const once = 1;
        export let again = once; export let stepped = 0;
        export function next() { again = again * 2; stepped++; return again; }`,
    };
    for (const [name, text] of Object.entries(sources)) fs.writeFileSync(folder.file(name), text);
    const outdir = folder.file(minify ? 'small' : 'plain');
    const entryPoints = { a: folder.file('a.ts'), b: folder.file('b.ts') };
    await build(inCommonJsParts({ entryPoints, outdir, bundle: true, minify, logLevel: 'silent' }));
    const parts = fs
      .readdirSync(`${outdir}/parts`)
      .map(name => fs.readFileSync(`${outdir}/parts/${name}`, 'utf8'));
    return { first: createRequire(__filename)(`${outdir}/a.js`) as Part, parts };
  }

  for (const minify of [false, true])
    it(`is what it is now, also when it was assigned again${minify ? ', in small' : ''}`, async () => {
      const { first, parts } = await shared(minify);
      assert.deepEqual([first.once, first.again, first.stepped], [1, 1, 0]);
      assert.equal(first.next(), 2);
      assert.equal(first.next(), 4);
      assert.deepEqual([first.once, first.again, first.stepped], [1, 4, 2]);
      // and no getter where none is needed: one for each of the two that change
      const getters = parts.join('\n').match(/\bget (once|next|again|stepped)\b/g) ?? [];
      assert.deepEqual(getters.sort(), ['get again', 'get stepped']);
    });
});
