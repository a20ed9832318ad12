import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('transcript-coder export', () => {
  const folder = tempFolder();
  const run = (...args: string[]) => runCli(folder.path, 'export', ...args);
  const study = () => folder.file('study');
  const projectIn = (file: string) =>
    strFromU8(unzipSync(fs.readFileSync(folder.file(file)))['project.qde']!);
  const changeStudy = (more: object) => {
    const file = path.join(study(), 'study.json');
    fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, 'utf8')), ...more }));
  };
  beforeEach(() => fs.cpSync(SAMPLE, study(), { recursive: true }));

  it('writes a project, and says what is in it', async () => {
    const { code, out, err } = await run('study', '-o', 'study.qdpx');
    assert.deepEqual([code, out, err], [0, 'Exported 7 transcripts with 505 segments.\n', '']);
    assert.match(
      projectIn('study.qdpx'),
      /^<\?xml.*\n<Project xmlns="urn:QDA-XML:project:1\.0" name="Job coaches/,
    );
    assert.equal((await run('study', '--to', 'qdpx', '-o', 'again.qdpx')).code, 0);
    assert.deepEqual(fs.readFileSync(folder.file('again.qdpx')), fs.readFileSync(folder.file('study.qdpx')));
  });

  it('exports what one coder has coded, and nothing else in a blind phase unless told so', async () => {
    changeStudy({ blind: true });
    const { code, err } = await run('study', '-o', 'study.qdpx');
    assert.equal(code, 2);
    assert.match(err, /blind phase/);
    assert.ok(!fs.existsSync(folder.file('study.qdpx')));
    assert.equal((await run('study', '--coder', 'c1', '-o', 'one.qdpx')).code, 0);
    const users = new Set(
      projectIn('one.qdpx')
        .match(/<Coding [^>]*creatingUser="[^"]+"/g)!
        .map(one => one.slice(-37)),
    );
    assert.equal(users.size, 1);
    assert.equal((await run('study', '--everyone', '-o', 'all.qdpx')).code, 0);
    assert.match((await run('study', '--coder', 'c9', '-o', 'x.qdpx')).err, /There is no coder “c9”/);
  });

  it('lists segments whose place is uncertain instead of exporting them', async () => {
    const transcript = path.join(study(), 'interviews/interview-1.txt');
    const text = fs.readFileSync(transcript, 'utf8');
    const words = 'The "what happened before", I do that with everybody now.';
    assert.ok(text.includes(words));
    fs.writeFileSync(transcript, text.replace(words, 'Nothing of the sort.'));
    const { code, out, err } = await run('study', '-o', 'study.qdpx');
    assert.equal(code, 0);
    assert.match(out, /^Exported 7 transcripts with 50\d segments\.$/m);
    assert.match(err, /^Not exported, since it is uncertain where their words are now: 1 segment\./m);
    assert.match(err, /^ {2}interviews\/interview-1\.txt: c1: orphan: The "what happened before"/m);
  });

  it('refuses what it cannot do', async () => {
    assert.match((await run('study')).err, /qdpx cannot be printed\. Name a file: -o FILE/);
    assert.match((await run('study', '-o', 'study/codebook.json')).err, /Nothing was written/);
    fs.writeFileSync(path.join(study(), 'codebook.json'), '{');
    assert.equal((await run('study', '-o', 'x.qdpx')).code, 2);
    assert.ok(!fs.existsSync(folder.file('x.qdpx')));
  });
});
