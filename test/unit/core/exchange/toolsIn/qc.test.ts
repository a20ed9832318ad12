import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { UnusableFile } from '../../../../../src/core/exchange/codebookIn/readXml';
import { filesOf } from '../../../../../src/core/exchange/projectIn/filesOf';
import { type IncomingStudy, studyOfProject } from '../../../../../src/core/exchange/projectIn/incomingStudy';
import { type ProjectFolder, readQc } from '../../../../../src/core/exchange/toolsIn/qc';
import { OWN_READING } from '../../../../../src/core/exchange/toolsIn/toolProject';
import { edits, mutated } from '../mutatedBytes';
import { databaseFile } from './databaseFile';
import { codeLines, codingLines, squeezed } from './readToy';

const SCHEMA = `
CREATE TABLE document (file_path VARCHAR NOT NULL PRIMARY KEY, file_hash VARCHAR NOT NULL);
CREATE TABLE code (name VARCHAR NOT NULL PRIMARY KEY);
CREATE TABLE coder (name VARCHAR NOT NULL PRIMARY KEY);
CREATE TABLE document_index (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL, time_series BOOLEAN NOT NULL, document_id VARCHAR NOT NULL, UNIQUE (document_id, name));
CREATE TABLE coded_line (id INTEGER NOT NULL PRIMARY KEY, line INTEGER NOT NULL, coder_id VARCHAR NOT NULL, code_id VARCHAR NOT NULL);
CREATE TABLE location (id INTEGER NOT NULL PRIMARY KEY, start_line INTEGER NOT NULL, end_line INTEGER NOT NULL, document_index_id VARCHAR NOT NULL, CHECK (start_line <= end_line));
CREATE TABLE coded_line_location_association (coded_line_id INTEGER NOT NULL, location_id INTEGER NOT NULL, PRIMARY KEY (coded_line_id, location_id));
`;
const SETTINGS = `codebook: codebook.yaml
corpus_dir: corpus
database: qualitative_coding.sqlite3
editor: code
memos_dir: memos
qc_version: 1.7.8
verbose: false
`;
const CODEBOOK = `- feelings:
    - trust
    - fear:
        - time
- opening
- '2024'
- other:
    - trust
`;
const TEXTS: Readonly<Record<string, string>> = {
  'one.txt': 'INT: How was it 😀?\r\n\r\nAnna: I never trusted\r\nthem.\r\n',
  'sub/two.txt': 'First line.\nSecond line.\n\nAnother paragraph.',
};
/** Text, line from 0, coder, code. */
type Line = readonly [file: string, line: number, coder: string, code: string];
const LINES: readonly Line[] = [
  ['one.txt', 0, 'anna', 'opening'],
  ['one.txt', 2, 'anna', 'trust'],
  ['one.txt', 2, 'anna', 'time'],
  ['one.txt', 3, 'bo', 'trust'],
  ['sub/two.txt', 3, 'bo', '2024'],
];

async function project(
  texts: Readonly<Record<string, string>> = TEXTS,
  lines: readonly Line[] = LINES,
): Promise<Record<string, Uint8Array>> {
  const names = Object.keys(texts);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const database = await databaseFile(SCHEMA, [
    {
      table: 'document',
      rows: names.map(name => [name, createHash('sha1').update(texts[name]!).digest('hex')]),
    },
    { table: 'code', rows: [...new Set(lines.map(([, , , code]) => code))].map(code => [code]) },
    { table: 'coder', rows: [...new Set(lines.map(([, , coder]) => coder))].map(coder => [coder]) },
    { table: 'document_index', rows: names.map((name, i) => [i + 1, 'paragraphs', 0, name]) },
    { table: 'location', rows: names.map((_, i) => [i + 1, 0, 99, i + 1]) },
    { table: 'coded_line', rows: lines.map(([, line, coder, code], i) => [i + 1, line, coder, code]) },
    {
      table: 'coded_line_location_association',
      rows: lines.map(([name], i) => [i + 1, names.indexOf(name) + 1]),
    },
  ]);
  return {
    'settings.yaml': bytes(SETTINGS),
    'codebook.yaml': bytes(CODEBOOK),
    'qualitative_coding.sqlite3': database,
    'memos/2024-03-01-10-20_anna_first_thoughts.md': bytes('# First thoughts\n\nIt begins.\n'),
    ...Object.fromEntries(names.map(name => [`corpus/${name}`, bytes(texts[name]!)])),
  };
}

function folderOf(files: Readonly<Record<string, Uint8Array>>): ProjectFolder {
  return {
    read: path => Promise.resolve(Object.hasOwn(files, path) ? files[path] : undefined),
    list: folder =>
      Promise.resolve(
        Object.keys(files).flatMap(path =>
          path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
        ),
      ),
  };
}

async function studyOf(files: Readonly<Record<string, Uint8Array>>): Promise<IncomingStudy> {
  return studyOfProject(await readQc('theirs', folderOf(files)), { reading: OWN_READING });
}

