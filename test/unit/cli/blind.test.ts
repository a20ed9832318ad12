import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ANALYSES } from '../../../src/core/analyses/list';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = 'P1: It was hard at first, then easier. We did what I wanted to do.\n';
const { id: VERSION, sha256 } = textVersion(TEXT);

/** A coding file, with a quote that is not what the text says. */
function coding(coder: string, code: string, memo: string): string {
  const start = TEXT.indexOf('hard');
  const segment = {
    id: `s${coder}`,
    text: VERSION,
    start,
    end: start + 4,
    quote: 'hard',
    codes: [code],
    memo,
  };
  const odd = { ...segment, id: `t${coder}`, quote: `${memo} words` };
  const texts = { [VERSION]: { sha256, length: TEXT.length } };
  return JSON.stringify({ schema: 1, coder, status: 'complete', texts, segments: [segment, odd] });
}

describe('transcript-coder in a blind phase', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  const study = (more: object) =>
    JSON.stringify({
      schema: 1,
      name: 'S',
      transcripts: ['*.txt'],
      coders: [{ id: 'ab' }, { id: 'cd' }],
      reports: [
        { id: 'r1', name: 'All', analysis: 'frequency' },
        { id: 'r2', name: 'Of ab', analysis: 'segments', scope: { coders: ['ab'] } },
      ],
      ...more,
    });
  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.write('study.json', study({ blind: true }));
    repository.write(
      'codebook.json',
      '{"schema": 1, "codes": [{"id": "a-ab12", "name": "A"}, {"id": "p-cd34", "name": "PURPLE"}]}',
    );
    repository.write('a.txt', TEXT);
    repository.write('a.txt.ab.coding.json', coding('ab', 'a-ab12', 'MINE'));
    repository.write('a.txt.cd.coding.json', coding('cd', 'p-cd34', 'PURPLE'));
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'first');
  });
  const run = (...argv: string[]) => runCli(repository.path, ...argv);

  const PRINTING = [
    ...ANALYSES.filter(({ id }) => id !== 'compare').map(({ id }) => [id, '.']),
    ['report', '.', 'All'],
    ['places', '.'],
    ['page', '.', 'a.txt'],
    ['review', '.'],
    ['history', '.', 'A'],
    ['history', '.', 'scd'],
  ];

  it('prints nobody’s coding unasked', async () => {
    for (const argv of PRINTING) {
      const { code, out, err } = await run(...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(err, /blind phase/, argv.join(' '));
      assert.doesNotMatch(out + err, /PURPLE/, argv.join(' '));
    }
  });

  it('prints everyone’s when that is asked for, and outside of such a phase', async () => {
    const outcomes = async (...more: string[]) => {
      const codes: string[] = [];
      for (const argv of PRINTING) {
        const { code, err } = await run(...argv, ...more);
        if (/blind phase/.test(err)) codes.push(`${argv.join(' ')}: ${code}`);
      }
      return codes;
    };
    assert.deepEqual(await outcomes('--everyone'), []);
    fs.writeFileSync(path.join(repository.path, 'study.json'), study({ blind: false }));
    assert.deepEqual(await outcomes(), []);
  });

  it('prints the coding of those who are named, and says nothing about others’ files', async () => {
    const { code, out, err } = await run('segments', '.', '--coder', 'ab');
    assert.equal(code, 0, err);
    assert.doesNotMatch(out + err, /PURPLE/);
    assert.match((await run('segments', '.', '--coder', 'cd')).out, /PURPLE/);
    for (const argv of [
      ['agreement', '.', '--coders', 'ab,cd'],
      ['report', '.', 'Of ab'],
      ['history', '.', '--codebook'],
    ])
      assert.equal((await run(...argv)).code, 0, argv.join(' '));
  });

  it('checks and merges as always', async () => {
    assert.match((await run('check', '.')).out, /a\.txt\.cd\.coding\.json/);
  });
});
