import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guessEncodings } from '../../../../src/core/text/guessEncodings';
import {
  LEGACY_ENCODINGS,
  MIXED,
  decodeAs,
  eachCharacter,
  encodingName,
} from '../../../../src/core/text/legacyEncodings';
import { eachUtf8Sequence } from '../../../../src/core/text/utf8Sequences';
import { encodeAs } from './encode';

/** Bytes of which many begin, continue or break off a character of UTF-8. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[0x0a, 0x0d, 0x20, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
        ...[0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff],
      ),
      fc.integer({ min: 0, max: 255 }),
    ),
    { maxLength: 40 },
  )
  .map(all => Uint8Array.from(all));

describe('bytes that are not UTF-8', () => {
  it('are cut into the sequences that the host’s decoder sees', () => {
    const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(bytes, all => {
        let text = '';
        let last = 0;
        eachUtf8Sequence(all, (start, end, isCharacter) => {
          assert.equal(start, last);
          assert.ok(end > start);
          last = end;
          text += isCharacter ? utf8.decode(all.subarray(start, end)) : '\ufffd';
        });
        assert.equal(last, all.length);
        assert.equal(text, utf8.decode(all));
      }),
      { numRuns: 2000 },
    );
  });

  it('are read as the host reads them, in every encoding', () => {
    for (const encoding of LEGACY_ENCODINGS) {
      // see below
      if (encoding === MIXED || encoding === 'windows-1252') continue;
      const host = (all: Uint8Array) => {
        try {
          return new TextDecoder(encoding, { fatal: true }).decode(all);
        } catch {
          return undefined;
        }
      };
      // of control characters, ICU reads some as others
      const plain = bytes.map(all => all.filter(byte => byte !== 0x7f && (byte >= 0x20 || byte === 0x0a)));
      fc.assert(fc.property(plain, all => decodeAs(all, encoding) === host(all)));
    }
  });

  it('are told by character, each with its bytes', () => {
    const seen: [number, number, string][] = [];
    eachCharacter(encodeAs('é日 本', 'gb18030'), 'gb18030', (...one) => seen.push(one));
    assert.deepEqual(seen, [
      [0, 2, 'é'],
      [2, 4, '日'],
      [4, 5, ' '],
      [5, 7, '本'],
    ]);
    assert.equal(
      eachCharacter(Uint8Array.of(0x41, 0x81), 'shift_jis', () => undefined),
      false,
    );
  });

  it('are read in Windows-1252 as its table has them', () => {
    // Encoding Standard, index windows-1252, bytes 0x80 to 0x9F
    const codePoints =
      '20AC 81 201A 192 201E 2026 2020 2021 2C6 2030 160 2039 152 8D 17D 8F 90 2018 2019 201C 201D 2022 2013 2014 2DC 2122 161 203A 153 9D 17E 178';
    const special = codePoints.split(' ').map(code => String.fromCodePoint(parseInt(code, 16)));
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = [...all].map(byte =>
      byte >= 0x80 && byte < 0xa0 ? special[byte - 0x80]! : String.fromCodePoint(byte),
    );
    assert.equal(decodeAs(all, 'windows-1252'), text.join(''));
  });

  it('are read as UTF-8 with bytes of Windows-1252 between it', () => {
    const parts = [
      new TextEncoder().encode('Déjà '),
      encodeAs('fatiguée – ', 'windows-1252'),
      new TextEncoder().encode('l’été 😀.'),
    ];
    const all = Uint8Array.from(parts.flatMap(part => [...part]));
    assert.equal(decodeAs(all, MIXED), 'Déjà fatiguée – l’été 😀.');
  });

  it('have a name that says where they come from', () => {
    const names = LEGACY_ENCODINGS.map(encodingName);
    assert.equal(new Set(names).size, names.length);
  });
});

describe('the guess of an encoding', () => {
  const said: Record<string, [string, ...string[]]> = {
    'INT: Comment s’est passée la première semaine ?\n\nP1: C’était dur au début, puis c’est devenu plus facile, et ma conseillère m’a appelée chaque matin. J’étais très fatiguée.\n':
      ['windows-1252'],
    'INT: Wie war die erste Woche?\n\nP1: Es war schwer am Anfang, für mich überhaupt nicht schön. „Später“ wurde es größer und leichter – aber müde war ich.\n':
      ['windows-1252'],
    'INT: How was the first week?\n\nP1: It was hard at first – then it got easier. “I can’t,” I said.\n': [
      'windows-1252',
    ],
    'INT: ¿Cómo fue la primera semana?\n\nP1: Fue difícil al principio, después más fácil. Mañana llamará mi compañera.\n':
      ['windows-1252'],
    'INT: Jak minął pierwszy tydzień?\n\nP1: Na początku było ciężko, później łatwiej. Moja trenerka dzwoniła każdego ranka, żeby zapytać.\n':
      ['windows-1250', 'iso-8859-2'],
    'INT: Как прошла первая неделя?\n\nP1: Сначала было тяжело, потом стало легче, и мой наставник звонил мне каждое утро.\n':
      ['windows-1251', 'koi8-r', 'iso-8859-5'],
    'INT: İlk hafta nasıldı?\n\nP1: Başta zordu, sonra kolaylaştı. Koçum her sabah beni aradı, çok iyi geldi.\n':
      ['windows-1254'],
    'INT: 最初の一週間はどうでしたか。\n\nP1: はじめは大変でしたが、だんだん楽になりました。毎朝コーチが電話をくれました。\n':
      ['shift_jis', 'euc-jp'],
    'INT: 第一周怎么样？\n\nP1: 一开始很难，后来就容易一些了。我的教练每天早上给我打电话。\n': ['gb18030'],
  };

  for (const [text, encodings] of Object.entries(said))
    for (const encoding of encodings)
      it(`finds ${encoding} by what is said: ${text.slice(5, 25)}…`, async () => {
        const [first] = await guessEncodings(encodeAs(text, encoding));
        assert.deepEqual(first, { encoding, text });
      });

  const western = [
    'INT: Comment s’est passée la première semaine ?\n\nP1: À l’été, où j’étais « très » fatiguée… Ça, c’était dur.\n',
    'P1: J’étais fatiguée, à cœur ouvert, pour 20 € – déjà.\n',
    'P1: Für mich war es überhaupt nicht schön. „Später“ wurde es größer.\n',
    'P1: Ärzte gab es schon, ich weiß. Nö.\n',
    'P1: Después fue más fácil. Mañana llamará mi compañera.\n',
    'P1: Não foi fácil no começo, você está à espera?\n',
    'P1: Jag är trött på måndagar. Ö och å.\n',
    'P1: It’s hard, I can’t – “no,” I said, ‘never.’ I’d paid £5.\n',
    'P1: The input–output, or word—word.\n',
  ];

  for (const encoding of ['windows-1252', 'macintosh', 'iso-8859-15'] as const)
    it(`tells ${encoding} by where its letters and signs would stand`, async () => {
      for (const text of western) {
        // what ISO-8859-15 has not
        const own = encoding === 'iso-8859-15' ? text.replaceAll(/[’–“”„‘…—]/g, "'") : text;
        if (!/[^\0-\x7f]/.test(own)) continue;
        const [first] = await guessEncodings(encodeAs(own, encoding));
        assert.equal(first!.text, own, first!.encoding);
      }
    });

  it('keeps characters of UTF-8 that others would break, however few they are', async () => {
    for (const [i, text] of western.entries()) {
      const other = western.at(i - 1)!.repeat(5);
      const bytes = Buffer.concat([Buffer.from(text), encodeAs(other, 'windows-1252')]);
      const [first] = await guessEncodings(bytes);
      assert.deepEqual(first, { encoding: MIXED, text: text + other });
    }
  });

  it('does not take for UTF-8 what is so by chance', async () => {
    // ’é of Mac Roman is Վ, оё of KOI8-R is ϣ, and СССР of ISO-8859-5 has some as well
    for (const [text, encoding] of [
      ['P1: L’été, l’école.\n', 'macintosh'],
      ['P1: Моё мнение твоё мнение, моё мнение.\n', 'koi8-r'],
      ['P1: СССР, СССР и работа, конечно, и РАБОТА тоже.\n', 'iso-8859-5'],
    ] as const) {
      const bytes = encodeAs(text, encoding);
      let valid = 0;
      eachUtf8Sequence(bytes, (start, end, isCharacter) => {
        if (isCharacter && end - start > 1) valid++;
      });
      assert.ok(valid > 0, text);
      assert.equal((await guessEncodings(bytes))[0]!.text, text);
    }
  });

  it('finds UTF-8 into which another file was pasted', async () => {
    const parts = [
      new TextEncoder().encode('P1: Déjà l’été passé, j’étais très fatiguée.\n'),
      encodeAs('P2: Moi aussi, l’été.\n', 'windows-1252'),
    ];
    const [first] = await guessEncodings(Uint8Array.from(parts.flatMap(part => [...part])));
    assert.equal(first!.text, 'P1: Déjà l’été passé, j’étais très fatiguée.\nP2: Moi aussi, l’été.\n');
  });

  it('gives every encoding in which the bytes mean something, once, and no other', async () => {
    const all = encodeAs('P1: C’était dur.\n', 'windows-1252');
    const guesses = (await guessEncodings(all)).map(({ encoding }) => encoding);
    assert.deepEqual(
      [...guesses].sort(),
      LEGACY_ENCODINGS.filter(encoding => decodeAs(all, encoding) !== undefined).sort(),
    );
    assert.ok(guesses.includes('macintosh') && guesses.length < LEGACY_ENCODINGS.length);
  });
});
