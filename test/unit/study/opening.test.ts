import assert from 'node:assert/strict';
import fc from 'fast-check';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { addCode } from '../../../src/core/codebook/operations';
import { addSegment } from '../../../src/core/coding/operations';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../src/core/coding/segment';
import { ok } from '../../../src/core/base/result';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import type { FoundTexts, OldTexts, TextToKeep, WantedText } from '../../../src/study/oldTexts';
import { Study, type StudyInPart } from '../../../src/study/study';
import { VersionedText } from '../../../src/study/versionedText';
import { MemoryFileStore } from './memoryFileStore';

const TRANSCRIPTS = 40;
const CODERS = ['ab', 'nd'];

/** Texts that are known on this machine. */
class KnownTexts implements OldTexts {
  readonly texts = new Map<string, string>();
  /** How often somebody has looked for some. */
  searches = 0;

  async find(wanted: readonly WantedText[]): Promise<FoundTexts> {
    this.searches++;
    return wanted.map(({ version }) => this.texts.get(version.sha256));
  }

  async keep(_path: string, { text, version }: TextToKeep): Promise<void> {
    this.texts.set(version.sha256, text);
  }
}

function textOf(i: number): string {
  const turns = ['It helped a lot', 'There was no time', 'I asked the nurse', 'We tried again'];
  return turns.map((words, turn) => `P${i}: ${words} on day ${i + turn}.\n`).join('');
}

function segmentIn(text: string, id: string, start: number, length = 12): Segment {
  const { id: version } = textVersion(text);
  const span = { start, end: Math.min(text.length, start + length) };
  return captureSegment({ id, text, version, span, codes: ['effort-ab12'], created: '2026-11-22T10:00:00Z' });
}

function sidecarOf(coder: string, text: string, segments: readonly Segment[]): Sidecar {
  const { id, sha256, length } = textVersion(text);
  return { schema: 1, coder, status: 'in-progress', texts: { [id]: { sha256, length } }, segments };
}

const nameOf = (i: number) => `interviews/${i}.txt`;
const codingOf = (path: string, coder: string) => `${path}.${coder}.coding.json`;

/** A study of which every fourth transcript was edited since it was coded, half of these with the text of before at hand. */
function begun(): { store: MemoryFileStore; known: KnownTexts } {
  const store = new MemoryFileStore({
    'study.json': '{"schema": 1, "name": "Test", "transcripts": ["interviews/*.txt"]}',
    'codebook.json': '{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort"}]}',
  });
  const known = new KnownTexts();
  for (let i = 0; i < TRANSCRIPTS; i++) {
    const text = textOf(i);
    const isEdited = i % 4 === 3;
    if (isEdited && i % 8 === 3) void known.keep('', VersionedText.of(text));
    store.put(nameOf(i), isEdited ? `P0: Well, that was new.\n${text}` : text);
    for (const [c, coder] of CODERS.entries()) {
      const segments = [segmentIn(text, `s${i}${coder}1`, 5 + c), segmentIn(text, `s${i}${coder}2`, 30 + c)];
      store.put(codingOf(nameOf(i), coder), stringifySidecar(sidecarOf(coder, text, segments)));
    }
  }
  return { store, known };
}

/** All that can be known of a study. */
function seen(study: Study): unknown {
  return {
    file: study.file,
    codes: study.codebook.inOrder(),
    transcripts: study.transcripts.map(({ path, text, segments, codings, labelCounts, turns }) => ({
      path,
      text,
      segments: [...segments],
      codings: [...codings].sort((a, b) => (a.coder < b.coder ? -1 : 1)),
      labels: [...labelCounts],
      turns: turns.count,
    })),
    problems: study.problems.map(problem => JSON.stringify(problem)).sort(),
    counts: [...study.codeCounts].sort(),
    renames: study.renames,
    used: study.use
      .segmentsWith('effort-ab12')
      .map(({ transcript, coder, segment }) => `${transcript} ${coder} ${segment.id}`)
      .sort(),
  };
}

const KINDS = [
  'code',
  'code',
  'undo',
  'redo',
  'new code',
  'open',
  'type and save',
  'close',
  'text on disk',
  'coding on disk',
  'transcript gone',
  'coding gone',
  'new transcript',
  'renamed',
  'renamed with coding',
  'readable',
  'other patterns',
  'other codebook',
] as const;

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  of: fc.nat(TRANSCRIPTS - 1),
  /** Slices that are read before it. */
  after: fc.nat(2),
});
type Step = { kind: (typeof KINDS)[number]; of: number; after: number };

/** People and programs at work on a study. */
class World {
  private ids = 0;
  private readonly open = new Set<string>();
  readonly waiting: Promise<unknown>[] = [];

