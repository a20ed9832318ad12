import assert from 'node:assert/strict';
import type { Code, CodebookFile, MergedCode } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { bindQuery } from '../../../../src/core/query/bindQuery';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import type { QueryNames } from '../../../../src/core/query/queryNames';
import { withIds, withNames } from '../../../../src/core/query/savedText';

const CODES: readonly (Code | MergedCode)[] = [
  { id: 'feeling-1', name: 'Feeling' },
  { id: 'trust-1', name: 'Trust (others)', parent: 'feeling-1' },
  { id: 'fear-1', name: 'Fear' },
  { id: 'anger-1', name: 'Anger', scale: { kind: 'ordinal', values: ['low', 'high'] } },
  { id: 'loss-1', name: 'Loss', parent: 'feeling-1' },
  { id: 'loss-2', name: 'Loss', parent: 'fear-1' },
];

function namesOf(codes: readonly (Code | MergedCode)[], more: Partial<CodebookFile> = {}): QueryNames {
  return {
    codebook: Codebook.of({ schema: 1, codes, ...more }),
    study: {
      interviewers: ['INT'],
      participants: [{ id: 'p1', name: 'Maria K.', attributes: { age: 30, job: 'nurse' } }],
      groups: [{ id: 't1', name: 'First wave', transcripts: ['a.txt'] }],
    },
    coders: [{ id: 'nd', name: 'Nina' }],
  };
}

const NAMES = namesOf(CODES, {
  groups: [{ id: 'group-1', name: 'Emotions', codes: ['trust-1', 'fear-1'] }],
  queries: [
    { id: 'query-1', name: 'Both', query: 'trust-1 AND fear-1' },
    { id: 'query-2', name: 'Circle', query: 'fear-1 AND query-3' },
    { id: 'query-3', name: 'Round', query: 'query-2 IN turn' },
  ],
});

