import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

describe('transcript-coder agreement', () => {
  const folder = tempFolder();
  beforeEach(() => fs.cpSync(SAMPLE, folder.file('study'), { recursive: true }));

  const run = (...argv: string[]) => runCli(folder.path, 'agreement', 'study', ...argv);

  it('prints the JSON that the documentation promises', async () => {
    const { code, out, err } = await run('--coders', 'c1,c2', '--unit', 'sentence', '--format', 'json');
    assert.equal(code, 0, err);
    const data = JSON.parse(out);
    assert.equal(data.unit, 'sentence');
    assert.deepEqual(data.coders, ['c1', 'c2']);
    for (const row of [...data.rows, data.overall]) {
      const { n, a, b, c, d, percent, positive, kappa, alpha, ci, reason } = row;
      assert.equal(n, a + b + c + d);
      if (reason !== null) {
        assert.deepEqual([percent, positive, kappa, alpha, ci], [null, null, null, null, null]);
        continue;
      }
      assert.ok(Math.abs(percent - (a + d) / n) < 1e-9);
      assert.ok(Math.abs(positive - (2 * a) / (2 * a + b + c)) < 1e-9);
      assert.ok(ci === null || (ci[0] <= ci[1] && ci[1] <= 1));
    }
    assert.ok(data.rows.length > 10);
    assert.ok(data.rows.every((row: { code: string }) => typeof row.code === 'string'));
    const { unit, level, missing, speakers, resamples, seed, clusters } = data.scope;
    assert.deepEqual(
      { unit, level, missing, speakers, resamples, seed, clusters },
      {
        unit: 'sentence',
        level: 'all',
        missing: 'uncoded',
        speakers: 'all',
        resamples: 1000,
        seed: 1,
        clusters: { kind: 'transcript', count: 6 },
      },
    );
    assert.match(data.method, /^How agreement was computed/);
  });

  it('swaps what only one of two coders has when they are named the other way', async () => {
    const rowsOf = async (coders: string) => {
      const { out } = await run('--coders', coders, '--format', 'json', '--resamples', '0');
      return JSON.parse(out).rows as { b: number; c: number; alpha: number }[];
    };
    const [one, other] = [await rowsOf('c1,c2'), await rowsOf('c2,c1')];
    assert.deepEqual(
      one.map(({ b, c }) => [b, c]),
      other.map(({ b, c }) => [c, b]),
    );
    one.forEach(({ alpha }, i) => assert.ok(Math.abs(alpha - other[i]!.alpha) < 1e-9));
  });

  it('prints every view in every format', async () => {
    for (const show of [
      'agreement',
      'spans',
      'unitizing',
      'confusion',
      'comparability',
      'nvivo',
      'pairs',
      'values',
    ]) {
      for (const format of ['text', 'md', 'csv', 'html', 'json', 'svg']) {
        const { code, out, err } = await run('--show', show, '--format', format, '--resamples', '20');
        assert.equal(code, 0, `${show} ${format}: ${err}`);
        assert.ok(out.length > 500, `${show} ${format}`);
      }
    }
  });

  it('says how far coders agree on the value of a code with a scale', async () => {
    const { code, out } = await run('--show', 'values', '--resamples', '20', '--format', 'json');
    assert.equal(code, 0);
    const { rows, scope, unit } = JSON.parse(out);
    assert.deepEqual([unit, scope.missing, scope.level, rows.length], ['turn', 'uncoded', 'codes', 1]);
    const [{ name, n, alone, percent, metric, alpha, ci, few }] = rows;
    assert.deepEqual([name, n, alone, metric, few], ['Supporting supervisions', 9, 1, 'ordinal', false]);
    assert.ok(Math.abs(percent - 7 / 9) < 1e-12 && alpha > ci[0] && ci[1] === 1);
    const none = await run('--show', 'values', '--code', 'useful-tool-pgsv');
    assert.equal(none.code, 2);
    assert.match(none.err, /No code here has a scale/);
  });

  it('says what is wrong with a call', async () => {
    const refuses = async (argv: string[], message: string) => {
      const { code, out, err } = await run(...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.includes(message), err);
    };
    await refuses(['--coders', 'c1'], 'Agreement needs at least two coders. Only Coder 1 is selected.');
    await refuses(['--coders', 'c1,c9'], 'coders: unknown coder “c9”. The coders are: c1, c2.');
    await refuses(['--transcript', 'focus-group.txt'], 'Agreement needs at least two coders.');
    await refuses(['--unit', 'word'], 'Unknown value “word” for --unit.');
  });

  it('runs as a kept report, with a list of coders', async () => {
    const file = folder.file('study/study.json');
    const text = fs.readFileSync(file, 'utf8');
    const options = { coders: ['c2', 'c1'], unit: 'turn', resamples: 0 };
    const report = { id: 'agreed', name: 'Agreed', analysis: 'agreement', options };
    const study = JSON.parse(text);
    fs.writeFileSync(file, JSON.stringify({ ...study, reports: [...(study.reports ?? []), report] }));
    const { code, out, err } = await runCli(folder.path, 'report', 'study', 'Agreed', '--format', 'json');
    fs.writeFileSync(file, text);
    assert.equal(code, 0, err);
    assert.deepEqual(JSON.parse(out).coders, ['c2', 'c1']);
  });
});

describe('transcript-coder sample', () => {
  it('draws transcripts, the same with the same seed', async () => {
    const run = (...argv: string[]) => runCli(SAMPLE, 'sample', '.', '--format', 'json', ...argv);
    const { code, out } = await run('--share', '0.4', '--seed', '2');
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).rows.length, 3);
    assert.equal((await run('--share', '0.4', '--seed', '2')).out, out);
    assert.equal(JSON.parse((await run('--count', '7')).out).scope.drawnShare, 1);
    assert.equal((await run('--count', '8')).code, 2);
    assert.equal((await run('--share', '1.5')).code, 2);
  });
});
