import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BUILT_IN } from '../../../../../src/core/turns/patterns/builtIn';
import { dressingOf } from '../../../../../src/core/turns/patterns/dressing';
import { LineView, isBlank } from '../../../../../src/core/turns/patterns/lineView';
import { matchPattern } from '../../../../../src/core/turns/patterns/matchPattern';
import { type Pattern, foldUnit, parsePattern } from '../../../../../src/core/turns/patterns/pattern';
import { findTurns } from '../../../../../src/core/turns/findTurns';

function parsed(source: string): Pattern {
  const pattern = parsePattern(source);
  assert.ok(pattern.ok, source);
  return pattern.value;
}

/** Label, timestamp and what follows of a line. */
function read(
  source: string,
  line: string,
): [label: string, timestamp: string | undefined, rest: string] | undefined {
  const view = new LineView(line, true, dressingOf(line).mask);
  const match = matchPattern(parsed(source), view, view.skipBlanks(0), {});
  return (
    match && [line.slice(match.labelStart, match.labelEnd), match.timestamp?.value, line.slice(match.end)]
  );
}

describe('speaker patterns', () => {
  it('have fields, white space and signs', () => {
    assert.deepEqual(read('[{speaker}] {time}', '[Anna Berg]  00:01:02 So?'), [
      'Anna Berg',
      '00:01:02',
      ' So?',
    ]);
    assert.deepEqual(read('{number}. {speaker}:', '12. Anna: So?'), ['Anna', undefined, ' So?']);
    assert.deepEqual(read('{speaker} - ', 'Jean-Paul - well'), ['Jean-Paul', undefined, ' well']);
    assert.deepEqual(read('{speaker} - ', 'Jean-Paul well'), undefined);
    assert.deepEqual(read('{{speaker}}', '{P1} So?'), ['P1', undefined, ' So?']);
  });

  it('fit with any white space where they have some, and before signs', () => {
    assert.deepEqual(read('{speaker}:', '\u3000Anna\u00a0: So?'), ['Anna', undefined, ' So?']);
    assert.deepEqual(read('{speaker} {time}', 'Anna\t 0:05'), ['Anna', '0:05', '']);
    assert.deepEqual(read('{speaker} {time}', 'Anna0:05'), undefined);
    assert.deepEqual(read('{speaker}  ', 'Anna So?'), undefined);
    assert.deepEqual(read('{speaker}  ', 'Anna   So?'), ['Anna', undefined, '   So?']);
    assert.deepEqual(read('{speaker}\t', 'Anna  So?'), undefined);
    assert.deepEqual(read('{speaker}\t', 'Anna\tSo?'), ['Anna', undefined, '\tSo?']);
  });

  it('take full-width signs for narrow ones, and any digits', () => {
    assert.deepEqual(read('[{speaker}]:', '［田中］：はい'), ['田中', undefined, 'はい']);
    assert.deepEqual(read('{number} {speaker}:', '١٢ ليلى: نعم'), ['ليلى', undefined, ' نعم']);
    assert.deepEqual(read('{time} {speaker}:', '[٠٠:٠١:٠٢] ليلى: نعم'), ['ليلى', '٠٠:٠١:٠٢', ' نعم']);
  });

  it('look through emphasis, and can ask for it', () => {
    assert.deepEqual(read('{speaker}:', '**Anna:** So?')?.[0], 'Anna');
    assert.deepEqual(read('{speaker}:', '<b>Anna</b>: So?')?.[0], 'Anna');
    assert.deepEqual(read('**{speaker}** ', '**Anna** So?'), ['Anna', undefined, ' So?']);
    assert.deepEqual(read('**{speaker}** ', 'Anna So?'), undefined);
  });

  it('may ask for the end of the line', () => {
    assert.deepEqual(read('{speaker} {time}\n', 'Anna 0:05 So?'), undefined);
    assert.deepEqual(read('{speaker} {time}\n', 'Anna 0:05  '), ['Anna', '0:05', '  ']);
    assert.deepEqual(read('@{speaker}', '@Anna Berg'), ['Anna Berg', undefined, '']);
  });

  const bad: [source: string, reason: RegExp][] = [
    ['', /needs \{speaker\}/],
    ['{time}:', /needs \{speaker\}/],
    ['{speaker} {speaker}:', /\{speaker\} at most once/],
    ['{time} {speaker} {time}', /\{time\} at most once/],
    ['{name}:', /no field \{name\}/],
    ['{speaker}\n{time}', /line break/],
    [`{speaker}${':'.repeat(100)}`, /at most 100/],
  ];
  for (const [source, reason] of bad) {
    it(`cannot be ${JSON.stringify(source)}`, () => {
      const pattern = parsePattern(source);
      assert.ok(!pattern.ok);
      assert.match(pattern.error, reason);
    });
  }

  it('fit as a search that tries every end of a label does', () => {
    const sources = BUILT_IN.map(({ source }) => source);
    const piece = fc.constantFrom(
      ...[
        'Anna',
        'P1',
        ' ',
        '  ',
        '\t',
        ':',
        '：',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '-',
        '–',
        '.',
        '0:05',
        '[00:01:02]',
      ],
      ...['|', '「', '12', '**', '"', 'From', 'to', 'Everyone', '</b>', '漢字', '\u200f', '—', ';'],
    );
    const line = fc.array(piece, { maxLength: 9 }).map(pieces => pieces.join(''));
    let fits = 0;
    fc.assert(
      fc.property(fc.constantFrom(...sources), line, (source, text) => {
        const expected = firstEnd(parsed(source), text);
        const view = new LineView(text, true, dressingOf(text).mask);
        const match = matchPattern(parsed(source), view, view.skipBlanks(0), {});
        assert.deepEqual(match && [match.labelStart, match.labelEnd], expected);
        if (match) fits++;
      }),
      { numRuns: 4000 },
    );
    assert.ok(fits > 100, `${fits}`);
  });
});

