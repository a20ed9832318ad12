import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from '../cli/runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');
const PUBLISHED = path.resolve(__dirname, '../../../../shared/published-tables.json');

interface Row {
  name: string;
  kind: string;
  participants: number;
  of: number;
  label: string;
}

interface Published {
  tables: {
    id: string;
    title: string;
    of: number;
    themes: { theme: string; participants: number; codes: { code: string; participants: number }[] }[];
  }[];
}

/** N of each theme and its codes, in the order of Tables 1 and 2 of Dunand et al. 2024 (PLoS ONE 19(3): e0299514). */
const FIGURES: Readonly<Record<string, string>> = {
  'part-1': '5: 5 4 4 3 3 3 3 3 2 2 2; 5: 4 4 3 3 2 2; 5: 5 4 4 2; 5: 4 3 3 2',
  'part-2': '6: 6 6 6 6 6 6 5 5 5 5 5 4 4 4 3 3 3 2 2; 6: 6 3; 6: 5 5 4 4; 6: 5 4; 5: 5 5 4',
};
const LABELS: Readonly<Record<string, readonly string[]>> = {
  'part-1': ['', 'rare', 'variant', 'typical', 'typical', 'general'],
  'part-2': ['', 'rare', 'variant', 'variant', 'typical', 'typical', 'general'],
};

async function rows(group: string): Promise<Row[]> {
  const { code, out, err } = await runCli('/', 'frequency', SAMPLE, '--group', group, '--format', 'json');
  assert.deepEqual([code, err], [0, '']);
  return (JSON.parse(out) as { rows: Row[] }).rows;
}

describe('the sample study, against the published tables', () => {
  for (const [group, figures] of Object.entries(FIGURES)) {
    it(`has the figures and labels of ${group}, in order`, async () => {
      const found = await rows(group);
      const themes = found
        .map(({ kind, participants }) => (kind === 'theme' ? `; ${participants}:` : ` ${participants}`))
        .join('')
        .slice(2);
      assert.equal(themes, figures);
      for (const { participants, label, name } of found)
        assert.equal(label, LABELS[group]![participants], name);
    });
  }

  it('has every theme and code by name, cell for cell', async function () {
    if (!fs.existsSync(PUBLISHED)) {
      Object.assign(this.test!, { skipReason: 'shared/published-tables.json is not there' });
      this.skip();
    }
    const { tables } = JSON.parse(fs.readFileSync(PUBLISHED, 'utf8')) as Published;
    assert.equal(tables.length, 2);
    for (const { id, of, themes } of tables) {
      const expected = themes.flatMap(({ theme, participants, codes }) => [
        ['theme', theme, participants, of],
        ...codes.map(one => ['code', one.code, one.participants, of]),
      ]);
      const found = await rows(id);
      assert.deepEqual(
        found.map(row => [row.kind, row.name, row.participants, row.of]),
        expected,
      );
    }
  });

  it('comes out in the form of papers, too', async () => {
    const { out } = await runCli('/', 'frequency', SAMPLE, '--group', 'part-2', '--form', 'paper');
    assert.match(
      out,
      /\nProgress margin for the implementation \(N = 5\) +typical\n {2}Room for improvement/,
    );
    assert.match(out, /\n {2}Appropriation of tools \(N = 2\) +variant\n/);
  });
});
