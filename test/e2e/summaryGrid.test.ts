import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isAccessible } from './harness/accessibility';
import { becomes, comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';
import type { Workbench } from './harness/workbench';

interface Summary {
  readonly code?: string;
  readonly participant?: string;
  readonly transcript?: string;
  readonly text: string;
  readonly segments: readonly string[];
  readonly by?: string;
}

const GAINS = 'gains-from-the-training-h6cg';
const FRICTION = 'gaps-and-friction-4sq1';

const setting = {
  prepare: (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true }),
  viewport: { width: 1400, height: 900 },
  settings: { 'workbench.colorTheme': 'Light Modern' },
};

scenario('a person fills the summary grid', setting, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const { keyboard } = workbench.page;
  const { cell, focused, box, file, summaries, written, textOf } = gridOf(folder, workbench);

  await step('opens it, and goes from cell to cell by keys', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Open Summary Grid');
    await focused(1, 1);
    await cell(1, 1).filter({ hasText: '1 segment' }).waitFor();
    await isAccessible(workbench.page);
    await keyboard.press('Control+End');
    await focused(6, 3);
    await keyboard.press('Control+Home');
    await focused(1, 1);
    await keyboard.press('ArrowDown');
    await focused(2, 1);
    await keyboard.press('ArrowUp');
    await focused(1, 1);
  });

  await step('writes a summary by keys, and finds it in summaries.json', async () => {
    await keyboard.press('Enter');
    await box.waitFor();
    await keyboard.type('Has words now for what happens.');
    await isAccessible(workbench.page);
    await workbench.screenshot('test-output/summary-grid-editing.png');
    await keyboard.press('Control+Enter');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Sample coder');
    await written('the summary is written', all => all.length === 1);
    assert.equal(textOf('jc1', GAINS), 'Has words now for what happens.');
    const [summary] = summaries();
    assert.deepEqual([summary!.by, summary!.segments], ['sample', ['go7xj29vzb5j']]);
    await cell(1, 1).filter({ hasText: 'Has words now' }).waitFor();
  });

  await step('goes on with Tab, by typing at once, and drafts one from its segments', async () => {
    await cell(1, 1).click();
    await focused(1, 1);
    await keyboard.press('ArrowRight');
    await focused(1, 2);
    await keyboard.type('None so far.');
    await box.waitFor();
    await keyboard.press('Tab');
    await focused(1, 3);
    await written('the second one is written', () => textOf('jc1', FRICTION) === 'None so far.');
    await page.locator('aside button.quote').first().waitFor();
    await keyboard.press('Alt+Enter');
    await box.waitFor();
    await comesToMatch(
      () => box.inputValue(),
      /^“I wouldn't want to do it without the team knowing\. .*” \(Job Coach 1, /m,
    );
    await workbench.screenshot('test-output/summary-grid-quotes.png');
    await keyboard.press('Escape');
    await focused(1, 3);
    assert.equal(summaries().length, 2);
  });

  await step('keeps a draft while the grid is hidden, and is shown what was written elsewhere', async () => {
    await cell(1, 2).click();
    await focused(1, 2);
    await keyboard.press('F2');
    await box.waitFor();
    await keyboard.type(' Or hardly any.');
    await workbench.openFile('focus-group.txt');
    await workbench.page.locator('.tab', { hasText: 'Summary grid' }).click();
    await becomes(() => box.inputValue(), 'None so far. Or hardly any.');
    // as a pull would
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('None so far.', 'Their own words.'));
    await page.locator('.editor .theirs', { hasText: 'Their own words.' }).waitFor();
    await becomes(() => box.inputValue(), 'None so far. Or hardly any.');
    await keyboard.press('Control+Enter');
    await page.locator('.editor .problem', { hasText: 'changed elsewhere' }).waitFor();
    assert.equal(textOf('jc1', FRICTION), 'Their own words.');
    await workbench.screenshot('test-output/summary-grid-theirs.png');
    await box.waitFor();
    await keyboard.press('Control+Enter');
    await written('it is replaced', () => textOf('jc1', FRICTION) === 'None so far. Or hardly any.');
  });

  await step('changes the coding, sees the cell marked, and confirms it', async () => {
    await cell(1, 1).click();
    await page.locator('aside h2', { hasText: 'Gains from the training' }).waitFor();
    await page.locator('aside button.quote').first().press('Enter');
    await workbench.page.locator('.editor-instance .selected-text').first().waitFor({ state: 'attached' });
    await workbench.selectByKeys(11, 14, "And it's shorter.".length);
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Code “');
    await workbench.typeAndEnter('Shared language');
    await cell(1, 1).filter({ hasText: 'Changed since' }).waitFor();
    await page.locator('aside', { hasText: 'Changed since: 1 segment added' }).waitFor();
    await page.getByText('In 1 cell, segments have changed since.').waitFor();
    await workbench.screenshot('test-output/summary-grid-changed.png');
    await isAccessible(workbench.page);
    await page.locator('aside button', { hasText: 'Still Holds' }).click();
    await written('it is confirmed', all =>
      all.some(one => one.participant === 'jc1' && one.code === GAINS && one.segments.length === 2),
    );
    await cell(1, 1).filter({ hasText: 'Changed since' }).waitFor({ state: 'detached' });
  });

  await step('deletes one, and undoes that', async () => {
    await cell(1, 2).click();
    await focused(1, 2);
    await keyboard.press('Delete');
    await written('it is gone', () => textOf('jc1', FRICTION) === undefined);
    await page.locator('.notice button', { hasText: 'Undo' }).click();
    await written('it is back', () => textOf('jc1', FRICTION) === 'None so far. Or hardly any.');
  });

  await step('writes of a whole column, and exports the grid', async () => {
    await cell(6, 1).click();
    await focused(6, 1);
    await keyboard.type('Everybody names a gain.');
    await box.waitFor();
    await keyboard.press('Control+Enter');
    await written('it is written', () => textOf(undefined, GAINS) === 'Everybody names a gain.');
    await page.locator('button', { hasText: 'Export…' }).click();
    await workbench.quickTitle('Export the report as');
    await keyboard.type('Markdown, as');
    await workbench.pick('Markdown, as a new document');
    // it says how many there are above the table, of which the end is out of sight
    await comesToMatch(() => workbench.visibleText(), /Summaries: 3\./);
    await comesToMatch(() => workbench.visibleText(), /Has words now for what/);
  });
});

