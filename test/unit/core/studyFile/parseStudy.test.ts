import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TRANSCRIBER_NOTES } from '../../../../src/core/text/transcriberNotes';
import { addCoder, newStudy } from '../../../../src/core/studyFile/newStudy';
import { parseStudy, stringifyStudy } from '../../../../src/core/studyFile/parseStudy';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import {
  someOf,
  sortedRecords,
  unknownFields,
  visibleText,
  weirdKey,
  weirdText,
} from '../records/arbitraries';

const DESIGN = `{
"schema": 1,
"name": "…",
"transcripts": ["focus-group.txt", "interviews/*.txt"],
"quotes": "full",
"interviewers": ["INT", "Interviewer"],
"participants": [
{"id":"jc1","name":"Job Coach 1","speakers":["Job Coach 1"],"attributes":{"profession":"nurse","age":43}},
{"id":"jc2","name":"Job Coach 2","speakers":["Job Coach 2"],"transcripts":["interviews/02.txt"]}
],
"groups": [
{"id":"after-training","name":"A few weeks after training","transcripts":["focus-group.txt"]}
],
"coders": [
{"id":"nd","name":"N. D."}
]
}
`;

const path = fc.constantFrom(
  'a.txt',
  'interviews/*.txt',
  '**/*.md',
  '!drafts/*',
  'ä b/ü.txt',
  'a..b/c',
  '[a-z]?.txt',
);
const paths = fc.array(path, { maxLength: 2 });
const texts = fc.array(visibleText, { maxLength: 2 });
const attribute = fc.oneof(weirdText, fc.integer(), fc.boolean(), fc.constant(null));
const id = fc.record({ id: visibleText }, { noNullPrototype: true });

const participant = fc
  .tuple(
    unknownFields(['id', 'name', 'speakers', 'transcripts', 'attributes', 'memo']),
    id,
    someOf({
      name: weirdText,
      speakers: texts,
      transcripts: paths,
      memo: weirdText,
      attributes: fc.dictionary(weirdKey, attribute, { maxKeys: 3, noNullPrototype: true }),
    }),
  )
  .map(([unknown, known, optional]) => ({ ...unknown, ...known, ...optional }));
const turns = fc
  .tuple(
    unknownFields(['patterns', 'notSpeakers']),
    someOf({
      patterns: fc.array(fc.constantFrom('{speaker}:', '[{speaker}] {time}', '{number}. {speaker} -'), {
        maxLength: 2,
      }),
      notSpeakers: texts,
    }),
  )
  .map(([unknown, known]) => ({ ...unknown, ...known }));
const group = fc
  .tuple(
    unknownFields(['id', 'name', 'transcripts', 'memo', 'turns']),
    id,
    paths,
    someOf({ name: weirdText, memo: weirdText, turns }),
  )
  .map(([unknown, known, transcripts, optional]) => ({ ...unknown, ...known, ...optional, transcripts }));
const coder = fc
  .tuple(
    unknownFields(['id', 'name']),
    fc.record(
      { id: fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,9}$/).filter(one => one !== 'consensus') },
      { noNullPrototype: true },
    ),
    someOf({ name: weirdText }),
  )
  .map(([unknown, known, optional]) => ({ ...unknown, ...known, ...optional }));

const anyStudy: fc.Arbitrary<StudyFile> = fc
  .tuple(
    unknownFields([
      'schema',
      'name',
      'transcripts',
      'quotes',
      'transcriberNotes',
      'attribution',
      'blind',
      'interviewers',
      'turns',
      'participants',
      'groups',
      'coders',
    ]),
    weirdText,
    paths,
    fc.constantFrom('full', 'hashed'),
    fc.constantFrom(
      {},
      { blind: true },
      { blind: false },
      { attribution: '({speaker}, {line})' },
      ...TRANSCRIBER_NOTES.map(transcriberNotes => ({ transcriberNotes })),
    ),
    texts,
    someOf({ turns }),
    sortedRecords(participant, 3),
    sortedRecords(group, 3),
    sortedRecords(coder, 3),
  )
  .map(
    ([unknown, name, transcripts, quotes, notes, interviewers, said, participants, groups, coders]) =>
      ({
        ...unknown,
        schema: 1,
        name,
        transcripts,
        quotes,
        ...notes,
        interviewers,
        ...said,
        participants,
        groups,
        coders,
      }) as StudyFile,
  );

