import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ATTRIBUTION,
  DEFAULT_ATTRIBUTION,
  SOURCE_FIELDS,
  type SourceFields,
  fillAttribution,
} from '../../../../src/core/studyFile/attribution';
import { parseStudy } from '../../../../src/core/studyFile/parseStudy';

const ALL: SourceFields = {
  ...{ participant: 'Ann', transcript: 'a.txt', line: '3' },
  ...{ speaker: 'R', coder: 'N. D.', code: 'Trust, deep' },
};
const without = (...names: (keyof SourceFields)[]): SourceFields => ({
  ...ALL,
  ...Object.fromEntries(names.map(name => [name, ''])),
});

describe('the attribution of a quote', () => {
  it('drops parts without a value, with what is before them', () => {
    const cases: [string, SourceFields, string][] = [
      [DEFAULT_ATTRIBUTION, ALL, '— Ann, a.txt, l. 3'],
      [DEFAULT_ATTRIBUTION, without('participant'), '— a.txt, l. 3'],
      [DEFAULT_ATTRIBUTION, without('transcript'), '— Ann, l. 3'],
      [DEFAULT_ATTRIBUTION, without('line'), '— Ann, a.txt'],
      [DEFAULT_ATTRIBUTION, without(...SOURCE_FIELDS), ''],
      ['({participant}, {line})', without('participant'), '(3)'],
      ['({participant}, {line})', ALL, '(Ann, 3)'],
      ['{participant} ({speaker}), {code}', without('speaker'), 'Ann, Trust, deep'],
      ['{participant} ({speaker}, {coder}), {code}', without('speaker'), 'Ann (N. D.), Trust, deep'],
      ['[{participant} ({speaker})] {line}', without('participant', 'speaker'), '3'],
      ['{transcript}:{line}.', ALL, 'a.txt:3.'],
      ['{coder} — {code} · line {line}', without('code'), 'N. D. · line 3'],
      ['{speaker} in {transcript}', without('speaker'), 'in a.txt'],
      ['From a study', ALL, 'From a study'],
      ['', ALL, ''],
      ['—', ALL, ''],
    ];
    for (const [template, fields, expected] of cases)
      assert.equal(fillAttribution(template, fields), expected, template);
  });

  it('puts in every value as it is, whatever it contains', () => {
    const value = fc.string({ unit: fc.constantFrom(...'a {}$&,()[]—0'), minLength: 1 });
    fc.assert(
      fc.property(
        fc.record({
          ...{ participant: value, transcript: value, line: value },
          ...{ speaker: value, coder: value, code: value },
        }),
        fc.shuffledSubarray([...SOURCE_FIELDS], { minLength: 1 }),
        fc.constantFrom(', ', '; ', ' · ', ' – '),
        (fields, names, separator) => {
          const template = names.map(name => `{${name}}`).join(separator);
          const filled = fillAttribution(`(${template})`, fields);
          assert.equal(filled, `(${names.map(name => fields[name]).join(separator)})`);
        },
      ),
    );
  });

  it('knows a template by its fields, and says in which line of study.json another one is', () => {
    const text = (template: string) =>
      `{\n"schema": 1,\n"name": "S",\n"transcripts": [],\n"attribution": ${JSON.stringify(template)},\n"x": [1]\n}`;
    for (const good of [DEFAULT_ATTRIBUTION, '', 'Source', ...SOURCE_FIELDS.map(name => `{${name}}`)]) {
      assert.match(good, ATTRIBUTION);
      const { value, problems } = parseStudy(text(good));
      assert.equal(value?.attribution, good);
      assert.equal((value as unknown as { x: unknown[] }).x[0], 1);
      assert.deepEqual(problems, []);
    }
    for (const bad of ['{page}', '{Line}', '{line', 'line}', '{}', '{{line}}']) {
      const { value, problems } = parseStudy(text(bad));
      assert.equal(value, undefined);
      assert.deepEqual(
        problems.map(({ severity, line }) => [severity, line]),
        [['error', 5]],
      );
      assert.match(
        problems[0]!.message,
        /attribution: expected text in which only these are in braces: \{part/,
      );
    }
  });
});
