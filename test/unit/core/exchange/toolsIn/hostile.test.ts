import assert from 'node:assert/strict';
import { UnusableFile } from '../../../../../src/core/exchange/codebookIn/readXml';
import { isDatabase } from '../../../../../src/core/exchange/toolsIn/isDatabase';
import { changedDatabase, databaseFile } from './databaseFile';
import { codeLines, codingLines, studyOf } from './readToy';
import { type ToyStudy, codePoints, qualcoderFile, rqdaFile } from './toolFiles';

const RAW = 'P1: I never trusted them.\n';
const TOY: ToyStudy = {
  name: 'S',
  texts: [{ name: 'One', raw: RAW }],
  categories: [{ name: 'A' }, { name: 'B', above: 0 }],
  codes: [{ name: 'Trust', category: 1 }],
  passages: [{ text: 0, start: 6, end: 11, code: 0, coder: 'Anna' }],
};
const CODINGS = ['One.txt | Anna | 4 | never | Trust'];

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await studyOf(bytes);
  } catch (error) {
    assert.ok(error instanceof UnusableFile, (error as Error).stack);
    return error.message;
  }
  return assert.fail('it was read');
}

describe('databases that mean harm', () => {
  it('have no view, trigger, virtual table or computed column run', async () => {
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    const bytes = await qualcoderFile(TOY);
    const withMore = await changedDatabase(
      bytes,
      `DROP TABLE coder_names; CREATE VIEW coder_names AS SELECT (${endless}) AS name;
       DROP TABLE journal; CREATE VIRTUAL TABLE journal USING fts3(name, jentry, date, owner); INSERT INTO journal VALUES ('a', 'b', '', 'c');
       CREATE TRIGGER t AFTER INSERT ON code_text BEGIN DELETE FROM source; END;
       ALTER TABLE code_cat ADD COLUMN more AS (length(hex(zeroblob(900000000)))) VIRTUAL;`,
    );
    const study = await studyOf(withMore);
    assert.deepEqual(codingLines(study), CODINGS);
    assert.deepEqual(study.memos, []);
    const views = await databaseFile(
      `CREATE VIEW source AS ${endless.replace('count(*)', "i AS id, 'x' AS file")};
       CREATE TABLE freecode (name, id); CREATE TABLE coding (cid)`,
      [],
    );
    assert.match(await refusal(views), /not a project of QualCoder, Taguette, RQDA or requal/);
  });

  it('are refused where they are none, or of something else, or only a part', async () => {
    assert.match(
      await refusal(Uint8Array.from(Buffer.from('SQLite format 3\0 and no more'))),
      /The database is damaged: /,
    );
    assert.match(await refusal(new Uint8Array(500)), /The database is damaged: file is not a database\./);
    assert.match(await refusal(new Uint8Array(101 * 2 ** 20)), /larger than 100 MB/);
    assert.match(await refusal(await databaseFile('CREATE TABLE a (b)', [])), /not a project of/);
    const qc = 'CREATE TABLE document (file_path); CREATE TABLE coded_line (id)';
    assert.match(await refusal(await databaseFile(qc, [])), /part of a project of qc\. Import the folder/);
    assert.ok(isDatabase(await qualcoderFile(TOY)));
    assert.ok(!isDatabase(Uint8Array.from(Buffer.from('SQLite format 3'))));
  });

  it('have categories that are above themselves put at the top', async () => {
    const bytes = await changedDatabase(
      await qualcoderFile(TOY),
      'UPDATE code_cat SET supercatid = 2 WHERE catid = 1',
    );
    const study = await studyOf(bytes);
    assert.deepEqual(codeLines(study), ['A', 'A / B', 'A / B / Trust | #F5A9A9']);
    assert.deepEqual(study.findings, [
      'Codes that would be their own ancestors, which are at the top now: A.',
    ]);
  });

  it('are refused with codes that are too many or too deep', async () => {
    const many = `WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 20020)`;
    const wide = await changedDatabase(
      await qualcoderFile(TOY),
      `INSERT INTO code_cat (catid, name) ${many} SELECT i, 'c' || i FROM n`,
    );
    assert.match(await refusal(wide), /more than 20000 codes/);
    const deep = await changedDatabase(
      await qualcoderFile(TOY),
      `INSERT INTO code_cat (catid, name, supercatid) ${many.replace('20020', '400')} SELECT i, 'c' || i, i - 1 FROM n`,
    );
    assert.match(await refusal(deep), /nested more than 200 levels deep/);
  });

  it('are read in UTF-16, in write-ahead mode, and with values of other kinds than their columns', async () => {
    const bytes = await changedDatabase(
      await rqdaFile({ ...TOY, categories: [], codes: [{ name: 'Trust' }] }),
      "UPDATE coding SET selfirst = '6', selend = 11.0, cid = '1'; UPDATE source SET id = 1.0",
    );
    const inWal = Uint8Array.from(bytes);
    inWal[18] = inWal[19] = 2;
    assert.deepEqual(codingLines(await studyOf(inWal)), CODINGS);
    const utf16 = await databaseFile(
      `PRAGMA encoding = 'UTF-16le'; CREATE TABLE source (name, id, file, status); CREATE TABLE freecode (name, id, status);
       CREATE TABLE coding (cid, fid, seltext, selfirst, selend, status, owner)`,
      [
        { table: 'source', rows: [['One', 1, RAW, 1]] },
        { table: 'freecode', rows: [['Trust', 1, 1]] },
        { table: 'coding', rows: [[1, 1, 'never', 6, 11, 1, 'Anna']] },
      ],
    );
    assert.deepEqual(codingLines(await studyOf(utf16)), CODINGS);
  });

  it('have what is no text shown as U+FFFD, and say so', async () => {
    const bytes = await changedDatabase(
      await qualcoderFile(TOY, codePoints),
      "UPDATE source SET fulltext = CAST(CAST(fulltext AS BLOB) || x'ff00' AS TEXT)",
    );
    const study = await studyOf(bytes);
    assert.equal(study.transcripts[0]!.text, `${RAW}\ufffd\ufffd`);
    assert.deepEqual(codingLines(study), CODINGS);
    assert.match(study.findings.join('\n'), /not UTF-8, of which some characters could not be read: One\./);
  });
});
