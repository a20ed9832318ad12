import assert from 'node:assert/strict';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { addSegment } from '../../../src/core/coding/operations';
import { decodeTranscript } from '../../../src/core/text/decode';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import type { WantedText } from '../../../src/study/oldTexts';
import { Study } from '../../../src/study/study';
import { encodeAs } from '../core/text/encode';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = [
  'INT: Comment s’est passée la première semaine ?',
  '',
  'P1: C’était dur au début. À l’été, j’étais déjà très fatiguée… Ça a été.',
  '',
  'P2: Où ça ? Là-bas.',
  '',
].join('\r\n');
const LF = TEXT.replaceAll('\r\n', '\n');
const BYTES = encodeAs(TEXT, 'windows-1252');
const BROKEN = decodeTranscript(BYTES).text;
/** What is coded, of which some has more unreadable letters than others. */
const WORDS = {
  nd: ['À l’été', 'Où', 'dur au début', 'Ça a été.'],
  ab: ['passée la première semaine', 'Là'],
};

interface Sidecar {
  texts: Record<string, object>;
  segments: { id: string; text: string; start: number; end: number; quote: string }[];
}

describe('a transcript that is converted to UTF-8', () => {
  let store: MemoryFileStore;
  let study: Study;

  beforeEach(async () => {
    store = new MemoryFileStore({
      'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
      'a.txt': BYTES,
    });
    study = await Study.open(store);
    for (const [coder, all] of Object.entries(WORDS)) for (const words of all) await code(coder, words);
  });

  /** Codes words in the text as it shows: one unreadable letter for each that is not ASCII. */
  async function code(coder: string, words: string): Promise<void> {
    const start = LF.indexOf(words);
    const span = { start, end: start + words.length };
    const version = textVersion(BROKEN);
    const created = '2026-11-22T10:00:00Z';
    const segment = captureSegment({
      id: words,
      text: BROKEN,
      version: version.id,
      span,
      codes: ['x'],
      created,
    });
    const action = new CodingAction(`code ${words}`);
    const done = await study.changeSidecar(
      'a.txt',
      coder,
      file => addSegment(file, segment, version),
      action,
    );
    assert.ok(done.ok);
  }

  const sidecar = (coder: string) => JSON.parse(store.text(`a.txt.${coder}.coding.json`)!) as Sidecar;
  const shown = () =>
    study
      .transcript('a.txt')!
      .segments.map(({ segment, state, start, end }) => [
        segment.id,
        state,
        study.transcript('a.txt')!.text.slice(start, end),
      ]);
  const everyone = [...WORDS.ab, ...WORDS.nd];

  it('keeps the line ends, and everyone’s segments on their words, in memory and in the files', async () => {
    const [problem] = study.problems.filter(({ code }) => code === 'not-utf8');
    assert.deepEqual([problem!.path, problem!.line], ['a.txt', 1]);
    assert.deepEqual(await study.convertToUtf8('a.txt', 'windows-1252'), { ok: true, value: undefined });
    assert.equal(store.text('a.txt'), TEXT);
    const right = (one: string) => [one, 'ok', one];
    assert.deepEqual(shown().sort(), everyone.map(right).sort());
    assert.ok(!study.problems.some(({ code }) => code === 'not-utf8'));
    for (const coder of ['nd', 'ab'] as const)
      for (const { id, text, start, end, quote } of sidecar(coder).segments) {
        assert.equal(text, textVersion(LF).id);
        assert.deepEqual([quote, LF.slice(start, end)], [id, id]);
      }
    assert.deepEqual(Object.keys(sidecar('nd').texts), [textVersion(LF).id]);
    const again = await Study.open(store);
    assert.deepEqual(
      again.transcript('a.txt')!.segments.map(({ state }) => state),
      everyone.map(() => 'ok'),
    );
  });

  it('lets earlier coding be undone', async () => {
    await study.convertToUtf8('a.txt', 'windows-1252');
    assert.ok((await study.undo()).ok);
    assert.deepEqual(
      sidecar('ab').segments.map(({ id }) => id),
      [WORDS.ab[0]],
    );
    assert.ok((await study.redo()).ok);
    const [last] = sidecar('ab').segments.filter(({ id }) => id === 'Là');
    assert.equal(LF.slice(last!.start, last!.end), 'Là');
  });

  it('goes on in an editor that shows it as it was, and in one that was told the encoding', async () => {
    study.openLive('a.txt', BROKEN);
    await study.convertToUtf8('a.txt', 'windows-1252');
    assert.equal(study.transcript('a.txt')!.text, LF);
    const { layout } = study.transcript('a.txt')!;
    study.reloadedLive('a.txt');
    assert.notEqual(study.transcript('a.txt')!.layout, layout, 'the editor draws its marks again');
    assert.ok(shown().every(([id, state, words]) => state === 'ok' && id === words));

    store.put('a.txt', BYTES);
    study.openLive('a.txt', LF);
    await study.refresh(['a.txt']);
    await study.convertToUtf8('a.txt', 'windows-1252');
    assert.equal(store.text('a.txt'), TEXT);
    assert.ok(shown().every(([id, state, words]) => state === 'ok' && id === words));
  });

  it('is left alone while it has changes that are not saved', async () => {
    study.openLive('a.txt', BROKEN);
    study.editLive('a.txt', [{ start: 0, end: 0, text: 'x' }]);
    const converted = await study.convertToUtf8('a.txt', 'windows-1252');
    assert.match(converted.ok ? '' : converted.error, /not saved/);
    assert.deepEqual(store.files.get('a.txt'), BYTES);
  });

  it('is left alone, with all coding, when it cannot be written', async () => {
    const before = [...store.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]);
    for (const unwritable of ['a.txt', 'a.txt.ab.coding.json', 'a.txt.nd.coding.json']) {
      let times = 1;
      store.meanwhile = path => {
        if (path === unwritable && times-- > 0) throw new Error('the disk is full');
      };
      const converted = await study.convertToUtf8('a.txt', 'windows-1252');
      assert.match(converted.ok ? '' : converted.error, /the disk is full/);
      store.meanwhile = () => undefined;
      assert.deepEqual(
        [...store.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
        before,
      );
      assert.equal(study.transcript('a.txt')!.text, BROKEN);
      assert.ok(shown().every(([, state]) => state === 'ok'));
    }
  });

  it('is not written over what somebody else has put there in the meantime', async () => {
    store.meanwhile = path => {
      if (path === 'a.txt') store.put('a.txt', 'P1: Another text.\n');
    };
    const converted = await study.convertToUtf8('a.txt', 'windows-1252');
    assert.match(converted.ok ? '' : converted.error, /in the meantime/);
    assert.equal(store.text('a.txt'), 'P1: Another text.\n');
    assert.deepEqual(
      sidecar('nd').segments.map(({ text }) => text),
      WORDS.nd.map(() => textVersion(BROKEN).id),
    );
  });

  it('can still be converted when the machine stopped before the text was written', async () => {
    let stopped = new MemoryFileStore();
    store.meanwhile = path => {
      if (path === 'a.txt') stopped = new MemoryFileStore(Object.fromEntries(store.files));
    };
    await study.convertToUtf8('a.txt', 'windows-1252');
    assert.deepEqual(stopped.files.get('a.txt'), BYTES);
    const half = await Study.open(stopped);
    assert.ok((await half.convertToUtf8('a.txt', 'windows-1252')).ok);
    const { segments, text } = half.transcript('a.txt')!;
    assert.deepEqual(
      segments.map(({ segment, start, end }) => [segment.id, text.slice(start, end)]).sort(),
      everyone.map(one => [one, one]).sort(),
    );
  });

  it('takes along what a colleague has coded in it before, also where another program has converted it', async () => {
    const theirs = [...store.files].filter(([path]) => path.endsWith('.coding.json'));
    for (const isOldTextThere of [true, false]) {
      const other = new MemoryFileStore({
        ...Object.fromEntries(theirs),
        'study.json': store.text('study.json')!,
        'a.txt': LF,
      });
      const oldTexts = {
        find: async (wanted: readonly WantedText[]) =>
          wanted.map(() => (isOldTextThere ? BROKEN : undefined)),
        keep: async () => undefined,
      };
      const { segments, text } = (await Study.open(other, oldTexts)).transcript('a.txt')!;
      const found = segments.map(({ segment, state, start, end }) => [
        segment.id,
        state,
        start < 0 ? '' : text.slice(start, end),
      ]);
      if (isOldTextThere) assert.deepEqual(found.sort(), everyone.map(one => [one, 'ok', one]).sort());
      // else there are no other words to be sure of
      else assert.ok(found.every(([id, , words]) => words === '' || words === id));
    }
  });

  it('is another matter when it is UTF-16 that is damaged', async () => {
    store.put('c.txt', Uint8Array.of(0xff, 0xfe, 0x50, 0, 0x0a, 0, 0x41));
    await study.refresh(['c.txt']);
    const problems = study.problems.filter(({ path }) => path === 'c.txt');
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [['not-utf16', 2]],
    );
    const converted = await study.convertToUtf8('c.txt', 'windows-1252');
    assert.match(converted.ok ? '' : converted.error, /not in need/);
  });

  it('is in no need of it when it is UTF-16, also without a mark; and cannot be when it has NULs', async () => {
    const raw = 'P1: C\u2019\u00e9tait dur.\nP2: Oui.\n';
    const plain = raw.replace('\u2019', "'");
    store.put('le.txt', Buffer.from(plain, 'utf16le'));
    store.put('be.txt', Buffer.from(plain, 'utf16le').swap16());
    store.put('quote.txt', Buffer.from(raw, 'utf16le'));
    store.put('nul.txt', Uint8Array.from(Buffer.from('P1: Ja.\r\nP2: Na\0 gut, schön.\r\n', 'latin1')));
    store.put('nul8.txt', Buffer.from('P1: Ja.\n\n\0'));
    const paths = ['le.txt', 'be.txt', 'quote.txt', 'nul.txt', 'nul8.txt'];
    await study.refresh(paths);
    assert.equal(study.transcript('le.txt')!.text, plain);
    assert.equal(study.transcript('be.txt')!.text, plain);
    const problems = study.problems.filter(({ path }) => paths.includes(path));
    assert.deepEqual(problems.map(({ path, code, line }) => [path, code, line]).sort(), [
      ['nul.txt', 'nul-character', 2],
      ['nul8.txt', 'nul-character', 3],
      ['quote.txt', 'nul-character', 1],
    ]);
    for (const path of paths) {
      const before = store.files.get(path);
      const converted = await study.convertToUtf8(path, 'windows-1252');
      const refusal = path.endsWith('e.txt') && path !== 'quote.txt' ? /not in need/ : /NUL characters/;
      assert.match(converted.ok ? '' : converted.error, refusal, path);
      assert.equal(store.files.get(path), before);
    }
  });

  it('is refused where there is nothing to convert, or a coding file that cannot be read', async () => {
    store.put('b.txt', 'P1: Déjà.\n');
    store.put('a.txt.xy.coding.json', '{"schema": 1,');
    await study.refresh(['b.txt', 'a.txt.xy.coding.json']);
    const errorOf = async (path: string) => {
      const converted = await study.convertToUtf8(path, 'windows-1252');
      return converted.ok ? '' : converted.error;
    };
    assert.match(await errorOf('b.txt'), /not in need/);
    assert.match(await errorOf('a.txt'), /a\.txt\.xy\.coding\.json cannot be read/);
    assert.match(await errorOf('none.txt'), /not a transcript/);
    assert.deepEqual(store.files.get('a.txt'), BYTES);
  });
});
