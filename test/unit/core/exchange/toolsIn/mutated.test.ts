import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UnusableFile } from '../../../../../src/core/exchange/codebookIn/readXml';
import { filesOf } from '../../../../../src/core/exchange/projectIn/filesOf';
import { edits, mutated } from '../mutatedBytes';
import { type Cell, changedDatabase, literal } from './databaseFile';
import { studyOf } from './readToy';
import { type ToyStudy, codePoints, qualcoderFile, requalFile, rqdaFile, taguetteFile } from './toolFiles';

const RAW = 'INT: How was it, 😀 then?\r\n\r\nP1: I never trusted them again. Nobody did.\r\n'.repeat(5);
const TOY: ToyStudy = {
  name: 'Streets',
  texts: [
    { name: 'One', raw: RAW, memo: 'On it.' },
    { name: 'Two', raw: 'Short & good.\n' },
  ],
  categories: [{ name: 'People' }, { name: 'Feelings', above: 0 }],
  codes: [{ name: 'Trust', category: 1, memo: 'In people.' }, { name: 'Time' }],
  passages: Array.from({ length: 8 }, (_, i) => ({
    ...{ text: 0, start: i * 40, end: i * 40 + 30, code: i % 2, coder: i % 3 === 0 ? 'Anna' : 'Bo' },
    memo: 'So.',
  })),
};

/** The columns of each table that a reader looks at. */
const FILES: Readonly<
  Record<string, { readonly file: () => Promise<Uint8Array>; readonly columns: readonly string[] }>
> = {
  QualCoder: {
    file: () =>
      qualcoderFile(TOY, codePoints, [
        { table: 'annotation', rows: [[1, 1, 3, 9, 'When?', 'Bo', '']] },
        { table: 'cases', rows: [[1, 'Mrs P', '', 'Bo', '']] },
        { table: 'case_text', rows: [[1, 1, 1, 0, 99_999, 'Bo', '', '']] },
        { table: 'attribute', rows: [[1, 'Age', 'case', '43', 1, '', 'Bo']] },
      ]),
    columns: [
      ...['source.id', 'source.name', 'source.fulltext', 'source.mediapath', 'source.memo', 'code_text.cid'],
      ...['code_text.fid', 'code_text.seltext', 'code_text.pos0', 'code_text.pos1', 'code_text.owner'],
      ...['code_name.name', 'code_name.catid', 'code_name.color', 'code_cat.supercatid', 'code_cat.catid'],
      ...[
        'cases.name',
        'case_text.pos1',
        'attribute.name',
        'attribute.value',
        'annotation.pos0',
        'project.memo',
      ],
    ],
  },
  RQDA: {
    file: () =>
      rqdaFile(TOY, codePoints, [{ table: 'annotation', rows: [[1, 3, 'When?', 'Bo', '', '', 1]] }]),
    columns: [
      ...['source.id', 'source.name', 'source.file', 'source.status', 'coding.cid', 'coding.fid'],
      ...['coding.seltext', 'coding.selfirst', 'coding.selend', 'coding.owner', 'coding.memo', 'freecode.id'],
      ...['freecode.name', 'codecat.catid', 'treecode.catid', 'annotation.position', 'project.memo'],
    ],
  },
  requal: {
    file: () => requalFile(TOY),
    columns: [
      ...['documents.doc_name', 'documents.doc_text', 'documents.project_id', 'segments.segment_start'],
      ...['segments.segment_end', 'segments.segment_text', 'segments.code_id', 'segments.user_id'],
      ...['codes.code_name', 'codes.code_color', 'categories_codes_map.category_id', 'users.user_name'],
      ...['memos.text', 'projects.project_name', 'memos_segments_map.segment_id'],
    ],
  },
  Taguette: {
    file: () => taguetteFile(TOY),
    columns: [
      ...['documents.name', 'documents.contents', 'documents.project_id', 'highlights.start_offset'],
      ...['highlights.end_offset', 'highlights.snippet', 'highlights.document_id', 'tags.path', 'tags.id'],
      ...['highlight_tags.tag_id', 'commands.payload', 'commands.user_login', 'projects.name'],
    ],
  },
};

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    null,
    -1,
    0,
    1,
    2,
    1.5,
    1e15,
    9e18,
    NaN,
    '',
    ' ',
    '\0',
    '2',
    '1.0',
    '../../x',
    '.',
    '\ufeff',
  ),
  fc.constantFrom<Cell>(
    'a\u2028b',
    '<p>'.repeat(3000),
    '{"type":"highlight_add"}',
    'null',
    '__proto__',
    '[Key quote]',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map(text => text.replace(/[\ud800-\udfff]/g, '')),
  fc.uint8Array({ maxLength: 12 }),
);

/** What a database becomes: files of a study in which every segment has its words, or a refusal in words for the user. */
async function reads(bytes: Uint8Array): Promise<boolean> {
  try {
    const study = await studyOf(bytes);
    const texts = new Map(study.transcripts.map(({ path, text }) => [path, text]));
    for (const { path } of filesOf(study)) assert.doesNotMatch(path, /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]/);
    for (const { path, sidecar } of study.codings)
      for (const { start, end } of sidecar.segments)
        assert.ok(0 <= start && start < end && end <= texts.get(path)!.length);
    return true;
  } catch (error) {
    assert.ok(error instanceof UnusableFile, (error as Error).stack);
    assert.notEqual(error.message, '');
    return false;
  }
}

/** With tables in which every cell can have every value. */
async function withoutKeys(bytes: Uint8Array, columns: readonly string[]): Promise<Uint8Array> {
  const tables = [...new Set(columns.map(column => column.split('.')[0]!))];
  const sql = tables.map(
    table =>
      `CREATE TABLE plain AS SELECT * FROM ${table}; DROP TABLE ${table}; ALTER TABLE plain RENAME TO ${table}`,
  );
  return changedDatabase(bytes, sql.join(';'));
}

describe('damaged databases of other tools', () => {
  for (const [tool, { file, columns }] of Object.entries(FILES)) {
    it(`become a study, or are refused in words for the user: ${tool}`, async () => {
      const bytes = await file();
      assert.ok(await reads(bytes));
      await fc.assert(
        fc.asyncProperty(edits, async list => void (await reads(mutated(bytes, list)))),
        { numRuns: 300 },
      );
    });

    it(`the same with anything in their cells: ${tool}`, async () => {
      const bytes = await withoutKeys(await file(), columns);
      const change = fc.record({
        column: fc.constantFrom(...columns),
        value: cell,
        every: fc.integer({ min: 1, max: 4 }),
      });
      let read = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
          const sql = changes.map(({ column, value, every }) => {
            const [table, name] = column.split('.');
            return `UPDATE ${table} SET ${name} = ${literal(value)} WHERE rowid % ${every} = 0`;
          });
          if (await reads(await changedDatabase(bytes, sql.join(';')))) read++;
        }),
        { numRuns: 300 },
      );
      assert.ok(read > 100, String(read));
    });
  }
});
