import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundle } from './bundle';

/** The program in writer.ts, for the tests of a suite, as plain JavaScript that anybody may run. */
export function writerProgram(): { readonly path: string } {
  let folder = '';
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-'));
    fs.chmodSync(folder, 0o755);
    bundle('test/unit/node/writer.ts', path.join(folder, 'writer.js'));
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return {
    get path() {
      return path.join(folder, 'writer.js');
    },
  };
}
