import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `[00:00:01] INT: How was it?

Anna: I told Dr. Weber on 3 March 2019.

Coach 1: And Anna called +49 30 1234567.

INT: On Ulm, Anna?
`;

interface Row {
  readonly [key: string]: unknown;
}

describe('transcript-coder scan', () => {
  const folder = tempFolder();
  const study = {
    schema: 1,
    name: 'Test',
    transcripts: ['*.txt'],
    languages: ['en'],
    interviewers: ['INT'],
    participants: [{ id: 'p1', name: 'Anna', attributes: { mail: 'anna@web.de' }, memo: 'She knows Weber.' }],
  };
  const codebook = { schema: 1, codes: [{ id: 'a-1111', name: 'A', example: 'as he said to Weber' }] };
  const write = (name: string, text: string) => fs.writeFileSync(folder.file(name), text);
  const run = (...args: string[]) => runCli(folder.path, 'scan', '.', ...args);
  const rows = async (...args: string[]) => {
    const { out, code } = await run('--format', 'json', ...args);
    return { code, rows: (JSON.parse(out) as { rows: readonly Row[] }).rows };
  };

  beforeEach(() => {
    write('Ulm_interview.txt', TEXT);
    write('study.json', JSON.stringify(study));
    write('codebook.json', JSON.stringify(codebook));
  });

  it('lists what it has found by kind, with how often and where it is first', async () => {
    const { code, rows: found } = await rows();
    assert.equal(code, 0);
    assert.equal((await rows('--strict')).code, 1);
    assert.deepEqual(
      found.map(({ kind, words, count, texts, where, line }) => [kind, words, count, texts, where, line]),
      [
        ['mail', 'anna@web.de', 1, 1, 'Participant p1', null],
        ['date', '3 March 2019', 1, 1, 'Ulm_interview.txt', 3],
        ['phone', '+49 30 1234567', 1, 1, 'Ulm_interview.txt', 5],
        ['name', 'Anna', 3, 1, 'Ulm_interview.txt', 3],
        ['name', 'Weber', 3, 3, 'Ulm_interview.txt', 3],
        ['name', 'Ulm', 2, 2, 'Ulm_interview.txt', 7],
      ],
    );
  });

  it('lists every place, at the words of the file', async () => {
    const { rows: found } = await rows('--by', 'place');
    const inText = found.filter(({ where }) => where === 'Ulm_interview.txt');
    assert.equal(found.filter(({ words }) => words === 'Anna').length, 3);
    for (const { start, end, words } of inText)
      assert.equal(TEXT.slice(start as number, end as number), words);
  });

  it('leaves out what is allowed, and says with its exit code that nothing is left', async () => {
    write('harmless.text', 'anna\nweber\nUlm\n\n3 March 2019\n+49 30 1234567\nanna@web.de\n');
    const { code, rows: found } = await rows('--strict', '--allow', 'harmless.text');
    assert.deepEqual([code, found], [0, []]);
  });

  it('refuses a list that is not there', async () => {
    const { code, err } = await run('--allow', 'none.txt');
    assert.equal(code, 2);
    assert.match(err, /none\.txt/);
  });
});
