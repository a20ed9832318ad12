import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { EMPTY, take } from '../core/versions/merge/codingSteps';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const BASE = stringifySidecar(take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const memo = (text: string) => BASE.replace('"created"', `"memo":"${text}","created"`);

describe('transcript-coder merge', () => {
  const folder = tempFolder();
  const write = (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(folder.file(name), content);
  };
  const merge = (...argv: string[]) => runCli(folder.path, 'merge', ...argv);

  it('prints what merges by itself, or puts it where it is wanted', async () => {
    const ours = BASE.replace('"effort-ab12"', '"effort-ab12","time-gh78"');
    write({ base: BASE, ours, theirs: memo('so') });
    const printed = await merge('base', 'ours', 'theirs');
    assert.deepEqual([printed.code, printed.err], [0, '']);
    assert.match(printed.out, /"time-gh78"\],"memo":"so"/);
    assert.equal((await merge('base', 'theirs', 'ours')).out, printed.out);
    assert.deepEqual(await merge('base', 'ours', 'theirs', '-o', 'ours'), { code: 0, out: '', err: '' });
    assert.equal(fs.readFileSync(folder.file('ours'), 'utf8'), printed.out);
    assert.equal((await merge('-', 'theirs', 'theirs')).out, memo('so'));
  });

  it('ends with 1 for what a person must decide, with 10 as a driver, and names both values', async () => {
    write({ base: BASE, 'a.txt.nd.coding.json': memo('hard'), theirs: memo('easy') });
    const { code, out, err } = await merge('base', 'a.txt.nd.coding.json', 'theirs');
    assert.deepEqual(
      [code, err],
      [1, 'a.txt.nd.coding.json: conflict: segments m0, memo: "easy" or "hard"\n'],
    );
    assert.match(out, /"conflicts":\{"memo":\["easy","hard"\]\}/);
    const driver = await merge(
      '--driver',
      '--path=x/a.txt.nd.coding.json',
      'base',
      'a.txt.nd.coding.json',
      'theirs',
    );
    assert.deepEqual([driver.code, driver.out], [10, '']);
    assert.equal(fs.readFileSync(folder.file('a.txt.nd.coding.json'), 'utf8'), out);
  });

  it('names the code and the values where two people have chosen different ones on its scale', async () => {
    const valued = (values: object) =>
      BASE.replace('"created"', `"values":${JSON.stringify(values)},"created"`);
    const base = valued({ 'effort-ab12': 'low', 'time-gh78': 4 });
    write({
      base,
      'a.txt.nd.coding.json': base.replace('low', 'high').replace('4}', '7}'),
      theirs: base.replace('low', 'mid').replace(',"time-gh78":4', ''),
    });
    const merged = async () => (await merge('base', 'a.txt.nd.coding.json', 'theirs')).err.split('\n').sort();
    const lines = (effort: string) => [
      '',
      `a.txt.nd.coding.json: conflict: segments m0, value of ${effort}: "high" or "mid" (was "low")`,
      'a.txt.nd.coding.json: conflict: segments m0, value of time-gh78: 7 or nothing (was 4)',
    ];
    assert.deepEqual(await merged(), lines('effort-ab12').sort());
    write({
      'study.json': '{"schema":1,"name":"S","transcripts":["*.txt"]}',
      'codebook.json': '{"schema":1,"codes":[{"id":"effort-ab12","name":"Effort"}]}',
    });
    assert.deepEqual(await merged(), lines('Effort').sort());
    write({ 'codebook.json': 'broken' });
    assert.deepEqual(await merged(), lines('effort-ab12').sort());
  });

  it('ends with 2, and writes nothing, where a version cannot be used', async () => {
    write({
      base: BASE,
      ours: memo('a'),
      broken: memo('b').slice(0, -5),
      newer: BASE.replace('"schema": 1', '"schema": 9'),
    });
    const refuses = async (argv: string[], expected: RegExp) => {
      const { code, out, err } = await merge(...argv, '-o', 'ours');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, expected);
      assert.equal(fs.readFileSync(folder.file('ours'), 'utf8'), memo('a'));
    };
    await refuses(['base', 'ours', 'broken'], /^broken:\d+: The file is not valid JSON/);
    await refuses(['newer', 'ours', 'base'], /^newer:2: This file was written by a newer version/);
    await refuses(['base', 'ours', 'none'], /“none” cannot be read: no such file/);
    // more than V8 puts into a string, and nothing but a length on the disk
    fs.writeFileSync(folder.file('large'), '');
    fs.truncateSync(folder.file('large'), 0x20000000);
    await refuses(['base', 'ours', 'large'], /“large” cannot be read: the file is too large\./);
    fs.rmSync(folder.file('large'));
    await refuses(['base', 'ours'], /Name three files/);
    await refuses(['--path', 'notes.json', 'base', 'ours', 'base'], /^notes.json: This is not a coding file/);
  });
});
