import assert from 'node:assert/strict';
import { incomingStudy } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { READINGS, readingName } from '../../../../../src/core/exchange/projectIn/positions';
import { readingChoices } from '../../../../../src/core/exchange/projectIn/readingChoices';
import { Random } from '../../analyses/kit/randomStudy';
import { archive, guid, positionIn, projectXml } from './foreign';

const PIECES = ['word', 'other', ' ', '\r\n', '😀', ', ', 'well', 'né'];

/** A source with some passages, as one way of counting has them. */
function project(seed: number) {
  const random = new Random(seed);
  const raw = `\ufeff${Array.from({ length: 40 }, () => random.pick(PIECES)).join('')}`;
  const reading = random.pick(READINGS);
  const selections = Array.from({ length: 3 }, (_, i) => {
    const start = random.below(20);
    const [from, to] = [start, start + 5].map(units => positionIn(raw, units, reading));
    return `<PlainTextSelection guid="${guid(`selection ${i}`)}" startPosition="${from}" endPosition="${to}"/>`;
  });
  const xml = projectXml({
    sources: `<TextSource guid="${guid('source')}" name="one" plainTextPath="internal://one.txt">${selections.join('')}</TextSource>`,
  });
  return { raw, bytes: archive({ 'project.qde': xml, 'sources/one.txt': raw }) };
}

describe('ways of counting positions to choose from', () => {
  it('are those that differ, each with what reading the project so would give', async () => {
    let several = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { bytes } = project(seed);
      const { sources } = await incomingStudy('p.qdpx', bytes);
      const choices = readingChoices(sources, 10);
      const byPlaces = new Map<string, string[]>();
      for (const reading of READINGS) {
        const [source] = (await incomingStudy('p.qdpx', bytes, { reading })).sources;
        const { spans, hits, of } = source!.reading.chosen;
        const key = JSON.stringify([spans, hits, of]);
        byPlaces.set(key, [...(byPlaces.get(key) ?? []), readingName(reading)]);
        const choice = choices.find(one => readingName(one.reading) === readingName(reading));
        if (!choice) continue;
        assert.deepEqual([choice.hits, choice.of], [hits, of]);
        const words = spans.map(({ start, end }) => source!.text.slice(Math.max(start, 0), Math.max(end, 0)));
        assert.equal(choice.passages.length, words.filter(Boolean).length);
      }
      // one for each way that differs, called by the likeliest that comes to it
      assert.deepEqual(
        choices.map(({ reading }) => readingName(reading)).sort(),
        [...byPlaces.values()].map(([first]) => first!).sort(),
        String(seed),
      );
      assert.deepEqual(
        choices.map(({ hits }) => hits),
        choices.map(({ hits }) => hits).sort((a, b) => b - a),
      );
      if (choices.length > 1) several++;
    }
    assert.ok(several > 20, String(several));
  });
});
