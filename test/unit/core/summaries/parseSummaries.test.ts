import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  emptySummaries,
  parseSummaries,
  rewriteSummaries,
  stringifySummaries,
} from '../../../../src/core/summaries/parseSummaries';
import { anySummaries } from './arbitraries';

const FILE = `{
"schema": 1,
"summaries": [
{"id":"a","code":"trust-x7k2","participant":"jc1","text":"Trusts her.\\n\\nSlowly.","segments":["s1","s2"],"words":{"s1":"5733641b8a9e"},"by":"nd","at":"2026-11-22T10:00:00Z","colour":"red"},
{"id":"b","code":"trust-x7k2","text":"All do.","segments":[]},
{"id":"c","transcript":"a.txt","text":"Short.","segments":[],"by":"nd"}
],
"mine": [1, 2]
}
`;

describe('parseSummaries', () => {
  it('reads records, and writes them as they were, with fields that it does not know', () => {
    const { value, writable, problems } = parseSummaries(FILE);
    assert.deepEqual([writable, problems], [true, []]);
    assert.equal(stringifySummaries(value!), FILE);
    assert.equal(value!.summaries[0]!.text, 'Trusts her.\n\nSlowly.');
  });

  it('gives errors with lines, and does not let the file be overwritten', () => {
    const broken: readonly [string, string, number][] = [
      [FILE.replace('"text":"All do.",', ''), 'summaries[1]: the field “text” is missing.', 5],
      [
        FILE.replace('"All do."', '" "'),
        'summaries[1].text: expected text that is not empty, but found " ".',
        5,
      ],
      [
        FILE.replace('"segments":[]},', '"segments":"s1"},'),
        'summaries[1].segments: expected a list in [ ], but found "s1".',
        5,
      ],
      [
        FILE.replace('5733641b8a9e', 'trust'),
        'summaries[0].words.s1: expected 12 hexadecimal digits, but found "trust".',
        4,
      ],
      [
        FILE.replace('2026-11-22T10:00:00Z', 'today'),
        'summaries[0].at: expected a time such as "2026-11-22T10:00:00Z", but found "today".',
        4,
      ],
    ];
    for (const [text, message, line] of broken) {
      const parsed = parseSummaries(text);
      assert.deepEqual([parsed.value, parsed.writable], [undefined, false]);
      assert.deepEqual(
        parsed.problems.map(one => [one.message, one.line]),
        [[message, line]],
      );
    }
  });

  it('keeps summaries of nothing and of two rows at once, and says so', () => {
    const text = FILE.replace('"transcript":"a.txt",', '').replace(
      '"code":"trust-x7k2","text"',
      '"participant":"jc1","transcript":"a.txt","text"',
    );
    const { value, writable, problems } = parseSummaries(text);
    assert.deepEqual([writable, value!.summaries.length], [true, 3]);
    assert.deepEqual(
      problems.map(one => [one.severity, one.code, one.line, one.message]),
      [
        [
          'warning',
          'summary-place',
          5,
          'The summary “b” names a participant and a transcript. It is not in the grid: keep one of them.',
        ],
        [
          'warning',
          'summary-place',
          6,
          'The summary “c” names no code, participant or transcript. It is not in the grid.',
        ],
      ],
    );
  });

  it('reads a file of a newer version, and does not let it be overwritten', () => {
    const { value, writable, problems } = parseSummaries(FILE.replace('"schema": 1', '"schema": 9'));
    assert.deepEqual([value!.summaries.length, writable, problems[0]!.code], [3, false, 'newer-schema']);
  });

  it('writes any file in one way, one record to a line, and rewrites it in pieces of what it was', () => {
    fc.assert(
      fc.property(anySummaries, anySummaries, (before, after) => {
        // some of the very same records
        const own = after.summaries.map(
          one => before.summaries.find(({ id }) => id === one.id && id < 'id3') ?? one,
        );
        const text = stringifySummaries({ ...after, summaries: own });
        assert.deepEqual(parseSummaries(text).problems, []);
        assert.equal(stringifySummaries(parseSummaries(text).value!), text);
        const lines = stringifySummaries(before).split('\n');
        const pieces = rewriteSummaries(before, { ...after, summaries: own }).map(piece =>
          typeof piece === 'string'
            ? piece
            : lines
                .slice(piece.from, piece.to)
                .map(line => `${line}\n`)
                .join(''),
        );
        assert.equal(pieces.join(''), text);
      }),
    );
    assert.equal(stringifySummaries(emptySummaries()), '{\n"schema": 1,\n"summaries": []\n}\n');
  });
});
