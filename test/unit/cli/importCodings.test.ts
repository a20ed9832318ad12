import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { snapSpan } from '../../../src/core/text/graphemes';
import { readCsv } from '../../../src/core/participants/csvTable';
import { randomStudy } from '../core/analyses/kit/randomStudy';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `INT: How was it for you?

Anna: It was fine. I trusted them.
It was fine, and so on.

INT: And then?

Anna: =1+1 is what I said. It was fine.
`;

describe('transcript-coder import of codings', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, 'import', ...args, '--into', 'study');
  const write = (name: string, content: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(folder.file(name)), { recursive: true });
    fs.writeFileSync(folder.file(name), content);
  };
  const read = (name: string) => fs.readFileSync(folder.file(name), 'utf8');
  const snapshot = () =>
    (fs.readdirSync(folder.file('study'), { recursive: true }) as string[])
      .filter(name => fs.statSync(folder.file(`study/${name}`)).isFile())
      .sort()
      .map(name => [name, read(`study/${name}`)]);
  const segmentsOf = (name: string) =>
    (
      JSON.parse(read(`study/${name}`)) as {
        segments: { start: number; end: number; quote: string; codes: string[]; memo?: string }[];
      }
    ).segments
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map(({ quote, codes, memo }) => [quote, codes.join(' '), ...(memo === undefined ? [] : [memo])]);
  beforeEach(() => {
    write(
      'study/study.json',
      JSON.stringify({
        schema: 1,
        name: 'S',
        transcripts: ['interviews/*.txt'],
        coders: [{ id: 'ann', name: 'Ann B.' }],
        x: { kept: true },
      }),
    );
    write(
      'study/codebook.json',
      JSON.stringify({
        schema: 1,
        codes: [
          { id: 'trust', name: 'Trust' },
          { id: 'fine', name: 'Fine' },
          { id: 'deep', name: 'Deep', parent: 'trust' },
        ],
      }),
    );
    write('study/interviews/01.txt', TEXT.replaceAll('\n', '\r\n'));
  });

  it('puts codings of a table on their words, those of one coder on the same words together', async () => {
    write(
      'codings.csv',
      `Transcript;Quote;Code;Coder;Memo;Line
interviews/01.txt;I trusted   them;Trust;Ann B.;why?;
01;I trusted them;Trust / Deep;ann;;
01.TXT;'=1+1 is what I said;fine;ben;=2+2;
01;It was fine;Fine;ben;;4
`,
    );
    const { code, out, err } = await run('codings.csv');
    assert.equal(err, '');
    assert.equal(
      out,
      `Read: 4 codings. Already there: 0. Rejected: 0.
New coder: ben
interviews/01.txt, Ann B.: 1 new segment
interviews/01.txt, ben: 2 new segments
`,
    );
    assert.equal(code, 0);
    assert.deepEqual(segmentsOf('interviews/01.txt.ann.coding.json'), [
      ['I trusted them', 'trust deep', 'why?'],
    ]);
    assert.deepEqual(segmentsOf('interviews/01.txt.ben.coding.json'), [
      ['It was fine', 'fine'],
      ['=1+1 is what I said', 'fine', '=2+2'],
    ]);
    const study = JSON.parse(read('study/study.json')) as { coders: object; x: object };
    assert.deepEqual(study.coders, [{ id: 'ann', name: 'Ann B.' }, { id: 'ben' }]);
    assert.deepEqual(study.x, { kept: true });
    assert.equal((await runCli(folder.path, 'check', 'study')).code, 0);

    const before = snapshot();
    const again = await run('codings.csv');
    assert.deepEqual([again.code, again.out], [0, 'Read: 4 codings. Already there: 4. Rejected: 0.\n']);
    assert.deepEqual(snapshot(), before);
  });

  it('adds codes and memos to segments that are there, each once', async () => {
    write('a.jsonl', '{"file":"01","quote":"I trusted them","code":"Trust","memo":"one"}\n');
    write('b.jsonl', '{"file":"01","quote":"I trusted them","code":["Fine"],"memo":"two"}\n');
    assert.equal((await run('a.jsonl', '--coder', 'Ann B.')).code, 0);
    const { out } = await run('b.jsonl', '--coder', 'ann');
    assert.match(out, /interviews\/01\.txt, Ann B\.: 1 changed segment/);
    const expected = [['I trusted them', 'trust fine', 'one\n\ntwo']];
    assert.deepEqual(segmentsOf('interviews/01.txt.ann.coding.json'), expected);
    assert.match((await run('a.jsonl', 'b.jsonl', '--coder', 'ann')).out, /Already there: 2/);
    assert.deepEqual(segmentsOf('interviews/01.txt.ann.coding.json'), expected);
  });

  it('rejects what is not in the transcript or could be several, with its line, and imports the rest', async () => {
    write(
      'codings.csv',
      `file,quote,start,end,code,coder
01,"It was not
fine",,,Fine,ann
01,It was fine,,,Fine,ann
02,It was fine,,,Fine,ann
01,It was fine,5,8,Fine,ann
01,I trusted them,,,Gone,ann
01,I trusted them,,,,ann
01,I trusted them,,,Trust,consensus
01,I trusted them,,,Trust,
01,,5,x,Trust,ann
01,I trusted them,,,Trust,ann
`,
    );
    const before = snapshot();
    const strict = await run('codings.csv', '--strict');
    assert.equal(strict.code, 2);
    assert.match(strict.err, /Codings were rejected. Nothing was imported.\n$/);
    assert.deepEqual(snapshot(), before);
    const dry = await run('codings.csv', '--dry-run');
    assert.equal(dry.code, 1);
    assert.deepEqual(snapshot(), before);
    const { code, err, out } = await run('codings.csv');
    assert.equal(code, 1);
    assert.equal(
      err,
      `codings.csv:2: The transcript does not have the words “It was not fine”.
codings.csv:4: The transcript has “It was fine” 3 times. Say which with a line, a turn or a start.
codings.csv:5: The study has no transcript “02”.
codings.csv:6: At 5 to 8, there is “How”, not the quote “It was fine”.
codings.csv:7: The codebook has no code “Gone”. Add it, or import with --new-codes.
codings.csv:8: There is neither a code nor a memo.
codings.csv:9: The consensus is what coders have agreed on. It cannot be imported.
codings.csv:10: No coder is named. Say whose codings these are with --coder.
codings.csv:11: “end” must be a whole number: “x”.
`,
    );
    assert.equal(dry.err, err);
    assert.equal(dry.out, out);
    assert.deepEqual(segmentsOf('interviews/01.txt.ann.coding.json'), [['I trusted them', 'trust']]);
  });

  it('adds new codes with their themes only when that is asked for', async () => {
    write(
      'codings.tsv',
      'Document\tCoded segment\tCode\n01\tI trusted them\tTrust > New one\n01\tAnd then?\tOther; Fine\n',
    );
    const { code, out } = await run('codings.tsv', '--coder', 'Carla', '--new-codes');
    assert.equal(code, 0);
    assert.match(out, /New coder: Carla\nNew code: Trust › New one\nNew code: Other\n/);
    const { codes } = JSON.parse(read('study/codebook.json')) as {
      codes: { id: string; name: string; parent?: string }[];
    };
    const made = codes.filter(({ name }) => ['New one', 'Other'].includes(name));
    assert.deepEqual(made.map(({ parent }) => parent).sort(), ['trust', undefined]);
    assert.equal((await runCli(folder.path, 'check', 'study')).code, 0);
  });

  it('takes columns for what a person says they are', async () => {
    write('codings.csv', 'doc,words,what,who\n01,I trusted them,Trust,ann\n');
    const failed = await run('codings.csv');
    assert.equal(failed.code, 2);
    assert.match(failed.err, /codings\.csv: No column is “file”\..* Nothing was imported\.\n/);
    const maps = ['doc=file', 'words=quote', 'What=code', 'who=coder'].flatMap(one => ['--map', one]);
    assert.equal((await run('codings.csv', ...maps)).code, 0);
    assert.match((await run('codings.csv', '--map', 'nothing=file')).err, /There is no column “nothing”/);
    assert.match((await run('codings.csv', '--map', 'doc=speaker')).err, /is not COLUMN=FIELD/);
  });

  it('marks a program as one, and lets no person become a program', async () => {
    write('codings.jsonl', '{"file":"01","quote":"I trusted them","code":"Trust"}\n');
    const by = ['--coder', 'Sorter', '--by', 'Sorter, 2.1, threshold 0.8, seed 3'];
    const { code, out } = await run('codings.jsonl', ...by);
    assert.equal(code, 0);
    assert.match(out, /New coder: Sorter \(program: Sorter, 2\.1, threshold 0\.8, seed 3\)/);
    const { coders } = JSON.parse(read('study/study.json')) as { coders: object[] };
    assert.deepEqual(coders[1], {
      id: 'sorter',
      name: 'Sorter',
      program: { name: 'Sorter', version: '2.1', settings: 'threshold 0.8, seed 3' },
    });
    assert.match((await run('codings.jsonl', ...by)).out, /Already there: 1/);
    const table = async (...args: string[]) =>
      (await runCli(folder.path, 'segments', 'study', '--format', 'json', ...args)).out;
    assert.deepEqual((JSON.parse(await table()) as { rows: object[] }).rows, []);
    assert.equal((JSON.parse(await table('--coder', 'Sorter')) as { rows: object[] }).rows.length, 1);
    const before = snapshot();
    const other = await run('codings.jsonl', '--coder', 'Sorter', '--by', 'Sorter, 2.2');
    assert.deepEqual([other.code, other.out], [2, '']);
    assert.match(other.err, /“Sorter” is Sorter, 2\.1, threshold 0\.8, seed 3\./);
    const person = await run('codings.jsonl', '--coder', 'Ann B.', '--by', 'Sorter, 2.2');
    assert.equal(person.code, 2);
    assert.match(person.err, /“Ann B\.” is a person of the study\./);
    assert.equal((await run('codings.jsonl', '--by', 'Sorter, 2.2')).code, 2);
    assert.deepEqual(snapshot(), before);
  });

  it('imports nothing from files that cannot be read, or into a study that cannot be', async () => {
    write('ok.jsonl', '{"file":"01","quote":"I trusted them","code":"Trust","coder":"ann"}\n');
    write('bad.jsonl', '{"file":"01"}\n[1]\n');
    write('odd.jsonl', '{"file":"01","code":{"a":1}}\n');
    write('large.csv', '');
    fs.truncateSync(folder.file('large.csv'), 100 * 2 ** 20);
    write('empty.csv', '');
    const before = snapshot();
    const refused = async (what: RegExp, ...args: string[]) => {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, what);
      assert.deepEqual(snapshot(), before);
    };
    await refused(/bad\.jsonl: Line 2: this is not a JSON object/, 'ok.jsonl', 'bad.jsonl');
    await refused(/odd\.jsonl: Line 1: “code” must be a text or a number/, 'odd.jsonl');
    await refused(/large\.csv: The file is larger than 64 MB/, 'large.csv');
    await refused(/empty\.csv: The file is empty/, 'empty.csv');
    await refused(/gone\.csv/, 'gone.csv');
    await refused(/--as is for transcripts/, 'ok.jsonl', '--as', 'x');
    await refused(/“a\.docx” is another kind of file/, 'ok.jsonl', 'a.docx');
    await refused(/--strict is for codings/, 'a.docx', '--strict');
    write('study/interviews/01.txt.ann.coding.json', '{"schema":1');
    before.splice(0, before.length, ...snapshot());
    await refused(/01\.txt\.ann\.coding\.json.*Nothing was imported/, 'ok.jsonl');
  });

  it('brings the segments of random studies back from their table', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const { files, transcripts, codes: all } = randomStudy(seed);
      const isCode = (id: string, steps = 0): boolean => {
        const code = all.find(one => one.id === id);
        if (!code || steps > all.length) return false;
        return code.mergedInto === undefined || isCode(code.mergedInto, steps + 1);
      };
      fs.rmSync(folder.file('study'), { recursive: true });
      for (const [name, bytes] of Object.entries(files)) write(`study/${name}`, bytes);
      const texts = new Map(transcripts.map(({ path: file, text }) => [file, text]));
      const exported = async () => {
        const args = ['segments', 'study', '--coder', 'ann', '--coder', 'ben', '--format', 'csv'];
        const { code, out, err } = await runCli(folder.path, ...args);
        assert.equal(code, 0, err);
        const table = readCsv(new TextEncoder().encode(out));
        assert.ok(table.ok);
        const { header, rows } = table.value;
        const cell = (cells: readonly string[], name: string) => cells[header.cells.indexOf(name)]!;
        const halves = new Set<string>();
        const codings = rows.flatMap(({ line, cells }) => {
          const file = cell(cells, 'transcript');
          const span = snapSpan(texts.get(file)!, Number(cell(cells, 'start')), Number(cell(cells, 'end')));
          const codes = cell(cells, 'codes').split(' ');
          // half a letter is in no UTF-8
          if (cell(cells, 'quote').includes('\ufffd')) {
            halves.add(String(line));
            return [];
          }
          if (!span || !codes.every(code => isCode(code))) return [];
          return codes.map(code => [file, cell(cells, 'coder'), span.start, span.end, code].join('|'));
        });
        return { out, halves, codings: [...new Set(codings)].sort() };
      };
      const before = await exported();
      if (before.codings.length === 0) continue;
      write('segments.csv', before.out);
      for (const name of Object.keys(files))
        if (name.endsWith('.coding.json')) fs.rmSync(folder.file(`study/${name}`));
      const { code, err } = await run('segments.csv');
      assert.ok(code < 2, err);
      for (const line of err.split('\n').filter(one => one !== '' && !before.halves.has(one.split(':')[1]!)))
        assert.match(line, /has no code|only white space/, line);
      assert.deepEqual((await exported()).codings, before.codings, `seed ${seed}`);
      compared += before.codings.length;
    }
    assert.ok(compared > 150, String(compared));
  });
});
