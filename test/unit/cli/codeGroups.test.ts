import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

interface Row {
  readonly name: string;
  readonly kind: string;
  readonly segments: number;
}

interface Codebook {
  readonly codes: { readonly id: string; memo?: string }[];
  groups?: object[];
}

/** Codes with a memo; the first one is in a group. */
const MEMOS = ['useful-tool-pgsv', 'structure-5d1x'];

describe('code groups on the command line', () => {
  const folder = tempFolder();
  const run = (command: string, ...args: string[]) => runCli(folder.path, command, '.', ...args);
  const json = async (command: string, ...args: string[]) => {
    const { code, out, err } = await run(command, ...args, '--format', 'json');
    assert.deepEqual([code, err], [0, '']);
    return JSON.parse(out) as { scope: { filters: unknown }; rows: Row[] };
  };

  beforeEach(() => {
    fs.cpSync('media/sample-study', folder.path, { recursive: true });
    const file = folder.file('codebook.json');
    const codebook = JSON.parse(fs.readFileSync(file, 'utf8')) as Codebook;
    for (const code of codebook.codes) if (MEMOS.includes(code.id)) code.memo = `On ${code.id}`;
    codebook.groups = [
      { id: 'first-1', name: 'First', codes: ['useful-tool-pgsv', 'additional-workload-7elz'] },
      { id: 'none-1', name: 'None', codes: [] },
    ];
    fs.writeFileSync(file, JSON.stringify(codebook));
  });

  it('keep their codes, and have a row of all of these', async () => {
    const { rows, scope } = await json('frequency', '--codegroup', 'first', '--by', 'segment');
    assert.deepEqual(scope.filters, { codeGroups: ['first-1'] });
    assert.deepEqual(
      rows.map(({ name, kind }) => [name, kind]),
      [
        ['Useful tool', 'code'],
        ['Additional workload', 'code'],
        ['First', 'group'],
      ],
    );
    const both = await json('segments', '--codegroup', 'First');
    assert.equal(rows[2]!.segments, both.rows.length);
    const { out } = await run('frequency', '--codegroup', 'first', '--format', 'csv');
    assert.match(out, /,first-1,,,,/);
  });

  it('have rows after all codes when they are asked for, unless codes are filtered', async () => {
    const kinds = async (...args: string[]) =>
      (await json('frequency', '--codegroups', ...args)).rows.slice(-2).map(({ kind }) => kind);
    assert.deepEqual(await kinds(), ['group', 'group']);
    assert.deepEqual(await kinds('--code', 'Useful tool'), ['code']);
  });

  it('are a filter of everything that filters by codes', async () => {
    for (const command of ['groups', 'matrix', 'saturation', 'timeline', 'uncoded', 'cooccurrence']) {
      const { code, err } = await run(command, '--codegroup', 'First', '--codegroup', 'None');
      assert.deepEqual([code, err], [0, ''], command);
    }
    const { rows: memos } = await json('memos', '--codegroup', 'First', '--on', 'code');
    assert.deepEqual(
      memos.map(one => (one as unknown as { id: string }).id),
      ['useful-tool-pgsv'],
    );
    const empty = await json('segments', '--codegroup', 'None');
    assert.deepEqual(empty.rows, []);
    const inside = await run('search', 'sheet', '--codegroup', 'First', '--format', 'json');
    const within = await run('search', 'sheet', '--codegroup', 'None', '--format', 'json');
    assert.ok((JSON.parse(inside.out) as { rows: [] }).rows.length > 0);
    assert.deepEqual((JSON.parse(within.out) as { rows: [] }).rows, []);
    const { code, err } = await run('frequency', '--codegroup', 'Frist');
    assert.equal(code, 2);
    assert.match(err, /There is no code group “Frist”\./);
  });
});