scenario('a person fills the summary grid in a hurry', setting, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const { keyboard } = workbench.page;
  const { cell, focused, box, summaries } = gridOf(folder, workbench);
  const restore = page.locator('.notice button', { hasText: 'Restore Draft' });

  await step('types and goes on through eight cells, and back into one, without waiting', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Sample coder');
    await workbench.statusItem('coder').filter({ hasText: 'Sample coder' }).waitFor();
    await workbench.command('Transcript Coder: Open Summary Grid');
    await focused(1, 1);
    for (let i = 1; i <= 8; i++) {
      await keyboard.type(`Cell ${i}. `);
      await keyboard.press('Tab');
    }
    await keyboard.press('ArrowUp');
    await keyboard.type('More.');
    await keyboard.press('Control+Enter');
    const expected = [1, 2, 3, 4, 5, 6, 7, 8].map(i => (i === 5 ? 'Cell 5. More.' : `Cell ${i}.`));
    await becomes(
      () =>
        Promise.resolve(
          summaries()
            .map(({ text }) => text)
            .sort(),
        ),
      expected,
    );
    await focused(2, 1);
    await cell(2, 1).filter({ hasText: 'Cell 5. More.' }).waitFor();
    await page.getByText('6 of 15 cells have a summary.').waitFor();
    await becomes(() => page.locator('.draft').count(), 0);
  });

  await step('stays out of the corner, where there is no cell', async () => {
    await keyboard.press('Control+End');
    await focused(6, 3);
    await keyboard.press('ArrowRight');
    await keyboard.press('F2');
    await page.locator('aside h2', { hasText: 'All participants · Conditions for using it' }).waitFor();
    await box.waitFor();
    await keyboard.press('Tab');
    await focused(6, 3);
    await keyboard.press('ArrowUp');
    await focused(5, 3);
    await keyboard.press('ArrowRight');
    await focused(5, 4);
    await keyboard.press('ArrowDown');
    await focused(5, 4);
  });

  await step('begins with what keyboards, input methods and the clipboard give', async () => {
    const keys = await workbench.page.context().newCDPSession(workbench.page);
    const begins = async (text: string, type: () => Promise<unknown>) => {
      await focused(5, 4);
      await type();
      await box.waitFor();
      await becomes(() => box.inputValue(), text);
      await keyboard.press('Escape');
      await box.waitFor({ state: 'hidden' });
    };
    // AltGr and Q of a German keyboard, of which a browser hears so
    const q = { key: '@', code: 'KeyQ', windowsVirtualKeyCode: 81 };
    await begins('@', async () => {
      await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...q, text: '@' });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...q });
    });
    // a dead key and its letter, or an emoji
    await begins('é', () => keyboard.insertText('é'));
    await begins('日本語', async () => {
      const composed = { selectionStart: 2, selectionEnd: 2 };
      await keys.send('Input.imeSetComposition', { text: 'にほ', ...composed });
      await page.locator('.typed', { hasText: 'にほ' }).waitFor();
      await workbench.screenshot('test-output/summary-grid-composing.png');
      await keyboard.insertText('日本語');
    });
    await begins('', async () => {
      await keyboard.type('Copied');
      await box.waitFor();
      await keyboard.press('Control+a');
      await keyboard.press('Control+x');
    });
    await begins('Copied', () => keyboard.press('Control+v'));
    await focused(5, 4);
  });

  await step('clicks a cell while something else has the focus, and writes', async () => {
    await workbench.page.locator('.explorer-folders-view .monaco-list-row').first().click();
    await cell(5, 4).click();
    await focused(5, 4);
    await keyboard.type('Clicked');
    await box.waitFor();
    await becomes(() => box.inputValue(), 'Clicked');
    await keyboard.press('Escape');
    await focused(5, 4);
  });

  await step('has a draft after another choice of rows, discards it, and takes that back', async () => {
    await keyboard.type('Half a sentence');
    await box.waitFor();
    await page.locator('select[data-key=rows]').selectOption('transcript');
    await page.locator('.notice', { hasText: 'Its draft is kept' }).waitFor();
    await page.locator('select[data-key=rows]').selectOption('participant');
    await cell(5, 4).filter({ hasText: 'Draft, not saved' }).waitFor();
    await cell(5, 4).click();
    await focused(5, 4);
    await keyboard.press('Delete');
    await restore.waitFor();
    await cell(5, 4).filter({ hasText: 'Half a sentence' }).waitFor({ state: 'detached' });
    await restore.click();
    await box.waitFor();
    await becomes(() => box.inputValue(), 'Half a sentence');
  });

  await step('reloads the window, goes on with it, and saves it', async () => {
    await workbench.untilStored('Half a sentence');
    await workbench.reload();
    // it may be restored, in sight or behind another one, or not: there is one then
    await workbench.command('Transcript Coder: Open Summary Grid');
    await cell(5, 4).filter({ hasText: 'Half a sentence' }).waitFor();
    await becomes(() => workbench.page.locator('.tab', { hasText: 'Summary grid' }).count(), 1);
    await cell(5, 4).click();
    await focused(5, 4);
    await keyboard.press('F2');
    await box.waitFor();
    await becomes(() => box.inputValue(), 'Half a sentence');
    await keyboard.press('Control+End');
    await keyboard.type(', and the rest.');
    await keyboard.press('Control+Enter');
    await becomes(
      () => Promise.resolve(summaries().some(({ text }) => text === 'Half a sentence, and the rest.')),
      true,
    );
    await cell(5, 4).filter({ hasText: 'Draft' }).waitFor({ state: 'detached' });
  });
});

/** The grid in the report's place, and what is written of it. */
function gridOf(folder: string, workbench: Workbench) {
  const page = workbench.report;
  /** Both from 1. */
  const cell = (row: number, column: number) =>
    page.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${column + 1}"]`);
  const focused = (row: number, column: number) =>
    workbench.untilDone(`the cell ${row}, ${column} has the focus`, () =>
      cell(row, column).evaluate(one => one === one.ownerDocument.activeElement),
    );
  const box = page.locator('.editor textarea:focus');
  const file = path.join(folder, 'summaries.json');
  const summaries = (): readonly Summary[] =>
    fs.existsSync(file)
      ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { summaries: Summary[] }).summaries
      : [];
  const written = (what: string, look: (all: readonly Summary[]) => boolean) =>
    workbench.untilDone(what, () => Promise.resolve(look(summaries())));
  const textOf = (participant: string | undefined, code: string) =>
    summaries().find(one => one.participant === participant && one.code === code)?.text;
  return { cell, focused, box, file, summaries, written, textOf };
}
