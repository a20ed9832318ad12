import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SAMPLE as STUDY } from '../../../src/cli/command';
import { COMMAND_NAMES, allCommands, commandOf } from '../../../src/cli/commands';
import { ANALYSIS_HELP } from '../../../src/cli/commands/analysisHelp';
import { commandHelp } from '../../../src/cli/help';
import { ANALYSES } from '../../../src/core/analyses/list';
import { width } from '../../../src/core/report/table/width';
import { sourceFiles } from '../core/exchange/transcriptsIn/sourceFiles';
import { GitRepository } from '../node/gitRepository';
import { runCli } from './runCli';

const ROOT = path.resolve(__dirname, '../../..');

const helpOf = async (...argv: string[]): Promise<string> => {
  const { code, out, err } = await runCli('/', ...argv, '--help');
  assert.deepEqual([code, err], [0, '']);
  return out;
};

/** The lines below a heading, up to the next blank line. */
const sectionOf = (help: string, title: string): string[] => {
  const lines = help.split('\n');
  const start = lines.indexOf(`${title}:`);
  if (start < 0) return [];
  const end = lines.indexOf('', start);
  return lines.slice(start + 1, end < 0 ? lines.length : end);
};

/** The option that a line of the help begins with, as `--by`. */
const optionIn = (line: string): string | undefined => /^ {2}(?: {4}|-\w, )(--[a-z-]+)/.exec(line)?.[1];

const fitsTerminal = (help: string): void => {
  assert.ok(help.endsWith('\n') && !help.endsWith('\n\n') && !help.includes('\n\n\n'));
  for (const line of help.split('\n')) {
    assert.ok(width(line) <= 80, `${width(line)} columns: ${line}`);
    assert.equal(line, line.trimEnd());
    assert.doesNotMatch(line, /[\t\u001b]/);
  }
};

describe('the help of transcript-coder', () => {
  it('lists every command once, in groups, a line each', async () => {
    const help = await helpOf();
    fitsTerminal(help);
    const titles = [
      ...['Counting and quoting', 'Coders', 'Exchange with other programs', 'Versions in git', 'Checking'],
      'In a shell',
    ];
    const listed = titles.flatMap(title => {
      const lines = sectionOf(help, title);
      assert.ok(lines.length > 0, title);
      for (const line of lines) assert.match(line, /^ {2}[a-z-]+ {2,}[A-Z].*[^.]$/);
      return lines.map(line => line.trim().split(' ')[0]!);
    });
    assert.deepEqual([...listed].sort(), [...COMMAND_NAMES].sort());
    assert.ok(!help.includes('resolve'));
  });

  it('has the commands under their names, those of analyses in their order', async () => {
    assert.deepEqual(
      (await allCommands()).map(({ name }) => name),
      COMMAND_NAMES,
    );
    assert.deepEqual(
      ANALYSES.map(({ id }) => id),
      Object.keys(ANALYSIS_HELP),
    );
  });

  it('knows every other name of a command', async () => {
    for (const command of await allCommands())
      for (const alias of command.aliases ?? []) assert.equal(await commandOf(alias), command);
  });

  for (const name of COMMAND_NAMES) {
    it(`explains ${name}`, async () => {
      const command = (await commandOf(name))!;
      const { options } = command;
      const help = await helpOf(name);
      fitsTerminal(help);
      const [usage, blank, first] = help.split('\n');
      assert.equal(usage, `Usage: transcript-coder ${name} ${command.operands} [OPTIONS]`);
      assert.deepEqual([blank, /^[A-Z]/.test(first!)], ['', true]);
      const has = { Options: 'command', Filters: 'filters', Output: 'output' } as const;
      for (const [title, group] of Object.entries(has)) {
        const own = Object.keys(options).filter(option => options[option]!.group === group);
        const expected = [...own, ...(group === 'command' ? ['help'] : [])].map(option => `--${option}`);
        const shown = sectionOf(help, title).flatMap(line => optionIn(line) ?? []);
        assert.deepEqual(shown, expected, title);
      }
      for (const { choices = [], default: otherwise } of Object.values(options)) {
        assert.ok(help.replace(/\|\n +/g, '|').includes(choices.join('|')));
        if (otherwise !== undefined)
          assert.ok(help.replace(/\s+/g, ' ').includes(`(default: ${otherwise})`), otherwise);
      }
      assert.match(sectionOf(help, 'Exit codes').join('\n'), /^ {2}0 {2}.+\n(.*\n)* {2}2 {2}.+$/);
      const examples = sectionOf(help, 'Examples');
      assert.deepEqual([command.examples.length, examples.length], [2, 4]);
      for (const [i, { does }] of command.examples.entries()) {
        assert.equal(examples[2 * i], `  # ${does}`);
        assert.ok(examples[2 * i + 1]!.startsWith(`  transcript-coder ${name} `));
      }
      for (const argv of [['help', name], ...(command.aliases ?? []).map(alias => [alias])]) {
        assert.equal(await helpOf(...argv), help);
        assert.ok(argv[0] === 'help' || help.includes(`transcript-coder ${argv[0]}`), 'names its alias');
      }
    });
  }

  it('has its filters and outputs in every analysis', async () => {
    for (const { id } of ANALYSES) {
      const help = await helpOf(id);
      assert.ok(sectionOf(help, 'Filters').length > 8 && sectionOf(help, 'Output').length > 1, id);
    }
  });
});