  constructor(
    private readonly store: MemoryFileStore,
    private readonly study: StudyInPart,
  ) {
    study.onDidChange(({ files }) => {
      for (const path of files) {
        const text = store.text(path);
        if (this.open.has(path) && text !== undefined) study.openLive(path, text);
      }
    });
  }

  async do({ kind, of }: Step): Promise<void> {
    const { store, study } = this;
    const path = nameOf(of);
    const id = `n${this.ids++}`;
    const text = store.text(path);
    switch (kind) {
      case 'code':
        return this.wait(this.code(path, id));
      case 'undo':
        return this.wait(study.undo());
      case 'redo':
        return this.wait(study.redo());
      case 'new code':
        return this.wait(
          study.changeCodebook(codebook => {
            const added = addCode(codebook, { name: `Code ${id}` }, () => 0.5);
            return added.ok ? ok(added.value.file) : added;
          }, new CodingAction('new code')),
        );
      case 'open':
        if (text === undefined || store.unreadable.has(path)) return;
        this.open.add(path);
        return study.openLive(path, text);
      case 'type and save': {
        const transcript = study.transcript(path);
        if (!this.open.has(path) || !transcript || transcript.text !== text) return;
        study.editLive(path, [{ start: text.length, end: text.length, text: `INT: ${id}?\n` }]);
        store.put(path, transcript.text);
        return this.wait(study.savedLive(path), study.refresh([path]));
      }
      case 'close':
        if (this.open.delete(path)) this.wait(study.closeLive(path));
        return;
      case 'text on disk':
        // what an editor has open is its own
        if (text === undefined || this.open.has(path)) return;
        return this.put(path, `${text}INT: And ${id}?\n`);
      case 'coding on disk': {
        if (text === undefined) return;
        const sidecar = sidecarOf('ab', text, [segmentIn(text, id, of % 20)]);
        return this.put(codingOf(path, 'ab'), stringifySidecar(sidecar));
      }
      case 'transcript gone':
        if (!this.open.has(path)) this.remove(path);
        return;
      case 'coding gone':
        return this.remove(codingOf(path, 'nd'));
      case 'new transcript':
        return this.put(`interviews/${id}.txt`, textOf(of));
      case 'renamed':
      case 'renamed with coding':
        if (text === undefined || this.open.has(path)) return;
        this.move(path, `interviews/${id}.txt`);
        if (kind === 'renamed with coding')
          for (const coder of CODERS)
            this.move(codingOf(path, coder), codingOf(`interviews/${id}.txt`, coder));
        return;
      case 'readable':
        store.unreadable.delete(path);
        return this.tell(path);
      case 'other patterns':
        return this.wait(
          study.changeStudyFile(file =>
            ok({
              ...file,
              transcripts: of % 2 === 0 ? ['interviews/*.txt'] : ['interviews/?.txt', nameOf(of)],
            }),
          ),
        );
      case 'other codebook':
        return this.put(
          'codebook.json',
          `{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort ${id}"}]}`,
        );
    }
  }

  /** Whatever is open is closed. */
  async end(): Promise<void> {
    for (const path of this.open) await this.study.closeLive(path);
    await Promise.all(this.waiting);
  }

  private wait(...what: readonly Promise<unknown>[]): void {
    this.waiting.push(...what);
  }

  private async code(path: string, id: string): Promise<void> {
    await this.study.waitFor(path);
    const transcript = this.study.transcript(path);
    if (!transcript || transcript.text.length < 40) return;
    const { text } = transcript;
    const operation = (sidecar: Sidecar) => addSegment(sidecar, segmentIn(text, id, 10), textVersion(text));
    await this.study.changeSidecar(path, 'em', operation, new CodingAction(`code ${id}`));
  }

  private put(path: string, content: string): void {
    this.store.put(path, content);
    this.tell(path);
  }

  private remove(path: string): void {
    this.store.files.delete(path);
    this.store.unreadable.delete(path);
    this.tell(path);
  }

  private move(from: string, to: string): void {
    const content = this.store.files.get(from);
    if (!content) return;
    this.put(to, this.store.text(from)!);
    this.remove(from);
  }

  /** The watcher. */
  private tell(path: string): void {
    this.wait(this.study.refresh([path]));
  }
}

