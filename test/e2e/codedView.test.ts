import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { seriousProblems } from './harness/accessibility';
import { scenario } from './harness/scenario';

const FILE = 'interviews/interview-1.txt';

const setting = {
  prepare: (folder: string) => fs.cpSync('media/sample-study', folder, { recursive: true }),
  viewport: { width: 1700, height: 1000 },
};

scenario('a person reads and codes in the coded view', setting, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { keyboard } = page;
  const view = workbench.report;
  const rows = view.locator('.words');
  const brackets = view.locator('.segment[role=button]');
  const named = (text: string) => brackets.filter({ hasText: text });

  interface Stored {
    readonly quote: string;
    readonly codes: readonly string[];
  }
  const stored = () =>
    (
      JSON.parse(fs.readFileSync(path.join(folder, `${FILE}.c1.coding.json`), 'utf8')) as {
        segments: Stored[];
      }
    ).segments;
  const before = JSON.parse(
    fs.readFileSync(path.join('media/sample-study', `${FILE}.c1.coding.json`), 'utf8'),
  ) as { segments: Stored[] };
  const ofBoth = before.segments.length;

  /** Selects words of one row by dragging over them. */
  async function drag(words: string): Promise<void> {
    const box = await workbench.untilDone(`“${words}” is in the view`, () =>
      rows.evaluateAll((all, wanted) => {
        for (const row of all) {
          const at = row.textContent.indexOf(wanted);
          if (at < 0) continue;
          const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let seen = 0;
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const { length } = text.textContent!;
            if (at >= seen && at < seen + length) range.setStart(text, at - seen);
            if (at + wanted.length > seen && at + wanted.length <= seen + length)
              range.setEnd(text, at + wanted.length - seen);
            seen += length;
          }
          const { left, top, right, height } = range.getBoundingClientRect();
          return { left, right, middle: top + height / 2 };
        }
        return undefined;
      }, words),
    );
    const frame = (await page.locator('iframe.webview.ready:visible').boundingBox())!;
    await page.mouse.move(frame.x + box.left + 1, frame.y + box.middle);
    await page.mouse.down();
    await page.mouse.move(frame.x + (box.left + box.right) / 2, frame.y + box.middle, { steps: 4 });
    await page.mouse.move(frame.x + box.right, frame.y + box.middle, { steps: 4 });
    await page.mouse.up();
  }

  await step('opens it beside the transcript', async () => {
    await workbench.openFile('interview-1.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Coder 1');
    await workbench.statusItem('coder').filter({ hasText: 'Coder 1' }).waitFor();
    await workbench.command('Transcript Coder: Open Coded View to the Side');
    await rows.filter({ hasText: 'nine months since' }).waitFor();
    await named('Ease of implementation').first().waitFor();
    // all of both coders’ segments, others’ unlike one’s own
    await workbench.untilDone('all brackets are drawn', async () => (await brackets.count()) > ofBoth);
    assert.equal(await view.locator('.segment[role=button]:not(.other)').count(), ofBoth);
  });

  await step('has nothing that axe finds serious', async () => {
    assert.deepEqual(await seriousProblems(page), []);
  });

  await step('scrolls both ways', async () => {
    const top = () => view.locator('main').evaluate(main => main.scrollTop);
    await workbench.goTo(61);
    await workbench.untilDone('the view follows the editor', async () => (await top()) > 500);
    await view.locator('main').hover();
    await page.mouse.wheel(0, -20_000);
    await workbench.untilDone('the editor follows the view', async () =>
      (await workbench.visibleText()).includes('nine months since'),
    );
  });

  await step('codes selected words there, with the keys of the editor', async () => {
    // VS Code hears of what is selected, and of the focus, a moment later
    const asked = workbench.quickInput.locator('.quick-input-title', { hasText: 'Code “nine months”' });
    await workbench.untilShown(asked, async () => {
      await keyboard.press('Escape');
      await drag('nine months');
      await keyboard.press('Alt+q');
    });
    await workbench.typeAndEnter('Ease of implementation');
    await workbench.untilDone('it is written', async () =>
      stored().some(({ quote }) => quote === 'nine months'),
    );
    await workbench.untilDone(
      'it has a bracket',
      async () => (await view.locator('.segment:not(.other)[role=button]').count()) === ofBoth + 1,
    );
  });

  await step('undoes and redoes that', async () => {
    // the question before gives the focus back a moment after it has closed
    await workbench.untilShown(page.locator('.statusbar-item', { hasText: 'Undone: ' }), () =>
      keyboard.press('Alt+u'),
    );
    await workbench.untilDone('it is gone', async () => stored().length === ofBoth);
    await keyboard.press('Alt+Shift+u');
    await workbench.untilDone('it is back', async () => stored().length === ofBoth + 1);
  });

  await step('goes from bracket to bracket by keys, removes a code, and goes to the editor', async () => {
    await named('Ease of implementation').first().locator('text').first().click();
    const focused = view.locator('.segment:focus');
    await focused.filter({ hasText: 'Ease of implementation' }).waitFor();
    const first = await focused.getAttribute('data-segment');
    await keyboard.press('ArrowDown');
    await workbench.untilDone(
      'another has the focus',
      async () => (await focused.getAttribute('data-segment')) !== first,
    );
    await keyboard.press('ArrowUp');
    await workbench.untilDone(
      'the first has it again',
      async () => (await focused.getAttribute('data-segment')) === first,
    );
    const drawn = await named('Ease of implementation').count();
    await keyboard.press('Alt+x');
    await workbench.untilDone('its code is removed', async () => stored().length === ofBoth);
    // the page is drawn again without it, and whatever had the focus until then loses it
    await workbench.untilDone(
      'the page is without it',
      async () => (await named('Ease of implementation').count()) < drawn,
    );
    await view.locator('.segment[role=button][tabindex="0"]').focus();
    await keyboard.press('Enter');
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    assert.ok(await workbench.editor.locator('.view-lines').isVisible());
  });

  await step('follows what is typed in the editor', async () => {
    // its first line has to be in sight
    await workbench.goTo(1, 1);
    await workbench.correctTranscript();
    await workbench.goTo(1, 1);
    await keyboard.press('End');
    await keyboard.type(' Wonderful.');
    await rows.filter({ hasText: 'Wonderful.' }).waitFor();
    await keyboard.press('Control+Z');
    await rows.filter({ hasText: 'Wonderful.' }).waitFor({ state: 'detached' });
  });
});

scenario('the report panel has nothing that axe finds serious', setting, async ({ workbench, step }) => {
  await step('as a table and as charts', async () => {
    await workbench.command('Transcript Coder: Show Frequency Table');
    await workbench.report.locator('tbody tr[aria-rowindex]').first().waitFor();
    assert.deepEqual(await seriousProblems(workbench.page), []);
    await workbench.report.locator('[role=tab]', { hasText: 'Charts' }).click();
    await workbench.report.locator('figure svg').first().waitFor();
    assert.deepEqual(await seriousProblems(workbench.page), []);
  });
});
