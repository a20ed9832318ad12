import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { SearchRow } from '../../../src/core/analyses/search/searchRows';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const A = `INT: Do you trust them?

Ann: I trusted him. [laughs] Never again, I said. Trust me!

INT: And now?

INT: Trust, I mean.

Ann: =HYPERLINK("x"), trusting nobody.

R: Nor I.

INT: Fine.
`;

describe('transcript-coder search', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, 'search', '.', ...args);
  const json = async (...args: string[]) => {
    const { code, out, err } = await run(...args, '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as { scope: { hits: number }; rows: SearchRow[] };
  };
  const texts = async (...args: string[]) => (await json(...args)).rows.map(({ text }) => text);

  beforeEach(() => {
    const study = {
      schema: 1,
      name: 'Test',
      languages: ['en'],
      transcripts: ['*.txt'],
      interviewers: ['INT'],
      participants: [{ id: 'ann', name: 'Ann K.', speakers: ['Ann'] }],
      groups: [{ id: 'late', name: 'Later', transcripts: ['b.txt'] }],
    };
    const codes = [{ id: 'c-1', name: 'Doubt' }];
    fs.writeFileSync(folder.file('study.json'), JSON.stringify(study));
    fs.writeFileSync(folder.file('codebook.json'), JSON.stringify({ schema: 1, codes }));
    fs.writeFileSync(folder.file('a.txt'), A);
    fs.writeFileSync(folder.file('b.txt'), '[00:00:04] Ann: Trust, tr\u00fcst.\n\nAnn: TRUST\n');
    const sha256 = createHash('sha256').update(A).digest('hex');
    const start = A.indexOf('I trusted');
    const segment = {
      id: 's',
      text: sha256.slice(0, 12),
      start,
      end: start + 14,
      quote: 'I trusted him.',
      codes: ['c-1'],
    };
    const texts = { [sha256.slice(0, 12)]: { sha256, length: A.length } };
    fs.writeFileSync(
      folder.file('a.txt.nd.coding.json'),
      JSON.stringify({ schema: 1, coder: 'nd', texts, segments: [segment] }),
    );
  });

  it('gives every hit with its place and the words around it', async () => {
    const { scope, rows } = await json('never again', '--context', '2');
    assert.equal(scope.hits, 1);
    const start = A.indexOf('Never');
    assert.deepEqual(rows, [
      {
        transcript: 'a.txt',
        line: 3,
        start,
        end: start + 'Never again'.length,
        turn: 1,
        timestamp: null,
        speaker: 'Ann',
        participant: 'ann',
        interviewer: false,
        left: 'trusted him. [laughs]',
        text: 'Never again',
        right: ', I said.',
        hits: [{ start, end: start + 'Never again'.length }],
      },
    ]);
  });

  it('takes words, families, exact words and regular expressions', async () => {
    assert.deepEqual(await texts('trust'), ['trust', 'Trust', 'Trust', 'Trust', 'trüst', 'TRUST']);
    assert.deepEqual(await texts('trust', '--exact'), ['trust']);
    assert.deepEqual(await texts('trusted', '--family', '--turns', 'participants', '--transcript', 'a.txt'), [
      'trusted',
      'Trust',
      'trusting',
    ]);
    assert.deepEqual(await texts('tr.st\\w+', '--regex'), ['trusted', 'trusting']);
    assert.deepEqual(await texts('laughs|ann|00'), []);
  });

  it('narrows where it looks', async () => {
    assert.deepEqual(await texts('trust*', '--code', 'Doubt'), ['trusted']);
    assert.equal((await texts('trust*', '--outside', 'doubt')).length, 7);
    assert.deepEqual(await texts('trust*', '--turns', 'interviewers'), ['trust', 'Trust']);
    assert.deepEqual(await texts('trust*', '--speaker', 'int'), ['trust', 'Trust']);
    assert.deepEqual(await texts('i', '--speaker', 'R'), ['I']);
    assert.deepEqual(await texts('trust', '--group', 'Later', '--participant', 'Ann K.'), [
      'Trust',
      'trüst',
      'TRUST',
    ]);
  });

  it('widens hits to sentences, turns and answers', async () => {
    assert.deepEqual(
      await texts('trust*', '--unit', 'sentence', '--turns', 'participants', '--transcript', 'a.txt'),
      ['I trusted him. [laughs] Never again, I said.', 'Trust me!', '=HYPERLINK("x"), trusting nobody.'],
    );
    assert.deepEqual(await texts('nor', '--unit', 'turn'), ['Nor I.']);
    const { rows } = await json('trust | now', '--unit', 'answer');
    assert.deepEqual(
      rows.map(({ text, hits }) => [text, hits.length]),
      [
        ['I trusted him. [laughs] Never again, I said. Trust me!', 1],
        ['=HYPERLINK("x"), trusting nobody.\nR: Nor I.', 2],
      ],
    );
  });

  it('sorts by the words on a side', async () => {
    const left = (await json('i', '--sort', 'left')).rows.map(row => row.left);
    assert.deepEqual(left, ['', 'I trusted him. [laughs] Never again,', 'Nor', 'Trust,']);
    const right = (await json('trust', '--sort', 'right')).rows.map(row => row.right);
    assert.deepEqual(right, ['.', '', ', I mean.', 'me!', 'them?', ', trüst.']);
  });

  it('prints every format, and nothing that a spreadsheet computes', async () => {
    const csv = await run('trusting', '--unit', 'turn', '--format', 'csv');
    assert.match(csv.out, /^text,participant,speaker,transcript,line,hits,/);
    assert.match(csv.out, /\n"'=HYPERLINK/);
    for (const format of ['text', 'md', 'html']) {
      const { code, out } = await run('trust', '--format', format);
      assert.equal(code, 0);
      assert.match(out, /6 hits in 2 of 2 transcripts/);
    }
  });

  it('lists what a rule finds, and what of it is not coded yet', async () => {
    const book = JSON.parse(fs.readFileSync(folder.file('codebook.json'), 'utf8'));
    const rule = { id: 'r-1', name: 'Trust', search: 'trusted', unit: 'hit', codes: ['c-1'] };
    const options = { family: true, turns: 'participants' };
    const broken = { ...rule, id: 'r-2', name: 'Broken', options: { what: true } };
    const write = (...rules: object[]) =>
      fs.writeFileSync(folder.file('codebook.json'), JSON.stringify({ ...book, rules }));
    write({ ...rule, options });
    assert.deepEqual(await json('--rule', 'trust'), {
      ...(await json('--rule', 'r-1')),
    });
    const { scope, rows } = await json('--rule', 'trust');
    assert.deepEqual((scope as { search?: { rule?: unknown } }).search?.rule, {
      ...{ id: 'r-1', name: 'Trust', uncoded: 5 },
    });
    assert.deepEqual(
      rows.map(({ text }) => text),
      await texts('trusted', '--family', '--turns', 'participants'),
    );
    assert.deepEqual(await texts('--rule', 'trust', '--uncoded'), [
      'Trust',
      'trusting',
      'Trust',
      'trüst',
      'TRUST',
    ]);
    assert.deepEqual((await texts('--rule', 'trust', '--uncoded', '--coder', 'nd')).length, 5);
    assert.match(
      (await run('--rule', 'trust')).out,
      /Not coded yet with the codes of the rule “Trust”: 5 hits/,
    );
    write({ ...rule, options }, broken);
    assert.match((await run('--rule', 'trust')).err, /^codebook\.json:1: warning: The rule “Broken”: /);
    for (const [args, message] of [
      [['--rule', 'Nothing'], /no rule “Nothing”/],
      [['--rule', 'Broken'], /option “what”/],
      [['word', '--rule', 'trust'], /Unexpected argument “word”/],
      [['--rule', 'trust', '--exact'], /--exact cannot be combined/],
      [['word', '--uncoded'], /--uncoded needs --rule/],
    ] as const) {
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
  });

  it('says what is wrong with what was typed', async () => {
    for (const [args, message] of [
      [[], /Search for what\?/],
      [['('], /Type a word/],
      [['(', '--regex'], /not a regular expression: missing closing \)/],
      [['trust*', '--family'], /leave out the “\*”/],
      [['trust', '--family', '--regex'], /cannot be combined/],
      [['trust', '--language', 'xx'], /not a language/],
      [['trust', '--speaker', 'Bob'], /no speaker “Bob”/],
      [['trust', '--context', '-1'], /--context/],
      [['trust', '--unit', 'answer', '--turns', 'participants'], /leave out --turns/],
      [['trust', '--outside', 'Nothing'], /no code “Nothing”/],
    ] as const) {
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
  });
});
