import fc from 'fast-check';

/** Pieces that a grapheme, a word or a line may break at, or must not. */
const pieces = [
  ...['a', 'b', ' ', '\n', '.', '7', '-', ':', '\u00a0', '\u3000', '\u0085', '\ufeff', '\t', '\u200b'],
  ...['é', 'e\u0301', '\u0301', '\u0308', '\u200d', '\ufe0f', '\u20e3'], // marks, joiners
  ...['😀', '👩‍👩‍👧', '👍🏽', '\u{1f3fd}', '🇩🇪', '🇫', '❤️', '\ud83d', '\ude00'], // emoji, flags, lone surrogates
  ...['한', '\u1112', '\u1161', '\u11ab'], // Hangul syllables and their parts
  ...['क', '्', 'ष', 'ि', '\u0600', 'ກ', 'ำ'], // Indic conjuncts, a prepended sign
  ...['漢', '々', 'か', '\u3099', 'ー', 'ｶ', 'ﾞ', '𠀋', 'ไทย', 'ភាសា', 'မြန်မာ', '𝒜', '٣', 'x'],
];

/** Text with everything that makes offsets hard; LF. */
export const hardText = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));

/** As it might stand on disk: any line ends, perhaps a byte order mark. */
export const rawText = fc
  .array(fc.constantFrom(...pieces, '\r\n', '\r', '\n\r', '\r\r\n'), { maxLength: 40 })
  .chain(parts => fc.constantFrom('', '\ufeff').map(mark => mark + parts.join('')));

/** Text with two places in it, in order. */
export function withSpan(
  text: fc.Arbitrary<string>,
): fc.Arbitrary<{ text: string; start: number; end: number }> {
  return text.chain(value =>
    fc.tuple(fc.nat(value.length), fc.nat(value.length)).map(([a, b]) => ({
      text: value,
      start: Math.min(a, b),
      end: Math.max(a, b),
    })),
  );
}

/** Something like a transcript: labels, timestamps, notes and speech in any order, with more or fewer blank lines. */
export const transcriptText = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', ' ', '    ', '[00:01:02] ', '0:05 ', '**'),
      fc.constantFrom(
        '',
        'Anna',
        'INT',
        'p1',
        'Job Coach 2',
        'However',
        'Date',
        'so I said',
        '漢字',
        '😀',
        'Zoe\u0308',
      ),
      fc.constantFrom(':', ': ', ':\t', ':      ', '：', ' (00:01):', ' 00:01:02', '  0:05', '', ':**'),
      fc.constantFrom(
        '',
        'Yes.',
        'well: no',
        '[inaudible 00:01:42]',
        'one two three '.repeat(6),
        '😀 漢字',
        '\u00a0',
        '-',
      ),
      fc.constantFrom('\n', '\n', '\n\n', ' \n \n', '', '\u3000\n'),
    ),
    { maxLength: 14 },
  )
  .map(lines => lines.map(parts => parts.join('')).join(''));
