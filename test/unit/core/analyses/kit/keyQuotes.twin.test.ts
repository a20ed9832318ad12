import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { keyQuotes } from '../../../../../src/core/analyses/kit/keyQuotes';
import { segmentQuotes } from '../../../../../src/core/analyses/segments/segments';
import { onRandomStudies } from './onRandomStudies';
import { inBookOrder, upwards } from './twinScope';

describe('key quotes, against all segments of random studies', () => {
  it('are those that are marked, of as many participants as there are, by place', async () => {
    const seen = { all: 0, cut: 0, varied: 0 };
    await onRandomStudies(({ study, corpus, filters, scope: twin, random }) => {
      const most = random.pick([0, 1, 2, 3, Infinity]);
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const found = finish(keyQuotes(corpus, scope.value, most));
      const { rows } = finish(
        segmentQuotes(corpus, scope.value, { per: 'segment', longest: 0, context: 0, key: false }),
      );
      const words = new Map([...rows].map(row => [`${row.transcript} ${row.coder} ${row.id}`, row]));
      for (const code of inBookOrder(study.codes).filter(id => twin.codes.includes(id))) {
        const marked = twin.segments.filter(
          ({ segment }) => segment.isKey && segment.codes.some(id => upwards(study.codes, id)[0] === code),
        );
        const given = found.get(code) ?? [];
        assert.equal(given.length, Math.min(most, marked.length));
        const names = marked.map(
          ({ transcript, segment }) => `${transcript.path} ${segment.coder} ${segment.id}`,
        );
        for (const quote of given) {
          const name = `${quote.transcript} ${quote.coder} ${quote.id}`;
          assert.ok(names.includes(name));
          assert.equal(quote.words, words.get(name)!.quote);
          assert.equal(quote.line, words.get(name)!.line);
          const { participants, speakers, transcript, line } = words.get(name)!;
          const who = (participants.length > 0 ? participants : speakers).join('; ');
          assert.equal(quote.attribution, `— ${who === '' ? '' : `${who}, `}${transcript}, l. ${line}`);
        }
        assert.deepEqual(
          given.map(({ transcript, coder, id }) => `${transcript} ${coder} ${id}`),
          [...words.keys()].filter(name =>
            given.some(one => `${one.transcript} ${one.coder} ${one.id}` === name),
          ),
          'in the order of transcripts and places',
        );
        // as many different people as can be
        const whoOf = (name: string) => words.get(name)!.participants.join() || words.get(name)!.transcript;
        const people = new Set(names.map(whoOf));
        const quoted = new Set(given.map(one => whoOf(`${one.transcript} ${one.coder} ${one.id}`)));
        assert.equal(quoted.size, Math.min(people.size, given.length));
        if (given.length === marked.length) seen.all += given.length;
        else seen.cut++;
        if (quoted.size > 1) seen.varied++;
      }
    });
    for (const count of Object.values(seen)) assert.ok(count > 30, JSON.stringify(seen));
  });
});
