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
    readonly later?: number;
    readonly Kind: unknown;
    readonly listed: readonly string[];
  }

  async function shared(minify: boolean): Promise<{ first: Part; parts: string[] }> {
    const sources = {
      'a.ts': `export * from './shared'; export { later } from './shared'; export const listed = LISTED;`,
      'b.ts': `import { next } from './shared'; console.log(next(), LISTED);`,
      'shared.ts': `export const once = 1;
        export let again = once; export let stepped = 0;
        export let later: number; export class Kind {}
        export function next() { again = again * 2; stepped++; later = again; return again; }`,
    };
    for (const [name, text] of Object.entries(sources)) fs.writeFileSync(folder.file(name), text);
    const outdir = folder.file(minify ? 'small' : 'plain');
    // esbuild makes a part of such a value, which is assigned when it is first needed
    const define = { LISTED: '["x"]' };
    const entryPoints = { a: folder.file('a.ts'), b: folder.file('b.ts') };
    await build(inCommonJsParts({ entryPoints, outdir, bundle: true, minify, define, logLevel: 'silent' }));
    const parts = fs
      .readdirSync(`${outdir}/parts`)
      .map(name => fs.readFileSync(`${outdir}/parts/${name}`, 'utf8'));
    return { first: createRequire(__filename)(`${outdir}/a.js`) as Part, parts };
  }

  for (const minify of [false, true])
    it(`is what it is now, also when it was assigned again${minify ? ', in small' : ''}`, async () => {
      const { first, parts } = await shared(minify);
      assert.deepEqual([first.once, first.again, first.stepped, first.later], [1, 1, 0, undefined]);
      assert.deepEqual([first.listed, typeof first.Kind], [['x'], 'function']);
      assert.equal(first.next(), 2);
      assert.equal(first.next(), 4);
      assert.deepEqual([first.once, first.again, first.stepped, first.later], [1, 4, 2, 4]);
      // and no getter where none is needed
      const getters = parts.join('\n').match(/\bget (once|next|again|stepped|later|Kind)\b/g) ?? [];
      assert.deepEqual(getters.sort(), ['get again', 'get later', 'get stepped']);
    });
});
