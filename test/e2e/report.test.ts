import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { becomes } from './harness/becomes';
import { type Scene, scenario } from './harness/scenario';

const PUBLISHED = '../shared/published-tables.json';
const FILE = 'interview-1.txt';

interface Row {
  name: string;
  participants: number;
  share: number;
  label: string;
  segments: number;
}

const codebook = JSON.parse(fs.readFileSync('media/sample-study/codebook.json', 'utf8')) as {
  codes: { id: string; name: string; parent?: string }[];
};
const themes = codebook.codes.filter(({ parent }) => !parent).map(({ name }) => name);
const isTheme = (name: string) => themes.includes(name);

const setting = {
  prepare: (folder: string) => fs.cpSync('media/sample-study', folder, { recursive: true }),
  viewport: { width: 1400, height: 1000 },
};

/** Ways to look at the report panel, and at what it has to show. */
function panelOf({ folder, workbench }: Scene) {
  /** What the command line counts of the same files. */
  function counted(...options: string[]): Row[] {
    const args = ['dist/cli.js', 'frequency', folder, '--format', 'json', ...options];
    return (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { rows: Row[] }).rows;
  }

  /** Until the panel shows the first columns of these rows: name, N, per cent, label, segments. */
  async function shows(rows: readonly Row[]): Promise<void> {
    const expected = rows.map(({ name, participants, share, label, segments }) =>
      [name, participants, (share * 100).toFixed(1), label, segments].map(String),
    );
    await becomes(async () => (await workbench.reportRows()).map(cells => cells.slice(0, 5)), expected);
  }

  async function filterGroups(...names: string[]): Promise<void> {
    await workbench.report.locator('button', { hasText: /^Groups/ }).click();
    await workbench.quickTitle('Filter by Groups');
    await workbench.tickOnly(...names);
  }

  /** Shows the frequencies of a group. */
  async function open(group: string): Promise<void> {
    await workbench.command('Transcript Coder: Show Frequency Table');
    await filterGroups(group);
    await shows(counted('--group', group));
  }

  return { counted, shows, filterGroups, open };
}

