import assert from 'node:assert/strict';
import { labelOwners } from '../../../../src/core/participants/speakers';
import { type LabelOwner, transcriptLabels } from '../../../../src/core/participants/transcriptLabels';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { onRandomStudies } from '../analyses/kit/onRandomStudies';
import type { RandomStudy, RandomTranscript } from '../analyses/kit/randomStudy';
import { STUDY } from './studies';

const TEXT = `Recorded in spring.

INT: How was it?

A: [00:01]

A: Hard, at first.

R: I liked it.
`;

function labelsOf(study: Pick<StudyFile, 'interviewers' | 'participants'>, path: string) {
  const labels = [...study.interviewers, ...study.participants.flatMap(({ speakers = [] }) => speakers)];
  const turns = findTurns(TEXT, { labels: [...labels, 'A', 'R', 'INT'] });
  return transcriptLabels(labelOwners(study), study.participants.length > 0, { path, text: TEXT, turns });
}

/** An owner in one word. */
function brief(owner: LabelOwner): string {
  if (owner.kind === 'participant') return owner.participant.id;
  return owner.kind === 'unassigned' ? owner.reason : owner.kind;
}

describe('the labels of a transcript', () => {
  it('come with their turns, their first words and whose they are', () => {
    const { labels, unlabelled } = labelsOf(STUDY, 'focus.txt');
    assert.deepEqual(
      labels.map(({ label, turns, first, words, owner }) => [label, turns, first, words, brief(owner)]),
      [
        ['INT', 1, 1, 'How was it?', 'interviewer'],
        ['A', 2, 2, 'Hard, at first.', 'ann'],
        ['R', 1, 4, 'I liked it.', 'unclaimed'],
      ],
    );
    assert.equal(unlabelled, 1);
    const claimed = labelsOf(STUDY, 'interviews/1.txt').labels.map(({ owner }) => brief(owner));
    assert.deepEqual(claimed, ['interviewer', 'ann', 'ben']);
  });

  it('are no one’s where the study declares no participants', () => {
    const { labels } = labelsOf({ ...STUDY, participants: [] }, 'focus.txt');
    assert.deepEqual(
      labels.map(({ owner }) => brief(owner)),
      ['interviewer', 'undeclared', 'undeclared'],
    );
  });
});

/** Whose a label is, looked up in the study's lists. */
function twinOwner(study: RandomStudy, path: string, label: string): string {
  const having = study.participants.filter(one =>
    one.speakers?.some(name => name.replace(/ +/g, ' ') === label),
  );
  const claiming = study.participants.filter(one => one.transcripts?.includes(path));
  if (study.interviewers.includes(label)) return having.length > 0 ? 'interviewer' : 'interviewers';
  if (study.participants.length === 0) return 'undeclared';
  if (having.length === 1) return having[0]!.id;
  const both = having.length === 0 ? claiming : having.filter(one => claiming.includes(one));
  return both.length === 1 ? both[0]!.id : having.length === 0 ? 'unclaimed' : 'several';
}

function twin(study: RandomStudy, { path, text, turnOf, labels }: RandomTranscript) {
  const spoken = labels.map((label, turn) => {
    const whole = [...text].length === 0 ? '' : unitsOf(text, turnOf, turn);
    const said = label === undefined ? whole : whole.replace(/^(\[[\d:]+\] )?[^:]+:\s*/u, '');
    return said.replace(/[\s\u0085]+/gu, ' ').trim();
  });
  return [...new Set(labels)].flatMap(label => {
    if (label === undefined) return [];
    const own = labels.flatMap((one, i) => (one === label ? [i] : []));
    const words = own.map(i => spoken[i]!).find(one => one !== '') ?? '';
    return [{ label, turns: own.length, first: own[0]!, words, owner: twinOwner(study, path, label) }];
  });
}

function unitsOf(text: string, turnOf: readonly number[], turn: number): string {
  const from = turnOf.indexOf(turn);
  return from < 0 ? '' : text.slice(from, turnOf.lastIndexOf(turn) + 1);
}

it('the labels of random studies are what these were made of', async () => {
  let seen = 0;
  await onRandomStudies(({ study, corpus }) => {
    const owners = labelOwners(corpus.study);
    for (const transcript of study.transcripts) {
      const coded = corpus.transcripts.find(({ path }) => path === transcript.path)!;
      const found = transcriptLabels(owners, study.participants.length > 0, coded);
      const expected = twin(study, transcript);
      assert.deepEqual(
        found.labels.map(one => {
          const owner = one.owner.kind === 'interviewer' ? 'interviewers' : brief(one.owner);
          return { ...one, words: one.words.replace(/…$/, ''), owner };
        }),
        expected.map((one, i) => {
          const { words } = found.labels[i]!;
          // how much is shown is another test's
          return { ...one, words: words.endsWith('…') ? one.words.slice(0, words.length - 1) : one.words };
        }),
      );
      assert.equal(found.unlabelled, transcript.labels.filter(label => label === undefined).length);
      seen += expected.length;
    }
  });
  assert.ok(seen > 1000);
});
