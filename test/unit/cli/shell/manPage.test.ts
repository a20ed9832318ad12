import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { allCommands } from '../../../../src/cli/commands';
import { manPage } from '../../../../src/cli/shell/manPage';
import { skip } from '../../node/skip';
import { runCli } from '../runCli';

describe('the manual page', () => {
  /** As a terminal shows it: without what makes letters bold, and with single spaces. */
  const shown = (page: string) => {
    const { stdout, error } = spawnSync('man', ['-l', '-P', 'cat', '-'], {
      input: page,
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '200', LC_ALL: 'C.UTF-8' },
    });
    return error
      ? undefined
      : stdout
          .replace(/.\u0008/g, '')
          .replaceAll('‐', '-')
          .replace(/\s+/g, ' ');
  };

  it('has every command with its options, words as they are in the help', async function () {
    const commands = await allCommands();
    const text = shown(manPage(commands, '1.2.3'));
    if (text === undefined) skip(this, 'there is no man here');
    assert.match(text, /transcript-coder 1\.2\.3/);
    const plain = (words: string) => words.replace(/\s+/g, ' ');
    for (const { name, operands, description, options, examples } of commands) {
      assert.ok(text.includes(plain(`${name} ${operands}`)), name);
      assert.ok(text.includes(plain(description)), `${name}: ${description}`);
      for (const [long, { help }] of Object.entries(options)) {
        assert.ok(text.includes(`--${long}`), long);
        assert.ok(text.includes(plain(help)), `${name} --${long}: ${help}`);
      }
      for (const { does } of examples) assert.ok(text.includes(plain(does)), does);
    }
  });

  it('has no line that is a request by accident', async () => {
    const { out, code } = await runCli('/', 'help', '--man');
    assert.equal(code, 0);
    const requests = /^\.(?:TH|SH|SS|PP|TP|B|nf|fi|nh|ad)(?: |$)/;
    for (const line of out.split('\n')) {
      if (line.startsWith('.') || line.startsWith("'")) assert.match(line, requests);
      // an escape that is none would vanish with the letter behind it
      assert.doesNotMatch(line.replaceAll('\\e', '').replaceAll('\\(dq', ''), /\\(?![-&]|fB|fR)/);
    }
  });
});
