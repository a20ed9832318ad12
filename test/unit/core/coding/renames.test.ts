import assert from 'node:assert/strict';
import { type TextAtPath, findChangedRenames, findRenames } from '../../../../src/core/coding/renames';
import { textVersion } from '../../../../src/core/text/textVersion';

function text(path: string, words: string): TextAtPath {
  return { path, text: words, sha256: () => textVersion(words).sha256 };
}

describe('renamed transcripts', () => {
  const stranded = {
    transcript: 'a.txt',
    files: ['a.txt.nd.coding.json'],
    versions: [textVersion('old'), textVersion('words')],
    quotes: [],
  };

  it('are known by any text that their coding files were made on', () => {
    const found = findRenames(
      [stranded],
      [text('b.txt', 'other'), text('c.txt', 'words'), text('d.txt', 'wordy')],
    );
    assert.deepEqual(found, [{ from: 'a.txt', to: ['c.txt'], isSame: true, files: stranded.files }]);
  });

  it('are several where several files have the text, that of the same name first', () => {
    const found = findRenames([stranded], [text('b.txt', 'words'), text('in/a.txt', 'old')]);
    assert.deepEqual(found[0]!.to, ['in/a.txt', 'b.txt']);
  });

  it('are not known by an empty text, and texts of another length are not hashed', () => {
    const empty = { ...stranded, versions: [textVersion('')] };
    const unasked = { path: 'x.txt', text: 'x'.repeat(99), sha256: () => assert.fail('hashed') };
    assert.deepEqual(findRenames([empty, stranded], [text('b.txt', ''), unasked]), []);
  });

  it('are known by most of their coded words where the text was changed, too', () => {
    const quotes = [
      'It was hard at first',
      'my coach rang me every morning',
      'She asked what I wanted',
      'Yes.',
    ];
    const changed = text('b.txt', `P1: ${quotes[0]}, well. And ${quotes[1]}. ${quotes[3]}`);
    const other = text('c.txt', `P1: ${quotes[0]}. ${quotes[3]} I had no time.`);
    const coding = { ...stranded, quotes };
    assert.deepEqual(findRenames([coding], [changed, other]), []);
    assert.deepEqual(findChangedRenames([coding], [other, changed]), [
      { from: 'a.txt', to: ['b.txt'], isSame: false, files: stranded.files },
    ]);
    assert.deepEqual(
      findChangedRenames([{ ...stranded, quotes: ['Yes.', 'a short one'] }], [changed, other]),
      [],
    );
  });
});
