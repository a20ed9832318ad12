import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `INT: And then?

Ann: I was afraid, and I trusted him. Never again.

INT: Why?

Bea: I trust everyone. I am never afraid.
`;

interface Row {
  readonly code?: string;
  readonly name?: string;
  readonly segments?: number;
  readonly quote?: string;
  readonly coder?: string;
}

describe('queries on the command line', () => {
  const folder = tempFolder();
  const run = (command: string, ...args: string[]) => runCli(folder.path, command, '.', ...args);
  const json = async (command: string, ...args: string[]) => {
    const { code, out, err } = await run(command, ...args, '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as { scope: { notes: string[]; filters: unknown }; rows: Row[] };
  };
  const quotes = async (query: string, ...args: string[]) =>
    (await json('segments', '--query', query, ...args)).rows.map(({ quote }) => quote);
  const codebook = (queries: readonly object[]) =>
    fs.writeFileSync(
      folder.file('codebook.json'),
      `{\n"schema": 1,\n"codes": [\n{"id":"fear-1","name":"Fear"},\n{"id":"trust-1","name":"Trust"}\n],\n"queries": [\n${queries.map(one => JSON.stringify(one)).join(',\n')}\n]\n}\n`,
    );

  beforeEach(() => {
    const study = {
      schema: 1,
      name: 'Test',
      transcripts: ['*.txt'],
      interviewers: ['INT'],
      participants: [
        { id: 'ann', name: 'Ann', speakers: ['Ann'], attributes: { job: 'nurse' } },
        { id: 'bea', name: 'Bea', speakers: ['Bea'], attributes: { job: 'doctor' } },
      ],
      groups: [{ id: 'all', transcripts: ['*.txt'] }],
      coders: [{ id: 'nd', name: 'Nina' }],
    };
    fs.writeFileSync(folder.file('study.json'), JSON.stringify(study));
    fs.writeFileSync(folder.file('a.txt'), TEXT);
    codebook([{ id: 'both-1', name: 'Trust despite fear', query: 'trust-1 AND fear-1 IN turn' }]);
    const sha256 = createHash('sha256').update(TEXT).digest('hex');
    const segment = (id: string, quote: string, ...codes: string[]) => {
      const start = TEXT.indexOf(quote);
      return {
        id,
        text: sha256.slice(0, 12),
        start,
        end: start + quote.length,
        quote,
        codes,
        created: `2026-03-0${id.slice(1)}T10:00:00Z`,
      };
    };
    const coding = (coder: string, segments: readonly object[]) =>
      fs.writeFileSync(
        folder.file(`a.txt.${coder}.coding.json`),
        JSON.stringify({
          schema: 1,
          coder,
          status: 'in-progress',
          texts: { [sha256.slice(0, 12)]: { sha256, length: TEXT.length } },
          segments,
        }),
      );
    coding('nd', [
      segment('s1', 'I was afraid', 'fear-1'),
      segment('s2', 'afraid, and I trusted him', 'trust-1'),
      segment('s3', 'I trust everyone', 'trust-1'),
    ]);
    coding('ks', [segment('s4', 'I trust everyone. I am never afraid', 'trust-1', 'fear-1')]);
  });

  it('list the passages, each coder’s by itself', async () => {
    assert.deepEqual(await quotes('trust AND fear'), ['afraid', 'I trust everyone. I am never afraid']);
    assert.deepEqual(await quotes('Trust despite fear'), [
      'I was afraid, and I trusted him. Never again.',
      'I trust everyone. I am never afraid.',
    ]);
    assert.deepEqual(await quotes('trust INSIDE both-1', '--coder', 'nd'), ['afraid, and I trusted him']);
    assert.deepEqual(await quotes('(trust BY nd) AND NOT (fear BY ks)'), ['afraid, and I trusted him']);
    assert.deepEqual(await quotes('"never" AND job = doctor'), ['never']);
    assert.deepEqual(await quotes('/N.{4} again/'), ['Never again']);
    assert.deepEqual(await quotes('trust AND job != nurse', '--participant', 'ann'), []);
  });

  it('are rows and columns as codes are', async () => {
    const { rows, scope } = await json('frequency', '--query', 'Trust despite fear', '--code', 'Trust');
    assert.deepEqual(
      rows.map(({ name, segments }) => [name, segments]),
      [
        ['Trust', 3],
        ['Trust despite fear', 2],
      ],
    );
    assert.ok(scope.notes.includes('“Trust despite fear” is the query: Trust AND Fear IN turn'));
    for (const command of [
      'groups',
      'matrix',
      'crosstab',
      'saturation',
      'timeline',
      'uncoded',
      'cooccurrence',
      'words',
      'sample',
      'agreement',
      'compare',
    ]) {
      const extra = command === 'crosstab' ? ['--attribute', 'job'] : [];
      const { code, err, out } = await run(
        command,
        ...extra,
        '--query',
        'trust AND fear',
        '--query',
        'both-1',
      );
      assert.deepEqual([code, err], [0, ''], command);
      assert.match(out, /trust/i, command);
    }
    const { rows: pairs } = await json('cooccurrence', '--query', 'both-1', '--code', 'Trust');
    assert.equal(pairs.length, 1);
  });

  it('narrow a page to passages', async () => {
    const { code, out } = await runCli(folder.path, 'page', '.', 'a.txt', '--query', 'both-1');
    assert.equal(code, 0);
    assert.match(out, /Trust despite fear/);
  });

  it('count passages by the day of the latest coding in them', async () => {
    assert.deepEqual(await quotes('trust AND fear', '--to', '2026-03-02'), ['afraid']);
    assert.deepEqual(await quotes('trust AND fear', '--from', '2026-03-03'), [
      'I trust everyone. I am never afraid',
    ]);
  });

  it('fail at the place that is wrong', async () => {
    for (const [query, message] of [
      ['trust AND (fear', 'The query “trust AND (fear”, column 11: The closing “)” is missing.'],
      [
        'trust AND feer',
        'The query “trust AND feer”, column 11: There is no code, code group or query “feer”. Did you mean “Fear”?',
      ],
    ])
      assert.deepEqual(await run('frequency', '--query', query!), {
        code: 2,
        out: '',
        err: `transcript-coder: ${message}\n`,
      });
  });

  it('are reported by check with line and column', async () => {
    codebook([
      { id: 'a-1', name: 'A', query: 'trust-1 AND fear-1' },
      { id: 'b-1', name: 'B', query: '"never" AND gone-1' },
      { id: 'c-1', name: 'C', query: 'trust-1 AND /(/' },
    ]);
    const { code, out } = await run('check', '--format', 'json');
    const { problems } = JSON.parse(out) as {
      problems: { line: number; column: number; code: string; message: string }[];
    };
    const file = fs.readFileSync(folder.file('codebook.json'), 'utf8').split('\n');
    assert.equal(code, 1);
    assert.deepEqual(
      problems.map(({ line, column, code: kind, message }) => [
        line,
        file[line - 1]!.slice(column - 1, column + 4),
        kind,
        message.slice(0, 60),
      ]),
      [
        [9, 'gone-', 'query', 'The query “B”, column 13: There is no code, code group or qu'],
        [10, '/(/"}', 'query', 'The query “C”, column 13: This is not a regular expression: '],
      ],
    );
  });
});
