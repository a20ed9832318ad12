import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';

interface CodeGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly codes: readonly string[];
}

const prepare = (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
const setting = { prepare, viewport: { width: 1400, height: 1100 } };
const [LANGUAGE, CALM, STARTS] = [
  'shared-language-4kgk',
  'calm-when-it-gets-rough-llqk',
  'starts-and-stops-f2nr',
] as const;

scenario('a person keeps code groups', setting, async ({ folder, workbench, step }) => {
  const { page, segments, quickInput, report } = workbench;
  const row = (name: string | RegExp) => workbench.treeRows.filter({ hasText: name }).first();
  const groups = () =>
    (JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as { groups?: CodeGroup[] })
      .groups ?? [];
  const codesOf = (name: string) => groups().find(one => one.name === name)?.codes;
  const undo = () => workbench.command('Transcript Coder: Undo Coding');
  const picture = async (name: string) => {
    if (process.env.CODE_GROUP_PICTURES)
      await workbench.screenshot(path.join(process.env.CODE_GROUP_PICTURES, `${name}.png`));
  };
  /** The row of a code in the group whose row is above it: the second one of its name. */
  const member = (name: string) => workbench.treeRows.filter({ hasText: name }).nth(1);

  await step('makes a group of two codes that are selected, with the mouse', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await workbench.showView('Transcript Coder');
    await page.locator('.pane-header', { hasText: 'Transcripts' }).click();
    await row('Shared language').waitFor();
    await workbench.untilDone('two rows are selected', async () => {
      await workbench.untilStill('rows', () => workbench.treeTexts());
      await row('Shared language').click();
      await row('Starts and stops').click({ modifiers: ['Control'] });
      return (await workbench.treeRows.and(page.locator('.selected')).count()) === 2;
    });
    await workbench.contextMenu(row('Shared language'), 'Create Code Group…');
    await workbench.quickTitle('Name of the new code group');
    await workbench.typeAndEnter('First round');
    await row('First round').waitFor();
    assert.deepEqual(codesOf('First round'), [LANGUAGE, STARTS]);
    await undo();
    await workbench.untilDone('it is undone', () => Promise.resolve(groups().length === 0));
    await workbench.command('Transcript Coder: Redo Coding');
    await row('First round').waitFor();
  });

  await step('drags a code onto it, and sees its codes and their segments', async () => {
    await workbench.dragRow(
      row('Calm when it gets rough'),
      row('First round'),
      'it is in the group',
      () => codesOf('First round')?.includes(CALM) === true,
    );
    await workbench.clickRow(row('First round'), segments.locator('h1', { hasText: 'First round' }));
    await workbench.untilShown(member('Calm when it gets rough'), async () => {
      await row('First round').click();
      await page.keyboard.press('ArrowRight');
    });
    await picture('view');
  });

  await step('takes a code out by Delete, and puts it back in by a key', async () => {
    await workbench.pressOnRowUntil(
      member('Calm when it gets rough'),
      'Delete',
      'it is out of the group, and still a code',
      () => codesOf('First round')?.includes(CALM) === false,
    );
    await row('Calm when it gets rough').waitFor();
    const title = quickInput.locator('.quick-input-title', { hasText: 'Add “Calm when it gets rough”' });
    await workbench.pressOnRow(row('Calm when it gets rough'), 'Alt+K', title);
    await picture('add');
    await workbench.pick('First round');
    await workbench.untilDone('it is in again', () =>
      Promise.resolve(codesOf('First round')?.includes(CALM) === true),
    );
  });

  await step('renames, describes and deletes it by keys, and undoes that', async () => {
    const title = quickInput.locator('.quick-input-title', { hasText: 'Rename “First round”' });
    await workbench.pressOnRow(row('First round'), 'F2', title);
    await page.keyboard.press('Control+A');
    await workbench.typeAndEnter('Round 1');
    await row('Round 1').waitFor();
    const describing = quickInput.locator('.quick-input-title', { hasText: 'Description of “Round 1”' });
    await workbench.pressOnRow(row('Round 1'), 'Alt+Enter', describing);
    await workbench.typeAndEnter('Codes of the first reading');
    await workbench.untilDone('it is described', () =>
      Promise.resolve(groups()[0]?.description === 'Codes of the first reading'),
    );
    await workbench.pressOnRowUntil(row('Round 1'), 'Delete', 'it is deleted', () => groups().length === 0);
    await undo();
    await workbench.untilDone('it is back', () => Promise.resolve(codesOf('Round 1')?.length === 3));
    await row('Round 1').waitFor();
  });

  await step('finds its codes by its name when codes are picked', async () => {
    await workbench.command('Transcript Coder: Show Segments of Code');
    await workbench.quickTitle('Show which code’s segments?');
    await page.keyboard.type('round 1');
    await workbench.quickRows.filter({ hasText: 'Starts and stops' }).first().waitFor();
    await picture('pick');
    await page.keyboard.press('Escape');
  });

  await step('counts its codes alone in a report, with a row of the group', async () => {
    await workbench.command('Transcript Coder: Show Frequency Table');
    await report.locator('button', { hasText: /^Code Groups/ }).click();
    await workbench.quickTitle('Filter by Code Groups');
    await workbench.tick('Round 1');
    await report.locator('.filter.set', { hasText: 'Code Groups: Round 1' }).waitFor();
    await report.locator('tbody tr.strong', { hasText: 'Round 1 (code group)' }).waitFor();
    await becomes(async () => (await workbench.reportRows()).length, 4);
    await picture('report');
  });
});
