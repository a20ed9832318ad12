import assert from 'node:assert/strict';
import { ok } from '../../../src/core/base/result';
import { Study } from '../../../src/study/study';
import { readStudy } from '../../../src/study/readStudy';
import { changedParts } from '../../../src/study/studyChange';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = '[Ann] How was it?\n\n[Ben] Hard: at first.\n\n[Ann] And then?\n\n[Ben] Better.\n';
const NAMES = 'INT: How was it?\n\nP1: Hard at first.\n';
const STUDY =
  '{"schema": 1, "name": "Test", "transcripts": ["*.txt"], "turns": {"patterns": ["{speaker}:"]}}';
const PATTERNS = ['[{speaker}]'];

async function open() {
  const store = new MemoryFileStore({ 'study.json': STUDY, 'a.txt': TEXT, 'b.txt': NAMES });
  const study = await Study.open(store);
  const heard: string[] = [];
  study.onDidChange(change => heard.push(changedParts(change).join(' ')));
  return { store, study, heard };
}

const preview = (...paths: string[]) => new Map(paths.map(path => [path, PATTERNS]));

/** The patterns that the turns of a transcript are shown by, as long as the engine looks at them. */
function shown(study: Study, path: string): readonly string[] | undefined {
  return study.transcript(path)!.shownRules.patterns;
}

describe('a preview of speaker patterns', () => {
  it('is shown in the transcripts that it is for, and says so', async () => {
    const { study, heard } = await open();
    study.previewPatterns(preview('a.txt'));
    assert.deepEqual([shown(study, 'a.txt'), shown(study, 'b.txt')], [PATTERNS, ['{speaker}:']]);
    assert.deepEqual(heard.splice(0), ['settings']);
    study.previewPatterns(preview('a.txt'));
    assert.deepEqual(heard, [], 'nothing is shown otherwise');
    study.previewPatterns(preview('b.txt'));
    assert.deepEqual([shown(study, 'a.txt'), shown(study, 'b.txt')], [['{speaker}:'], PATTERNS]);
    study.previewPatterns(preview());
    assert.deepEqual([shown(study, 'a.txt'), shown(study, 'b.txt')], [['{speaker}:'], ['{speaker}:']]);
    assert.deepEqual(heard.splice(0), ['settings', 'settings']);
    study.previewPatterns(preview());
    assert.deepEqual(heard, []);
  });

  it('gives the same turns as long as nothing changes, and follows text and study', async () => {
    const { study } = await open();
    study.openLive('a.txt', TEXT);
    study.previewPatterns(preview('a.txt'));
    const transcript = study.transcript('a.txt')!;
    const before = transcript.turns;
    assert.equal(transcript.turns, before);
    study.editLive('a.txt', [{ start: TEXT.length, end: TEXT.length, text: '\n[Ben] Much better.\n' }]);
    const after = transcript.turns;
    assert.notEqual(after, before);
    assert.equal(after.ends.at(-1), transcript.text.trimEnd().length);
    await study.changeStudyFile(file => ok({ ...file, interviewers: ['Ann'] }));
    assert.notEqual(transcript.turns, after);
    assert.deepEqual(shown(study, 'a.txt'), PATTERNS);
    assert.deepEqual(transcript.shownRules.labels, ['Ann']);
  });

  it('changes no file, no count and no problem', async () => {
    const { store, study } = await open();
    const { turns, labelCounts } = study.transcript('a.txt')!;
    const problems = study.problems;
    study.previewPatterns(preview('a.txt', 'b.txt'));
    const transcript = study.transcript('a.txt')!;
    assert.notEqual(transcript.turns, turns);
    assert.equal(transcript.reading.turns, turns);
    assert.equal(transcript.labelCounts, labelCounts);
    assert.equal(study.problems, problems);
    assert.equal(study.corpus.transcripts[0]!.turns, turns);
    await study.changeStudyFile(file => ok({ ...file, name: 'Other' }));
    const written = store.text('study.json')!;
    assert.ok(written.includes('{speaker}:') && !written.includes(PATTERNS[0]!), written);
    const { corpus } = await readStudy(store);
    assert.deepEqual(
      corpus.transcripts.map(one => one.turns.labels()),
      study.corpus.transcripts.map(one => one.turns.labels()),
    );
    study.previewPatterns(preview());
    assert.equal(study.transcript('a.txt')!.turns, turns);
  });
});
