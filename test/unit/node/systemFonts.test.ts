import assert from 'node:assert/strict';
import path from 'node:path';
import { fontsFor } from '../../../src/node/systemFonts';

/** What is in the folders of fonts as systems come. */
const WINDOWS =
  'arial.ttf leelawad.ttf LeelaUIb.ttf LeelawUI.ttf malgun.ttf malgunbd.ttf malgunsl.ttf msgothic.ttc msjh.ttc msyh.ttc msyhbd.ttc msyhl.ttc Nirmala.ttf NirmalaB.ttf simsun.ttc YuGothB.ttc YuGothM.ttc'.split(
    ' ',
  );
const DEBIAN = [
  'truetype/noto/NotoSansBengali-Bold.ttf',
  'truetype/noto/NotoSansDevanagari-Bold.ttf',
  'truetype/noto/NotoSansDevanagari-Regular.ttf',
  'truetype/noto/NotoSerifDevanagari-Regular.ttf',
  'truetype/noto/NotoSansThai-Regular.ttf',
  'opentype/noto/NotoSansCJK-Bold.ttc',
  'opentype/noto/NotoSansCJK-Regular.ttc',
  'opentype/noto/NotoSerifCJK-Regular.ttc',
  'cmap/NotoSansCJK.txt',
];
const names = (text: string, files: readonly string[]) =>
  fontsFor(text, files).map(file => path.basename(file));

describe('fonts of the system', () => {
  it('are those that have the letters, however many others there are', () => {
    assert.deepEqual(names('信頼', WINDOWS), ['msyh.ttc']);
    assert.deepEqual(names('신뢰', WINDOWS), ['malgun.ttf']);
    assert.deepEqual(names('ไทย', WINDOWS), ['LeelawUI.ttf']);
    assert.deepEqual(names('信頼関係を築く', DEBIAN), ['NotoSansCJK-Regular.ttc']);
    assert.deepEqual(names('विश्वास', DEBIAN), ['NotoSansDevanagari-Regular.ttf']);
  });

  it('are one for each script, and none for Latin, Greek or Cyrillic', () => {
    assert.deepEqual(names('信 and 신', WINDOWS), ['malgun.ttf', 'msyh.ttc']);
    assert.deepEqual(names('ไทย 信', DEBIAN), ['NotoSansCJK-Regular.ttc', 'NotoSansThai-Regular.ttf']);
    assert.deepEqual(names('Naß Ελ Ж', DEBIAN), []);
    assert.deepEqual(names('信', []), []);
  });
});
