import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import fc from 'fast-check';
import { cutMiddle, textWidth, wrapText } from '../../../../../src/core/report/chart/textWidth';
import { renderPng } from '../../../../../src/node/png';

const SIZE = 40;
const NAMES = [
  'Ability to follow individual’s preferences while still providing structure',
  'Need for contacting patients’ former employers not addressed',
  'Broad: MMMM WWWW @@@@ %%%% mmmm 000000',
  'Доверие между коучем и участником, ЖШЩЮ',
  'Εμπιστοσύνη μεταξύ προπονητή και εργαζομένου',
  'שלום וברכה לכל המשתתפים',
];
const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;()/-–éüñçøłœÆß%&'];
const words = fc.array(fc.constantFrom(...letters), { minLength: 4, maxLength: 60 }).map(all => all.join(''));

describe('the width of a text', () => {
  before(async () => {
    // whoever comes first, this test or another, starts the library for both
    await renderPng('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    await initWasm(fs.readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm')).catch(() => undefined);
  });

  for (const weight of [400, 600]) {
    it(`is never less than what the font of pictures draws (${weight})`, () => {
      fc.assert(
        fc.property(fc.oneof(words, fc.constantFrom(...NAMES)), text => {
          const most = textWidth(text, SIZE, weight === 600);
          const drawn = drawnWidth(text, weight);
          assert.ok(drawn <= most + 1, `“${text}” is ${drawn}, not ${most}`);
        }),
        { numRuns: 300, examples: NAMES.map(name => [name]) },
      );
    });
  }

  it('is not far more, either, for the names of codes', () => {
    for (const name of NAMES) {
      const [most, drawn] = [textWidth(name, SIZE), drawnWidth(name, 400)];
      assert.ok(most <= drawn * 1.2, `“${name}” is ${drawn}, not ${most}`);
    }
  });
});

describe('a text cut in its middle', () => {
  const words = fc.array(fc.constantFrom('trust', 'im', '👩🏽‍🚒', 'Mitarbeitervertretung', '信頼関係', 'é'), {
    minLength: 1,
    maxLength: 12,
  });

  it('is no wider than asked for, and begins and ends as the whole does, with as much of it as fits', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 300 }), (all, most) => {
        const text = all.join(' ');
        const cut = cutMiddle(text, most, 10);
        if (textWidth(text, 10) <= most) return assert.equal(cut, text);
        assert.ok(textWidth(cut, 10) <= most + 1e-6, cut);
        const [head, tail] = cut.split('…') as [string, string];
        assert.ok(text.startsWith(head) && text.endsWith(tail), cut);
        assert.ok(!/\s$/.test(head) && !/^\s/.test(tail), cut);
        assert.ok(textWidth(cut, 10) > most - 30 || head.length + tail.length > text.length - 3, cut);
      }),
    );
  });

  it('keeps more of the beginning', () => {
    assert.equal(
      cutMiddle('Recognising the limits of what training can do', 150, 10),
      'Recognising the li…g can do',
    );
  });
});

describe('a wrapped text', () => {
  it('has all its words, and no line wider than asked for', () => {
    const texts = fc.array(fc.constantFrom('trust', 'im', 'Mitarbeitervertretungsgremium', '信頼関係', '—'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 300 }), (all, most) => {
        const text = all.join(' ');
        const lines = wrapText(text, most, 10, 1000);
        for (const line of lines) assert.ok(textWidth(line, 10) <= most + 1e-6, line);
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
        const few = wrapText(text, most, 10, 2);
        assert.ok(few.length <= 2);
        assert.equal(few.join('').endsWith('…'), lines.length > 2);
      }),
    );
  });

  it('breaks between words where it can, within them where there are none', () => {
    assert.deepEqual(wrapText('trust at work', 60, 10, 3), ['trust at', 'work']);
    const lines = wrapText('信頼関係を築くための長い名前のコード', 100, 10, 3);
    assert.equal(lines.length, 2);
    assert.equal(lines.join(''), '信頼関係を築くための長い名前のコード');
  });
});

/** Width of the letters as they are drawn in a picture, without what is free before and behind them. */
function drawnWidth(text: string, weight: number): number {
  const escaped = text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="80"><text xml:space="preserve" x="9" y="60" font-family="DejaVu Sans" font-size="${SIZE}" font-weight="${weight}">${escaped}</text></svg>`;
  const drawing = new Resvg(svg, { font: { fontBuffers: fonts } });
  const width = drawing.innerBBox()?.width ?? 0;
  drawing.free();
  return width;
}

const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(name =>
  fs.readFileSync(`node_modules/dejavu-fonts-ttf/ttf/${name}`),
);