describe('projects of qc', () => {
  it('come in with texts, coders, the tree of codes, coded lines and memos', async () => {
    const study = await studyOf(await project());
    assert.deepEqual(codingLines(study), [
      'one.txt | anna | 0 | INT:Howwasit😀? | opening',
      `one.txt | anna | ${squeezed('INT: How was it 😀?').length} | Anna:Inevertrusted | time + trust`,
      `one.txt | bo | ${squeezed('INT: How was it 😀? Anna: I never trusted').length} | them. | trust`,
      `sub/two.txt | bo | ${squeezed('First line. Second line.').length} | Anotherparagraph. | 2024`,
    ]);
    assert.deepEqual(codeLines(study), [
      ...['2024', 'feelings', 'feelings / fear', 'feelings / fear / time', 'feelings / trust', 'opening'],
      'other',
    ]);
    assert.deepEqual(
      study.transcripts.map(({ path }) => path),
      ['one.txt', 'sub/two.txt'],
    );
    assert.equal(study.memos.length, 1);
    assert.match(
      study.memos[0]!.text,
      /coder: anna\ncreated: 2024-03-01T10:20:00Z\n---\n\n# First thoughts\n\nIt begins\.\n$/,
    );
    assert.deepEqual(study.findings, [
      'Codes that are in several places of the codebook, of which the first is kept: trust.',
    ]);
  });

  it('say which lines have no words, which texts are missing or changed, and which codes the codebook lacks', async () => {
    const lines: readonly Line[] = [
      ...LINES,
      ['one.txt', 1, 'anna', 'trust'],
      ['one.txt', 99, 'anna', 'trust'],
      ['gone.txt', 0, 'anna', 'unlisted'],
    ];
    const files = await project({ ...TEXTS, 'gone.txt': 'Gone.' }, lines);
    delete files['corpus/gone.txt'];
    files['corpus/sub/two.txt'] = new TextEncoder().encode(`${TEXTS['sub/two.txt']}\n`);
    const study = await studyOf(files);
    assert.ok(codeLines(study).includes('unlisted'));
    const said = study.findings.join('\n');
    for (const part of [
      'Passages without words or outside of their text, which are left out: one.txt:2, one.txt:100.',
      'so that codings may be on other lines than were coded: sub/two.txt.',
      'Sources without a text in the file, whose codings are left out: gone.txt.',
    ])
      assert.ok(said.includes(part), `${part}\n${said}`);
  });

  it('have every line on its words', async () => {
    const text = fc
      .array(fc.constantFrom('one two', '😀 so', '', 'nai\u0308ve', ' indented  '), {
        minLength: 2,
        maxLength: 12,
      })
      .chain(all => fc.constantFrom('\n', '\r\n', '\r').map(end => all.join(end)));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.tuple(fc.nat(11), fc.nat(1)), { maxLength: 8 }),
        async (raw, marks) => {
          const all = raw.split(/\r\n?|\n/);
          const coded = marks.filter(([line]) => (all[line] ?? '').trim() !== '');
          const lines = coded.map(([line, coder]): Line => ['a.txt', line, `c${coder}`, 'x']);
          const study = await studyOf(await project({ 'a.txt': `${raw}end` }, lines));
          const expected = new Set(
            coded.map(([line, coder]) => {
              const before = squeezed(all.slice(0, line).join(''));
              const words = squeezed(line === all.length - 1 ? `${all[line]!}end` : all[line]!);
              return `a.txt | c${coder} | ${before.length} | ${words} | x`;
            }),
          );
          assert.deepEqual(codingLines(study), [...expected].sort());
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuse codebooks without end, and settings that are none', async () => {
    const files = await project();
    const withCodebook = (text: string) =>
      studyOf({ ...files, 'codebook.yaml': new TextEncoder().encode(text) });
    const bomb = `a: &a [x, x]\n${'bcdefghijklmnopqrstuvw'
      .split('')
      .map(
        (name, i) =>
          `${name}: &${name} [{n: *${'abcdefghijklmnopqrstuvw'[i]!}}, {m: *${'abcdefghijklmnopqrstuvw'[i]!}}]`,
      )
      .join('\n')}\n`;
    const list = `- ${bomb.replaceAll('\n', '\n  ').trimEnd()}\n`;
    await assert.rejects(withCodebook(list), /more than 20000 codes/);
    await assert.rejects(withCodebook('&a\n- b: *a\n'), /nested more than 200 levels deep|not valid YAML/);
    await assert.rejects(withCodebook('['.repeat(100_000)), /codebook\.yaml is not valid YAML/);
    await assert.rejects(withCodebook('a: [b'), /codebook\.yaml is not valid YAML/);
    await assert.rejects(
      studyOf({ ...files, 'settings.yaml': new TextEncoder().encode('database: other.sqlite3\n') }),
      /has no database\. Projects of qc before 1\.0 are not read\./,
    );
  });

  it('become a study, or are refused in words for the user, where they are damaged', async () => {
    const files = await project();
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(files)), edits, async (name, list) => {
        try {
          filesOf(await studyOf({ ...files, [name]: mutated(files[name]!, list) }));
          read++;
        } catch (error) {
          assert.ok(error instanceof UnusableFile, (error as Error).stack);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(read > 100, String(read));
  });
});
