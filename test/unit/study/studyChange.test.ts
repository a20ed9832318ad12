import assert from 'node:assert/strict';
import fc from 'fast-check';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { applyCodes } from '../../../src/core/coding/operations';
import { ok } from '../../../src/core/base/result';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import { ProblemChecks } from '../../../src/study/problemChecks';
import { Study } from '../../../src/study/study';
import { type StudyChange, changedParts } from '../../../src/study/studyChange';
import { MemoryFileStore } from './memoryFileStore';
import { linesOf } from '../core/text/linesOf';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier. We did what I wanted to do.\n';
const STUDY = '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}';

async function open(text = TEXT) {
  const store = new MemoryFileStore({ 'study.json': STUDY, 'a.txt': text });
  const study = await Study.open(store);
  const changes: StudyChange[] = [];
  study.onDidChange(change => changes.push(change));
  /** What the events since the last look were of. */
  const heard = () => changes.splice(0).map(change => changedParts(change).join(' '));
  return { store, study, heard };
}

let ids = 0;

function code(study: Study, words: string, action?: CodingAction) {
  const { text } = study.transcript('a.txt')!;
  const start = text.indexOf(words);
  const version = textVersion(text);
  const segment = captureSegment({
    id: `s${String(++ids).padStart(5, '0')}`,
    text,
    version: version.id,
    span: { start, end: start + words.length },
    codes: ['effort-ab12'],
    created: '2026-11-22T10:00:00Z',
  });
  return study.changeSidecar('a.txt', 'nd', sidecar => applyCodes(sidecar, segment, version), action);
}

describe('a change of a study', () => {
  it('says what it is of', async () => {
    const { store, study, heard } = await open();
    const effort = { id: 'effort-ab12', name: 'Effort' };
    await study.changeCodebook(({ file }) => ok({ ...file, codes: [effort] }), new CodingAction('x'));
    assert.deepEqual(heard(), ['codebook']);
    await code(study, 'hard at first', new CodingAction('y'));
    assert.deepEqual(heard(), ['coding']);
    await study.undo();
    await study.redo();
    assert.deepEqual(heard(), ['coding', 'coding']);

    study.openLive('a.txt', TEXT);
    assert.deepEqual(heard(), [], 'the same words');
    study.editLive('a.txt', [{ start: 0, end: 0, text: 'x' }]);
    const at = TEXT.indexOf('at first') + 1;
    study.editLive('a.txt', [{ start: at, end: at, text: 'x' }]);
    assert.deepEqual(heard(), ['texts', 'texts']);
    study.editLive('a.txt', [{ start: 0, end: 50, text: '' }]);
    assert.deepEqual(heard(), ['texts doubts'], 'the words of a segment are gone');

    await study.changeStudyFile(file => ok({ ...file, name: 'Another' }));
    assert.deepEqual(heard(), ['settings']);
    store.put('b.txt', 'P1: Well.');
    await study.refresh(['b.txt']);
    assert.deepEqual(heard(), ['files texts']);
    store.put('b.txt', 'P1: Well, well.');
    await study.refresh(['b.txt']);
    assert.deepEqual(heard(), ['texts']);
    store.files.delete('b.txt');
    await study.refresh(['b.txt']);
    assert.deepEqual(heard(), ['files']);
    await study.refresh(['b.txt', 'a.txt', 'codebook.json', 'a.txt.nd.coding.json', 'study.json']);
    assert.deepEqual(heard(), [], 'nothing is otherwise than it was');
  });

  it('says so when another text on disk takes the words of a segment away, and when it brings them back', async () => {
    const { store, study, heard } = await open();
    await code(study, 'hard at first');
    heard();
    for (const text of ['Another text.\n', TEXT]) {
      store.put('a.txt', text);
      await study.refresh(['a.txt']);
      assert.deepEqual(heard(), ['texts doubts']);
    }
    store.put('a.txt', `Title\n${TEXT}`);
    await study.refresh(['a.txt']);
    assert.deepEqual(heard(), ['texts']);
  });

  it('of the files that belong to the study brings their coding', async () => {
    const { store, study, heard } = await open();
    await code(study, 'hard at first');
    store.put('notes.md', 'P1: Well.');
    heard();
    await study.changeStudyFile(file => ok({ ...file, transcripts: ['*.md'] }));
    assert.deepEqual(heard(), ['settings files texts coding']);
    assert.deepEqual(
      study.transcripts.map(({ path }) => path),
      ['notes.md'],
    );
    await study.changeStudyFile(file => ok({ ...file, transcripts: ['*.txt'] }));
    assert.equal(study.transcript('a.txt')!.inOrder().length, 1);
  });
});

