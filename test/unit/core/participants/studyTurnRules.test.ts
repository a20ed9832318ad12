import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StudyTurnRules } from '../../../../src/core/participants/studyTurnRules';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { labelKey } from '../../../../src/core/turns/labelKey';
import type { TurnRules } from '../../../../src/core/turns/turnRules';
import { STUDY, anyPath, anyStudy } from './studies';

/** The same, one transcript at a time and without memory. */
function twin(study: StudyFile, path: string): TurnRules {
  const groups = study.groups.filter(({ transcripts }) => PathMatcher.of(transcripts).matches(path));
  const patterns: string[] = [];
  for (const { turns } of groups)
    for (const pattern of turns?.patterns ?? []) if (!patterns.includes(pattern)) patterns.push(pattern);
  if (patterns.length === 0) patterns.push(...new Set(study.turns?.patterns));
  const notSpeakers: string[] = [];
  for (const { turns } of [study, ...groups])
    for (const label of turns?.notSpeakers ?? []) {
      const at = notSpeakers.findIndex(one => labelKey(one) === labelKey(label));
      if (at < 0) notSpeakers.push(label);
      else notSpeakers[at] = label;
    }
  let labels = [...study.interviewers];
  for (const { speakers = [] } of study.participants) labels.push(...speakers);
  const named = study.sources?.filter(({ transcript }) => transcript === path).at(-1)?.speakers ?? [];
  if (named.length > 0) labels = [...new Set([...labels, ...named])];
  return {
    labels: labels.filter(label => !notSpeakers.map(labelKey).includes(labelKey(label))),
    patterns,
    notSpeakers,
  };
}

describe('StudyTurnRules', () => {
  it('says of every transcript what its twin says', () => {
    fc.assert(
      fc.property(anyStudy, fc.array(anyPath), (study, paths) => {
        const rules = StudyTurnRules.of(study);
        for (const path of paths) assert.deepEqual(rules.of(path), twin(study, path));
      }),
    );
  });

  it('gives another object only where something else is said', () => {
    fc.assert(
      fc.property(fc.array(anyStudy, { minLength: 2, maxLength: 5 }), fc.array(anyPath), (studies, paths) => {
        let rules = StudyTurnRules.of(undefined);
        const last = new Map<string, TurnRules>();
        for (const study of studies) {
          rules = StudyTurnRules.of(study, rules);
          for (const path of paths) {
            const now = rules.of(path);
            assert.deepEqual(now, twin(study, path));
            const before = last.get(path);
            if (before) assert.equal(now === before, sameAs(now, before));
            last.set(path, now);
          }
        }
      }),
    );
  });

  it('gives the same object though nobody asked in between', () => {
    const study: StudyFile = { ...STUDY, turns: { patterns: ['{speaker}:'] } };
    const renamed: StudyFile = { ...study, name: 'Other' };
    const first = StudyTurnRules.of(study);
    const rules = first.of('focus.txt');
    const between = StudyTurnRules.of(STUDY, first);
    assert.equal(StudyTurnRules.of(renamed, between).of('focus.txt'), rules);
    assert.equal(StudyTurnRules.of(renamed, first), first);
  });

  it('lets a group have its own layout, and refuse what is a label elsewhere', () => {
    const [early, late] = STUDY.groups;
    const rules = StudyTurnRules.of({
      ...STUDY,
      turns: { patterns: ['{speaker}:'], notSpeakers: ['Monday'] },
      groups: [
        { ...early!, turns: { patterns: ['[{speaker}]', '{speaker} {time}'] } },
        { ...late!, turns: { patterns: [], notSpeakers: ['A:', 'Monday'] } },
      ],
    });
    assert.deepEqual(rules.of('focus.txt'), {
      labels: ['INT', 'A', 'Ann  K.', 'B'],
      patterns: ['[{speaker}]', '{speaker} {time}'],
      notSpeakers: ['Monday'],
    });
    assert.deepEqual(rules.of('interviews/1.txt'), {
      labels: ['INT', 'Ann  K.', 'B'],
      patterns: ['{speaker}:'],
      notSpeakers: ['Monday', 'A:'],
    });
    assert.deepEqual(rules.of('other.txt').patterns, ['{speaker}:']);
  });

  it('leaves out patterns that are none', () => {
    const turns = { patterns: ['{name}:', '{speaker}:', ''] };
    assert.deepEqual(StudyTurnRules.of({ ...STUDY, turns }).of('a.txt').patterns, ['{speaker}:']);
  });
});

function sameAs(a: TurnRules, b: TurnRules): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
