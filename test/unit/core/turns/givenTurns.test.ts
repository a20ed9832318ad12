import assert from 'node:assert/strict';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { type GivenTurns, turnsGiven } from '../../../../src/core/turns/givenTurns';
import { StudyTurnRules } from '../../../../src/core/participants/studyTurnRules';
import { sha256Of } from '../../../../src/core/text/sha256';

const TEXT = 'Anna: Yes.\n00:01\nBen - No.';

const given = (turns: GivenTurns['turns'], unspoken: GivenTurns['unspoken'] = []): GivenTurns => ({
  text: sha256Of(TEXT),
  turns,
  unspoken,
});
const TURNS = [
  { start: 0, speech: 6, end: 10, speaker: 'A:' },
  { start: 17, speech: 23, end: 26, speaker: 'B  2' },
];

describe('turns that a study gives', () => {
  it('are those of the text', () => {
    const turns = findTurns(TEXT, { labels: [], given: given(TURNS, [[11, 16]]) });
    assert.deepEqual([...turns.labels()], ['A', 'B 2']);
    assert.deepEqual(
      [[...turns.starts], [...turns.headEnds], [...turns.ends]],
      [
        [0, 17],
        [6, 23],
        [10, 26],
      ],
    );
    assert.ok(turns.hasUnspoken(12, 13) && !turns.hasUnspoken(16, 17));
  });

  it('are looked for in any other text, and where they cannot be turns', () => {
    assert.deepEqual(findTurns(`${TEXT}\n`, { labels: ['Anna'], given: given(TURNS) }).labels(), ['Anna']);
    assert.equal(turnsGiven(TEXT.replace('Yes', 'Yep'), given(TURNS)), undefined);
    const wrong: GivenTurns['turns'][] = [
      [TURNS[1]!, TURNS[0]!],
      [{ start: 0, speech: 11, end: 10 }],
      [{ start: 0, speech: 6, end: 27 }],
      [TURNS[0]!, { start: 9, speech: 9, end: 12 }],
    ];
    for (const turns of wrong) assert.equal(turnsGiven(TEXT, given(turns)), undefined);
    for (const unspoken of [[[5, 4]], [[1]], [[3, 99]]])
      assert.equal(turnsGiven(TEXT, given(TURNS, unspoken)), undefined);
  });

  it('come with the source of a transcript', () => {
    const source = {
      id: 's',
      transcript: 'a.txt',
      file: 'a.txt',
      format: 'archive',
      at: '2026-11-30T12:00:00Z',
    };
    const study = {
      interviewers: ['INT'],
      participants: [],
      sources: [{ ...source, sha256: sha256Of(TEXT), text: sha256Of(TEXT), turns: TURNS }],
    };
    const rules = StudyTurnRules.of(study);
    assert.deepEqual(rules.of('a.txt'), {
      labels: ['INT'],
      patterns: [],
      notSpeakers: [],
      given: given(TURNS),
    });
    assert.deepEqual(rules.of('b.txt'), { labels: ['INT'], patterns: [], notSpeakers: [] });
  });
});
