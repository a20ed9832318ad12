import assert from 'node:assert/strict';
import { type TextAtPath, findRenames } from '../../../../src/core/coding/renames';
import { textVersion } from '../../../../src/core/text/textVersion';

function text(path: string, words: string): TextAtPath {
  return { path, length: words.length, sha256: () => textVersion(words).sha256 };
}

describe('renamed transcripts', () => {
  const stranded = {
    transcript: 'a.txt',
    files: ['a.txt.nd.coding.json'],
    versions: [textVersion('old'), textVersion('words')],
  };

  it('are known by any text that their coding files were made on', () => {
    const found = findRenames(
      [stranded],
      [text('b.txt', 'other'), text('c.txt', 'words'), text('d.txt', 'wordy')],
    );
    assert.deepEqual(found, [{ from: 'a.txt', to: ['c.txt'], files: stranded.files }]);
  });

  it('are several where several files have the text, that of the same name first', () => {
    const found = findRenames([stranded], [text('b.txt', 'words'), text('in/a.txt', 'old')]);
    assert.deepEqual(found[0]!.to, ['in/a.txt', 'b.txt']);
  });

  it('are not known by an empty text, and texts of another length are not hashed', () => {
    const empty = { ...stranded, versions: [textVersion('')] };
    const unasked = { path: 'x.txt', length: 99, sha256: () => assert.fail('hashed') };
    assert.deepEqual(findRenames([empty, stranded], [text('b.txt', ''), unasked]), []);
  });
});
