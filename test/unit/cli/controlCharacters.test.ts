import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringifyCodebook } from '../../../src/core/codebook/parseCodebook';
import { ANALYSES } from '../../../src/core/analyses/list';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { stringifyStudy } from '../../../src/core/studyFile/parseStudy';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

/** What a terminal obeys, what ends a line, and a mark by which a name is found again. */
const evil = (name: string) => `${name}\u001b]0;x\u0007\n\u009b31m\u007f\u2028\u202eend`;

/** What nothing that is printed may have in it. */
const RAW = /[^\P{Cc}\n\t]|[\u2028\u202e]/u;

describe('control characters in a study', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  const sidecar = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const code = sidecar.segments[0]!.codes[0]!;

  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.write(
      'study.json',
      stringifyStudy({
        schema: 1,
        name: evil('study'),
        transcripts: ['*.txt'],
        quotes: 'full',
        interviewers: [],
        participants: [
          {
            id: evil('p1'),
            name: evil('Ann'),
            transcripts: ['a.txt'],
            attributes: { [evil('job')]: evil('nurse') },
          },
          {
            id: evil('p2'),
            name: evil('Bea'),
            speakers: [evil('B')],
            attributes: { [evil('job')]: evil('cook') },
          },
        ],
        groups: [{ id: evil('g'), name: evil('group'), transcripts: ['a.txt', evil('none')] }],
        coders: [
          { id: 'nd', name: evil('Nora') },
          { id: 'ks', name: evil('Kim') },
        ],
      }),
    );
    repository.write(
      'codebook.json',
      stringifyCodebook({
        schema: 1,
        codes: [
          { id: code, name: evil('Effort'), scale: { kind: 'ordinal', values: [evil('low'), 'high'] } },
        ],
      }),
    );
    repository.write('a.txt', TEXTS[0]);
    const unknown = {
      ...sidecar.segments[0]!,
      id: evil('s'),
      codes: [code, evil('code')],
      values: { [code]: evil('low') },
      memo: evil('memo'),
    };
    for (const coder of ['nd', 'ks'])
      repository.write(
        `a.txt.${coder}.coding.json`,
        stringifySidecar({ ...sidecar, coder, status: 'complete', segments: [...sidecar.segments, unknown] }),
      );
  });

  /** That all of it can be printed; and that no name has made a line of its own. */
  function isPlain(text: string, of: string): void {
    assert.doesNotMatch(text, RAW, of);
    assert.doesNotMatch(text, /^(\u009b)?31m/mu, of);
  }

  it('are written as in JSON in every format of every analysis', async () => {
    let seen = 0;
    for (const { id } of ANALYSES)
      for (const format of ['text', 'md', 'csv', 'html', 'json', 'svg']) {
        const { code: exit, out, err } = await runCli(repository.path, id, '.', '--format', format);
        if (format === 'svg' && exit === 2) continue;
        assert.equal(exit, 0, `${id} ${format}: ${err}`);
        // cells of a CSV file and titles in drawings may have several lines
        if (['csv', 'html', 'svg'].includes(format)) assert.doesNotMatch(out, RAW, `${id} ${format}`);
        else isPlain(out, `${id} ${format}`);
        isPlain(err, `${id} ${format}`);
        if (out.includes('\\u001b]0;x')) seen++;
        await runCli(repository.path, id, '.', '--format', format, '-o', '../out');
        if (format !== 'json')
          assert.doesNotMatch(fs.readFileSync(folder.file('out'), 'utf8'), RAW, `${id} ${format}`);
      }
    assert.ok(seen > 40, `${seen}`);
  });

  it('are written as in JSON in problems, reviews, histories, merges and errors', async () => {
    const check = await runCli(repository.path, 'check', '.');
    isPlain(check.out, 'check');
    assert.match(
      check.out,
      /^a\.txt\.nd\.coding\.json:\d+: .*code\\u001b\]0;x\\u0007\\n\\u009b31m\\u007f\\u2028\\u202eend/m,
    );
    for (const line of check.out.trimEnd().split('\n')) assert.match(line, /^[\w.]+:\d+: /);
    for (const format of ['text', 'md', 'json']) {
      const { out } = await runCli(repository.path, 'review', '.', '--format', format);
      isPlain(out, `review ${format}`);
      assert.match(out, /Effort(\\\\|\\)u001b/, format);
    }
    repository.git('add', '-A');
    repository.git(
      'commit',
      '-qm',
      `A ${evil('subject')}`,
      `--author=${'N\u001b[31m\u009b'} <n@example.org>`,
    );
    for (const argv of [['--codebook'], [evil('Effort')], [evil('s')], ['--codebook', '--format', 'json']]) {
      const { out, err } = await runCli(repository.path, 'history', '.', ...argv);
      isPlain(out + err, argv.join(' '));
      assert.match(out, /u001b/);
    }
    const memo = (text: string) =>
      stringifySidecar({ ...sidecar, segments: [{ ...sidecar.segments[0]!, id: evil('s'), memo: text }] });
    for (const [file, text] of Object.entries({ base: memo('a'), ours: memo(evil('b')), theirs: memo('c') }))
      fs.writeFileSync(folder.file(file), text);
    const merged = await runCli(
      folder.path,
      'merge',
      '--path',
      `${evil('x')}.txt.nd.coding.json`,
      'base',
      'ours',
      'theirs',
    );
    assert.equal(merged.code, 1);
    isPlain(merged.out + merged.err, 'merge');
    assert.match(merged.err, /^x\\u001b.*: conflict: segments s\\u001b[^\n]*\n$/);
    for (const argv of [
      ['check', evil('nowhere')],
      ['frequency', '.', '--code', evil('x')],
      [evil('command')],
      ['frequency', '.', '--participant', 'x'],
    ]) {
      const { code: exit, err } = await runCli(repository.path, ...argv);
      assert.equal(exit, 2);
      isPlain(err, argv.join(' '));
      assert.match(err, /^transcript-coder: [^\n]*u001b[^\n]*\n$/m);
    }
  });
});
