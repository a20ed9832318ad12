import assert from 'node:assert/strict';
import path from 'node:path';
import esbuild from 'esbuild';
import { bundledPackages, noticesOf } from '../../../scripts/lib/notices.cjs';

async function bundled(contents: string): Promise<string[]> {
  const { metafile } = await esbuild.build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    logLevel: 'silent',
    outfile: 'out.js',
  });
  return bundledPackages([metafile]);
}

describe('third-party notices', () => {
  it('name the packages that have code in a bundle, and no others', async () => {
    const folders = await bundled(
      "import { sha256 } from '@noble/hashes/sha2.js'; import Fuse from 'fuse.js'; import 'valibot'; console.log(sha256, Fuse);",
    );
    assert.deepEqual(folders, ['node_modules/@noble/hashes', 'node_modules/fuse.js']);
  });

  it('have each licence, whole', async () => {
    const notices = noticesOf(await bundled("import Fuse from 'fuse.js'; console.log(Fuse);"));
    assert.match(notices, /^fuse\.js \d+\.\d+\.\d+$/m);
    assert.match(notices, /^Licence: Apache-2\.0$/m);
    assert.match(notices, /TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION/);
  });

  it('are not made where a package does not say its licence', () => {
    const folder = path.join(process.cwd(), 'test/unit/scripts');
    assert.throws(() => noticesOf([folder]));
  });
});
