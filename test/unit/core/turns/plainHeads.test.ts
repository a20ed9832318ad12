import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ClaimedLabels } from '../../../../src/core/turns/claimedLabels';
import { HeadReader } from '../../../../src/core/turns/headMemory';
import { labelKey } from '../../../../src/core/turns/labelKey';
import { readHeadLine } from '../../../../src/core/turns/headLine';
import { isWhiteSpace } from '../../../../src/core/text/whiteSpace';

/** What lines of transcripts are made of, with what heads are told by. */
const piece = fc.constantFrom(
  ...[
    'Anna',
    'INT',
    'P1',
    'Dr. Berg',
    'Interviewer:in',
    'Speaker',
    'From ',
    ' to Everyone',
    'so I said',
    'é',
    'e\u0301',
  ],
  ...[
    ': ',
    ': ',
    ': ',
    ':',
    '：',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\u200e',
    '(',
    ')',
    '[',
    ']',
    '{',
    '<',
    '>',
    '<v ',
    '"',
    '“',
  ],
  ...[
    '0:05',
    '[00:01:02] ',
    '(0:05)',
    '10:30',
    '3',
    '00h01m02s',
    '-',
    ' - ',
    '– ',
    '. ',
    '# ',
    '> ',
    '**',
    '_',
    '\\',
    '|',
  ],
  ...['a', 'x', 'laughs', '٣', '𝟎', '王芳', '😀', '</b>', '<b>', '//', '::'],
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 5 }).map(some => some.join(''));
const line = fc.oneof(
  pieces,
  fc.tuple(pieces, fc.constantFrom(': ', ': a', ': so '), pieces).map(parts => parts.join('')),
);
const claimed = fc.array(
  fc.oneof(
    fc.constantFrom('Anna', 'INT', 'P1', 'Anna B', 'é', 'P1: a', ': x', 'Interviewer:in', 'INT  (x)', 'P1'),
    line,
  ),
  { maxLength: 5 },
);

describe('heads of plain lines', () => {
  it('are what the whole line reads as', () => {
    let plain = 0;
    fc.assert(
      fc.property(claimed, fc.array(line, { minLength: 1, maxLength: 6 }), (labels, lines) => {
        const reader = HeadReader.of({ labels });
        const text = lines.join('\n');
        let start = 0;
        for (const one of lines) {
          const read = reader.plain.read(text, start, start + one.length);
          start += one.length + 1;
          if (!read) continue;
          plain++;
          assert.deepEqual(read.head, readHeadLine(one, true, false, reader.known).head, one);
          assert.deepEqual(read.head, readHeadLine(one, false, false, reader.known).head, one);
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(plain > 1000);
  });
});

describe('ClaimedLabels', () => {
  it('finds what trying each label in turn finds', () => {
    const collapse = (text: string) =>
      Array.from(text, unit => (isWhiteSpace(unit.charCodeAt(0)) ? ' ' : unit))
        .join('')
        .replace(/ +/g, ' ');
    fc.assert(
      fc.property(claimed, line, fc.nat(3), (labels, text, at) => {
        const spellings = labels
          .map(labelKey)
          .filter(label => label !== '')
          .flatMap((label, i) => [
            label,
            label.normalize('NFD'),
            collapse(labels[i]!)
              .trim()
              .replace(/[\s:：]*$/, ''),
          ]);
        const ends = new Set<number>();
        for (let end = at + 1; end <= text.length; end++) {
          const part = text.slice(at, end);
          const isCut = isWhiteSpace(part.charCodeAt(part.length - 1));
          if (!isCut && spellings.includes(collapse(part))) ends.add(end);
        }
        const found = new ClaimedLabels(labels).endsAt(text, at);
        assert.deepEqual(
          found,
          [...ends].sort((a, b) => b - a),
        );
      }),
      { numRuns: 3000 },
    );
  });
});
