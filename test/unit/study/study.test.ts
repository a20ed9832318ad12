import assert from 'node:assert/strict';
import { Codebook } from '../../../src/core/codebook/codebook';
import { addCode } from '../../../src/core/codebook/operations';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { applyCodes, setStatus } from '../../../src/core/coding/operations';
import type { Sidecar } from '../../../src/core/coding/segment';
import { type Result, ok } from '../../../src/core/base/result';
import { textVersion } from '../../../src/core/text/textVersion';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';
const STUDY = '{"schema": 1, "name": "Test", "transcripts": ["**/*.txt"]}';
const CODEBOOK = '{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort"}]}';

let ids = 0;

/** Codes the first occurrence of some words. */
function code(words: string, text = TEXT, codeId = 'effort-ab12'): (sidecar: Sidecar) => Result<Sidecar> {
  const start = text.indexOf(words);
  assert.ok(start >= 0);
  const version = textVersion(text);
  const id = `segment${String(++ids).padStart(5, '0')}`;
  const segment = captureSegment({
    id,
    text,
    version: version.id,
    span: { start, end: start + words.length },
    codes: [codeId],
    created: '2026-11-22T10:00:00Z',
  });
  return sidecar => applyCodes(sidecar, segment, version);
}

async function open(
  files: Record<string, string | Uint8Array> = {},
): Promise<{ store: MemoryFileStore; study: Study }> {
  const store = new MemoryFileStore({
    'study.json': STUDY,
    'codebook.json': CODEBOOK,
    'a.txt': TEXT,
    ...files,
  });
  return { store, study: await Study.open(store) };
}

const words = (study: Study, path = 'a.txt') => {
  const transcript = study.transcript(path)!;
  return transcript.inOrder().map(placed => transcript.text.slice(placed.start, placed.end));
};
const problemCodes = (study: Study) =>
  study.problems.map(problem => `${problem.path}:${problem.line} ${problem.code}`).sort();

