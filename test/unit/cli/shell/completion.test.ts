import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { Command } from '../../../../src/cli/command';
import { COMMAND_NAMES, allCommands } from '../../../../src/cli/commands';
import { bashCompletion } from '../../../../src/cli/shell/bash';
import { fishCompletion } from '../../../../src/cli/shell/fish';
import { skip } from '../../node/skip';
import { tempFolder } from '../../node/tempFolder';
import { runCli } from '../runCli';

describe('completion', () => {
  const folder = tempFolder();
  let commands: readonly Command[];
  before(async () => {
    commands = await allCommands();
  });

  const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

  /** What Bash offers for these words, the last of which is being typed; for many lines of words in one process. */
  function offered(lines: readonly (readonly string[])[]): string[][] {
    const script = folder.file('complete.bash');
    const calls = lines.map(words => {
      const array = ['transcript-coder', ...words].map(word => `'${word}'`).join(' ');
      return `COMP_WORDS=(${array}); COMP_CWORD=${words.length}; _transcript_coder; echo "\${COMPREPLY[*]}"`;
    });
    fs.writeFileSync(script, `${bashCompletion(commands)}\n${calls.join('\n')}\n`);
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', script], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [0, '']);
    return stdout
      .replace(/\n$/, '')
      .split('\n')
      .map(line => line.split(' ').filter(Boolean).sort());
  }

  it('knows every command, option and choice in Bash', function () {
    if (!has('bash')) skip(this, 'there is no Bash here');
    const [names] = offered([['']]);
    assert.deepEqual(names, [...COMMAND_NAMES, 'help', '--version'].sort());
    for (const command of commands) {
      const options = Object.entries(command.options);
      const all = [
        ...options.flatMap(([long, { short }]) => [
          `--${long}`,
          ...(short === undefined ? [] : [`-${short}`]),
        ]),
        '--help',
        '-h',
      ];
      const chosen = options.filter(([, { choices }]) => choices);
      const [given, ...values] = offered([
        [command.name, '-'],
        ...chosen.map(([long]) => [command.name, `--${long}`, '']),
      ]);
      assert.deepEqual(given, all.sort(), command.name);
      assert.deepEqual(
        values,
        chosen.map(([, { choices }]) => [...choices!].sort()),
        command.name,
      );
    }
  });

  it('offers files where a study or a file is meant, and actions where one comes first', function () {
    if (!has('bash')) skip(this, 'there is no Bash here');
    fs.mkdirSync(folder.file('study'));
    fs.writeFileSync(folder.file('states.csv'), '');
    assert.deepEqual(
      offered([
        ['frequency', 'st'],
        ['frequency', '-o', 'sta'],
        ['merge-driver', ''],
        ['merge-driver', 'install', 'stu'],
        ['completion', 'f'],
        ['resolve', '--form'],
      ]),
      [
        ['states.csv', 'study'],
        ['states.csv'],
        ['install', 'show', 'uninstall'],
        ['study'],
        ['fish'],
        ['--format'],
      ],
    );
  });

  it('is understood by Zsh', function () {
    if (!has('zsh')) skip(this, 'there is no Zsh here');
    const script = folder.file('complete.zsh');
    fs.writeFileSync(script, `${bashCompletion(commands)}\nprint -r -- \${_comps[transcript-coder]}\n`);
    const { stdout, status } = spawnSync('zsh', ['-f', script], {
      encoding: 'utf8',
      env: { ...process.env, HOME: folder.path },
    });
    assert.equal(status, 0);
    assert.match(stdout, /_transcript_coder/);
  });

  it('knows the same in fish', function () {
    if (!has('fish')) skip(this, 'there is no fish here');
    const script = folder.file('transcript-coder.fish');
    fs.writeFileSync(script, fishCompletion(commands));
    const complete = (typed: string) =>
      spawnSync('fish', ['--no-config', '-c', `source ${script}; complete -C '${typed}'`], {
        cwd: folder.path,
        encoding: 'utf8',
      })
        .stdout.split('\n')
        .map(line => line.split('\t')[0]!)
        .filter(Boolean)
        .sort();
    assert.deepEqual(complete('transcript-coder '), [...COMMAND_NAMES].sort());
    const [first] = commands;
    const options = Object.keys(first!.options).map(long => `--${long}`);
    const found = complete(`transcript-coder ${first!.name} --`);
    for (const option of [...options, '--help']) assert.ok(found.includes(option), option);
    const [long, { choices }] = Object.entries(first!.options).find(([, option]) => option.choices)!;
    assert.deepEqual(complete(`transcript-coder ${first!.name} --${long} `), [...choices!].sort());
  });

  it('is printed for a shell that there is, and refused for others', async () => {
    for (const shell of ['bash', 'zsh', 'fish'])
      assert.match((await runCli('/', 'completion', shell)).out, /^# Completes transcript-coder in /);
    assert.deepEqual(
      [await runCli('/', 'completion', 'bassh'), await runCli('/', 'completion')].map(({ code, err }) => [
        code,
        err,
      ]),
      [
        [2, 'transcript-coder: Unknown shell “bassh”. Did you mean “bash”? Available: bash, zsh, fish.\n'],
        [2, 'transcript-coder: “completion” needs the name of one shell: bash, zsh, fish.\n'],
      ],
    );
  });
});
