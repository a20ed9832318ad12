import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';

interface Query {
  id: string;
  name: string;
  query: string;
}

const prepare = (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
const setting = { prepare, viewport: { width: 1400, height: 1000 } };

scenario('a person asks the coding with queries', setting, async ({ folder, workbench, step }) => {
  const { page, segments, quickInput } = workbench;
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const queries = () =>
    (JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as { queries?: Query[] })
      .queries ?? [];
  const value = () => quickInput.locator('input').first().inputValue();
  const first = (text: string | RegExp) => workbench.quickRows.filter({ hasText: text }).first();
  const picture = async (name: string) => {
    if (process.env.QUERY_PICTURES)
      await workbench.screenshot(path.join(process.env.QUERY_PICTURES, `${name}.png`));
  };

  await step('types a query: what was begun is completed, what is wrong is said at its place', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: New Query…');
    await workbench.quickTitle('New query');
    await page.keyboard.type('Shared lang');
    await first('Shared language').waitFor();
    await picture('completing');
    await page.keyboard.press('Enter');
    await workbench.untilDone('the name is completed', async () => (await value()) === 'Shared language');
    await page.keyboard.press('End');
    await page.keyboard.type(' OR Not automatik yet IN turn');
    await first('Did you mean “Not automatic yet”?').waitFor();
    await first('Shared language OR →Not automatik yet← IN turn').waitFor();
    await picture('wrong');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Shared language OR Not automatic yet IN turn');
    await first(/\d+ passages in \d+ transcripts?/).waitFor();
    await picture('counted');
  });

  await step('keeps it under a name, and sees its passages', async () => {
    await page.keyboard.press('Enter');
    await workbench.quickTitle('Name of the query');
    await workbench.typeAndEnter('Words and habits');
    await workbench.showView('Transcript Coder');
    await page.locator('.pane-header', { hasText: 'Transcripts' }).click();
    await workbench.untilShown(segments.locator('h1', { hasText: 'Words and habits' }), () =>
      row('Words and habits').click(),
    );
    await segments.locator('[role=option]').first().waitFor();
    assert.match(queries()[0]!.query, /^shared-language-4kgk OR not-automatic-yet-1ug6 IN turn$/);
    await picture('passages');
  });

  await step('goes to a passage', async () => {
    await segments.locator('[role=option]').first().click();
    await page.keyboard.press('Enter');
    await workbench.untilDone(
      'the words are selected',
      async () => (await page.locator('.monaco-editor .selected-text').count()) > 0,
    );
  });

  await step('types a query for a report, and sees the report by it', async () => {
    await workbench.command('Transcript Coder: Show Frequency Table');
    const { report } = workbench;
    await report.locator('tbody tr').first().waitFor();
    const rows = () => report.locator('tbody tr').count();
    const before = await rows();
    await report.locator('button', { hasText: /^Queries/ }).click();
    await workbench.quickTitle('Filter by Queries');
    await first('Words and habits').waitFor();
    await picture('report-queries');
    await workbench.pick('Type a Query…');
    await workbench.quickTitle('Query for this report');
    await page.keyboard.type('Shared lang');
    await first('Shared language').waitFor();
    await page.keyboard.press('Enter');
    await workbench.untilDone('the name is completed', async () => (await value()) === 'Shared language');
    await page.keyboard.press('End');
    await page.keyboard.type(' AND automatik IN turn');
    await first('Shared language AND →automatik← IN turn').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Shared language IN turn');
    await first(/\d+ passages in \d+ transcripts?/).waitFor();
    await page.keyboard.press('Enter');
    const chip = report.locator('.filter.set', { hasText: 'Shared language IN turn' });
    await chip.waitFor();
    await workbench.untilDone('the query has a row', async () =>
      (await workbench.reportRows()).some(([name]) => name?.includes('Shared language IN turn')),
    );
    await picture('report-by-query');
    await workbench.untilDone('there are other rows', async () => (await rows()) !== before);
    // what was typed can be changed, and left out
    await chip.click();
    await workbench.quickTitle('Filter by Queries');
    await first('Shared language IN turn').hover();
    await first('Shared language IN turn').locator('[aria-label="Edit Query…"]').click();
    await workbench.quickTitle('Query for this report');
    await workbench.untilDone('it is there', async () => (await value()) === 'Shared language IN turn');
    await page.keyboard.press('Escape');
    await workbench.openFile('focus-group.txt');
  });

  await step('renames it by F2 and deletes it by Delete, and undoes both', async () => {
    const title = quickInput.locator('.quick-input-title', { hasText: 'Rename “Words and habits”' });
    await row('Words and habits').click();
    await workbench.pressOnRow(row('Words and habits'), 'F2', title);
    await page.keyboard.press('Control+A');
    await workbench.typeAndEnter('Habits');
    await row('Habits').waitFor();
    await workbench.pressOnRowUntil(row('Habits'), 'Delete', 'it is deleted', () => queries().length === 0);
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is back', async () => queries()[0]?.name === 'Habits');
    await row('Habits').waitFor();
  });
});
