import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('transcript-coder archive and verify', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, ...args);
  beforeEach(() => fs.cpSync(SAMPLE, folder.file('study'), { recursive: true }));

  it('write a study without words, and recompute its tables', async () => {
    const made = await run('archive', 'study', '-o', 'study.zip');
    assert.deepEqual([made.code, made.err], [0, '']);
    assert.match(
      made.out,
      /^Archived 7 transcripts with 505 segments\. Others can recompute \d+ tables from it\.\n/,
    );
    assert.match(
      made.out,
      /\n {2}attributes of participants: age, gender, profession, work rate %, years as job coach, years in psychiatry before\n/,
    );
    const { code, out, err } = await run('verify', 'study.zip', '--study', 'study');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^transcript-coder frequency STUDY: equal\n/);
    assert.match(out, /\n\d+ tables recomputed, all equal\.\nThe archive was made from this study\.\n$/);

    fs.appendFileSync(folder.file('study/interviews/interview-1.txt'), '\nJob Coach 1: One thing more.\n');
    const other = await run('verify', 'study.zip', '--study', 'study');
    assert.equal(other.code, 1);
    assert.match(other.out, /transcript-02\.txt: not as in the study\n/);
    assert.match(other.out, /was not made from this study as it is now/);
  });

  it('are a study that all commands read, and leave out attributes', async () => {
    await run('archive', 'study', '--without-attributes', 'profession', '-o', 'study.zip');
    const files = unzipSync(fs.readFileSync(folder.file('study.zip')));
    fs.mkdirSync(folder.file('archive'));
    for (const [name, content] of Object.entries(files))
      fs.writeFileSync(folder.file(`archive/${name}`), content);
    const figures = async (study: string) => {
      const { out } = await run('frequency', study, '--format', 'json');
      const { rows } = JSON.parse(out) as { rows: Record<string, unknown>[] };
      return rows.map(({ id: _, ...row }) => row);
    };
    assert.deepEqual(await figures('archive'), await figures('study'));
    assert.equal((await run('check', 'archive')).code, 0);
    assert.ok(!strFromU8(files['study.json']!).includes('profession'));
    assert.match(
      (await run('archive', 'study', '--without-attributes', 'height', '-o', 'x.zip')).err,
      /no participant|No participant/,
    );
  });

  it('say what is different', async () => {
    await run('archive', 'study', '-o', 'study.zip');
    const files = unzipSync(fs.readFileSync(folder.file('study.zip')));
    const name = 'transcript-01.txt.coder-01.coding.json';
    const text = strFromU8(files[name]!);
    const fewer = text.replace(/\n\{"id":"s01".*\n/, '\n');
    assert.notEqual(fewer, text);
    fs.writeFileSync(folder.file('study.zip'), zipSync({ ...files, [name]: strToU8(fewer) }));
    const { code, out } = await run('verify', 'study.zip');
    assert.equal(code, 1);
    assert.match(out, /^transcript-coder frequency STUDY: different: The figures are different\.\n/);
    assert.match(out, /\ntranscript-01\.txt\.coder-01\.coding\.json: changed since the archive was made\n/);
    assert.equal((await run('verify', 'study/study.json')).code, 2);
    assert.match((await run('archive', 'study')).err, /Name a file: -o FILE/);
  });
});
