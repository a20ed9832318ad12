import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TurnFacts } from '../../../../src/core/participants/turnFacts';
import { turnFindings } from '../../../../src/core/participants/turnFindings';
import { WholeText } from '../../../../src/core/text/textState';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { Turns } from '../../../../src/core/turns/turns';
import { ComparedText } from '../text/comparedText';
import { STUDY, anyPath, anyStudy } from './studies';

const transcript = (path: string, patterns: readonly string[], refused: readonly string[] = []) => ({
  path,
  turns: { patterns: new Set(patterns), refused: new Set(refused) },
});

const found = (study: StudyFile, ...transcripts: ReturnType<typeof transcript>[]) =>
  turnFindings(study, transcripts).map(({ at, code }) => `${at.join('.')} ${code}`);

describe('turnFindings', () => {
  const [early, late] = STUDY.groups;

  it('names patterns by which no turn begins, and what occurs nowhere', () => {
    const study: StudyFile = {
      ...STUDY,
      turns: { patterns: ['{speaker}:', '[{speaker}]', '{name}'], notSpeakers: ['Monday', 'Note'] },
    };
    assert.deepEqual(
      found(study, transcript('focus.txt', ['{speaker}:'], ['Note']), transcript('x.txt', ['{speaker} -'])),
      ['turns.patterns.1 idle-pattern', 'turns.notSpeakers.0 idle-refusal'],
    );
  });

  it('looks for what a group says in the transcripts of the group, and only there', () => {
    const study: StudyFile = {
      ...STUDY,
      turns: { patterns: ['{speaker}:'] },
      groups: [
        { ...early!, turns: { patterns: ['[{speaker}]'], notSpeakers: ['Monday'] } },
        { ...late!, turns: { notSpeakers: ['Monday'] } },
      ],
    };
    // the study's pattern is not used in the group, and the group's not outside of it
    assert.deepEqual(
      found(
        study,
        transcript('focus.txt', ['{speaker}:'], ['Monday']),
        transcript('other.txt', ['[{speaker}]'], ['Monday']),
      ),
      ['turns.patterns.0 idle-pattern', 'groups.0.turns.patterns.0 idle-pattern'],
    );
    assert.deepEqual(
      found(study, transcript('interviews/1.txt', ['{speaker}:']), transcript('focus.txt', ['[{speaker}]'])),
      ['groups.0.turns.notSpeakers.0 idle-refusal', 'groups.1.turns.notSpeakers.0 idle-refusal'],
    );
  });

  it('finds what its twin finds', () => {
    const patterns = fc.subarray(['{speaker}:', '[{speaker}]', '{speaker} -']);
    const one = fc.tuple(anyPath, patterns, fc.subarray(['A', 'INT', 'R', 'Ann K.']));
    const some = fc.uniqueArray(one, { selector: ([path]) => path, minLength: 1 });
    fc.assert(
      fc.property(anyStudy, some, (study, all) => {
        const expected: string[] = [];
        const say = (settings: StudyFile['turns'], at: string, own: typeof all, refusing: typeof all) => {
          settings?.patterns?.forEach((pattern, i) => {
            if (!own.some(([, used]) => used.includes(pattern)))
              expected.push(`${at}turns.patterns.${i} idle-pattern`);
          });
          settings?.notSpeakers?.forEach((words, i) => {
            if (!refusing.some(([, , refused]) => refused.includes(words)))
              expected.push(`${at}turns.notSpeakers.${i} idle-refusal`);
          });
        };
        const isIn = (path: string, group: StudyFile['groups'][number]) =>
          PathMatcher.of(group.transcripts).matches(path);
        const others = all.filter(
          ([path]) => !study.groups.some(group => group.turns?.patterns?.length && isIn(path, group)),
        );
        say(study.turns, '', others, all);
        study.groups.forEach((group, i) => {
          const own = all.filter(([path]) => isIn(path, group));
          if (own.length > 0) say(group.turns, `groups.${i}.`, own, own);
        });
        assert.deepEqual(found(study, ...all.map(args => transcript(...args))), expected);
      }),
    );
  });
});

describe('TurnFacts', () => {
  it('knows what of what is no speaker a text has, however it is written', () => {
    const text = 'P1: On  Monday\nmorning I met Zoe\u0308. (No C++.)\n';
    const notSpeakers = ['Monday morning', 'Monday:', 'Zo\u00eb', 'C++.', 'monday', 'Mon day', '(No'];
    const { refused } = new TurnFacts(new WholeText(text), Turns.of([]), { labels: [], notSpeakers });
    assert.deepEqual([...refused], ['Monday morning', 'Monday:', 'Zo\u00eb', 'C++.', '(No']);
  });

  it('knows after any edit what it would know afresh', () => {
    const words = fc.constantFrom('Mon', 'day', ' ', '  ', 'morning', 'Zoe\u0308', 'x', '.', ' ');
    const edit = fc.record({ at: fc.nat(), removed: fc.nat(9), put: fc.array(words, { maxLength: 3 }) });
    const rules = { labels: [], notSpeakers: ['Monday', 'Monday morning', 'Zo\u00eb', 'x.'] };
    let same = 0;
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }),
        fc.array(edit),
        fc.boolean(),
        (written, edits, isAsked) => {
          const turns = Turns.of([]);
          let text = written.join('');
          let facts = new TurnFacts(new ComparedText(text), turns, rules);
          for (const { at, removed, put } of edits) {
            if (isAsked) void facts.refused;
            const start = at % (text.length + 1);
            text = text.slice(0, start) + put.join('') + text.slice(start + removed);
            const now = facts.after(new ComparedText(text), turns);
            if (now === facts) same++;
            facts = now;
            assert.deepEqual(facts.refused, new TurnFacts(new WholeText(text), turns, rules).refused);
          }
        },
      ),
    );
    assert.ok(same > 100);
  });

  it('has the patterns of all heads', () => {
    const turns = ['{speaker}:', '[{speaker}]', '{speaker}:', undefined].map((pattern, i) => ({
      start: i * 3,
      headEnd: i * 3 + 1,
      end: i * 3 + 2,
      pattern,
    }));
    const { patterns } = new TurnFacts(new WholeText('abcdefghijkl'), Turns.of(turns), { labels: [] });
    assert.deepEqual([...patterns].sort(), ['[{speaker}]', '{speaker}:']);
  });
});
