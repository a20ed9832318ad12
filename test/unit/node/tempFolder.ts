import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of its own for every test of a suite, gone afterwards. */
export function tempFolder(): { readonly path: string; file(name: string): string } {
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-')));
    fs.chmodSync(folder, 0o755);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  return {
    get path() {
      return folder;
    },
    file: name => path.join(folder, ...name.split('/')),
  };
}
