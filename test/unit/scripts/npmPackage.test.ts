import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { version } from '../../../package.json';
import { copyDrawingFiles } from '../../../scripts/lib/drawingFiles.cjs';
import { bundleParts } from '../node/bundle';
import { tempFolder } from '../node/tempFolder';

const ROOT = path.resolve(__dirname, '../../..');

describe('the package of the command line', () => {
  const folder = tempFolder();

  it('has all it needs: installed elsewhere, it counts', async function () {
    this.timeout(300_000);
    const { packageCommandLine } = await import('../../../scripts/lib/npmPackage.mjs');
    await bundleParts('src/cli/main.ts', folder.file('dist'));
    copyDrawingFiles(folder.file('dist/png'));
    fs.writeFileSync(folder.file('dist/THIRD-PARTY-NOTICES.txt'), '');
    const file = packageCommandLine(folder.file('made'), folder.file('dist'));
    assert.equal(path.basename(file), `transcript-coder-${version}.tgz`);

    const there = folder.file('there');
    fs.mkdirSync(there);
    fs.writeFileSync(path.join(there, 'package.json'), '{}');
    const run = (command: string, ...args: string[]) => {
      const { stdout, stderr, status } = spawnSync(command, args, {
        cwd: there,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    run('npm', 'install', '--offline', '--no-audit', '--no-fund', file);
    assert.deepEqual(
      fs.readdirSync(path.join(there, 'node_modules')).filter(name => !name.startsWith('.')),
      ['transcript-coder'],
    );
    const program = (...args: string[]) => run('npx', '--no-install', 'transcript-coder', ...args);
    assert.equal(program('--version'), `${version}\n`);
    const sample = path.join(ROOT, 'media/sample-study');
    const { rows } = JSON.parse(program('frequency', sample, '--format', 'json')) as { rows: object[] };
    assert.ok(rows.length > 20);
    // pictures, with the fonts and the program that draws them
    program('frequency', sample, '-o', path.join(there, 'table.png'));
    assert.equal(fs.readFileSync(path.join(there, 'table.png')).subarray(1, 4).toString('latin1'), 'PNG');
    const inPackage = (name: string) =>
      fs.readFileSync(path.join(there, 'node_modules/transcript-coder', name), 'utf8');
    assert.match(inPackage('man/transcript-coder.1'), /^\.TH TRANSCRIPT/);
    assert.match(inPackage('completions/transcript-coder.bash'), /complete -o filenames/);
  });
});