describe('what the watcher tells of the study’s own writes', () => {
  it('is not read back, but what others write right after them is', async () => {
    const { store, study, heard } = await open();
    await code(study, 'hard at first');
    await study.changeStudyFile(file => ok({ ...file, name: 'Another' }));
    heard();
    store.reads.length = 0;
    const written = ['a.txt.nd.coding.json', 'study.json'];
    await study.refresh(written);
    await study.refresh(written);
    assert.deepEqual(store.reads, []);

    const sidecar = store.text('a.txt.nd.coding.json')!;
    await code(study, 'easier');
    store.put('a.txt.nd.coding.json', sidecar);
    heard();
    await study.refresh(written);
    assert.deepEqual(heard(), ['coding']);
    assert.equal(study.transcript('a.txt')!.segments.length, 1);
    store.files.delete('a.txt.nd.coding.json');
    await study.refresh(written);
    assert.equal(study.transcript('a.txt')!.segments.length, 0);
  });
});

describe('what is kept up to date while one types', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.constantFrom(0, 0, 1, 5, 60),
    text: fc.constantFrom(
      '',
      'x',
      '\n',
      'then easier',
      TEXT.slice(20, 60),
      'P2: Something else was said at length here, and more.\n',
    ),
  });

  it('is what looking at everything finds, whatever is typed, pasted or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async edits => {
        const { study } = await open();
        for (const words of ['hard at first', 'then easier', 'We did what I wanted to do', 'it'])
          await code(study, words);
        const transcript = study.transcript('a.txt')!;
        const undone: { start: number; end: number; text: string }[] = [];
        const apply = (start: number, end: number, text: string) => {
          const { doubts } = transcript;
          const before = transcript.uncertain.map(({ segment, state }) => `${segment.id} ${state}`);
          undone.push({ start, end: start + text.length, text: transcript.text.slice(start, end) });
          study.editLive('a.txt', [{ start, end, text }]);
          const after = transcript.segments.filter(({ state }) => state !== 'ok' && state !== 'changed');
          assert.deepEqual(transcript.uncertain, after);
          if (transcript.doubts === doubts)
            assert.deepEqual(
              after.map(({ segment, state }) => `${segment.id} ${state}`),
              before,
            );
          assert.deepEqual(linesOf(transcript.lines), linesOf(LineIndex.of(transcript.text)));
          const files = { studyFile: undefined, codebookFile: undefined, codebook: study.codebook };
          const ofTexts = study.problems.filter(({ path }) => path !== 'study.json');
          assert.deepEqual(ofTexts, new ProblemChecks().all([], study.transcripts, files));
        };
        for (const { at, removed, text } of edits) {
          const start = Math.floor(at * transcript.text.length);
          apply(start, Math.min(start + removed, transcript.text.length), text);
        }
        for (const { start, end, text } of undone.splice(0).reverse()) apply(start, end, text);
        assert.equal(transcript.text, TEXT);
      }),
    );
  });

  it('is the same list of problems as long as there is no other problem', async () => {
    const { study } = await open();
    await code(study, 'hard at first');
    const { problems } = study;
    assert.deepEqual(
      problems.map(one => one.code),
      ['unknown-code'],
    );
    study.editLive('a.txt', [{ start: 0, end: 0, text: 'x' }]);
    assert.equal(study.problems, problems);
    study.editLive('a.txt', [{ start: 0, end: study.transcript('a.txt')!.text.length, text: '' }]);
    assert.deepEqual(
      study.problems.map(one => one.code),
      ['empty-transcript', 'unknown-code', 'orphan'],
    );
  });
});
