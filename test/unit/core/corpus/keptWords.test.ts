import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeptWords, markWords } from '../../../../src/core/corpus/keptWords';
import { WordIndex } from '../../../../src/core/text/words';

describe('KeptWords', () => {
  const texts = fc.array(fc.constantFrom('word', 'it’s', ' ', '  ', '\n', '–', '語', '7', ',', 'é'), {
    maxLength: 60,
  });
  const offsets = (maxLength?: number) => fc.array(fc.nat(80), maxLength === undefined ? {} : { maxLength });

  it('answers as the words of the whole text do, looking at these only where nothing was marked', () => {
    let unmarked = 0;
    fc.assert(
      fc.property(texts, offsets(12), offsets(), (parts, marked, others) => {
        const text = parts.join('');
        const whole = new WordIndex(text);
        let isAsked = false;
        const kept = new KeptWords(
          whole.count,
          () => markWords(whole, Int32Array.from(marked)),
          () => {
            isAsked = true;
            return whole;
          },
        );
        assert.equal(kept.count, whole.count);
        for (const start of [...marked, ...others]) {
          for (const end of [...marked, ...others]) {
            isAsked = false;
            assert.deepEqual(kept.range(start, end), whole.range(start, end));
            assert.equal(kept.countIn(start, end), whole.countIn(start, end));
            assert.equal(isAsked, !marked.includes(start) || !marked.includes(end));
            if (isAsked) unmarked++;
          }
          assert.equal(kept.startedBefore(start), whole.startedBefore(start));
        }
        isAsked = false;
        for (const start of marked)
          for (const end of marked) {
            const [from, to] = whole.range(start, end);
            const beside = [from, to, whole.startedBefore(start)].flatMap(word => [word - 1, word]);
            for (const word of beside.filter(one => one >= 0 && one < whole.count))
              assert.deepEqual(
                [kept.startOf(word), kept.endOf(word)],
                [whole.starts[word], whole.ends[word]],
              );
          }
        assert.ok(!isAsked);
        for (let word = 0; word < whole.count; word++)
          assert.deepEqual([kept.startOf(word), kept.endOf(word)], [whole.starts[word], whole.ends[word]]);
        assert.deepEqual([kept.starts, kept.ends], [whole.starts, whole.ends]);
      }),
    );
    assert.ok(unmarked > 100);
  });
});
