import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Study } from '../../../src/study/study';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { SAID, docxOf, sourceFiles, vttOf } from '../core/exchange/transcriptsIn/sourceFiles';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const WORDS =
  'when that April with his shoures soote the droghte of March hath perced to roote and bathed every veyne in swich licour of which vertu engendred is flour whan Zephirus eek with sweete breeth inspired holt and heeth tendre croppes yonge sonne hath Ram halfe cours yronne smale foweles maken melodye slepen al nyght open ye so priketh hem nature hir corages thanne longen folk goon pilgrimages palmeres seken straunge strondes ferne halwes kowthe sondry londes specially from shires ende Engelond Caunterbury they wende holy blisful martir seke hem'.split(
    ' ',
  );
const SENTENCES = Array.from({ length: 12 }, (_, i) => `${WORDS.slice(7 * i, 7 * i + 7).join(' ')}.`);
const PARAGRAPHS = SENTENCES.map((text, i) => `${i % 2 === 0 ? 'INT' : 'Anna'}: ${text}`);

describe('transcript-coder import', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, 'import', ...args);
  const write = (name: string, content: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(folder.file(name)), { recursive: true });
    fs.writeFileSync(folder.file(name), content);
  };
  const read = (name: string) => fs.readFileSync(folder.file(name), 'utf8');
  const studyFile = () =>
    JSON.parse(read('study/study.json')) as Record<string, unknown> & { sources?: Record<string, string>[] };
  const snapshot = () =>
    Object.fromEntries(
      (fs.readdirSync(folder.file('study'), { recursive: true }) as string[])
        .filter(name => fs.statSync(folder.file(`study/${name}`)).isFile())
        .sort()
        .map(name => [name, read(`study/${name}`)]),
    );
  beforeEach(() => {
    write('study/study.json', JSON.stringify({ schema: 1, name: 'S', transcripts: ['interviews/*.txt'] }));
    fs.mkdirSync(folder.file('study/interviews'));
  });

  it('makes transcripts of several files, and says where they come from', async () => {
    const docx = await docxOf(PARAGRAPHS);
    write('Interview 1.docx', docx);
    write('b.vtt', vttOf(SAID));
    const { code, out, err } = await run('Interview 1.docx', 'b.vtt', '--into', 'study');
    assert.equal(code, 0, err);
    assert.equal(
      out,
      `Interview 1.docx → interviews/Interview 1.txt: new\n  12 turns: INT (6 turns), Anna (6 turns)\n${PARAGRAPHS.slice(
        0,
        5,
      )
        .map(one => `    ${one}\n`)
        .join('')}` +
        `b.vtt → interviews/b.txt: new\n  5 turns: Interviewer (3 turns), Anna (2 turns)\n${SAID.map(({ speaker, text }) => `    ${speaker}: ${text}\n`).join('')}`,
    );
    const text = `${PARAGRAPHS.join('\n\n')}\n`;
    assert.equal(read('study/interviews/Interview 1.txt'), text);
    const { sources } = studyFile();
    const source = sources!.find(({ file }) => file === 'Interview 1.docx')!;
    assert.deepEqual(
      { ...source, id: '', at: '' },
      {
        id: '',
        at: '',
        transcript: 'interviews/Interview 1.txt',
        file: 'Interview 1.docx',
        sha256: sha256(docx),
        format: 'docx',
        text: sha256(text),
      },
    );
    assert.match(
      read('study/study.json'),
      /"sources": \[\n\{"id":"[a-z0-9]{8}","transcript":.*\},\n\{"id":.*\}\n\]/,
    );
    assert.equal((await runCli(folder.path, 'check', 'study')).code, 0);
  });

  it('has every format, each as a transcript of its own', async () => {
    const files = await sourceFiles();
    for (const [name, bytes] of files) write(`in/${name}`, bytes);
    for (const name of files.keys()) {
      const { code, err } = await run(
        `in/${name}`,
        '--into',
        'study',
        '--as',
        `${name.replace('.', '-')}.txt`,
      );
      assert.equal(code, 0, err);
    }
    assert.equal(studyFile().sources!.length, files.size);
  });

  it('adds a transcript to the list of the study where no pattern has it', async () => {
    write('a.txt', 'A: Yes.\n');
    assert.equal((await run('a.txt', '--into', 'study', '--as', 'sub/other')).code, 2);
    fs.mkdirSync(folder.file('study/sub'));
    assert.equal((await run('a.txt', '--into', 'study', '--as', 'sub/other')).code, 0);
    assert.deepEqual(studyFile()['transcripts'], ['interviews/*.txt', 'sub/other.txt']);
    assert.equal(read('study/sub/other.txt'), 'A: Yes.\n');
  });

  it('shows what would be done without doing it', async () => {
    write('a.docx', await docxOf(PARAGRAPHS));
    const before = snapshot();
    assert.equal((await run('a.docx', '--into', 'study', '--dry-run')).code, 1);
    assert.deepEqual(snapshot(), before);
    await run('a.docx', '--into', 'study');
    const { code, out } = await run('a.docx', '--into', 'study', '--dry-run');
    assert.equal(code, 0);
    assert.match(out, /nothing has changed/);
  });

  it('takes all files or none', async () => {
    write('a.docx', await docxOf(PARAGRAPHS));
    write('b.docx', 'no archive');
    const before = snapshot();
    const bad = await run('a.docx', 'b.docx', '--into', 'study');
    assert.equal(bad.code, 2);
    assert.match(bad.err, /b\.docx: The file is/);
    assert.deepEqual(snapshot(), before);
    // both would be a.txt
    write('sub/a.docx', await docxOf(PARAGRAPHS));
    assert.match(
      (await run('a.docx', 'sub/a.docx', '--into', 'study')).err,
      /would become the same transcript/,
    );
    assert.deepEqual(snapshot(), before);
    // a study that must not be written
    write('study/study.json', JSON.stringify({ schema: 99, name: 'S', transcripts: ['interviews/*.txt'] }));
    const newer = snapshot();
    assert.equal((await run('a.docx', '--into', 'study')).code, 2);
    assert.deepEqual(snapshot(), newer);
  });

  it('writes nothing outside of the study', async () => {
    write('a.txt', 'A: Yes.\n');
    for (const name of [
      '../b.txt',
      '/tmp/b.txt',
      'interviews/../../b.txt',
      'C:/b.txt',
      'a\\b',
      '.git/b.txt',
      'a.txt.nd.coding.json',
    ])
      assert.equal((await run('a.txt', '--into', 'study', '--as', name)).code, 2, name);
    assert.deepEqual(Object.keys(snapshot()), ['study.json']);
  });

  it('does not overwrite what it has not imported, unless told to', async () => {
    write('study/interviews/a.txt', 'INT: Something else, by hand.\n');
    write('a.docx', await docxOf(PARAGRAPHS));
    const refused = await run('a.docx', '--into', 'study');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /already, and was not imported from this file. Nothing was imported\./);
    assert.equal((await run('a.docx', '--into', 'study', '--replace')).code, 0);
    write('b.docx', await docxOf(PARAGRAPHS.slice(0, 9)));
    assert.match(
      (await run('b.docx', '--into', 'study', '--as', 'a.txt')).err,
      /was imported from another file, “a\.docx”/,
    );
    write('study/interviews/a.txt', `${read('study/interviews/a.txt')}\nINT: corrected by hand.\n`);
    write('a.docx', await docxOf(PARAGRAPHS.slice(0, 11)));
    assert.match((await run('a.docx', '--into', 'study')).err, /has been edited since it was imported/);
    assert.equal((await run('a.docx', '--into', 'study', '--replace')).code, 0);
    write(
      'a.docx',
      await docxOf(
        SENTENCES.map((_, i) => `P${i % 2}: ${'abcdefghijklmnopqrstuvw'.slice(i).split('').join(' ')}`),
      ),
    );
    assert.match((await run('a.docx', '--into', 'study')).err, /quite another text/);
  });

  it('records where a transcript comes from that is there already', async () => {
    write('study/interviews/a.txt', `${PARAGRAPHS.join('\n\n')}\n`);
    write('a.docx', await docxOf(PARAGRAPHS));
    const { code, out } = await run('a.docx', '--into', 'study');
    assert.equal(code, 0);
    assert.match(out, /same text, source recorded/);
    assert.equal(studyFile().sources!.length, 1);
  });

  it('updates a transcript from a corrected file, whatever it is called by now; codings stay on their words', async () => {
    write('a.docx', await docxOf(PARAGRAPHS));
    await run('a.docx', '--into', 'study');
    const text = read('study/interviews/a.txt');
    const quotes = SENTENCES.map(sentence => sentence.slice(0, -1)).filter((_, i) => i !== 4);
    const version = sha256(text).slice(0, 12);
    const sidecar = {
      ...{ schema: 1, coder: 'nd', status: 'in-progress' },
      texts: { [version]: { sha256: sha256(text), length: text.length } },
      segments: quotes.map((quote, i) => {
        const start = text.indexOf(quote);
        const [prefix, suffix] = [
          text.slice(Math.max(0, start - 32), start),
          text.slice(start + quote.length, start + quote.length + 32),
        ];
        return {
          id: `s${10 + i}`,
          text: version,
          start,
          end: start + quote.length,
          quote,
          prefix,
          suffix,
          codes: ['c'],
          created: '2026-01-01T00:00:00Z',
        };
      }),
    };
    write('study/interviews/a.txt.nd.coding.json', JSON.stringify(sidecar));
    const coding = read('study/interviews/a.txt.nd.coding.json');
    const corrected = PARAGRAPHS.map((one, i) => (i === 4 ? 'INT: Quite another sentence.' : one));
    const file = await docxOf(['INT: A turn before all others.', 'Anna: Yes.', ...corrected]);
    write('other folder/a.docx', file);
    const { code, out, err } = await run('other folder/a.docx', '--into', 'study');
    assert.equal(code, 0, err);
    assert.match(out, /a\.docx → interviews\/a\.txt: updated/);
    assert.equal(studyFile().sources!.length, 1);
    assert.equal(studyFile().sources![0]!['sha256'], sha256(file));
    // anchors are facts about the text that they were made on
    assert.equal(read('study/interviews/a.txt.nd.coding.json'), coding);
    const study = await Study.open(new NodeFileStore(folder.file('study')));
    const transcript = study.transcript('interviews/a.txt')!;
    const now = read('study/interviews/a.txt');
    const places = transcript.segments.map(({ segment, state, start, end }) => [
      segment.id,
      state,
      now.slice(start, end),
    ]);
    assert.deepEqual(
      places.sort(),
      quotes.map((quote, i) => [`s${10 + i}`, 'ok', quote]),
    );
  });

  it('finds labels that the source names and nothing else would, also after the file is renamed', async () => {
    const speakers = ['Anna', 'Guy at table', 'Anna', 'Ben', 'Anna', 'Ben', 'Anna'];
    const said = speakers.map((speaker, i) => ({
      speaker,
      start: i * 5,
      end: i * 5 + 4,
      text: `So how was it in ${i}?`,
    }));
    write('a.vtt', vttOf(said));
    await run('a.vtt', '--into', 'study');
    assert.deepEqual(studyFile().sources![0]!['speakers'], ['Anna', 'Guy at table', 'Ben']);
    const labels = async () => {
      const { out } = await runCli(folder.path, 'turns', 'study', '--format', 'json');
      return (JSON.parse(out) as { turns: { label: string }[] }).turns.map(({ label }) => label);
    };
    assert.deepEqual(await labels(), speakers);
    fs.renameSync(folder.file('study/interviews/a.txt'), folder.file('study/interviews/b.txt'));
    assert.notDeepEqual(await labels(), speakers);
  });

  it('says what was not understood, with its file', async () => {
    const { err } = await run('a.exb', '--into', 'study').then(async () => {
      write('a.exb', (await sourceFiles()).get('a.exb')!);
      return run('a.exb', '--into', 'study');
    });
    assert.equal(err, 'a.exb: The tier “[nv]” is left out. Its annotations: 1.\n');
  });

  it('makes a study of a folder that is none: one that is not there, and one with the files themselves', async () => {
    write('a.docx', await docxOf(PARAGRAPHS));
    const dry = await run('a.docx', '--into', 'new/deep', '--dry-run');
    assert.deepEqual([dry.code, fs.existsSync(folder.file('new'))], [1, false]);
    assert.equal((await run('a.docx', '--into', 'new/deep')).code, 0);
    write('mine/a.docx', await docxOf(PARAGRAPHS));
    write('mine/b.txt', 'INT: Was there before.\n');
    assert.equal((await run('mine/a.docx', '--into', 'mine')).code, 0);
    for (const [root, name, texts] of [
      ['new/deep', 'deep', ['a.txt']],
      ['mine', 'mine', ['a.txt', 'b.txt']],
    ] as const) {
      const study = await Study.open(new NodeFileStore(folder.file(root)));
      assert.equal(study.file?.name, name);
      assert.deepEqual(
        study.transcripts.map(one => one.path),
        texts,
      );
      assert.deepEqual(study.problems, []);
    }
  });

  it('makes no study where nothing can be imported, or within another study', async () => {
    write('bad.docx', 'no archive');
    write('mine/a.docx', await docxOf(PARAGRAPHS));
    write('mine/a.txt', 'Another text that is here already.\n');
    const before = snapshot();
    assert.equal((await run('bad.docx', '--into', 'new/deep')).code, 2);
    assert.match((await run('mine/a.docx', '--into', 'mine')).err, /Nothing was imported/);
    assert.match((await run('mine/a.docx', '--into', 'study/sub')).err, /“study\/sub” is inside a study/);
    assert.deepEqual(snapshot(), before);
  });

  it('needs a file and a study', async () => {
    assert.match((await run('--into', 'study')).err, /Which files\?/);
    assert.match((await run('a.txt')).err, /Add --into STUDY/);
    assert.match(
      (await run('a.txt', 'b.txt', '--as', 'c', '--into', 'study')).err,
      /--as is for a single file/,
    );
    assert.match((await run('a.txt', '--into', 'study')).err, /“a\.txt” cannot be read/);
  });
});
