import assert from 'node:assert/strict';
import { SeededRandom } from '../../../src/core/base/random';
import { ok } from '../../../src/core/base/result';
import { parseStudy, stringifyStudy } from '../../../src/core/studyFile/parseStudy';
import { setSummary } from '../../../src/core/summaries/operations';
import { mergeSummaries } from '../../../src/core/summaries/moveSummaries';
import { reviewText } from './reviewText';
import { readReview } from '../../../src/study/readChanges';
import { CodingAction } from '../../../src/study/codingUndo';
import { recoverOperations } from '../../../src/study/recovery';
import type { StateStore } from '../../../src/study/stateStore';
import { Study } from '../../../src/study/study';
import type { StudyChange } from '../../../src/study/studyChange';
import { visibleGit } from '../../../src/study/visibleGit';
import type { StudyGit } from '../../../src/study/gitPort';
import { DyingStore, Ended } from './dyingStore';
import { MemoryFileStore } from './memoryFileStore';

const NOW = Date.parse('2031-05-01T10:00:00Z');
const TEXT = 'P1: It was hard at first.\n\nP2: Then it was easier.\n';
const STUDY = asWritten({
  schema: 1,
  name: 'Test',
  transcripts: ['*.txt'],
  participants: [
    { id: 'p1', name: 'Ann', speakers: ['P1'] },
    { id: 'p2', name: 'Ben', speakers: ['P2'] },
  ],
});
function asWritten(study: object): string {
  return stringifyStudy(parseStudy(JSON.stringify(study)).value!);
}

const CODEBOOK = JSON.stringify({ schema: 1, codes: [{ id: 'effort', name: 'Effort' }] });
const FILES = { 'study.json': STUDY, 'codebook.json': CODEBOOK, 'a.txt': TEXT };
const SUMMARIES = `{
"schema": 1,
"summaries": [
{"id":"a","code":"effort","participant":"p1","text":"Was hard.","segments":["s1"],"by":"nd"},
{"id":"b","code":"effort","participant":"p1","text":"Hard, he says.","segments":["s1"],"by":"ks"}
]
}
`;

class State extends MemoryFileStore implements StateStore {
  id(path: string) {
    return Promise.resolve(this.text(path));
  }

  prefetch() {
    return Promise.resolve();
  }
}

const write = (study: Study, text: string, by = 'nd', action?: CodingAction) =>
  study.changeSummaries(
    file =>
      setSummary(
        file,
        {
          place: { code: 'effort', participant: 'p1' },
          text,
          seen: { segments: ['s1'] },
          by,
          at: '2026-11-22T10:00:00Z',
        },
        id => id,
        random.fraction,
      ),
    action,
  );
const seeded = new SeededRandom(3);
const random = { fraction: () => seeded.below(1_000_000) / 1_000_000 };

