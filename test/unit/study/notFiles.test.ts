import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { readStudy } from '../../../src/study/readStudy';
import { runCli } from '../cli/runCli';
import { skip } from '../node/skip';
import { tempFolder } from '../node/tempFolder';

const SIDECAR = '{"schema":1,"coder":"nd","segments":[]}\n';

describe('what is in place of a file of a study', () => {
  const folder = tempFolder();
  const study = (...transcripts: string[]) =>
    fs.writeFileSync(
      folder.file('s/study.json'),
      `${JSON.stringify({ schema: 1, name: 'S', transcripts, coders: [{ id: 'nd' }] })}\n`,
    );
  const found = async () =>
    (await readStudy(new NodeFileStore(folder.file('s')))).problems.map(
      one => `${one.severity} ${one.path}: ${one.message}`,
    );
  const remove = (file: string) => fs.rmSync(file, { recursive: true, force: true });

  /** Puts something at a path that is no file. */
  const kinds: Record<string, { put: (file: string) => unknown; reason: string }> = {
    'a link that leads nowhere': {
      put: file => fs.symlinkSync('nowhere', file),
      reason: 'it is a link to a file that does not exist',
    },
    'a link to itself': { put: file => fs.symlinkSync(file, file), reason: 'its links form a loop' },
    'a link to a device': {
      put: file => fs.symlinkSync('/dev/zero', file),
      reason: 'it is a pipe or a device, not a file',
    },
    'a pipe': {
      put: file => execFileSync('mkfifo', [file]),
      reason: 'it is a pipe or a device, not a file',
    },
    'a folder': { put: file => fs.mkdirSync(file), reason: 'it is a folder' },
    'a link to a folder': {
      put: file => {
        fs.mkdirSync(folder.file('elsewhere'), { recursive: true });
        fs.symlinkSync(folder.file('elsewhere'), file);
      },
      reason: 'it is a folder',
    },
  };

  beforeEach(function () {
    if (process.platform === 'win32') skip(this, 'links need a privilege on Windows, and it has no pipes');
    fs.mkdirSync(folder.file('s'));
    study('*.txt');
    fs.writeFileSync(folder.file('s/a.txt'), 'A: words\n');
    fs.writeFileSync(folder.file('s/a.txt.nd.coding.json'), SIDECAR);
  });

  for (const [kind, { put, reason }] of Object.entries(kinds))
    it(`is an error when it is ${kind}`, async () => {
      assert.deepEqual(await found(), []);
      for (const name of ['a.txt.nd.coding.json', 'codebook.json', 'a.txt']) {
        const file = folder.file(`s/${name}`);
        const before = fs.existsSync(file) ? fs.readFileSync(file) : undefined;
        remove(file);
        put(file);
        const problems = await found();
        assert.deepEqual(
          problems.filter(one => !one.startsWith('info outside-link') && !one.includes('outside the study')),
          [`error ${name}: Cannot be read: ${reason}`],
        );
        const check = await runCli(folder.path, 'check', 's');
        assert.equal(check.code, 1);
        const { code, out, err } = await runCli(folder.path, 'frequency', 's');
        assert.deepEqual([code, out], [2, '']);
        assert.ok(err.includes(`${name}:1: Cannot be read: ${reason}`), err);
        remove(file);
        if (before) fs.writeFileSync(file, before);
      }
    });

  it('is an error when it is a socket', async () => {
    const server = net.createServer();
    // sockets have short paths only
    const cwd = process.cwd();
    process.chdir(folder.file('s'));
    try {
      fs.rmSync('a.txt.nd.coding.json');
      await new Promise<void>(listening => server.listen('a.txt.nd.coding.json', listening));
      assert.deepEqual(await found(), [
        'error a.txt.nd.coding.json: Cannot be read: it is a pipe or a device, not a file',
      ]);
    } finally {
      await new Promise(closed => server.close(closed));
      process.chdir(cwd);
    }
  });

  it('is named and not missing where study.json names it', async () => {
    study('b.txt');
    remove(folder.file('s/a.txt.nd.coding.json'));
    for (const { put, reason } of Object.values(kinds)) {
      put(folder.file('s/b.txt'));
      const problems = (await found()).filter(one => !one.includes('outside the study'));
      assert.deepEqual(problems, [`error b.txt: Cannot be read: ${reason}`]);
      remove(folder.file('s/b.txt'));
    }
  });

  it('is nothing where it is no file of the study', async () => {
    fs.mkdirSync(folder.file('s/folder.txt'));
    execFileSync('mkfifo', [folder.file('s/pipe.md')]);
    // Emacs locks a file so while it is edited
    for (const name of ['.#a.txt', '.#a.txt.nd.coding.json', '.#codebook.json'])
      fs.symlinkSync('someone@host.1234:5678', folder.file(`s/${name}`));
    assert.deepEqual(await found(), []);
  });
});
