import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { READINGS, readingName } from '../../../src/core/exchange/projectIn/positions';
import { archive, guid, positionIn, projectXml } from '../core/exchange/projectIn/foreign';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

/** The files of a folder: path → content. */
function filesIn(folder: string): Record<string, string> {
  const all = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = all.filter(file => fs.statSync(path.join(folder, file)).isFile());
  return Object.fromEntries(files.map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

const TEXT = 'INT: And 😀 then?\r\nP1: I never trusted them again, and nobody did.\r\n';

/** A project of someone else: some passages of one text, counted in some way. */
function theirs(reading: string, words: readonly string[], more: { text?: string; codes?: string } = {}) {
  const { text = TEXT, codes = 'Trust' } = more;
  const how = READINGS.find(one => readingName(one) === reading)!;
  const lf = text.replaceAll('\r\n', '\n');
  const selections = words.map(passage => {
    const at = lf.indexOf(passage);
    const [start, end] = [positionIn(text, at, how), positionIn(text, at + passage.length, how)];
    return `<PlainTextSelection guid="${guid(passage)}" startPosition="${start}" endPosition="${end}" creatingUser="${guid('Bo')}"><Coding guid="${guid(`${passage}!`)}"><CodeRef targetGUID="${guid(codes)}"/></Coding></PlainTextSelection>`;
  });
  return archive({
    'project.qde': projectXml({
      users: `<User guid="${guid('Bo')}" name="Bo Berg"/>`,
      codes: `<Code guid="${guid(codes)}" name="${codes}" isCodable="true" color="#4e79a7"/>`,
      sources: `<TextSource guid="${guid('s')}" name="P1" plainTextPath="internal://p1.txt">${selections.join('')}</TextSource>`,
    }),
    'sources/p1.txt': text,
  });
}

describe('transcript-coder import of a project', () => {
  const folder = tempFolder();
  const write = (name: string, bytes: Uint8Array) => fs.writeFileSync(folder.file(name), bytes);
  const run = (...args: string[]) => runCli(folder.path, 'import', ...args);

  it('makes the very study of which the project was exported', async () => {
    assert.equal((await runCli(folder.path, 'export', SAMPLE, '-o', 's.qdpx')).code, 0);
    const { code, out, err } = await run('s.qdpx', '--into', 'new/study');
    assert.deepEqual([code, out, err], [0, '7 transcripts, 58 codes, 505 segments\n', '']);
    assert.deepEqual(filesIn(folder.file('new/study')), filesIn(SAMPLE));
    const again = await run('s.qdpx', '--into', 'new/study', '--dry-run');
    assert.deepEqual([again.code, again.out], [0, 'New: 0 transcripts, 0 codes, 0 segments\n']);
    assert.equal((await run('s.qdpx', '--into', 'new/study')).code, 0);
    assert.deepEqual(filesIn(folder.file('new/study')), filesIn(SAMPLE));
    assert.deepEqual(fs.readdirSync(folder.file('new')), ['study']);
  });

  it('says how positions were read, and puts every coding on its words', async () => {
    write('t.qdpx', theirs('utf-16', ['never trusted them', 'nobody did', 'again']));
    const dry = await run('t.qdpx', '--into', 'study', '--dry-run');
    assert.equal(dry.code, 1);
    assert.ok(!fs.existsSync(folder.file('study')));
    const { code, out, err } = await run('t.qdpx', '--into', 'study');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      'P1.txt: positions read as utf-16; 6 of 6 ends fit words.\n1 transcript, 1 code, 3 segments\n',
    );
    const quotes = filesIn(folder.file('study'))['P1.txt.bb.coding.json']!.match(/"quote":"[^"]+"/g);
    assert.deepEqual(quotes!.sort(), [
      '"quote":"again"',
      '"quote":"never trusted them"',
      '"quote":"nobody did"',
    ]);
    assert.equal(filesIn(folder.file('study'))['P1.txt'], TEXT.replaceAll('\r\n', '\n'));
    assert.equal((await runCli(folder.path, 'check', 'study')).code, 0);
  });

  it('asks how positions are counted where that is not clear', async () => {
    const chinese = '中文😀中文\r\n中文中文中文中文';
    write('t.qdpx', theirs('utf-16', ['文中文中'], { text: chinese }));
    const { code, err } = await run('t.qdpx', '--into', 'study');
    assert.equal(code, 2);
    assert.match(err, /not clear how positions are counted/);
    assert.match(err, /^ {2}P1\.txt \(code-points: 2 of 2; .*utf-16: 2 of 2/m);
    assert.ok(!fs.existsSync(folder.file('study')));
    assert.equal((await run('t.qdpx', '--into', 'study', '--positions', 'utf-16')).code, 0);
    assert.match(filesIn(folder.file('study'))['P1.txt.bb.coding.json']!, /"quote":"文中文中"/);
  });

  it('adds to a study what is new, and says what clashes', async () => {
    write('t.qdpx', theirs('utf-16', ['never trusted them', 'again']));
    await run('t.qdpx', '--into', 'study');
    const study = folder.file('study');
    const before = filesIn(study);
    // a person codes on: renames the code, and recodes a segment
    const codebook = before['codebook.json']!.replace(
      '"name":"Trust"',
      '"name":"Trust in people","memo":"Ours."',
    );
    fs.writeFileSync(path.join(study, 'codebook.json'), codebook);
    write('more.qdpx', theirs('utf-16', ['never trusted them', 'again', 'nobody did']));
    const { code, out, err } = await run('more.qdpx', '--into', 'study');
    assert.deepEqual([code, out.split('\n')[1]], [0, 'New: 0 transcripts, 0 codes, 1 segment']);
    assert.equal(err, 'Different in the file, kept as it is in the study: Trust in people: name\n');
    const after = filesIn(study);
    assert.deepEqual(Object.keys(after), Object.keys(before));
    assert.equal(after['codebook.json'], codebook);
    assert.equal(after['study.json'], before['study.json']);
    assert.equal(after['P1.txt.bb.coding.json']!.match(/"quote"/g)!.length, 3);

    // another text of the same name, another code
    write(
      'other.qdpx',
      theirs('utf-16', ['nobody did', 'Nobody at all'], {
        text: `${TEXT}P1: Nobody at all.\r\n`,
        codes: 'Fear',
      }),
    );
    const other = await run('other.qdpx', '--into', 'study');
    assert.equal(other.code, 0);
    assert.match(other.err, /“P1\.txt” is something else in the study; it was added as “P1 2\.txt”\./);
    assert.match(other.out, /^New: 1 transcript, 1 code, 2 segments$/m);
    assert.equal(
      (await runCli(folder.path, 'check', 'study')).out,
      'No problems found: 2 transcripts, 5 segments.\n',
    );
  });

  it('does not take two people for one who share an id', async () => {
    fs.cpSync(SAMPLE, folder.file('mine'), { recursive: true });
    const file = folder.file('mine/study.json');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"name":"Coder 1"', '"name":"Zoe Zander"'));
    await runCli(folder.path, 'export', SAMPLE, '-o', 's.qdpx');
    const { code, err } = await run('s.qdpx', '--into', 'mine');
    assert.equal(code, 0);
    assert.match(err, /“c1” is something else in the study; it was added as “c12”\./);
    const files = filesIn(folder.file('mine'));
    assert.match(files['study.json']!, /\{"id":"c1","name":"Zoe Zander"\},\n\{"id":"c12","name":"Coder 1"\}/);
    assert.equal(
      files['focus-group.txt.c12.coding.json']!.replace('"coder": "c12"', '"coder": "c1"'),
      files['focus-group.txt.c1.coding.json'],
    );
  });

  it('writes nothing where it cannot do all of it', async () => {
    write('t.qdpx', theirs('utf-16', ['never trusted them', 'again']));
    write('bad.qdpx', new Uint8Array([1, 2, 3]));
    fs.mkdirSync(folder.file('full'));
    fs.writeFileSync(folder.file('full/mine.txt'), 'x');
    fs.cpSync(SAMPLE, folder.file('study'), { recursive: true });
    fs.writeFileSync(folder.file('study/focus-group.txt.c1.coding.json'), '{');
    const before = filesIn(folder.path);
    for (const [args, reason] of [
      [['bad.qdpx', '--into', 'new'], /bad\.qdpx: The file is not a REFI-QDA project/],
      [['none.qdpx', '--into', 'new'], /“none\.qdpx” cannot be read/],
      [['t.qdpx', '--into', 'full'], /neither a study nor empty/],
      [['t.qdpx', '--into', 'study/inside'], /is inside a study/],
      [['t.qdpx', '--into', 'study'], /focus-group\.txt\.c1\.coding\.json:1:/],
      [['t.qdpx'], /Add --into/],
      [[], /Which file/],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, err);
      assert.match(err, reason);
    }
    assert.deepEqual(filesIn(folder.path), before);
  });
});
