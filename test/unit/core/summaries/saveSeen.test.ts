import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptySummaries } from '../../../../src/core/summaries/parseSummaries';
import { type SeenSummary, ownTextIn, saveSeen } from '../../../../src/core/summaries/saveSeen';
import type { SummariesFile } from '../../../../src/core/summaries/summary';
import { seededRandom } from '../codebook/arbitraries';
import { anySummaries } from './arbitraries';

const random = seededRandom(11);
const resolve = (code: string) => (code === 'old' ? 'c1' : code);

function seen(over: Partial<SeenSummary> = {}): SeenSummary {
  return {
    place: { code: 'c1', participant: 'p1' },
    text: 'Mine.',
    seen: { segments: ['s1'] },
    by: 'nd',
    at: '2026-11-22T10:00:00Z',
    base: '',
    ...over,
  };
}

describe('saving a summary over what was seen', () => {
  it('writes a first one, and the next one over it', () => {
    const first = saveSeen(emptySummaries(), seen(), resolve, random);
    assert.ok(first.ok);
    const merged = seen({ place: { code: 'old', participant: 'p1' }, base: 'Mine.', text: 'Mine, again.' });
    const second = saveSeen(first.value, merged, resolve, random);
    assert.ok(second.ok);
    assert.deepEqual(
      second.value.summaries.map(({ text }) => text),
      ['Mine, again.'],
    );
    const none = saveSeen(second.value, seen({ base: 'Mine, again.', text: ' ' }), resolve, random);
    assert.deepEqual(none.ok && none.value.summaries, []);
  });

  it('takes white space around what was typed for nothing that somebody else has written', () => {
    const first = saveSeen(emptySummaries(), seen({ text: 'Mine. \n' }), resolve, random);
    assert.ok(first.ok);
    const second = saveSeen(first.value, seen({ base: 'Mine. \n', text: 'Mine. \nMore.' }), resolve, random);
    assert.deepEqual(second.ok && second.value.summaries.map(({ text }) => text), ['Mine. \nMore.']);
  });

  it('takes no text away that the person has not seen', () => {
    const texts = fc.constantFrom('', 'Trust.', 'Fear.', 'Mine.');
    fc.assert(
      fc.property(anySummaries, texts, texts, (file, base, text) => {
        const written = seen({ base, text });
        const before = ownTextIn(file, written, resolve);
        const result = saveSeen(file, written, resolve, random);
        const wasSeen = before === base || before === text;
        assert.equal(result.ok, wasSeen);
        const after: SummariesFile = result.ok ? result.value : file;
        // all but one's own stay as they are
        const others = file.summaries.filter(one => after.summaries.includes(one));
        assert.ok(others.length >= file.summaries.length - 1);
        for (const one of file.summaries)
          if (!after.summaries.includes(one)) assert.ok(one.by === 'nd' && one.text === before);
      }),
    );
  });
});
