import assert from 'node:assert/strict';
import fs from 'node:fs';
import { build } from 'esbuild';
import { inCommonJsParts } from '../../../scripts/lib/commonJsParts.cjs';
import { tempFolder } from '../node/tempFolder';

describe('the parts of a bundle', () => {
  const folder = tempFolder();

  it('give its first file another content, whichever of them is another', async () => {
    const sources = {
      'main.ts': `void import('./early').then(one => one.early());`,
      'early.ts': `import { both } from './both';
        export const early = () => import('./late').then(one => console.log(one.late(), both));`,
      'late.ts': `import { both } from './both'; export const late = () => both + 'late';`,
      'both.ts': `export const both = 'both';`,
    };
    const firstFile = async (changed?: keyof typeof sources) => {
      for (const [name, text] of Object.entries(sources))
        fs.writeFileSync(
          folder.file(name),
          name === changed ? text.replace(/;\s*$/, `; console.log(7);`) : text,
        );
      const entryPoints = { main: folder.file('main.ts') };
      await build(
        inCommonJsParts({
          entryPoints,
          outdir: folder.file('out'),
          bundle: true,
          minify: true,
          logLevel: 'silent',
        }),
      );
      return fs.readFileSync(folder.file('out/main.js'), 'utf8');
    };
    const first = await firstFile();
    assert.equal(await firstFile(), first);
    for (const name of Object.keys(sources) as (keyof typeof sources)[])
      assert.notEqual(await firstFile(name), first, name);
  });
});
