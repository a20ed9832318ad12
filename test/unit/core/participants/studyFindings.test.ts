import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSpeakers } from '../../../../src/core/participants/speakers';
import { studyFindings } from '../../../../src/core/participants/studyFindings';
import { countLabels } from '../../../../src/core/participants/labelCounts';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { labelKey } from '../../../../src/core/turns/labelKey';
import { Turns } from '../../../../src/core/turns/turns';
import { STUDY, anyLabel, anyPath, anyStudy } from './studies';

interface Spoken {
  path: string;
  turns: Turns;
}

function transcript(path: string, ...labels: string[]): Spoken {
  const found = labels.map((label, i) => ({ start: i * 10, headEnd: i * 10 + 2, end: i * 10 + 9, label }));
  return { path, turns: Turns.of(found) };
}

function findings(study: Partial<StudyFile>, ...transcripts: Spoken[]): string[] {
  const labelled = transcripts.map(({ path, turns }) => ({ path, labels: countLabels(turns) }));
  const whole = { ...STUDY, interviewers: [], participants: [], groups: [], ...study };
  return studyFindings(whole, labelled).map(({ at, code }) => `${at.join('.')} ${code}`);
}

describe('what study.json says and no transcript bears out', () => {
  const one = transcript('focus.txt', 'INT', 'A', 'B');

  it('is every path, pattern and label that matches nothing', () => {
    assert.deepEqual(
      findings(
        {
          transcripts: ['*.txt', 'gone.txt', 'no/*.txt', '!drafts/*'],
          interviewers: ['INT', 'int'],
          participants: [
            { id: 'a', speakers: ['A:', 'Z'], transcripts: ['!x.txt', 'FOCUS.txt', 'focus.TXT'] },
            { id: 'b', speakers: ['B'] },
          ],
          groups: [{ id: 'g', transcripts: ['focus.txt', 'later/*'] }],
          reports: [{ id: 'r', name: 'R', analysis: 'frequency', scope: { transcripts: ['x.txt'] } }],
        },
        one,
      ),
      [
        'transcripts.1 matches-nothing',
        'transcripts.2 matches-nothing',
        'participants.0.transcripts.0 idle-exclusion',
        'participants.0.transcripts.1 matches-nothing',
        'groups.0.transcripts.1 matches-nothing',
        'reports.0.scope.transcripts.0 matches-nothing',
        'interviewers.1 unused-label',
        'participants.0.speakers.1 unused-label',
      ],
    );
  });

  it('is a label that is said to be none, with the reason', () => {
    const study: StudyFile = {
      ...STUDY,
      interviewers: ['INT', 'Monday:'],
      participants: [],
      groups: [],
      turns: { notSpeakers: ['Monday'] },
    };
    const found = studyFindings(study, [{ path: one.path, labels: countLabels(one.turns) }]);
    assert.deepEqual(
      found.filter(({ code }) => code === 'unused-label').map(({ at, message }) => [at.join('.'), message]),
      [['interviewers.1', 'No turn has the label “Monday:”, since “notSpeakers” lists it.']],
    );
  });

  it('is a label of two, where it is not clear whose turns it marks', () => {
    const two = { id: 'two', speakers: ['A'] };
    assert.deepEqual(
      findings({ participants: [{ id: 'one', speakers: ['A', 'B'] }, two] }, one),
      ['participants.1.speakers.0 shared-label', 'participants.1 silent-participant'].slice(0, 1),
    );
    const claiming = { ...two, transcripts: ['focus.txt'] };
    assert.deepEqual(findings({ participants: [{ id: 'one', speakers: ['A', 'B'] }, claiming] }, one), []);
    assert.deepEqual(
      findings({ interviewers: ['A'], participants: [two, { id: 'b', speakers: ['B'] }] }, one),
      ['participants.0.speakers.0 shared-label'],
    );
  });

  it('is a group or a participant without anything; of an empty study only its paths', () => {
    const study = { participants: [{ id: 'x' }], groups: [{ id: 'g', transcripts: [] }] };
    assert.deepEqual(findings(study, one), ['groups.0 empty-group', 'participants.0 silent-participant']);
    assert.deepEqual(findings(study), ['transcripts.0 matches-nothing']);
  });

  it('says the same as a plain look at everything', () => {
    const anyTranscripts = fc
      .uniqueArray(fc.tuple(anyPath, fc.array(anyLabel, { minLength: 1, maxLength: 4 })), {
        selector: ([path]) => path,
        minLength: 1,
        maxLength: 4,
      })
      .map(all => all.map(([path, labels]) => transcript(path, ...labels.map(labelKey))));
    fc.assert(
      fc.property(anyStudy, anyTranscripts, (study, transcripts) => {
        const found = findings(study, ...transcripts);
        const labels = new Set(transcripts.flatMap(({ turns }) => turns.labels()));
        const paths = transcripts.map(({ path }) => path);
        study.participants.forEach(({ speakers = [], transcripts: claimed = [] }, i) => {
          speakers.forEach((label, j) =>
            assert.equal(
              found.includes(`participants.${i}.speakers.${j} unused-label`),
              !labels.has(label.replace(/\s+/g, ' ')),
            ),
          );
          claimed.forEach((pattern, j) => {
            const isIdle = !paths.some(path => PathMatcher.of([pattern.replace('!', '')]).matches(path));
            const said = found.filter(one => one.startsWith(`participants.${i}.transcripts.${j} `));
            assert.equal(said.length, isIdle ? 1 : 0);
          });
        });
        // who has neither a turn nor a word said about them is not there
        const speakers = findSpeakers(study, transcripts);
        study.participants.forEach((_, i) => {
          if (found.some(one => one.startsWith(`participants.${i}`) && !one.endsWith('idle-exclusion')))
            return;
          assert.ok(speakers.transcripts.some(({ turns: { ofTurn } }) => ofTurn.includes(i)));
        });
        // a label that counts for no one of several is named
        for (const { label, reason } of speakers.unassigned) {
          if (reason === 'unclaimed') continue;
          const at = study.participants.flatMap(({ speakers: own = [] }, i) =>
            own.flatMap((claimed, j) =>
              labelKey(claimed) === label ? [`participants.${i}.speakers.${j} shared-label`] : [],
            ),
          );
          assert.ok(
            at.some(one => found.includes(one)),
            `${label} ${reason}`,
          );
        }
      }),
    );
  });
});