describe('the summaries of a study', () => {
  it('are read, written, undone and redone, and listeners hear of them', async () => {
    const disk = new MemoryFileStore(FILES);
    const study = await Study.open(disk);
    const heard: StudyChange[] = [];
    study.onDidChange(change => heard.push(change));
    assert.equal(study.summaries.length, 0);
    assert.ok((await write(study, 'Was hard.', 'nd', new CodingAction('write the summary'))).ok);
    assert.equal(study.summaries[0]!.text, 'Was hard.');
    assert.deepEqual(
      heard.map(({ summaries, codebook, settings }) => [summaries, codebook, settings]),
      [[true, false, false]],
    );
    const written = disk.text('summaries.json');
    assert.ok((await write(study, 'Easy.', 'nd', new CodingAction('write the summary'))).ok);
    assert.deepEqual(study.history.undoable, ['write the summary', 'write the summary']);
    assert.ok((await study.undo()).ok);
    assert.equal(disk.text('summaries.json'), written);
    assert.ok((await study.redo()).ok);
    assert.equal(study.summaries[0]!.text, 'Easy.');
    assert.equal(study.corpus.summaries, study.summaries);
  });

  it('keep what others have written in the meantime, and follow the disk', async () => {
    const disk = new MemoryFileStore(FILES);
    const [one, other] = [await Study.open(disk), await Study.open(disk)];
    assert.ok((await write(one, 'Was hard.')).ok);
    assert.ok((await write(other, 'Hard, he says.', 'ks')).ok);
    assert.equal(other.summaries.length, 2);
    disk.put('summaries.json', disk.text('summaries.json')!);
    await one.refresh(['summaries.json']);
    assert.equal(one.summaries.length, 2);
    assert.ok(one.owns('summaries.json'));
  });

  it('of a broken or newer file are not overwritten', async () => {
    for (const [text, count] of [
      [SUMMARIES.replace('"summaries": [', '"summaries": {'), 0],
      [SUMMARIES.replace('"schema": 1', '"schema": 2'), 2],
      ['{', 0],
    ] as const) {
      const disk = new MemoryFileStore({ ...FILES, 'summaries.json': text });
      const study = await Study.open(disk);
      assert.equal(study.summaries.length, count);
      assert.ok(
        study.problems.some(({ path, severity }) => path === 'summaries.json' && severity === 'error'),
      );
      assert.ok(!(await write(study, 'Easy.')).ok);
      assert.equal(disk.text('summaries.json'), text);
    }
  });

  it('that name what the study lacks are problems on their lines, and are kept', async () => {
    const text = SUMMARIES.replace('"code":"effort"', '"code":"gone"')
      .replace(/"participant":"p1","text":"Hard/, '"participant":"p9","text":"Hard')
      .replace('"by":"ks"}', '"by":"ks"},\n{"id":"c","transcript":"b.txt","text":"B","segments":[]}');
    const study = await Study.open(new MemoryFileStore({ ...FILES, 'summaries.json': text }));
    assert.deepEqual(
      study.problems.map(({ path, line, code, severity }) => [path, line, code, severity]),
      [
        ['summaries.json', 4, 'unknown-code', 'warning'],
        ['summaries.json', 5, 'unknown-participant', 'warning'],
        ['summaries.json', 6, 'unknown-transcript', 'warning'],
      ],
    );
    assert.equal(study.summaries.length, 3);
  });

  it('of others are hidden from a person who codes blind, in the study and in git', async () => {
    const study = await Study.open(new MemoryFileStore({ ...FILES, 'summaries.json': SUMMARIES }));
    study.showTo({ coder: 'nd', isBlind: true });
    assert.deepEqual(
      study.summaries.map(({ by }) => by),
      ['nd'],
    );
    assert.deepEqual(
      study.corpus.summaries!.map(({ by }) => by),
      ['nd'],
    );
    const [before, after] = [new State(FILES), new State({ ...FILES, 'summaries.json': SUMMARIES })];
    const git = {
      changes: {
        states: () =>
          Promise.resolve(
            ok({ before: { label: 'then', store: before }, after: { label: 'now', store: after } }),
          ),
      },
      conflicts: {},
      history: {},
    } as unknown as StudyGit;
    const states = await visibleGit(git, study.visible).changes.states({} as never);
    assert.ok(states.ok);
    const blind = await readReview(states.value.before, states.value.after);
    assert.deepEqual(
      blind.study.map(({ id, kind }) => [id, kind]),
      [['a', 'added']],
    );
    study.showTo({ coder: 'nd', isBlind: false });
    assert.equal(study.summaries.length, 2);
  });

  it('that are wrong say nothing of others’ words to a person who codes blind', async () => {
    const text = SUMMARIES.replace('"segments":["s1"],"by":"ks"', '"segments":"secret","by":"ks"');
    const study = await Study.open(new MemoryFileStore({ ...FILES, 'summaries.json': text }));
    assert.ok(study.problems.some(({ message }) => message.includes('secret')));
    study.showTo({ coder: 'nd', isBlind: true });
    assert.ok(study.problems.length === 1 && !study.problems[0]!.message.includes('secret'));
  });

  it('are in a review: added, changed, looked through and removed', async () => {
    const later = SUMMARIES.replace('Was hard.', 'Was easy.').replace(
      /,\n\{"id":"b".*\n/,
      ',\n{"id":"c","code":"effort","text":"All of it.","segments":[]}\n',
    );
    const looked = SUMMARIES.replace('"segments":["s1"],"by":"nd"', '"segments":[],"by":"nd"');
    const review = (after: string) =>
      readReview(
        { label: 'then', store: new State({ ...FILES, 'summaries.json': SUMMARIES }) },
        { label: 'now', store: new State({ ...FILES, 'summaries.json': after }) },
      );
    assert.deepEqual(reviewText(await review(later)), [
      'summary of Effort / Ann: text “Was easy.”, before: “Was hard.”',
      'summary of Effort: added',
      'summary of Effort / Ann: removed',
    ]);
    assert.deepEqual(reviewText(await review(looked)), ['summary of Effort / Ann: looked through again']);
    assert.deepEqual(reviewText(await review(SUMMARIES)), []);
  });

  it('are as they were in a review, whether or not they have followed a transcript with its codings', async () => {
    const rows = SUMMARIES.replaceAll('"participant":"p1"', '"transcript":"a.txt"');
    const coding = '{"schema":1,"coder":"nd","status":"complete","texts":{},"segments":[]}';
    const state = (transcript: string, summaries: string) => ({
      label: transcript,
      store: new State({
        'study.json': STUDY,
        'codebook.json': CODEBOOK,
        [transcript]: TEXT,
        [`${transcript}.nd.coding.json`]: coding,
        'summaries.json': summaries,
      }),
    });
    const before = state('a.txt', rows);
    const followed = rows.replaceAll('"a.txt"', '"b.txt"');
    assert.deepEqual(reviewText(await readReview(before, state('b.txt', rows))), []);
    assert.deepEqual(reviewText(await readReview(before, state('b.txt', followed))), []);
    const changed = followed.replace('Was hard.', 'Was easy.').replace(/("id":"b".*)"b.txt"/, '$1"a.txt"');
    assert.deepEqual(reviewText(await readReview(before, state('b.txt', changed))), [
      'summary of Effort / b.txt: text “Was easy.”, before: “Was hard.”',
    ]);
    // one of the two names another transcript, of which nothing was renamed
    const elsewhere = followed.replace(/("id":"b".*)"b.txt"/, '$1"c.txt"');
    assert.deepEqual(reviewText(await readReview(before, state('b.txt', elsewhere))), [
      'summary of Effort / c.txt: transcript “c.txt”, before: “a.txt”',
    ]);
  });

  it('are changed with other files as one, wherever the program is ended', async () => {
    for (const isDone of [true, false])
      for (const what of ['do', 'undo'] as const)
        for (let writes = 1, isOver = false; !isOver; writes++) {
          const disk = new MemoryFileStore({ ...FILES, 'summaries.json': SUMMARIES });
          const store = new DyingStore(disk, Infinity, isDone);
          const study = await Study.open(store);
          const merge = () =>
            study.changeTogether(
              {
                study: file =>
                  ok({ ...file, participants: file.participants.filter(({ id }) => id !== 'p1') }),
                summaries: file => ok(mergeSummaries(file, 'p1', 'p2')),
              },
              new CodingAction('merge “Ann” into “Ben”'),
            );
          if (what === 'undo') assert.ok((await merge()).ok);
          const before = filesOf(disk);
          store.endAt(writes);
          await unlessEnded(what === 'do' ? merge() : study.undo());
          isOver = !store.isEnded;
          const later = new DyingStore(disk, Infinity, true, { own: 'later', hasEnded: () => true });
          assert.deepEqual((await recoverOperations(later, NOW)).failures, []);
          const now = await Study.open(disk);
          const [left] = now.file!.participants;
          const isMade = (left!.id === 'p2') === (what === 'do');
          assert.equal(now.summaries[0]!.participant, left!.id);
          if (isOver) assert.ok(isMade);
          if (!isMade) assert.deepEqual(filesOf(disk), before);
        }
  });

  it('of transcripts that another program has renamed follow them', async () => {
    const rows = SUMMARIES.replaceAll('"participant":"p1"', '"transcript":"a.txt"');
    const coding = { schema: 1, coder: 'nd', status: 'complete', texts: {}, segments: [] };
    const disk = new MemoryFileStore({
      'study.json': STUDY,
      'codebook.json': CODEBOOK,
      'b.txt': TEXT,
      'a.txt.nd.coding.json': JSON.stringify(coding),
      'summaries.json': rows,
    });
    const study = await Study.open(disk);
    const repaired = await study.repairRenames([{ from: 'a.txt', to: 'b.txt' }]);
    assert.ok(repaired.ok && repaired.value.failures.length === 0);
    assert.deepEqual(
      study.summaries.map(({ transcript }) => transcript),
      ['b.txt', 'b.txt'],
    );
    assert.deepEqual(study.problems, []);
  });
});

function filesOf(disk: MemoryFileStore): Record<string, string | undefined> {
  return Object.fromEntries([...disk.files.keys()].sort().map(path => [path, disk.text(path)]));
}

async function unlessEnded(task: Promise<unknown>): Promise<void> {
  try {
    await task;
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
}
