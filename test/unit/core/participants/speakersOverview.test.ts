import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLikelyInterviewer } from '../../../../src/core/participants/guessInterviewers';
import { type LabelUse, similarLabels } from '../../../../src/core/participants/similarLabels';
import { INTERVIEWERS, speakersOverview } from '../../../../src/core/participants/speakersOverview';
import { countSpeech } from '../../../../src/core/participants/speech';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { labelKey } from '../../../../src/core/turns/labelKey';
import { STUDY, anyPath, anyStudy } from './studies';

type Counts = readonly { readonly path: string; readonly labels: ReadonlyMap<string | undefined, number> }[];

function overview(study: StudyFile, transcripts: Record<string, Record<string, number>>) {
  const counts = Object.entries(transcripts).map(([path, labels]) => ({
    path,
    labels: new Map(Object.entries(labels)),
  }));
  return speakersOverview(study, countSpeech(study, counts));
}

describe('what is to be decided of labels', () => {
  it('are those that are probably interviewers’ and no one’s yet, the most frequent first', () => {
    const labels = { INT: 9, Moderator: 2, A: 3, Int2: 5 };
    const { guessed, hasUnassigned } = overview(STUDY, { 'focus.txt': labels });
    assert.deepEqual(
      guessed.map(({ label, turns }) => [label, turns]),
      [
        ['Int2', 5],
        ['Moderator', 2],
      ],
    );
    assert.ok(hasUnassigned);
  });

  it('are spellings of one label, with whose it is', () => {
    const { spellings } = overview(STUDY, {
      'focus.txt': { A: 3, 'Ann K': 1, Int: 2, INT: 4, dee: 1, Dee: 2 },
    });
    assert.deepEqual(spellings, [
      [
        { label: 'INT', turns: 4, owner: INTERVIEWERS },
        { label: 'Int', turns: 2, owner: undefined },
      ],
      [
        { label: 'Dee', turns: 2, owner: undefined },
        { label: 'dee', turns: 1, owner: undefined },
      ],
    ]);
    const ann = overview(STUDY, { 'focus.txt': { 'Ann K.': 3, 'ann k': 1 } }).spellings;
    assert.deepEqual(ann[0]?.[0], { label: 'Ann K.', turns: 3, owner: ' ann' });
  });

  it('are none where a transcript says whose its labels are', () => {
    const { guessed, spellings, hasUnassigned } = overview(STUDY, {
      'interviews/1.txt': { R: 2, 'r.': 1, I: 1 },
    });
    assert.deepEqual([guessed, spellings, hasUnassigned], [[], [], false]);
  });
});

/** Every label of a study, with those who have it or claim its transcript, looked up turn by turn. */
function twin(study: StudyFile, counts: Counts) {
  const labels = [...new Set(counts.flatMap(one => [...one.labels.keys()]))].filter(one => one !== undefined);
  const has = (list: readonly string[] | undefined, label: string) =>
    list?.some(one => labelKey(one) === label);
  const uses = labels.flatMap((label): LabelUse[] => {
    const turns = counts.reduce((sum, one) => sum + (one.labels.get(label) ?? 0), 0);
    const owners = [
      ...(has(study.interviewers, label) ? [INTERVIEWERS] : []),
      ...study.participants.filter(one => has(one.speakers, label)).map(({ id }) => ` ${id}`),
    ];
    const only = counts
      .filter(one => one.labels.has(label))
      .map(({ path, labels: own }) => {
        const alone = countSpeech(study, [{ path, labels: new Map([[label, own.get(label)!]]) }]);
        return study.participants.length === 0 || alone.unassigned.length > 0;
      });
    if (owners.length > 0) return [{ label, turns, owner: owners.join('\n') }];
    return only.includes(true) ? [{ label, turns, owner: undefined }] : [];
  });
  return uses;
}

it('what is to be decided is what looking up every label gives', () => {
  const anyLabels = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('INT', 'Int', 'A', 'a', 'B', 'Ann K.', 'ann k', 'R', 'Job Coach 1', 'Moderator'),
      fc.integer({ min: 1, max: 9 }),
    ),
    { selector: ([label]) => label, maxLength: 6 },
  );
  const anyCounts = fc.uniqueArray(fc.tuple(anyPath, anyLabels), {
    selector: ([path]) => path,
    maxLength: 4,
  });
  fc.assert(
    fc.property(anyStudy, anyCounts, (study, made) => {
      const counts: Counts = made.map(([path, labels]) => ({ path, labels: new Map(labels) }));
      const uses = twin(study, counts);
      const found = speakersOverview(study, countSpeech(study, counts));
      const open = uses.filter(({ owner }) => owner === undefined);
      assert.equal(found.hasUnassigned, open.length > 0);
      const byTurns = (a: { turns: number; label: string }, b: { turns: number; label: string }) =>
        b.turns - a.turns || (a.label < b.label ? -1 : 1);
      assert.deepEqual(
        [...found.guessed].sort(byTurns),
        open.filter(({ label }) => isLikelyInterviewer(label)).sort(byTurns),
      );
      assert.deepEqual(found.spellings, similarLabels(uses));
    }),
    { numRuns: 1000 },
  );
});
