import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import { mergeParticipants } from '../../../../src/core/participants/mergeParticipants';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { collapseWhiteSpace } from '../../../../src/core/text/whiteSpace';
import { PATHS, STUDY, anyStudy, assertWritable, error, participant, value } from './studies';

const study = (people: object[], over: object = {}) =>
  ({ ...STUDY, participants: people, ...over }) as StudyFile;

describe('mergeParticipants', () => {
  it('unites labels, transcripts, attributes and what no version knows', () => {
    const file = value(mergeParticipants(STUDY, { into: 'ben', from: 'ann' }, PATHS));
    assert.deepEqual(participant(file, 'ben'), {
      id: 'ben',
      name: 'Ben',
      speakers: ['B', 'A', 'Ann  K.'],
      transcripts: ['interviews/*.txt'],
      attributes: { age: 43 },
      mine: [1],
    });
    assert.deepEqual(
      file.participants.map(({ id }) => id),
      ['ben', 'cy'],
    );
  });

  it('joins their memos', () => {
    const [a, b] = [
      { id: 'a', memo: 'Shy.\n\n- call again' },
      { id: 'b', memo: 'Left early.' },
    ];
    const memo = (people: object[]) =>
      participant(value(mergeParticipants(study(people), { into: 'a', from: 'b' }, [])), 'a').memo;
    assert.equal(memo([a, b]), 'Shy.\n\n- call again\n\nLeft early.');
    assert.equal(memo([{ id: 'a' }, b]), 'Left early.');
    assert.equal(memo([a, { ...b, memo: a.memo }]), a.memo);
  });

  it('keeps the one without a name without one', () => {
    const file = value(mergeParticipants(STUDY, { into: 'cy', from: 'ann' }, PATHS));
    assert.equal('name' in participant(file, 'cy'), false);
  });

  it('says what differs, until someone chooses whose values to keep', () => {
    const twins = study([
      { id: 'a', name: 'A', attributes: { age: 43, site: 'x', only: 1 }, mine: 1 },
      { id: 'b', name: 'B', attributes: { age: 44, site: 'x', more: 2 }, mine: 2 },
    ]);
    assert.equal(
      error(mergeParticipants(twins, { into: 'a', from: 'b' }, [])),
      '“A” and “B” have different values for age (43, 44), mine (1, 2). Choose whose values to keep.',
    );
    const merged = (winner: string) =>
      participant(value(mergeParticipants(twins, { into: 'a', from: 'b', winner }, [])), 'a');
    const attributes = { site: 'x', only: 1, more: 2 };
    assert.deepEqual(merged('a'), { id: 'a', name: 'A', attributes: { ...attributes, age: 43 }, mine: 1 });
    assert.deepEqual(merged('b'), { id: 'a', name: 'A', attributes: { ...attributes, age: 44 }, mine: 2 });
    assert.match(
      error(mergeParticipants(twins, { into: 'a', from: 'b', winner: 'c' }, [])),
      /different values for age/,
    );
  });

  it('lets no exception of the one take away what the other claims', () => {
    const file = study([
      { id: 'a', transcripts: ['interviews/*.txt', '!interviews/1.txt'] },
      { id: 'b', transcripts: ['interviews/1.*'] },
    ]);
    const { transcripts = [] } = participant(
      value(mergeParticipants(file, { into: 'a', from: 'b' }, PATHS)),
      'a',
    );
    assert.ok(PathMatcher.of(transcripts).matches('interviews/1.txt'));
  });

  it('counts the one who stays in reports that counted the other', () => {
    const report = (...participants: string[]) => ({
      id: 'r',
      name: 'R',
      analysis: 'frequency',
      scope: { participants },
    });
    const file = study([{ id: 'a' }, { id: 'b' }, { id: 'c' }], { reports: [report('c', 'b', 'a')] });
    assert.deepEqual(value(mergeParticipants(file, { into: 'a', from: 'b' }, [])).reports, [
      report('c', 'a'),
    ]);
    assert.equal('reports' in value(mergeParticipants(STUDY, { into: 'ann', from: 'ben' }, [])), false);
  });

  it('says why it cannot', () => {
    assert.match(
      error(mergeParticipants(STUDY, { into: 'ann', from: 'gone' }, [])),
      /no longer has a participant “gone”/,
    );
    assert.match(
      error(mergeParticipants(STUDY, { into: 'gone', from: 'ann' }, [])),
      /no longer has a participant “gone”/,
    );
    assert.match(error(mergeParticipants(STUDY, { into: 'ann', from: 'ann' }, [])), /with themselves/);
  });

  it('loses nothing, of any two', () => {
    const known = ['a.txt', 'b.txt', 'x/a.txt', 'x/b.txt', 'x/c [1].txt', 'x/c 1.txt'];
    fc.assert(
      fc.property(anyStudy, fc.constantFrom('p0', 'p1'), (file, winner) => {
        const [a, b] = [file.participants[0], file.participants[1]];
        if (!a || !b) return;
        const merged = value(mergeParticipants(file, { into: 'p0', from: 'p1', winner }, known));
        const one = participant(merged, 'p0');
        const labels = (people: (typeof a)[]) =>
          new Set(people.flatMap(({ speakers = [] }) => speakers.map(collapseWhiteSpace)));
        assert.deepEqual(labels([one]), labels([a, b]));
        const paths = (people: (typeof a)[]) =>
          known.filter(path =>
            people.some(({ transcripts = [] }) => PathMatcher.of(transcripts).matches(path)),
          );
        assert.deepEqual(paths([one]), paths([a, b]));
        const [wins, loses] = winner === 'p0' ? [a, b] : [b, a];
        const entries = (person: typeof a) => Object.entries(person.attributes ?? {});
        assert.deepEqual(new Map(entries(one)), new Map([...entries(loses), ...entries(wins)]));
        assert.equal(merged.participants.length, file.participants.length - 1);
        assertWritable(merged);
      }),
    );
  });
});
