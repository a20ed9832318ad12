import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  figureList,
  figuresIn,
  fixed,
  inFigures,
  languageOfFigures,
  listOrder,
  plain,
  shownDay,
  typedDay,
  typedNumber,
} from '../../../../src/core/base/figures';

const LANGUAGES = ['fr', 'de', 'es'] as const;

describe('figures as people read them', () => {
  afterEach(() => figuresIn('en'));

  it('are in English those of programs', () => {
    for (const language of ['en', 'en-gb', 'qps-ploc', 'not a language', '']) {
      figuresIn(language);
      assert.equal(languageOfFigures(), 'en');
      fc.assert(
        fc.property(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.nat({ max: 6 }),
          (value, digits) => {
            assert.equal(fixed(value, digits), value.toFixed(digits));
            assert.equal(plain(value), String(value));
            assert.equal(typedNumber(String(value)), String(value));
          },
        ),
      );
      assert.equal(shownDay('2026-03-31'), '2026-03-31');
      assert.equal(typedDay('31.03.2026'), '31.03.2026');
      assert.equal(figureList(['V = 0.31', 'p = 0.02']), 'V = 0.31, p = 0.02');
    }
  });

  it('have the marks of the language', () => {
    const read = (language: string) => {
      figuresIn(language);
      return [
        fixed(-3.414, 2),
        plain(0.5),
        plain(1234.5),
        plain(12345),
        plain(1_234_567.25),
        shownDay('2026-03-31'),
      ];
    };
    assert.deepEqual(read('de'), ['-3,41', '0,5', '1234,5', '12.345', '1.234.567,25', '31.03.2026']);
    assert.deepEqual(read('es'), ['-3,41', '0,5', '1234,5', '12.345', '1.234.567,25', '31/03/2026']);
    const space = '\u202f';
    assert.deepEqual(read('fr'), [
      '-3,41', '0,5', '1234,5', `12${space}345`, `1${space}234${space}567,25`, '31/03/2026',
    ]); // prettier-ignore
  });

  it('are rounded as in English', () => {
    for (const language of LANGUAGES) {
      fc.assert(
        fc.property(
          fc.double({ min: -9999, max: 9999, noNaN: true }),
          fc.nat({ max: 4 }),
          (value, digits) => {
            figuresIn(language);
            assert.equal(fixed(value, digits).replace(',', '.'), value.toFixed(digits));
          },
        ),
      );
    }
  });

  it('are, also of other lengths, what Intl writes', () => {
    for (const language of LANGUAGES) {
      figuresIn(language);
      const format = new Intl.NumberFormat(language, { useGrouping: 'min2' } as Intl.NumberFormatOptions);
      fc.assert(fc.property(fc.integer(), n => assert.equal(plain(n), format.format(n))));
    }
  });

  it('within texts are those with one decimal point', () => {
    figuresIn('de');
    assert.equal(inFigures('43.8 (30–60.5), -0.3'), '43,8 (30–60,5), -0,3');
    assert.equal(inFigures('1.2.3'), '1.2.3');
    assert.equal(figureList(['V = 0,31', 'p = 0,02']), 'V = 0,31; p = 0,02');
  });

  it('are read again where they are typed', () => {
    figuresIn('de');
    assert.equal(typedNumber(' 43,5 '), '43.5');
    assert.equal(typedNumber('43.5'), '43.5');
    assert.equal(typedNumber('1,2,3'), '1,2,3');
    for (const language of [...LANGUAGES, 'en', 'ja', 'ar', 'fa', 'th']) {
      figuresIn(language);
      fc.assert(
        fc.property(
          fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
          date => {
            const day = date.toISOString().slice(0, 10);
            assert.equal(typedDay(shownDay(day)), day);
            assert.equal(typedDay(day), day);
          },
        ),
      );
    }
    figuresIn('de');
    assert.equal(typedDay('1.3.2026'), '2026-03-01');
    assert.equal(typedDay('1.3.26'), '1.3.26');
    assert.equal(shownDay('2026-13-77'), '2026-13-77');
  });

  it('sort lists as the language does', () => {
    const words = ['nz', 'ñu', 'o', 'n10', 'n9'];
    figuresIn('es');
    assert.deepEqual([...words].sort(listOrder), ['n9', 'n10', 'nz', 'ñu', 'o']);
    figuresIn('en');
    assert.deepEqual([...words].sort(listOrder), ['n9', 'n10', 'ñu', 'nz', 'o']);
  });
});
