import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { emptySidecar, stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { textVersion } from '../../../src/core/text/textVersion';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = 'INT: How was it?\n\nAnna: I told Dr. Weber on 3 March 2019.\n\nINT: In Ulm, Anna?\n';

describe('transcript-coder pseudonymise', () => {
  const folder = tempFolder();
  const file = (name: string) => folder.file(name);
  const run = (...args: string[]) => runCli(folder.path, 'pseudonymise', 'repo/study', ...args);
  const texts = () =>
    fs
      .readdirSync(file('repo/study'), { recursive: true, encoding: 'utf8' })
      .sort()
      .filter(name => fs.statSync(file(`repo/study/${name}`)).isFile())
      .map(name => [name, fs.readFileSync(file(`repo/study/${name}`), 'utf8')] as const);

  beforeEach(() => {
    fs.mkdirSync(file('repo/study'), { recursive: true });
    fs.mkdirSync(file('repo/.git'));
    const write = (name: string, text: string) => fs.writeFileSync(file(`repo/study/${name}`), text);
    write('anna.txt', TEXT);
    write(
      'study.json',
      JSON.stringify({
        schema: 1,
        name: 'Test',
        transcripts: ['*.txt'],
        languages: ['en'],
        interviewers: ['INT'],
        participants: [
          {
            id: 'anna',
            name: 'Anna',
            speakers: ['Anna'],
            attributes: { mail: 'anna@web.de' },
            memo: 'She knows Weber.',
          },
        ],
        coders: [{ id: 'nd' }],
      }),
    );
    const { id, ...version } = textVersion(TEXT);
    const span = { start: TEXT.indexOf('Weber') + 2, end: TEXT.indexOf(' 2019') };
    const segment = captureSegment({
      id: 's',
      text: TEXT,
      version: id,
      span,
      codes: ['a-1111'],
      created: '2030-01-01T00:00:00Z',
    });
    write(
      'anna.txt.nd.coding.json',
      stringifySidecar({ ...emptySidecar('nd'), texts: { [id]: version }, segments: [segment] }),
    );
    write(
      'codebook.json',
      JSON.stringify({ schema: 1, codes: [{ id: 'a-1111', name: 'A', example: 'said to Weber' }] }),
    );
  });

  it('lists, is edited, shows and replaces, and a scan finds none of it any more', async () => {
    const before = texts();
    assert.deepEqual(await run('-o', 'list.csv'), { code: 0, out: '', err: '' });
    const list = fs.readFileSync(file('list.csv'), 'utf8').trim().split('\n');
    assert.equal(list[0], 'kind,find,replacement,count,context');
    assert.ok(list.some(row => row.startsWith('name,Anna,Person 1,')));
    assert.ok(list.some(row => row.startsWith('name,Weber,Name ')));
    assert.ok(list.some(row => row.startsWith('mail,anna@web.de,[mail address 1],')));
    fs.writeFileSync(
      file('list.csv'),
      list
        .filter(row => !row.startsWith('name,Ulm'))
        .join('\n')
        .replace(/(?<=Weber,)Name \d/, 'the doctor'),
    );

    const shown = await run('--replace', 'list.csv', '--dry-run');
    assert.equal(shown.code, 1);
    assert.match(shown.out, /^anna\.txt:3: \w.*\[Weber → the doctor\]/m);
    assert.match(shown.out, /^anna\.txt would be renamed to Person-1\.txt$/m);
    assert.deepEqual(texts(), before);

    const done = await run('--replace', 'list.csv', '--key', 'key.csv');
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /history of the git repository still has the names/);
    const now = new Map(texts());
    assert.deepEqual(
      [...now.keys()],
      ['Person-1.txt', 'Person-1.txt.nd.coding.json', 'codebook.json', 'pseudonymised.json', 'study.json'],
    );
    assert.doesNotMatch([...now].flat().join('\n'), /anna|weber|2019/i);
    assert.equal(
      now.get('Person-1.txt'),
      'INT: How was it?\n\nPerson 1: I told Dr. the doctor on [date 1].\n\nINT: In Ulm, Person 1?\n',
    );
    assert.match(now.get('Person-1.txt.nd.coding.json')!, /"quote":"the doctor on \[date 1\]"/);
    assert.match(now.get('pseudonymised.json')!, /"kinds":\{.*"name":\{"words":2,"places":\d+\}/);
    assert.match(fs.readFileSync(file('key.csv'), 'utf8'), /^name,Weber,the doctor,3$/m);
    const scanned = await runCli(folder.path, 'scan', 'repo/study', '--format', 'json');
    assert.doesNotMatch(scanned.out, /anna|weber|2019/i);
    assert.equal((await runCli(folder.path, 'check', 'repo/study')).code, 0);

    fs.rmSync(file('key.csv'));
    assert.match((await run('--replace', 'list.csv', '--key', 'key.csv')).out, /nothing to replace/);
    assert.ok(!fs.existsSync(file('key.csv')));
  });

  it('makes up replacements for a list of names', async () => {
    fs.writeFileSync(file('names.txt'), 'Weber\nAnna\n');
    const { code, out } = await run('--names', 'names.txt', '--key', 'key.csv');
    assert.equal(code, 0);
    assert.match(out, /Replaced in \d+ places; files changed: \d+/);
    assert.match(
      fs.readFileSync(file('repo/study/Person-1.txt'), 'utf8'),
      /Person 1: I told Dr\. Name 1 on 3 March/,
    );
    fs.rmSync(file('key.csv'));
  });

  it('refuses a key that others would get with the study, and one that is there', async () => {
    const before = texts();
    fs.writeFileSync(file('names.txt'), 'Weber\n');
    fs.writeFileSync(file('old.csv'), '');
    fs.symlinkSync(path.join(folder.path, 'repo'), file('link'));
    const cases = [
      ['repo/study/key.csv', /must not be in the study’s folder/],
      ['link/key.csv', /must not be in the git repository/],
      ['old.csv', /already a file/],
      ['none/key.csv', /could not be written/],
    ] as const;
    for (const [key, message] of cases) {
      const { code, err } = await run('--names', 'names.txt', '--key', key);
      assert.equal(code, 2);
      assert.match(err, message);
    }
    assert.match((await run('--names', 'names.txt')).err, /--key FILE/);
    assert.deepEqual(texts(), before);
    for (const one of ['link', 'old.csv']) fs.rmSync(file(one));
  });

  it('removes the key again and changes nothing where a file cannot be used', async () => {
    fs.writeFileSync(file('names.txt'), 'Weber\n');
    fs.writeFileSync(file('repo/study/anna.txt.kl.coding.json'), '{"schema": 1,');
    const before = texts();
    const { code, err } = await run('--names', 'names.txt', '--key', 'key.csv');
    assert.equal(code, 2);
    assert.match(err, /anna\.txt\.kl\.coding\.json:1: /);
    assert.deepEqual(texts(), before);
    assert.ok(!fs.existsSync(file('key.csv')));
  });
});