describe('a study that is opened with its first transcripts', () => {
  it('is in the end what opening it afresh gives, whatever is coded, edited, renamed or changed on the disk meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 14 }),
        fc.array(fc.nat(TRANSCRIPTS), { maxLength: 2 }),
        fc.array(fc.nat(TRANSCRIPTS - 1), { maxLength: 3 }),
        async (steps, first, unreadable) => {
          const { store, known } = begun();
          for (const i of unreadable) store.unreadable.add(nameOf(i));
          const study = await Study.begin(store, first.map(nameOf), known);
          const world = new World(store, study);
          const left = [...steps];
          let slices = 0;
          const pause = async () => {
            slices++;
            while (left[0] && left[0].after <= slices) {
              slices = 0;
              await world.do(left.shift()!);
            }
          };
          const whole = await study.readRest(pause);
          for (const one of left) await world.do(one);
          await world.end();
          await whole.settled();
          assert.equal(study.whole, whole);
          assert.deepEqual(seen(whole), seen(await Study.open(store, known)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has what is asked for first at once, with all its coding, and nothing of what is not read', async () => {
    const { store, known } = begun();
    const study = await Study.begin(store, [nameOf(7), nameOf(8), 'nowhere.txt'], known);
    assert.equal(study.codebook.inOrder().length, 1);
    assert.equal(study.file?.name, 'Test');
    const coders = (path: string) => study.transcript(path)?.segments.map(({ coder }) => coder);
    assert.deepEqual(coders(nameOf(7)), ['ab', 'ab', 'nd', 'nd']);
    assert.deepEqual(coders(nameOf(8)), ['ab', 'ab', 'nd', 'nd']);
    assert.equal(study.transcript(nameOf(9)), undefined);
    assert.equal(study.isUnread(nameOf(9)), true);
    assert.equal(study.isUnread('nowhere.txt'), false);
    assert.equal(study.whole, undefined);
    const whole = study as Study;
    for (const look of [
      () => whole.transcripts,
      () => whole.corpus,
      () => whole.problems,
      () => whole.codeCounts,
      () => whole.use,
      () => whole.renames,
    ])
      assert.throws(look, /still being read/);
  });

  it('can be coded, and that undone, before the rest is read, and reads next what somebody waits for', async () => {
    const { store, known } = begun();
    const study = await Study.begin(store, [nameOf(0)], known);
    const path = nameOf(TRANSCRIPTS - 1);
    const arrived: string[][] = [];
    study.onDidChange(({ files }) => files.size > 0 && arrived.push([...files]));
    let goOn = () => {};
    const mayGoOn = () => new Promise<void>(resolve => (goOn = resolve));
    const reading = study.readRest(mayGoOn);
    const { text } = study.transcript(nameOf(0))!;
    const operation = (sidecar: Sidecar) => addSegment(sidecar, segmentIn(text, 'n1', 10), textVersion(text));
    assert.ok((await study.changeSidecar(nameOf(0), 'em', operation, new CodingAction('code'))).ok);
    assert.match(store.text(codingOf(nameOf(0), 'em'))!, /"n1"/);
    assert.ok((await study.undo()).ok);
    assert.doesNotMatch(store.text(codingOf(nameOf(0), 'em'))!, /"n1"/);
    assert.equal(study.whole, undefined);
    await study.waitFor(path);
    assert.equal(study.transcript(path)!.segments.length, 4);
    assert.equal(study.transcript(nameOf(1)), undefined);
    assert.deepEqual(arrived, [[path]]);
    study.cancelReading();
    goOn();
    await assert.rejects(reading);
    // whoever waits is let go
    await study.waitFor(nameOf(1));
  });

  it('knows of a new code whether others use it before its undo takes it away', async () => {
    const { store, known } = begun();
    const study = await Study.begin(store, [nameOf(0)], known);
    let goOn = () => {};
    const reading = study.readRest(() => new Promise<void>(resolve => (goOn = resolve)));
    let id = '';
    const changed = await study.changeCodebook(codebook => {
      const added = addCode(codebook, { name: 'Trust' }, () => 0.5);
      if (added.ok) id = added.value.code.id;
      return added.ok ? ok(added.value.file) : added;
    }, new CodingAction('new code'));
    assert.ok(changed.ok);
    // a colleague's file that is not read yet
    const text = store.text(nameOf(30))!;
    const used = { ...segmentIn(text, 'n2', 10), codes: [id] };
    store.put(codingOf(nameOf(30), 'ab'), stringifySidecar(sidecarOf('ab', text, [used])));
    const undone = study.undo();
    const run = setInterval(() => goOn());
    await reading;
    clearInterval(run);
    const result = await undone;
    assert.ok(!result.ok && result.error.includes('Trust'));
    assert.ok(study.codebook.get(id));
  });

  it('looks for earlier texts in one go, but for those of a transcript that somebody waits for', async () => {
    const { store, known } = begun();
    const study = await Study.begin(store, [nameOf(3)], known);
    assert.equal(known.searches, 1);
    await study.readRest(async () => {});
    assert.equal(known.searches, 2);
  });
});
