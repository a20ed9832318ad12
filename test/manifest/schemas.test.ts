import assert from 'node:assert/strict';
import fs from 'node:fs';
import { jsonSchemas } from '../../scripts/jsonSchemas';
import { parseCodebook } from '../../src/core/codebook/parseCodebook';
import { parseSidecar } from '../../src/core/coding/parseSidecar';
import type { Parsed } from '../../src/core/records/parseRecords';
import { parseStudy } from '../../src/core/studyFile/parseStudy';
import { parseSummaries } from '../../src/core/summaries/parseSummaries';
import { type JsonSchema, accepts } from './jsonSchema';

const schemas = jsonSchemas();
const schema = (name: string) => JSON.parse(schemas[name]!) as JsonSchema;

describe('the JSON Schemas', () => {
  it('on disk are what `npm run schemas` makes', () => {
    assert.deepEqual(fs.readdirSync('schemas').sort(), Object.keys(schemas).sort());
    for (const [name, text] of Object.entries(schemas)) {
      assert.equal(
        fs.readFileSync(`schemas/${name}`, 'utf8').replaceAll('\r\n', '\n'),
        text,
        `${name}: npm run schemas`,
      );
    }
  });

  it('say of every field what it is for', () => {
    for (const name of Object.keys(schemas)) {
      const check = (part: JsonSchema, path: string) => {
        for (const [field, inner] of Object.entries(part.properties ?? {})) {
          assert.ok(inner.description, `${name} ${path}.${field}`);
          check(inner, `${path}.${field}`);
        }
        const within = [part.items, part.additionalProperties, part.then, part.else];
        for (const inner of within) if (typeof inner === 'object') check(inner, path);
      };
      check(schema(name), '');
      assert.ok(schema(name).description && schema(name).title);
      assert.doesNotMatch(schemas[name]!, /"additionalProperties": false|\$ref/);
    }
  });

  const sha256 = 'ab'.repeat(32);
  const study = (over: object) => ({ schema: 1, name: 'N', transcripts: ['a.txt'], ...over });
  const segment = { id: 's', text: 'abababababab', start: 0, end: 5, codes: ['a'] };
  const sidecar = (over: object) => ({
    schema: 1,
    coder: 'nd',
    texts: { abababababab: { sha256, length: 9 } },
    segments: [segment],
    ...over,
  });
  const decision = {
    id: 'd',
    of: [{ coder: 'nd', segment: 's', code: 'a' }],
    taken: ['nd'],
    made: [],
    by: 'nd',
    at: '2026-11-22T10:00:00Z',
  };
  const summary = { id: 'a', code: 'c', participant: 'p', text: 'T', segments: ['s'] };
  const summaries = (over: object) => ({ schema: 1, summaries: [{ ...summary, ...over }] });
  const code = (over: object) => ({ schema: 1, codes: [{ id: 'a', name: 'A' }, over] });

  const cases: [string, (text: string) => Parsed<unknown>, unknown[]][] = [
    [
      'study.schema.json',
      parseStudy,
      [
        study({}),
        study({ extra: [1], quotes: 'hashed', interviewers: ['INT'], coders: [{ id: 'nd', more: 1 }] }),
        study({
          participants: [
            {
              id: 'p',
              speakers: ['P1'],
              transcripts: ['a/*.txt'],
              attributes: { a: 1, b: 'x', c: null, d: true },
            },
          ],
        }),
        study({ schema: 0 }),
        study({ schema: '1' }),
        study({ schema: 1.5 }),
        study({ schema: undefined }),
        study({ name: undefined }),
        study({ name: 5 }),
        study({ transcripts: 'a.txt' }),
        study({ transcripts: ['../a.txt'] }),
        study({ transcripts: ['/a.txt'] }),
        study({ transcripts: ['a\\b.txt'] }),
        study({ quotes: 'none' }),
        study({ interviewers: [''] }),
        study({ coders: [{ id: 'N D' }] }),
        study({ coders: [{}] }),
        study({ groups: [{ id: 'g' }] }),
        study({ groups: [{ id: ' ', transcripts: [] }] }),
        study({ participants: [{ id: 'p', attributes: { a: [] } }] }),
        study({ participants: [{ id: 'p', attributes: [] }] }),
        [],
        null,
      ],
    ],
    [
      'codebook.schema.json',
      parseCodebook,
      [
        code({ id: 'b', name: 'B', parent: 'a', color: '#4e79a7', rank: 'a0', memo: '', extra: {} }),
        code({ id: 'b', mergedInto: 'a' }),
        code({ id: 'b', mergedInto: 'a', name: 5 }),
        code({ id: 'b' }),
        code({ name: 'B' }),
        code({ id: 'b', name: ' ' }),
        code({ id: 'b', mergedInto: '' }),
        code({ id: 'b', name: 'B', color: 'blue' }),
        code({ id: 'b', name: 'B', parent: null }),
        code([]),
        { schema: 1 },
        { codes: [] },
      ],
    ],
    [
      'summaries.schema.json',
      parseSummaries,
      [
        summaries({}),
        summaries({ words: { s: '5733641b8a9e' }, by: 'nd', at: '2026-11-22T10:00:00Z', mine: [] }),
        summaries({ code: undefined, participant: undefined, transcript: 'a.txt', segments: [] }),
        summaries({ text: ' ' }),
        summaries({ text: undefined }),
        summaries({ segments: undefined }),
        summaries({ segments: [1] }),
        summaries({ words: { s: 'trust' } }),
        summaries({ words: [] }),
        summaries({ at: 'now' }),
        summaries({ participant: '' }),
        { schema: 1 },
        { schema: 1, summaries: {} },
      ],
    ],
    [
      'coding.schema.json',
      parseSidecar,
      [
        sidecar({}),
        sidecar({ status: 'complete', coder: 'consensus', extra: 1 }),
        sidecar({
          segments: [
            {
              ...segment,
              quote: '',
              prefix: '',
              suffix: '',
              memo: 'M',
              created: '2026-11-22T10:00:00Z',
              from: [],
            },
          ],
        }),
        sidecar({ texts: { abababababab: { sha256, length: 9, blob: 'c'.repeat(40) } } }),
        sidecar({
          segments: [
            {
              ...segment,
              from: [{ coder: 'nd', segment: 's' }],
              by: 'nd',
              at: '2026-11-22T10:00:00Z',
              note: 'N',
            },
          ],
          decisions: [
            { ...decision, made: [{ segment: 's', code: 'a' }], note: 'N', more: 1 },
            { ...decision, id: 'e' },
          ],
        }),
        sidecar({ texts: undefined, segments: [] }),
        sidecar({ texts: [], segments: [] }),
        sidecar({ texts: { v1: { sha256, length: 9 } }, segments: [] }),
        sidecar({ texts: { abababababab: { sha256: 'ab', length: 9 } } }),
        sidecar({ texts: { abababababab: { sha256, length: -1 } } }),
        sidecar({ texts: { abababababab: { sha256, length: 9, blob: 'c' } } }),
        sidecar({ coder: 'ND' }),
        sidecar({ status: 'done' }),
        sidecar({ segments: [{ ...segment, from: ['nd'] }] }),
        sidecar({ segments: [{ ...segment, at: 'now' }] }),
        sidecar({ decisions: [{ ...decision, of: [{ coder: 'nd', segment: 's' }] }] }),
        sidecar({ decisions: [{ ...decision, taken: 'nd' }] }),
        sidecar({ decisions: [{ ...decision, made: undefined }] }),
        sidecar({ decisions: [{ ...decision, by: 'N. D.' }] }),
        sidecar({ segments: undefined }),
        sidecar({ segments: [{ ...segment, start: '0' }] }),
        sidecar({ segments: [{ ...segment, start: 0.5 }] }),
        sidecar({ segments: [{ ...segment, end: 3e9 }] }),
        sidecar({ segments: [{ ...segment, codes: [] }] }),
        sidecar({ segments: [{ ...segment, codes: [1] }] }),
        sidecar({ segments: [{ ...segment, created: 'today' }] }),
        sidecar({ segments: [{ ...segment, id: undefined }] }),
        sidecar({ segments: [segment, 5] }),
      ],
    ],
  ];
  for (const [name, parse, values] of cases) {
    it(`${name} accepts and rejects what the extension does`, () => {
      const verdicts = values.map(value => {
        const text = JSON.stringify(value);
        const accepted = parse(text).value !== undefined;
        assert.equal(accepts(schema(name), JSON.parse(text)), accepted, text);
        return accepted;
      });
      assert.ok(verdicts.includes(true) && verdicts.includes(false));
    });
  }
});