describe('Study', () => {
  it('finds its transcripts, not those of hidden folders, of studies inside it, or named by no pattern', async () => {
    const { study } = await open({
      'interviews/10.txt': 'x',
      'interviews/9.txt': 'x',
      '.git/x.txt': 'x',
      'node_modules/x.txt': 'x',
      'other/study.json': STUDY,
      'other/x.txt': 'x',
      'notes.md': 'x',
    });
    assert.deepEqual(
      study.transcripts.map(transcript => transcript.path),
      ['a.txt', 'interviews/9.txt', 'interviews/10.txt'],
    );
  });

  it('writes a coding before it shows it', async () => {
    const { study, store } = await open();
    const seen: string[] = [];
    study.onDidChange(() => seen.push(store.text('a.txt.nd.coding.json') ?? ''));
    assert.ok((await study.changeSidecar('a.txt', 'nd', code('hard'))).ok);
    assert.equal(seen.length, 1);
    assert.match(seen[0]!, /"quote":"hard"/);
    assert.deepEqual(words(study), ['hard']);
  });

  it('runs changes one after the other, none lost', async () => {
    const { study, store } = await open();
    const wanted = ['hard', 'first', 'then', 'easier', 'How'];
    await Promise.all(wanted.map(word => study.changeSidecar('a.txt', 'nd', code(word))));
    assert.deepEqual([...words(study)].sort(), [...wanted].sort());
    assert.equal((await Study.open(store)).codeCounts.get('effort-ab12'), wanted.length);
  });

  it('keeps what another window has written since', async () => {
    const { study, store } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard'));
    const other = await Study.open(store);
    await other.changeSidecar('a.txt', 'nd', code('first'));
    await study.changeSidecar('a.txt', 'nd', code('easier'));
    assert.deepEqual(words(study), ['hard', 'first', 'easier']);
  });

  it('leaves a broken sidecar as it is and refuses to code into it', async () => {
    const { study, store } = await open({ 'a.txt.nd.coding.json': '{"schema": 1,' });
    const result = await study.changeSidecar('a.txt', 'nd', code('hard'));
    assert.ok(!result.ok);
    assert.match(result.error, /a\.txt\.nd\.coding\.json:1/);
    assert.equal(store.text('a.txt.nd.coding.json'), '{"schema": 1,');
    assert.deepEqual(store.writes, []);
  });

  it('says so when the disk is full, and shows what is on the disk', async () => {
    const { study, store } = await open();
    store.refuseWrites = true;
    const result = await study.changeSidecar('a.txt', 'nd', code('hard'));
    assert.ok(!result.ok && /the disk is full/.test(result.error));
    assert.deepEqual(words(study), []);
    store.refuseWrites = false;
    assert.ok((await study.changeSidecar('a.txt', 'nd', code('hard'))).ok);
  });

  it('goes on with everything else when a folder cannot be read', async () => {
    const store = new MemoryFileStore({ 'study.json': STUDY, 'a.txt': TEXT });
    store.unreadable.add('secret');
    const study = await Study.open(store);
    assert.deepEqual(problemCodes(study), ['secret:1 unreadable']);
    assert.equal(study.transcripts.length, 1);
  });

  it('lists a transcript that cannot be read', async () => {
    const store = new MemoryFileStore({ 'study.json': STUDY, 'a.txt': TEXT, 'b.txt': TEXT });
    store.unreadable.add('b.txt');
    const study = await Study.open(store);
    assert.ok(problemCodes(study).includes('b.txt:1 unreadable'));
  });

  it('names unknown codes, ranges outside the text and sidecars without a transcript, with their lines', async () => {
    const { id, sha256 } = textVersion(TEXT);
    const record = (over: object) =>
      JSON.stringify({ id: 'x', text: id, start: 0, end: 3, quote: 'INT', codes: ['effort-ab12'], ...over });
    const sidecar = (...records: string[]) =>
      `{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {"${id}":{"sha256":"${sha256}","length":${TEXT.length}}},\n"segments": [\n${records.join(',\n')}\n]\n}\n`;
    const { study } = await open({
      'a.txt.nd.coding.json': sidecar(
        record({ id: 'a' }),
        record({ id: 'b', codes: ['no-such-code'] }),
        record({ id: 'c', end: 5000 }),
      ),
      'gone.txt.nd.coding.json': sidecar(record({})).replaceAll(id, '0123456789ab'),
      'old.txt.nd.coding.json': sidecar(record({})),
    });
    assert.deepEqual(problemCodes(study), [
      'a.txt.nd.coding.json:8 unknown-code',
      'a.txt.nd.coding.json:9 out-of-range',
      'gone.txt.nd.coding.json:1 no-transcript',
      'old.txt.nd.coding.json:1 renamed-transcript',
    ]);
  });

  it('names a file that is longer than texts can be', async () => {
    const { store } = await open();
    // more than V8 puts into a string; pages of zeros take no memory
    const large = new Uint8Array(0x20000000);
    for (const path of ['a.txt.nd.coding.json', 'codebook.json', 'a.txt']) {
      store.put(path, large);
      const { problems } = await Study.open(store);
      const about = problems.filter(one => one.path === path);
      assert.deepEqual(
        about.map(({ severity, code, message }) => [severity, code, message]),
        [['error', 'unreadable', 'Cannot be read: the file is too large']],
      );
      store.files.delete(path);
    }
    // nor is it an obstacle where the text of coding files that have lost theirs is looked for
    store.put('gone.txt.nd.coding.json', '{"schema":1,"coder":"nd","segments":[]}');
    store.put('elsewhere/large.txt', large);
    const { problems } = await Study.open(store);
    assert.ok(problems.some(({ path }) => path === 'gone.txt.nd.coding.json'));
  });

  it('does not blame every coding when the codebook is broken', async () => {
    const { study, store } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard'));
    store.put('codebook.json', '{');
    await study.refresh(['codebook.json']);
    assert.deepEqual(problemCodes(study), ['codebook.json:1 broken-json']);
    store.files.delete('codebook.json');
    await study.refresh(['codebook.json']);
    assert.deepEqual(problemCodes(study), ['a.txt.nd.coding.json:7 unknown-code']);
  });

  it('goes on with the last good codebook and study file while somebody mends them', async () => {
    const { study, store } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard'));
    store.put('codebook.json', '{');
    store.put('study.json', '{');
    await study.refresh(['study.json', 'codebook.json']);
    assert.deepEqual(problemCodes(study), ['codebook.json:1 broken-json', 'study.json:1 broken-json']);
    assert.equal(study.codebook.find('Effort')?.id, 'effort-ab12');
    assert.deepEqual(words(study), ['hard']);
    const refused = await study.changeCodebook(codebook => ok(codebook.file));
    assert.ok(!refused.ok);
    assert.equal(store.text('codebook.json'), '{');
    store.put('study.json', STUDY);
    store.put('codebook.json', CODEBOOK);
    await study.refresh(['study.json', 'codebook.json']);
    assert.deepEqual(problemCodes(study), []);
  });

  it('reads CRLF, a byte order mark and UTF-16 as the same text', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...TEXT].flatMap(character => [character.charCodeAt(0), 0]),
    ]);
    const { study } = await open({
      'crlf.txt': TEXT.replaceAll('\n', '\r\n'),
      'bom.txt': '\uFEFF' + TEXT,
      'utf16.txt': utf16,
    });
    for (const path of ['crlf.txt', 'bom.txt', 'utf16.txt']) {
      assert.equal(study.transcript(path)!.version, study.transcript('a.txt')!.version, path);
    }
  });

  it('anchors what was coded before saving to the saved text, also under another name', async () => {
    const { study, store } = await open();
    const put = (text: string) => [{ start: 0, end: 0, text }];
    study.openLive('a.txt', TEXT);
    study.editLive('a.txt', put('Anne. '));
    const live = `Anne. ${TEXT}`;
    assert.ok((await study.changeSidecar('a.txt', 'nd', code('hard', live))).ok);
    for (const ending of ['', '.nd.coding.json']) await store.rename(`a.txt${ending}`, `b.txt${ending}`);
    study.openLive('b.txt', live);
    await study.closeLive('a.txt');
    await study.refresh(['a.txt', 'a.txt.nd.coding.json', 'b.txt', 'b.txt.nd.coding.json']);
    // as the editor does when a file has become a transcript
    study.openLive('b.txt', live);
    study.editLive('b.txt', put('Talk 1. '));
    assert.deepEqual(words(study, 'b.txt'), ['hard']);
    store.put('b.txt', `Talk 1. ${live}`);
    await study.savedLive('b.txt');
    const { segments } = JSON.parse(store.text('b.txt.nd.coding.json')!) as Sidecar;
    assert.deepEqual(
      segments.map(({ text, start }) => [text, start]),
      [[textVersion(`Talk 1. ${live}`).id, `Talk 1. ${live}`.indexOf('hard')]],
    );
  });

  it('follows files that come, change and go', async () => {
    const { study, store } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard'));
    store.put('b.txt', TEXT);
    await study.refresh(['b.txt']);
    assert.equal(study.transcripts.length, 2);
    store.put('a.txt', `A title\n\n${TEXT}`);
    await study.refresh(['a.txt']);
    assert.deepEqual(words(study), ['hard']);
    store.files.delete('a.txt');
    await study.refresh(['a.txt']);
    assert.deepEqual(problemCodes(study), ['a.txt.nd.coding.json:1 renamed-transcript']);
    assert.equal(study.codeCounts.size, 0);
    store.put('a.txt', TEXT);
    await study.refresh(['a.txt']);
    assert.deepEqual(words(study), ['hard']);
    store.files.delete('a.txt.nd.coding.json');
    await study.refresh(['a.txt.nd.coding.json']);
    assert.deepEqual(words(study), []);
  });

  it('follows a folder that was renamed', async () => {
    const { study, store } = await open({ 'old/b.txt': TEXT });
    store.put('new/b.txt', TEXT);
    store.files.delete('old/b.txt');
    await study.refresh(['old', 'new']);
    assert.deepEqual(
      study.transcripts.map(transcript => transcript.path),
      ['a.txt', 'new/b.txt'],
    );
  });

  it('takes an open editor for the text, and the disk again when it is closed', async () => {
    const { study, store } = await open();
    await study.changeSidecar('a.txt', 'nd', code('easier'));
    const edited = TEXT.replace('hard', 'very hard');
    study.openLive('a.txt', TEXT);
    const at = TEXT.indexOf('hard');
    study.editLive('a.txt', [{ start: at, end: at, text: 'very ' }]);
    assert.equal(study.transcript('a.txt')!.text, edited);
    assert.deepEqual(words(study), ['easier']);
    store.put('a.txt', 'something else');
    await study.refresh(['a.txt']);
    assert.equal(study.transcript('a.txt')!.text, edited);
    await study.closeLive('a.txt');
    assert.equal(study.transcript('a.txt')!.text, 'something else');
    assert.equal(study.transcript('a.txt')!.segments[0]!.state, 'orphan');
  });

  it('keeps a place that live editing knows when codes are added, though its words have changed', async () => {
    const { study } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard at first'));
    study.openLive('a.txt', TEXT);
    const at = TEXT.indexOf('hard');
    const edited = TEXT.replace('hard at first', 'difficult first');
    study.editLive('a.txt', [{ start: at, end: at + 'hard at'.length, text: 'difficult' }]);
    assert.deepEqual(words(study), ['difficult first']);
    await study.changeSidecar('a.txt', 'nd', code('easier', edited));
    assert.deepEqual(words(study), ['difficult first', 'easier']);
  });

  it('has no place for words that one long replacement took away, and has it again when that is undone', async () => {
    const { study } = await open();
    await study.changeSidecar('a.txt', 'nd', code('hard at first, then easier'));
    study.openLive('a.txt', TEXT);
    const old = 'How was it?\n\nP1: It was hard at first, then easier.';
    const fresh = 'Nobody answered that question.\n\nP1: Let us speak of something else now.';
    const start = TEXT.indexOf(old);
    study.editLive('a.txt', [{ start, end: start + old.length, text: fresh }]);
    const { segments } = study.transcript('a.txt')!;
    assert.deepEqual(
      segments.map(one => [one.state, one.start]),
      [['orphan', -1]],
    );
    study.editLive('a.txt', [{ start, end: start + fresh.length, text: old }]);
    assert.deepEqual(words(study), ['hard at first, then easier']);
    assert.equal(study.transcript('a.txt')!.segments[0]!.state, 'ok');
  });

  it('finds turns again when the study comes to know other labels, and only then', async () => {
    const { study } = await open({ 'a.txt': 'INT: How was it?\n\nso and so: Hard.\n\nINT: Why?\n' });
    const transcript = study.transcript('a.txt')!;
    const before = transcript.turns;
    assert.deepEqual(before.labels(), ['INT']);
    assert.ok((await study.changeStudyFile(file => ok({ ...file, name: 'Other' }))).ok);
    assert.equal(transcript.turns, before);
    assert.ok((await study.changeStudyFile(file => ok({ ...file, interviewers: ['so and so'] }))).ok);
    assert.deepEqual(transcript.turns.labels(), ['INT', 'so and so']);
  });

  it('counts words again when the study says that notes in brackets are words', async () => {
    const { study } = await open({ 'a.txt': 'INT: How [laughs] was it?\n' });
    const words = () => study.transcript('a.txt')!.reading.words.count;
    assert.equal(words(), 3);
    assert.ok((await study.changeStudyFile(file => ok({ ...file, transcriberNotes: 'none' }))).ok);
    assert.equal(words(), 4);
  });

  it('counts segments of codes and themes as a plain count does', async () => {
    const codebook = JSON.stringify({
      schema: 1,
      codes: [
        { id: 't', name: 'Theme' },
        { id: 'a', name: 'A', parent: 't' },
        { id: 'b', name: 'B', parent: 't' },
        { id: 'old', mergedInto: 'a' },
      ],
    });
    const { study } = await open({ 'codebook.json': codebook, 'b.txt': TEXT });
    await study.changeSidecar('a.txt', 'nd', code('hard', TEXT, 'a'));
    await study.changeSidecar('a.txt', 'nd', code('hard', TEXT, 'b'));
    await study.changeSidecar('a.txt', 'xy', code('hard', TEXT, 'old'));
    await study.changeSidecar('b.txt', 'nd', code('easier', TEXT, 't'));
    const counts = study.codeCounts;
    assert.deepEqual(Object.fromEntries(counts), { a: 2, b: 1, t: 3 });
    for (const [id, count] of counts) assert.equal(study.use.segmentsOf(study.codebook, id).length, count);

    // as in tables: only a completed consensus counts, and then nothing else in its transcript
    await study.changeSidecar('a.txt', 'consensus', code('hard', TEXT, 'b'));
    assert.deepEqual(Object.fromEntries(study.codeCounts), { a: 2, b: 1, t: 3 });
    await study.changeSidecar('a.txt', 'consensus', sidecar => setStatus(sidecar, 'complete'));
    assert.deepEqual(Object.fromEntries(study.codeCounts), { b: 1, t: 2 });
  });

  it('changes the codebook on top of what is on disk', async () => {
    const { study, store } = await open();
    const add = (name: string) => (codebook: Codebook) => {
      const added = addCode(codebook, { name }, Math.random);
      return added.ok ? ok(added.value.file) : added;
    };
    await study.changeCodebook(add('Support'));
    const other = await Study.open(store);
    await other.changeCodebook(add('Money'));
    await study.changeCodebook(add('Time'));
    assert.deepEqual(
      study.codebook
        .inOrder()
        .map(one => one.name)
        .sort(),
      ['Effort', 'Money', 'Support', 'Time'],
    );
  });
});
