import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('the language of transcripts', () => {
  const source = readFileSync(new URL('../../language-configuration.json', import.meta.url), 'utf8');
  const configuration = JSON.parse(source);

  it('has words with accents, apostrophes and hyphens inside, without what stands around them', () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = (text: string) =>
      [...text.matchAll(new RegExp(pattern, `${flags}g`))].map(match => match[0]);
    assert.deepEqual(words('INT:Zoe\u0308, Dr O’Neill’s “naïve” well-known – ‘café’ (Ана) 漢字.'), [
      ...['INT', 'Zoe\u0308', 'Dr', 'O’Neill’s', 'naïve', 'well-known', 'café', 'Ана', '漢字'],
    ]);
  });

  it('closes nothing by itself and has no comments', () => {
    assert.deepEqual(configuration.autoClosingPairs, []);
    assert.deepEqual(configuration.brackets, []);
    assert.equal(configuration.comments, undefined);
  });
});
