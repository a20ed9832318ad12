import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('a study whose summaries cannot be read', () => {
  const folder = tempFolder();
  const run = (...argv: string[]) => runCli(folder.path, ...argv);

  beforeEach(() => {
    fs.cpSync(SAMPLE, folder.file('study'), { recursive: true });
    fs.writeFileSync(folder.file('study/summaries.json'), '{\n  "version": 1,\n  "summaries": [{]\n}\n');
  });

  for (const analysis of ['frequency', 'cooccurrence', 'segments'])
    it(`is counted all the same: ${analysis}`, async () => {
      const { code, out, err } = await run(analysis, 'study');
      const whole = await run(analysis, SAMPLE);
      assert.match(err, /^study\/summaries\.json:3: /m);
      assert.deepEqual([code, out], [0, whole.out]);
    });

  it('holds a paper, searches and shows pinned reports all the same', async () => {
    fs.writeFileSync(
      folder.file('paper.md'),
      'He had “two thirds of it I was doing already” (Job Coach 3).\n',
    );
    assert.equal((await run('manuscript', 'check', 'paper.md', 'study')).code, 0);
    assert.equal((await run('search', 'study', 'sticky')).code, 0);
  });

  it('is refused where summaries are asked for, with file and line', async () => {
    for (const argv of [
      ['grid', 'study'],
      ['check', 'study'],
    ]) {
      const { code, out, err } = await run(...argv);
      assert.notEqual(code, 0, argv.join(' '));
      assert.match(out + err, /^study\/summaries\.json:3: /m);
    }
  });

  it('is refused by pinned reports of them', async () => {
    const file = folder.file('study/study.json');
    const study = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
    const reports = ['grid', 'frequency'].map(analysis => ({ id: analysis, name: analysis, analysis }));
    fs.writeFileSync(file, JSON.stringify({ ...study, reports }));
    assert.equal((await run('report', 'study', 'frequency')).code, 0);
    const { code, out, err } = await run('report', 'study', 'grid');
    assert.deepEqual([code, out], [2, '']);
    assert.match(
      err,
      /^study\/summaries\.json:3: [^]*The summaries of the study cannot be read, see above\.$/m,
    );
  });
});