scenario('a person counts, in the report panel', setting, async scene => {
  const { folder, workbench, step } = scene;
  const { counted, shows, filterGroups } = panelOf(scene);

  await step('shows the published tables of both parts, as the command line prints them', async () => {
    await workbench.command('Transcript Coder: Show Frequency Table');
    const published = fs.existsSync(PUBLISHED)
      ? (JSON.parse(fs.readFileSync(PUBLISHED, 'utf8')) as {
          tables: {
            themes: {
              theme: string;
              participants: number;
              codes: { code: string; participants: number }[];
            }[];
          }[];
        })
      : undefined;
    if (!published) console.log(`    (names are not compared: ${PUBLISHED} is not there)`);
    for (const [i, part] of ['part-1', 'part-2'].entries()) {
      await filterGroups(part);
      await shows(counted('--group', part));
      const names = (await workbench.reportRows()).map(([name, n]) => `${name} ${n}`);
      const expected = published?.tables[i]!.themes.flatMap(({ theme, participants, codes }) => [
        `${theme} ${participants}`,
        ...codes.map(one => `${one.code} ${one.participants}`),
      ]);
      if (expected) assert.deepEqual(names, expected);
    }
    await workbench.screenshot('test-output/report-panel.png');
  });

  await step('sorts codes within their themes, and back', async () => {
    const heading = workbench.report.locator('thead th', { hasText: 'Segments' });
    const own = counted('--group', 'part-2');
    await heading.click();
    const bySegments = own
      .filter(({ name }) => isTheme(name))
      .toSorted((a, b) => b.segments - a.segments)
      .flatMap(theme => {
        const at = own.indexOf(theme);
        const next = own.findIndex((row, i) => i > at && isTheme(row.name));
        const codes = own.slice(at + 1, next < 0 ? undefined : next);
        return [theme, ...codes.toSorted((a, b) => b.segments - a.segments)];
      });
    assert.notDeepEqual(bySegments, own);
    await shows(bySegments);
    await becomes(() => heading.getAttribute('aria-sort'), 'descending');
    await heading.click();
    await heading.click();
    await shows(own);
  });

  await step('leads from a cell to the words, by keys and by mouse', async () => {
    const { report, page } = workbench;
    const listed = async (name: string) => {
      await workbench.segments
        .locator('h1', { hasText: `Frequency of themes and codes · ${name}` })
        .waitFor();
      const { segments } = counted('--group', 'part-2').find(row => row.name === name)!;
      const rows = workbench.segments.locator('[role=option]');
      await workbench.untilDone(
        'the segments are listed',
        async () => (await rows.count()) === segments && (await rows.last().isVisible()),
      );
      for (const source of await rows.locator('.source').allTextContents())
        assert.match(source, /·\s+Coder [12]$/);
    };
    // a code of several segments: the Segments panel
    await report.locator('tbody th', { hasText: 'Appropriation of tools' }).click();
    await listed('Appropriation of tools');
    // keys: from the clicked cell up one row and to the right
    await report.locator('tbody [tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    const focused = report.locator('tbody td:focus');
    await becomes(() => focused.textContent(), '2');
    await page.keyboard.press('Enter');
    await listed('No change required in the training');
  });

  await step('follows the coding', async () => {
    const sidecar = path.join(folder, 'interviews', `${FILE}.c1.coding.json`);
    const rows = counted('--group', 'part-2');
    const before = rows.find(({ name }) => name === 'Existence of complementary tools')!;
    const text = fs.readFileSync(sidecar, 'utf8');
    const { id } = codebook.codes.find(({ name }) => name === before.name)!;
    const cell = workbench.report.locator('tbody [tabindex="0"]');
    await cell.focus();
    await workbench.page.keyboard.press('F1');
    await becomes(() => workbench.quickValue(), '>');
    // as a colleague’s pull brings it
    fs.writeFileSync(sidecar, text.replace(/"codes":\["(?!existence)/, `"codes":["${id}","`));
    const after = counted('--group', 'part-2');
    assert.equal(after.find(({ name }) => name === before.name)!.segments, before.segments + 1);
    await shows(after);
    fs.writeFileSync(sidecar, text);
    await shows(rows);
    // what was asked meanwhile is still there, and so is the place in the table
    await workbench.page.keyboard.type('Undo');
    await becomes(() => workbench.quickValue(), '>Undo');
    await workbench.page.keyboard.press('Escape');
    await cell.and(workbench.report.locator(':focus')).waitFor();
  });

  await step('can be taken into a document', async () => {
    await workbench.report.locator('button', { hasText: 'Export…' }).click();
    await workbench.quickTitle('Export the report as');
    await workbench.pick('Markdown, as a new document');
    await workbench.untilDone('the document is shown', async () =>
      (await workbench.visibleText()).includes('| **Positive impact of the GPM training'),
    );
  });
});

scenario(
  'a person reads a report in a narrow panel',
  { ...setting, viewport: { width: 820, height: 800 } },
  async ({ workbench, step }) => {
    const { report, page } = workbench;
    const heading = (text: string) => report.locator('thead th', { hasText: text });
    const columns = report.locator('.fitting button');

    await step('begins with the figures, and one line about them', async () => {
      await workbench.command('Transcript Coder: Show Frequency Table');
      await report.locator('tbody tr.strong').nth(1).waitFor();
      await becomes(
        () => report.locator('.scope').textContent(),
        'The whole study: 7 transcripts, 9 participants, 505 segments · % of 9 participants · Coder 1, Coder 2',
      );
      await becomes(() => report.locator('.about p').first().isVisible(), false);
    });

    await step('unfolds what they mean, by keys', async () => {
      await report.locator('.about summary').focus();
      await page.keyboard.press('Enter');
      await report.locator('.about p', { hasText: 'Hill et al. 2005' }).waitFor();
      await page.keyboard.press('Enter');
      await report.locator('.about p').first().waitFor({ state: 'hidden' });
    });

    await step('unfolds options that are seldom changed, and says how many are', async () => {
      const more = report.locator('button.more');
      await becomes(() => more.getAttribute('aria-expanded'), 'false');
      await more.focus();
      await page.keyboard.press('Enter');
      await report.locator('label', { hasText: 'Include unused codes' }).locator('input').check();
      await report.locator('button.more', { hasText: 'More… (1 changed)' }).waitFor();
      await becomes(() => more.getAttribute('aria-expanded'), 'true');
      await becomes(
        () => report.locator('label', { hasText: 'Include unused codes' }).locator('input').isChecked(),
        true,
      );
    });

    await step('leaves out columns, and brings them back', async () => {
      await columns.filter({ hasText: /^Show \d+ More Columns?$/ }).waitFor();
      await becomes(
        () => Promise.all(['N', '%', 'Transcripts'].map(text => heading(text).first().isVisible())),
        [true, true, false],
      );
      // the arrows pass over what is left out
      await report.locator('table [tabindex="0"]').focus();
      await page.keyboard.press('End');
      const last = report.locator('td:focus');
      await last.waitFor();
      await workbench.untilDone('it is one of the columns that are shown', async () => {
        const index = Number(await last.getAttribute('aria-colindex'));
        return index > 2 && index < (await report.locator('thead th').count());
      });
      await becomes(() => last.isVisible(), true);
      await columns.click();
      await columns.filter({ hasText: 'Show Fewer Columns' }).waitFor();
      await becomes(() => heading('Transcripts').isVisible(), true);
    });

    await step('keeps the first column and the headings in sight', async () => {
      const main = report.locator('main');
      await main.evaluate(one => one.scrollTo(100, 600));
      const cell = report.locator('tbody th', { hasText: 'Lacks in the training' });
      const at = () =>
        Promise.all([cell, heading('Theme / code'), main].map(async one => (await one.boundingBox())!));
      await workbench.untilDone('the table has moved below its first column and its headings', async () => {
        const [first, head, page] = await at();
        const isScrolled = await main.evaluate(one => one.scrollLeft > 0);
        return isScrolled && Math.abs(first!.x - page!.x) < 2 && Math.abs(head!.y - page!.y) < 2;
      });
      await columns.click();
      await heading('Transcripts').waitFor({ state: 'hidden' });
    });
  },
);

scenario('a person draws a chart, in the report panel', setting, async scene => {
  const { folder, workbench, step } = scene;
  const { counted, open } = panelOf(scene);

  await step('opens it', () => open('part-2'));

  await step('draws a chart whose marks say their figures and lead to the words', async () => {
    const { report } = workbench;
    await report.locator('[role=tab]', { hasText: 'Charts' }).click();
    const marks = report.locator('figure svg [data-mark][tabindex]');
    const rows = counted('--group', 'part-2');
    await becomes(() => marks.count(), rows.length);
    const labels = await marks.evaluateAll(all =>
      all.map(mark => mark.querySelector('title')?.textContent ?? ''),
    );
    for (const [i, { name, participants }] of rows.entries()) {
      assert.ok(labels[i]!.includes(name) && labels[i]!.includes(String(participants)), labels[i]);
    }
    await workbench.screenshot('test-output/report-chart.png');
    const { segments } = rows.at(-1)!;
    await marks.last().click();
    const listed = workbench.segments.locator('[role=option]');
    await workbench.untilDone(
      'the segments of the last bar are listed',
      async () => (await listed.count()) === segments,
    );
  });

  await step('writes a chart as a picture', async () => {
    const { report } = workbench;
    const file = path.join(folder, 'chart.png');
    await report.locator('button', { hasText: 'Export Chart…' }).click();
    await workbench.quickTitle('Export the report as');
    await workbench.pick('PNG image');
    await workbench.choosePath('Export the report as PNG', 'OK', file);
    await workbench.notification('Exported to chart.png').waitFor();
    const { width, height, data } = PNG.sync.read(fs.readFileSync(file));
    assert.ok(width > 1000 && height > 1000, `${width} × ${height}`);
    const colors = new Set<number>();
    for (let i = 0; i < data.length; i += 4) colors.add(data.readUInt32BE(i));
    assert.ok(colors.size > 20, 'bars and letters are drawn');
    await report.locator('[role=tab]', { hasText: 'Table' }).click();
  });
});

scenario('a person keeps a report by name', setting, async scene => {
  const { folder, workbench, step } = scene;
  const { counted, shows, open } = panelOf(scene);

  await step('opens it', () => open('part-2'));

  await step('is kept by name, and is there again after a reload', async () => {
    await workbench.report.locator('button', { hasText: 'Pin…' }).click();
    await workbench.quickTitle('Pin this report in study.json as');
    await workbench.page.keyboard.press('Control+A');
    await workbench.typeAndEnter('Table 2');
    await workbench.page.locator('.tab.active', { hasText: 'Table 2' }).waitFor();
    const study = JSON.parse(fs.readFileSync(path.join(folder, 'study.json'), 'utf8')) as {
      reports: { name: string; analysis: string; scope: object }[];
    };
    assert.deepEqual(
      study.reports.map(({ name, analysis, scope }) => ({ name, analysis, scope })),
      [{ name: 'Table 2', analysis: 'frequency', scope: { groups: ['part-2'] } }],
    );
    await workbench.untilStored('Table 2');
    await workbench.reload();
    await shows(counted('--group', 'part-2'));
    await workbench.command('View: Close All Editors');
    await workbench.command('Transcript Coder: Open Pinned Report');
    await workbench.pick('Table 2');
    await shows(counted('--group', 'part-2'));
  });
});