/** What is wrong with a query, with the place in `«»`. */
function wrong(text: string, names = NAMES): string {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok);
  const bound = bindQuery(parsed.value, { ...names, isWithoutRegexes: true });
  if (bound.ok) return 'fine';
  const { start, end, message } = bound.error;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}: ${message}`;
}

describe('a saved query', () => {
  const typed =
    '[trust (Others)]  AND Fear OR code:anger >= high AND Emotions AND Both NOT participant:"Maria K." AND group:First wave AND age > 20 BY nina';
  const kept =
    'trust-1  AND fear-1 OR code:anger-1 >= high AND group-1 AND query-1 NOT participant:p1 AND group:t1 AND age > 20 BY nina';

  it('is kept with ids, otherwise as it was typed, and shown with names', () => {
    assert.equal(
      withIds(typed.replace(' AND age > 20 BY nina', ''), NAMES),
      kept.replace(' AND age > 20 BY nina', ''),
    );
    assert.equal(withIds('fear BY nina', NAMES), 'fear-1 BY nd');
    assert.equal(
      withNames(
        'trust-1 AND (fear-1 BY nd) AND participant:p1 AND code:anger-1 = low AND job = nurse',
        NAMES,
      ),
      '[Trust (others)] AND (Fear BY Nina) AND participant:Maria K. AND code:Anger = low AND job = nurse',
    );
    assert.equal(
      withNames('loss-2 AND x', NAMES),
      'Fear / Loss AND x',
      'by path where a name has several meanings',
    );
    assert.equal(withIds('Fear / Loss AND Loss', NAMES), 'loss-2 AND Loss');
    assert.equal(withIds('Fear AND (', NAMES), 'Fear AND (', 'what cannot be read stays');
  });

  it('means the same after a code was renamed or moved, and shows the new name', () => {
    const saved = withIds('[Trust (others)] AND Fear', NAMES);
    const renamed = namesOf(
      CODES.map(code =>
        code.id === 'trust-1' && 'name' in code ? { ...code, name: 'Confidence', parent: undefined } : code,
      ) as Code[],
    );
    assert.equal(wrong(saved, renamed), 'fine');
    assert.equal(withNames(saved, renamed), 'Confidence AND Fear');
  });

  it('means the other code after a merge, and says so by its name', () => {
    const merged = namesOf([
      ...CODES.filter(({ id }) => id !== 'trust-1'),
      { id: 'trust-1', mergedInto: 'fear-1', name: 'Trust (others)' },
    ]);
    assert.equal(wrong('trust-1 AND loss-1', merged), 'fine');
    assert.equal(withNames('trust-1 AND loss-1', merged), 'Fear AND Feeling / Loss');
  });

  it('is wrong, at its place, after a code was deleted', () => {
    const without = namesOf(CODES.filter(({ id }) => id !== 'trust-1'));
    assert.equal(withNames('fear-1 AND trust-1', without), 'Fear AND trust-1');
    assert.equal(
      wrong('fear-1 AND trust-1', without),
      'fear-1 AND «trust-1»: There is no code, code group or query “trust-1”.',
    );
  });
});

describe('what the names in a query mean', () => {
  it('is said to be wrong at its place', () => {
    const lines = [
      'Feer AND Fear',
      'Loss',
      'Fear and Feeling',
      'query:Fear',
      'Fear AND Circle',
      'Anger >= medium',
      'Fear >= high',
      'aeg > 20',
      'Fear AND age > old',
      'Fear AND job = nurs',
      'Fear BY ndd',
      'Fear AND participant:Mariah K.',
      'Fear AND group:x',
      'NOT Fear',
      'Fear AND (NOT Anger)',
      'NOT Fear AND NOT Anger',
      'participant:p1',
      'Fear OR participant:p1',
      'Fear WITHIN 3 words',
      'Fear AND "*"',
      '(NOT Fear IN turn) AND Anger',
      'NOT (participant:p1 OR job = nurse) AND Fear AND NOT Emotions',
    ];
    assert.deepEqual(
      lines.map(one => wrong(one)),
      [
        '«Feer» AND Fear: There is no code, code group or query “Feer”. Did you mean “Fear”?',
        '«Loss»: “Loss” has several meanings. Use an id: loss-2, loss-1.',
        '«Fear and Feeling»: There is no code, code group or query “Fear and Feeling”. Keywords are written in capital letters: AND.',
        'query:«Fear»: There is no query “Fear”.',
        'Fear AND «Circle»: In the query “Circle”: In the query “Round”: The query “Circle” is a part of itself.',
        'Anger >= «medium»: “medium” is not on the scale: low, high.',
        '«Fear» >= high: The code “Fear” has no scale to compare with.',
        '«aeg» > 20: There is no attribute and no code with a scale “aeg”. Did you mean “age”?',
        'Fear AND age > «old»: “old” is not a number.',
        'Fear AND job = «nurs»: No participant has “nurs” as job. Did you mean “nurse”?',
        'Fear BY «ndd»: There is no coder “ndd”. Did you mean “nd”?',
        'Fear AND participant:«Mariah K.»: There is no participant “Mariah K.”. Did you mean “Maria K.”?',
        'Fear AND group:«x»: The study has no group “x”.',
        '«NOT Fear»: NOT alone gives no passages. Say what is to be found, or in what: trust AND NOT fear, or NOT fear IN turn',
        'fine',
        '«NOT Fear AND NOT Anger»: NOT alone gives no passages. Say what is to be found, or in what: trust AND NOT fear, or NOT fear IN turn',
        'participant:«p1»: A condition alone gives no passages. Say what is to be found, or in what: trust AND participant:p1, or participant:p1 IN turn',
        'Fear OR participant:«p1»: A condition alone gives no passages. Say what is to be found, or in what: trust AND participant:p1, or participant:p1 IN turn',
        '«Fear WITHIN 3 words»: WITHIN needs two things before it that are joined by AND or BEFORE, such as: trust AND fear WITHIN 30 words',
        'Fear AND «"*"»: A “*” can end a word, or stand for a whole word between others.',
        'fine',
        'fine',
      ],
    );
  });
});
