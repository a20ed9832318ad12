import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import type { ComparisonRow } from '../../../src/core/analyses/compare/comparisonTable';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier. My coach rang me every morning.

P1: She asked what I wanted, and then we did that.
`;

interface Json {
  scope: { a: string; b: string; nameA: string; comparedTranscripts: number; notes: string[] };
  counts: Record<string, number>;
  rows: ComparisonRow[];
}

describe('transcript-coder compare', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  const write = (name: string, content: object) =>
    fs.writeFileSync(folder.file(name), JSON.stringify(content));
  const code = (
    file: string,
    coder: string,
    text: string,
    ...codings: [words: string, ...codes: string[]][]
  ) => {
    const { id, sha256, length } = textVersion(text);
    const segments = codings.map(([words, ...codes], i) => {
      const start = text.indexOf(words);
      const span = { start, end: start + words.length };
      return captureSegment({
        id: `${coder}${i}`,
        text,
        version: id,
        span,
        codes,
        created: '2026-11-22T10:00:00Z',
      });
    });
    write(`${file}.${coder}.coding.json`, {
      schema: 1,
      coder,
      status: 'complete',
      texts: { [id]: { sha256, length } },
      segments,
    });
  };
  const run = (...args: string[]) => runCli(folder.path, 'compare', '.', ...args);
  const json = async (...args: string[]) => {
    const { code, out, err } = await run(...args, '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as Json;
  };
  const label = ({ kind, a, b }: ComparisonRow) =>
    `${kind}: ${a.map(one => `${one.name} “${one.quote}”`).join(', ')} | ${b.map(one => `${one.name} “${one.quote}”`).join(', ')}`;

  beforeEach(() => {
    write('study.json', {
      schema: 1,
      name: 'Test',
      transcripts: ['*.txt'],
      coders: [{ id: 'ab', name: 'A. B.' }, { id: 'cd' }],
    });
    const codes = ['Effort', 'Ease', 'Coach'].map(name => ({ id: name.toLowerCase(), name }));
    write('codebook.json', { schema: 1, codes });
    for (const file of ['a.txt', 'b.txt']) fs.writeFileSync(folder.file(file), TEXT);
    code('a.txt', 'ab', TEXT, ['hard at first', 'effort'], ['got easier', 'ease'], ['She asked', 'coach']);
    code('a.txt', 'cd', TEXT, ['hard at first', 'effort'], ['it got easier', 'ease'], ['My coach', 'coach']);
    code('b.txt', 'ab', TEXT, ['hard', 'effort']);
  });

  const DIFFERENCES = [
    'boundary: Ease “got easier” | Ease “it got easier”',
    'onlyB:  | Coach “My coach”',
    'onlyA: Coach “She asked” | ',
  ];

  it('lists the differences with the words of both', async () => {
    const { scope, counts, rows } = await json('--coders', 'ab,cd');
    assert.deepEqual(rows.map(label), DIFFERENCES);
    assert.deepEqual([scope.a, scope.b, scope.nameA, scope.comparedTranscripts], ['ab', 'cd', 'A. B.', 1]);
    assert.ok(scope.notes.includes('Not compared, because only A. B. has coded there: b.txt.'));
    assert.deepEqual(counts, { matched: 1, value: 0, boundary: 1, code: 0, split: 0, onlyA: 1, onlyB: 1 });
    assert.deepEqual(
      rows.map(({ line, iou, startDelta, endDelta }) => [line, iou, startDelta, endDelta]),
      [
        [3, 10 / 13, -3, 0],
        [3, null, null, null],
        [5, null, null, null],
      ],
    );
    assert.deepEqual((await json()).rows, rows, 'the two who have coded');
    assert.deepEqual((await json('--coders', 'A. b.,cd')).rows, rows, 'by name');
    assert.deepEqual((await json('--transcript', 'b.txt')).rows, []);
    assert.equal((await json('--show', 'all')).rows.length, 4);
    assert.deepEqual((await json('--code', 'Ease')).rows.map(label), DIFFERENCES.slice(0, 1));
  });

  it('groups them, counts them, and prints all formats', async () => {
    const kinds = (await json('--by', 'kind')).rows.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['boundary', 'onlyA', 'onlyB']);
    const codes = (await json('--by', 'code')).rows.map(({ a, b }) => [...a, ...b][0]!.name);
    assert.deepEqual(codes, ['Coach', 'Coach', 'Ease']);
    const counted = await run('--by', 'code', '--show', 'counts', '--format', 'csv');
    const [head, ...lines] = counted.out.trim().split(/\r?\n/);
    assert.match(head!, /^group,matched,boundary,code,split,onlyA,onlyB,total,id,/);
    assert.deepEqual(
      lines.map(line => line.split(',').slice(0, 8).join(' ')),
      ['Coach 0 0 0 0 1 1 2', 'Ease 0 1 0 0 0 0 1', 'Effort 1 0 0 0 0 0 1'],
    );
    const text = (await run('--coders', 'ab,cd')).out;
    assert.match(text, /^Comparison of A\. B\. and cd: Test\n/);
    assert.match(
      text,
      /Compared code by code in 1 transcript that both have coded: the same \(1\), different boundaries\s+\(1\)/,
    );
    assert.match(text, /a\.txt +3 +Ease +different boundaries +got easier +it got easier +76\.9 +-3 +0\n/);
    const markdown = (await run('--format', 'md')).out;
    assert.match(markdown, /\| a\.txt +\| +3 \| Coach +\| only cd +\| +\| My coach +\|/);
    assert.match((await run('--format', 'html')).out, /<td[^>]*>it got easier<\/td>/);
  });

  it('says who there is when it does not know whom to compare', async () => {
    for (const [args, error] of [
      [['--coders', 'ab'], 'A comparison needs two coders. The coders are: A. B., cd.'],
      [['--coders', 'ab,ab'], 'A comparison needs two coders. The coders are: A. B., cd.'],
      [['--coders', 'ab,xy'], 'coders: unknown coder “xy”. The coders are: ab, cd.'],
      [['--at', 'HEAD'], '--at needs --coders.'],
      [['--at', 'HEAD', '--coders', 'ab'], 'There is no commit “HEAD” in this repository.'],
    ] as const) {
      assert.deepEqual(await run(...args), { code: 2, out: '', err: `transcript-coder: ${error}\n` });
    }
  });

  it('compares a coder with themselves at another commit, on the text as it is now', async () => {
    const repository = GitRepository.init(folder.path);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'First');
    const later = `A remark on top.\n\n${TEXT.replace('every morning', 'each morning')}`;
    fs.writeFileSync(folder.file('a.txt'), later);
    code(
      'a.txt',
      'ab',
      later,
      ['hard at first', 'effort'],
      ['then it got easier', 'ease'],
      ['She asked', 'coach'],
    );
    const { scope, rows, counts } = await json('--coders', 'ab', '--at', 'HEAD');
    const name = repository.git('rev-parse', '--short', 'HEAD');
    assert.deepEqual([scope.a, scope.b, scope.nameA], [`ab@${name}`, 'ab', `A. B. at ${name}`]);
    assert.deepEqual(rows.map(label), ['boundary: Ease “got easier” | Ease “then it got easier”']);
    assert.deepEqual([counts.matched, scope.comparedTranscripts], [3, 2]);
    const then = await json('--coders', 'ab,cd', '--at', 'HEAD');
    assert.deepEqual(then.rows.map(label), DIFFERENCES);
    const figures = async (...args: string[]) => {
      const { out } = await runCli('/', 'agreement', folder.path, ...args, '--format', 'json');
      type Row = Record<'code' | 'a' | 'b' | 'c' | 'd', unknown>;
      const { rows } = JSON.parse(out) as { rows: Row[] };
      return rows.map(({ code, a, b, c, d }) => ({ code, a, b, c, d }));
    };
    // “then it got easier” and “got easier” are in the same turn: by turns, nothing has changed
    const intra = await figures('--coders', 'ab', '--at', 'HEAD', '--missing', 'nothing');
    assert.ok(intra.length > 0 && intra.every(({ b, c }) => b === 0 && c === 0));
    const before = await figures('--coders', 'ab,cd', '--at', 'HEAD');
    assert.deepEqual(before, await figures('--coders', 'ab,cd'));
    const nothing = await run('--coders', 'consensus', '--at', 'HEAD');
    assert.match(nothing.err, /There is no coder “consensus”/);
  });

  it('gives the figures of the sample study', async () => {
    const sample = path.resolve(__dirname, '../../../media/sample-study');
    const { out } = await runCli(
      '/',
      'compare',
      sample,
      '--show',
      'counts',
      '--by',
      'kind',
      '--format',
      'json',
    );
    const { counts } = JSON.parse(out) as Json;
    const segments = (coder: string) =>
      fs
        .readdirSync(path.join(sample, 'interviews'))
        .filter(name => name.endsWith(`.${coder}.coding.json`))
        .flatMap(name => {
          const text = fs.readFileSync(path.join(sample, 'interviews', name), 'utf8');
          return (JSON.parse(text) as { segments: { codes: string[] }[] }).segments;
        })
        .reduce((sum, { codes }) => sum + codes.length, 0);
    const { matched, boundary, code: other, onlyA, onlyB } = counts as Record<string, number>;
    const pairs = matched! + boundary! + other!;
    assert.ok(segments('c1') >= pairs + onlyA! && segments('c2') >= pairs + onlyB!);
    assert.ok(matched! > 100 && onlyA! > 10);
  });
});