describe('study.json', () => {
  it('comes out of reading and writing as it was, bytes and all', () => {
    const { value, writable, problems } = parseStudy(DESIGN);
    assert.deepEqual([writable, problems], [true, []]);
    assert.equal(stringifyStudy(value!), DESIGN);
  });

  it('is read as what was written, whatever it holds', () => {
    fc.assert(
      fc.property(anyStudy, study => {
        const written = stringifyStudy(study);
        const { value, problems } = parseStudy(written);
        assert.deepEqual(problems, []);
        assert.deepEqual(value, study);
        assert.equal(stringifyStudy(value!), written);
        assert.doesNotMatch(written, /[\r\u2028\u2029]/);
      }),
    );
  });

  it('needs no more than a name and its transcripts', () => {
    const study = newStudy('N', ['**/*.txt']);
    assert.deepEqual(parseStudy('{"schema": 1, "name": "N", "transcripts": ["**/*.txt"]}'), {
      value: study,
      writable: true,
      problems: [],
    });
    assert.deepEqual(parseStudy(stringifyStudy(study)).value, study);
    assert.equal(
      stringifyStudy(study),
      '{\n"schema": 1,\n"name": "N",\n"transcripts": ["**/*.txt"],\n"quotes": "full",\n"interviewers": [],\n"participants": [],\n"groups": [],\n"coders": []\n}\n',
    );
    for (const field of ['schema', 'name', 'transcripts']) {
      const { [field]: _, ...rest } = { schema: 1, name: 'N', transcripts: [] } as Record<string, unknown>;
      assert.deepEqual(
        parseStudy(JSON.stringify(rest)).problems.map(one => one.message),
        [`The field “${field}” is missing.`],
      );
    }
  });

  const study = (over: object) => JSON.stringify({ schema: 1, name: 'N', transcripts: ['a.txt'], ...over });
  const messages = (over: object) => parseStudy(study(over)).problems.map(problem => problem.message);

  it('keeps its paths inside the study', () => {
    const bad = [
      '',
      '/a.txt',
      '../a.txt',
      'a/../../b.txt',
      'a/..',
      '..',
      'C:/a.txt',
      'c:\\a.txt',
      'a\\b.txt',
      '\\\\server\\x',
    ];
    for (const wrong of bad) {
      for (const over of [
        { transcripts: [wrong] },
        { participants: [{ id: 'p', transcripts: [wrong] }] },
        { groups: [{ id: 'g', transcripts: [wrong] }] },
      ]) {
        const { value, writable, problems } = parseStudy(study(over));
        assert.deepEqual(
          [value, writable, problems.map(one => one.code)],
          [undefined, false, ['invalid']],
          wrong,
        );
      }
    }
    assert.deepEqual(messages({ transcripts: ['../a.txt'] }), [
      'transcripts[0]: expected a path inside the study, with / between folders and without .., but found "../a.txt".',
    ]);
    for (const good of ['a..b', '...', '..a/b', 'a/b..', 'c:d', './a.txt'])
      assert.deepEqual(messages({ transcripts: [good] }), [], good);
  });

  it('names the line of a pattern that would take too long to match', () => {
    const nested = '!(a|!(b|!(*)))';
    const text = [
      '{"schema":1,"name":"S","transcripts":["*.txt",',
      `"!!(x|${nested})"],`,
      '"participants":[',
      `{"id":"p","transcripts":["a.txt","${nested}"]}],`,
      '"groups":[',
      `{"id":"g","transcripts":["*${'x'.repeat(500)}"]}],`,
      '"reports":[',
      `{"id":"r","name":"R","analysis":"frequency","scope":{"transcripts":["${nested}"]}}]}`,
    ].join('\n');
    const { value, writable, problems } = parseStudy(text);
    assert.ok(value);
    assert.equal(writable, false);
    assert.deepEqual(
      problems.map(({ severity, code, line }) => [severity, code, line]),
      [2, 4, 6, 8].map(line => ['error', 'hard-pattern', line]),
    );
  });

  it('names the place of each pattern that is no speaker pattern', () => {
    const text = [
      '{"schema":1,"name":"S","transcripts":["*.txt"],',
      '"turns":{"notSpeakers":["Monday"],"patterns":["{speaker}:",',
      '  "{name}:"]},',
      '"groups":[',
      '{"id":"g","transcripts":["a.txt"],"turns":{"patterns":["[{time}]"]}}]}',
    ].join('\n');
    const { value, writable, problems } = parseStudy(text);
    assert.equal(writable, false);
    assert.deepEqual(value?.turns, { notSpeakers: ['Monday'], patterns: ['{speaker}:', '{name}:'] });
    assert.deepEqual(problems, [
      {
        severity: 'error',
        code: 'bad-speaker-pattern',
        message: 'Speaker patterns have no field {name}, only {speaker}, {time}, {number}.',
        line: 3,
        column: 3,
      },
      {
        severity: 'error',
        code: 'bad-speaker-pattern',
        message: 'A speaker pattern needs {speaker}, where the label is.',
        line: 5,
        column: 56,
      },
    ]);
  });

  it('has turns that are an object with lists of texts', () => {
    assert.deepEqual(messages({ turns: ['{speaker}:'] }), [
      'turns: expected an object in { }, but found a list.',
    ]);
    assert.deepEqual(messages({ turns: { patterns: '{speaker}:' } }), [
      'turns.patterns: expected a list in [ ], but found "{speaker}:".',
    ]);
    assert.deepEqual(messages({ groups: [{ id: 'g', transcripts: [], turns: { notSpeakers: [' '] } }] }), [
      'groups[0].turns.notSpeakers[0]: expected text that is not empty, but found " ".',
    ]);
  });

  it('writes what is said of turns in one order, after the interviewers', () => {
    const turns = { mine: 1, notSpeakers: ['Monday'], patterns: ['{speaker} -'] };
    const written = stringifyStudy({
      ...newStudy('N', ['*.txt']),
      turns,
      groups: [{ turns, id: 'g', transcripts: ['a.txt'] }],
    });
    const line = '{"patterns":["{speaker} -"],"notSpeakers":["Monday"],"mine":1}';
    assert.match(written, /"interviewers": \[\],\n"turns": /);
    assert.ok(written.includes(`"turns": ${line},\n"participants"`));
    assert.ok(written.includes(`{"id":"g","transcripts":["a.txt"],"turns":${line}}`));
  });

  it('has attributes of plain kinds', () => {
    assert.deepEqual(
      messages({ participants: [{ id: 'p', attributes: { a: 'x', b: 1.5, c: true, d: null } }] }),
      [],
    );
    assert.deepEqual(messages({ participants: [{ id: 'p', attributes: { 'home town': ['x'] } }] }), [
      'participants[0].attributes["home town"]: expected text, a number, true, false or null, but found a list.',
    ]);
    assert.deepEqual(messages({ participants: [{ id: 'p', attributes: ['x'] }] }), [
      'participants[0].attributes: expected an object in { }, but found a list.',
    ]);
  });

  it('names every id once', () => {
    const text = `{"schema": 1, "name": "N", "transcripts": [],
"participants": [
{"id":"p"},
{"id":"p","name":"P"}
],
"groups": [
{"id":"p","transcripts":[]},
{"id":"g","transcripts":[]},
{"id":"p","transcripts":["a"]}
],
"coders": [{"id":"p"},
{"id":"p"}]}`;
    const { value, writable, problems } = parseStudy(text);
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [
        ['duplicate-id', 4],
        ['duplicate-id', 9],
        ['duplicate-id', 12],
      ],
    );
    assert.equal(writable, false);
    assert.deepEqual(
      [value!.participants, value!.groups.length, value!.coders.length],
      [[{ id: 'p' }], 2, 1],
    );
  });

  it('has coders whose ids can be part of a file name, none of them the reserved one', () => {
    assert.match(messages({ coders: [{ id: 'N D' }] })[0]!, /^coders\[0\]\.id: expected a coder id/);
    const { value, writable, problems } = parseStudy(
      '{"schema": 1, "name": "N", "transcripts": [], "coders": [\n{"id":"nd"},\n{"id":"consensus"}]}',
    );
    assert.deepEqual(
      problems.map(({ severity, code, line }) => [severity, code, line]),
      [['error', 'reserved-coder', 3]],
    );
    assert.deepEqual([value?.coders.length, writable], [2, false]);
  });
});

describe('addCoder', () => {
  const study = newStudy('N', []);

  it('enters a coder once, in the order of ids', () => {
    const one = addCoder(study, { id: 'nd', name: 'N. D.' });
    assert.ok(one.ok);
    const two = addCoder(one.value, { id: 'ab' });
    assert.ok(two.ok);
    assert.deepEqual(two.value.coders, [{ id: 'ab' }, { id: 'nd', name: 'N. D.' }]);
    const again = addCoder(two.value, { id: 'nd', name: 'Other' });
    assert.ok(again.ok && again.value === two.value);
  });

  it('refuses ids that cannot be', () => {
    for (const [coderId, reason] of [
      ['consensus', /reserved/],
      ['N D', /“N D” is not a valid coder id/],
    ] as const) {
      const result = addCoder(study, { id: coderId });
      assert.ok(!result.ok);
      assert.match(result.error, reason);
    }
  });
});