/** Tries every end of a label, the shortest first, with the search told to take that one. */
function firstEnd(pattern: Pattern, line: string): number[] | undefined {
  const view = new LineView(line, true, dressingOf(line).mask);
  const start = view.skipBlanks(0);
  const isOut = (at: number) => isBlank(line.charCodeAt(at)) || view.mask?.[at] === 1;
  for (let end = 1; end <= line.length; end++) {
    if (isOut(end - 1)) continue;
    // a label ends before white space, a sign or a time, whatever of these the pattern wants
    const nexts = [end];
    while (nexts.at(-1)! < line.length && isOut(nexts.at(-1)!)) nexts.push(nexts.at(-1)! + 1);
    const from = pattern.parts[pattern.speaker + 1]!.kind === 'blank' ? [end] : nexts;
    for (const next of from) {
      const after = line.charAt(next);
      const { closing } = pattern;
      if (
        typeof closing === 'object' &&
        from.length === 1 &&
        pattern.parts[pattern.speaker + 1]!.kind === 'literal'
      ) {
        if (foldUnit(after) !== closing.unit) continue;
      }
      const match = matchPattern(pattern, view, start, { ends: at => (at < end ? [{ end, next }] : []) });
      if (match) return [match.labelStart, match.labelEnd];
    }
  }
  return undefined;
}

describe('the layouts that are understood', () => {
  it('are each once in the list', () => {
    assert.equal(new Set(BUILT_IN.map(({ source }) => source)).size, BUILT_IN.length);
  });

  for (const { source, example } of BUILT_IN) {
    it(JSON.stringify(source), () => {
      // A talk of two, of six turns, in the layout of the example.
      const written = example.replaceAll('→', '\t');
      const label = read(source, written.split('\n')[0]!.replace(/^[\d:]+ (?=From)/, ''))![0];
      const other = /^[A-Z]$/.test(label)
        ? 'Z'
        : /\p{Lu}{3}/u.test(label)
          ? 'RES'
          : /\p{Lu}/u.test(label)
            ? 'Lena'
            : /^\p{Ll}/u.test(label)
              ? 'p2'
              : '山口';
      const turns = [label, other, label, other, label, other].map(name => written.replace(label, name));
      const text = turns.join(example.includes('-->') || example.includes('\n') ? '\n\n' : '\n');
      for (const labels of [[label, other], []]) {
        const found = findTurns(text, { labels });
        assert.deepEqual(
          Array.from({ length: found.count }, (_, i) => found.label(i)),
          [label, other, label, other, label, other],
          text,
        );
      }
    });
  }
});