describe('the examples in the help', () => {
  let folder = '';
  const file = (name: string) => path.join(folder, ...name.split('/'));

  /** The sample study in a repository with two commits and a branch, versions of its codebook to merge, a project and an archive of it. */
  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-')));
    fs.cpSync(path.join(ROOT, STUDY), file(STUDY), { recursive: true });
    const codebook = fs.readFileSync(file(`${STUDY}/codebook.json`), 'utf8');
    const repository = GitRepository.init(folder);
    const commit = () => {
      repository.git('add', '-A');
      repository.git('commit', '-q', '-m', 'Code');
    };
    commit();
    repository.git('checkout', '-q', '-b', 'week-12');
    repository.write(`${STUDY}/codebook.json`, codebook.replace('"Additional workload"', '"More work"'));
    const study = fs.readFileSync(file(`${STUDY}/study.json`), 'utf8');
    const report = '"reports": [\n{"id":"table-2","name":"Table 2","analysis":"frequency"}\n],\n"coders"';
    repository.write(`${STUDY}/study.json`, study.replace('"coders"', report));
    commit();
    const imported = await sourceFiles();
    fs.writeFileSync(file('interview-7.docx'), imported.get('a.docx')!);
    fs.writeFileSync(file('paper.md'), '“Two thirds of it I was doing already” (Job Coach 3).\n');
    fs.writeFileSync(file('meeting.vtt'), imported.get('teams.vtt')!);
    for (const version of ['base', 'ours', 'theirs']) fs.writeFileSync(file(`${version}.json`), codebook);
    await runCli(folder, 'export', STUDY, '-o', 'project.qdpx');
    await runCli(folder, 'archive', STUDY, '-o', 'study.zip');
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const name of COMMAND_NAMES) {
    it(`of ${name} work as printed`, async () => {
      const command = (await commandOf(name))!;
      const printed = sectionOf(commandHelp(command), 'Examples').filter(line => !line.startsWith('  # '));
      for (const line of printed) {
        const [program, ...argv] = wordsOf(line);
        assert.equal(program, 'transcript-coder');
        const { code, out, err } = await runCli(folder, ...argv);
        assert.deepEqual([code, err], [0, ''], line);
        const written = argv[argv.indexOf('-o') + 1]!;
        assert.ok(argv.includes('-o') ? fs.statSync(file(written)).size > 0 : out !== '', line);
      }
    });
  }
});

/** What a shell makes of a call: words, with double quotes around those that have blanks. */
function wordsOf(call: string): string[] {
  return [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}
