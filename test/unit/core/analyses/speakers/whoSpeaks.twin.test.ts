import assert from 'node:assert/strict';
import { speakerRows, turnRows } from '../../../../../src/core/analyses/speakers/whoSpeaks';
import { findScope } from '../../../../../src/core/corpus/scope';
import { onRandomStudies } from '../kit/onRandomStudies';
import { speakersIn, twinScope } from '../kit/twinScope';

describe('who speaks, against a walk over every unit', () => {
  it('is the same in every turn and for every label of random studies', async () => {
    const seen = { turns: 0, cut: 0, interviewers: 0, nobodys: 0, unlabelled: 0 };
    await onRandomStudies(({ study, corpus, filters: all, random }) => {
      const { groups, transcripts } = all;
      const filters = { ...(groups ? { groups } : {}), ...(transcripts ? { transcripts } : {}) };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const longest = random.pick([0, 1, 3, 10]);
      const rows = [...turnRows(corpus, scope.value, longest)];
      const expected = twinScope(study, filters).transcripts.flatMap(transcript => {
        const { path, text, turnOf, wordOf, labels } = transcript;
        const units = [...turnOf.keys()];
        const turns = [...new Set(turnOf.filter(turn => turn >= 0))];
        return turns.map(turn => {
          const own = units.filter(unit => turnOf[unit] === turn && /\S/.test(text[unit]!));
          const [start, end] = [own[0]!, own.at(-1)! + 1];
          const words = [...new Set(own.map(unit => wordOf[unit]!).filter(word => word >= 0))];
          return {
            transcript: path,
            line: text.slice(0, start).split('\n').length,
            start,
            end,
            label: labels[turn] ?? null,
            participant: speakersIn(study, transcript, start, end)[0] ?? null,
            interviewer: study.interviewers.includes(labels[turn] ?? ''),
            words: words.length,
          };
        });
      });
      assert.deepEqual(
        rows.map(({ timestamp: _, speechStart: _start, pattern: _pattern, text: _text, ...row }) => row),
        expected,
      );
      for (const row of rows) {
        const { text, wordOf } = study.transcripts.find(({ path }) => path === row.transcript)!;
        assert.ok(row.speechStart >= row.start && row.speechStart <= row.end);
        assert.ok(wordOf.slice(row.start, row.speechStart).every(word => word < 0));
        const ends = [...new Set(wordOf.slice(row.speechStart, row.end).filter(word => word >= 0))].map(
          word => wordOf.lastIndexOf(word) + 1,
        );
        const isCut = longest > 0 && ends.length > longest;
        const speech = text.slice(row.speechStart, isCut ? ends[longest - 1] : row.end);
        assert.equal(row.text, speech.trim().split(/\s+/).join(' ') + (isCut ? ' …' : ''));
        seen.cut += isCut ? 1 : 0;
      }

      const speakers = speakerRows(corpus, scope.value, longest);
      assert.deepEqual(
        speakers.map(({ transcript }) => transcript),
        scope.value.transcripts.map(({ transcript }) => transcript.path),
      );
      for (const { transcript, layouts, labels } of speakers) {
        const own = rows.filter(row => row.transcript === transcript);
        for (const label of labels) {
          const its = own.filter(row => row.label === label.label);
          assert.deepEqual(
            [label.turns, label.words, label.line, label.start, label.participant, label.interviewer],
            [
              its.length,
              its.reduce((sum, { words }) => sum + words, 0),
              its[0]!.line,
              its[0]!.start,
              its[0]!.participant,
              its[0]!.interviewer,
            ],
          );
          assert.equal(label.text, its.map(({ text }) => text).filter(text => text !== '')[0] ?? '');
          assert.ok(its.some(({ pattern }) => pattern === label.pattern));
        }
        assert.equal(
          labels.reduce((sum, { turns }) => sum + turns, 0),
          own.length,
        );
        for (const { pattern, turns } of layouts)
          assert.equal(turns, own.filter(row => row.pattern === pattern).length);
      }
      seen.turns += rows.length;
      seen.interviewers += rows.filter(({ interviewer }) => interviewer).length;
      seen.nobodys += rows.filter(({ participant, interviewer }) => !interviewer && !participant).length;
      seen.unlabelled += rows.filter(({ label }) => label === null).length;
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});
