import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const ROOT = path.resolve(__dirname, '../../..');
const COURSE = fs.readFileSync(path.join(ROOT, 'docs/course.md'), 'utf8');

/** A person who commits. */
const SOMEONE = {
  ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
  ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
};

describe('docs/course.md', () => {
  const folder = tempFolder();

  const git = (args: readonly string[]): string => {
    const env = { ...process.env, ...SOMEONE };
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder.path, env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  };

  const run = async (line: string): Promise<string> => {
    const [program, ...args] = words(line);
    if (program === 'git') return git(args);
    assert.equal(program, 'transcript-coder', line);
    const { code, out, err } = await runCli(folder.path, ...args);
    assert.equal(code, 0, `${line}: ${err}`);
    return out + err;
  };

  it('has command lines that print what it shows, one exercise after the other', async () => {
    fs.cpSync(path.join(ROOT, 'media/sample-study'), folder.file('sample-study'), { recursive: true });
    let printed = '';
    let compared = 0;
    for (const { language, file, content } of blocksOf(COURSE)) {
      if (file !== undefined) fs.writeFileSync(folder.file(file), content);
      else if (language === 'sh') for (const line of content.trim().split('\n')) printed = await run(line);
      else {
        assert.equal(language, 'text');
        assert.match(settled(printed), patternOf(content));
        compared += 1;
      }
    }
    assert.ok(compared > 10);
  });

  it('takes the minutes that it says', () => {
    const minutes = [...COURSE.matchAll(/^\| \d+ \| .* \| (\d+) \|$/gm)].map(match => Number(match[1]));
    assert.equal(
      minutes.reduce((sum, some) => sum + some, 0),
      Number(/^# .* (\d+) minutes$/m.exec(COURSE)?.[1]),
    );
  });
});

interface Block {
  readonly language: string;
  /** The file that the block is to be written to. */
  readonly file: string | undefined;
  readonly content: string;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, file, content]) => ({
    ...{ language: language!, file, content: content! },
  }));
}

/** The words of a command line, without quotation marks. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(match => match[1] ?? match[2]!);
}

/** Without what only sets columns below each other and wraps lines, which depends on the width of the terminal. */
function settled(text: string): string {
  return text.replace(/─+/g, '─').replace(/\s+/g, ' ').trim();
}

/** What is shown: `…` stands for any words, and on a line of its own for any lines. */
function patternOf(shown: string): RegExp {
  return new RegExp(`^${settled(shown).split(/ ?… ?/).map(escaped).join('.*?')}$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
