import assert from 'node:assert/strict';
import type { StudyText } from '../../../../../../src/core/analyses/personalData/studyTexts';
import { finish } from '../../../../../../src/core/base/steps';
import { scanTexts } from '../../../../../../src/core/privacy/scanTexts';
import { placeViews, scanView } from '../../../../../../src/vscode/features/study/personalData/scanView';

const TEXTS = ['I told Anna, and Anna told Ben.', 'Mail anna@web.de,\nsaid Ben.'];
const texts = TEXTS.map((text, i): StudyText => ({
  where: `${i + 1}.txt`,
  source: { kind: 'transcript', path: `${i + 1}.txt` },
  transcript: `${i + 1}.txt`,
  text,
  said: text,
  line: offset => text.slice(0, offset).split('\n').length,
}));
const found = { texts, items: finish(scanTexts(TEXTS, { languages: ['en'] })) };

describe('the page of a scan', () => {
  it('lists words by kind with the number of their places, the surest kinds first', () => {
    const { kinds, harmless, summary } = scanView(found, new Set());
    assert.deepEqual(
      kinds.map(({ id, items }) => [id, ...items.map(({ words, count }) => `${words}: ${count}`)]),
      [
        ['mail', 'anna@web.de: 1 place in 2.txt'],
        ['name', 'Anna: 2 places in 1.txt', 'Ben: 2 places in 2 texts'],
      ],
    );
    assert.deepEqual(harmless, []);
    assert.match(summary, /: 5 places\. /);
  });

  it('puts what is harmless apart, whatever its case, and counts it no more', () => {
    const { kinds, harmless, summary } = scanView(found, new Set(['anna']));
    assert.deepEqual(
      kinds.map(({ items }) => items.map(({ words }) => words)),
      [['anna@web.de'], ['Ben']],
    );
    assert.deepEqual(
      harmless.map(({ words }) => words),
      ['Anna'],
    );
    assert.match(summary, /: 3 places\. /);
    assert.match(scanView(found, new Set(['anna', 'ben', 'anna@web.de'])).summary, /^Nothing was found/);
  });

  it('shows places with their lines and the words around them, as many as are asked for', () => {
    const ben = found.items.find(({ words }) => words === 'Ben')!;
    assert.deepEqual(
      placeViews(found, ben, 5).map(({ where, before, words, after }) => [where, before + words + after]),
      [
        ['1.txt, line 1', 'I told Anna, and Anna told Ben.'],
        ['2.txt, line 2', 'Mail anna@web.de, said Ben.'],
      ],
    );
    assert.equal(placeViews(found, ben, 1).length, 1);
  });
});
