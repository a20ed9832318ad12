import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type ToyStudy, codePoints, qualcoderFile, requalFile } from '../core/exchange/toolsIn/toolFiles';
import { databaseFile } from '../core/exchange/toolsIn/databaseFile';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const RAW = 'INT: And 😀 then?\r\nP1: I never trusted them again.\r\n';

function toy(words: readonly string[]): ToyStudy {
  return {
    name: 'Streets',
    texts: [{ name: 'P1.docx', raw: RAW }],
    categories: [{ name: 'People' }],
    codes: [{ name: 'Trust', category: 0 }],
    passages: words.map(one => ({
      ...{ text: 0, start: RAW.indexOf(one), end: RAW.indexOf(one) + one.length },
      ...{ code: 0, coder: 'Bo Berg' },
    })),
  };
}

describe('transcript-coder import of a project of another tool', () => {
  const folder = tempFolder();
  const write = (name: string, bytes: Uint8Array) => fs.writeFileSync(folder.file(name), bytes);
  const run = (...args: string[]) => runCli(folder.path, 'import', ...args);
  const filesIn = (name: string) =>
    Object.fromEntries(
      fs
        .readdirSync(folder.file(name))
        .sort()
        .map(file => [file, fs.readFileSync(folder.file(`${name}/${file}`), 'utf8')]),
    );

  it('makes a study of a folder of QualCoder, and adds what is new in it later', async () => {
    fs.mkdirSync(folder.file('Streets.qda'));
    write('Streets.qda/data.qda', await qualcoderFile(toy(['never trusted'])));
    const dry = await run('Streets.qda', '--into', 'study', '--dry-run');
    assert.deepEqual([dry.code, fs.existsSync(folder.file('study'))], [1, false]);
    const made = await run('Streets.qda', '--into', 'study');
    assert.deepEqual([made.code, made.out, made.err], [0, '1 transcript, 2 codes, 1 segment\n', '']);
    const files = filesIn('study');
    assert.match(files['study.json']!, /"name": "Streets"/);
    assert.equal(files['P1.txt'], RAW.replaceAll('\r\n', '\n'));
    assert.match(files['P1.txt.bb.coding.json']!, /"quote":"never trusted"/);
    assert.equal((await runCli(folder.path, 'check', 'study')).code, 0);
    const again = await run('Streets.qda/data.qda', '--into', 'study');
    assert.deepEqual([again.code, again.out], [0, 'New: 0 transcripts, 0 codes, 0 segments\n']);
    assert.deepEqual(filesIn('study'), files);
    write('Streets.qda/data.qda', await qualcoderFile(toy(['never trusted', '😀 then'])));
    const more = await run('Streets.qda', '--into', 'study');
    assert.equal(more.out, 'New: 0 transcripts, 0 codes, 1 segment\n');
    assert.match(filesIn('study')['P1.txt.bb.coding.json']!, /"quote":"😀 then"/);
  });

  it('knows a database by what is in it, and its project by name', async () => {
    write(
      'data.txt',
      await requalFile(toy(['never trusted']), [
        { table: 'projects', rows: [[2, 'Squares', '', '2024-03-01 10:20:30']] },
      ]),
    );
    const several = await run('data.txt', '--into', 'study');
    assert.equal(several.code, 2);
    assert.match(
      several.err,
      /several projects: “Streets”, “Squares”\. Name one with --project\. Nothing was imported\./,
    );
    const { code, out } = await run('data.txt', '--into', 'study', '--project', 'Streets');
    assert.deepEqual([code, out], [0, '1 transcript, 2 codes, 1 segment\n']);
  });

  it('reads nothing outside of the folder of a project of qc', async () => {
    fs.mkdirSync(folder.file('qc/memos'), { recursive: true });
    fs.mkdirSync(folder.file('secret'));
    write('secret/2024-03-01-10-20_anna.md', new TextEncoder().encode('A secret.\n'));
    write('secret/a.txt', new TextEncoder().encode('A secret.\n'));
    write('qc/memos/b.md', new TextEncoder().encode('# Open\n\nSaid.\n'));
    fs.symlinkSync(folder.file('secret/a.txt'), folder.file('qc/memos/link.md'));
    const database = await databaseFile(
      'CREATE TABLE document (file_path, file_hash); CREATE TABLE coded_line (id, line, coder_id, code_id)',
      [
        {
          table: 'document',
          rows: ['../../secret/a.txt', folder.file('secret/a.txt')].map(file => [file, '']),
        },
      ],
    );
    write('qc/qualitative_coding.sqlite3', database);
    for (const memos of ['memos', '../secret', folder.file('secret')]) {
      write('qc/settings.yaml', new TextEncoder().encode(`memos_dir: ${JSON.stringify(memos)}\n`));
      const into = `study-${memos.length}`;
      const { code, err } = await run('qc', '--into', into);
      assert.deepEqual([code, /whose codings are left out: .*secret/.test(err)], [0, true]);
      const files = fs.readdirSync(folder.file(into), { recursive: true }) as string[];
      assert.deepEqual(
        files.filter(file => /\.(?:md|txt)$/.test(file)),
        memos === 'memos' ? ['memos/Open.md'] : [],
      );
    }
  });

  it('refuses what is none, or open, or not for it, and leaves the study as it was', async () => {
    write('p.qda', await qualcoderFile(toy(['never trusted']), codePoints));
    assert.equal((await run('p.qda', '--into', 'study')).code, 0);
    const files = filesIn('study');
    fs.mkdirSync(folder.file('empty'));
    write('cut.qda', fs.readFileSync(folder.file('p.qda')).subarray(0, 9000));
    write('a.txt', new TextEncoder().encode('INT: Hello.\n'));
    write('open.qda', fs.readFileSync(folder.file('p.qda')));
    write('open.qda-wal', Uint8Array.of(1));
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [['empty'], /“empty” is a folder, and not the project of a program\. Nothing was imported\./],
      [['cut.qda'], /cut\.qda: The database is damaged: .*\. Nothing was imported\./],
      [['open.qda'], /“open\.qda” is open in its program\. Close it there and import it again\./],
      [['p.qda', 'a.txt'], /A project is imported by itself\. Name only “p\.qda”\./],
      [['p.qda', '--positions', 'utf-16'], /--positions is for projects of REFI-QDA\./],
      [['p.qda', '--coder', 'x'], /--coder is for codings\./],
      [['a.txt', '--project', 'x'], /--project is for databases with several projects\./],
    ];
    for (const [args, message] of refused) {
      const { code, err } = await run(...args, '--into', 'study');
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
      assert.deepEqual(filesIn('study'), files);
    }
  });
});
