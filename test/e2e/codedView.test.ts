import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { becomes, comesToMatch } from './harness/becomes';
import { isAccessible } from './harness/accessibility';
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
    await becomes(() => view.locator('.segment[role=button]:not(.other)').count(), ofBoth);
  });

  await step('has nothing that axe finds serious', async () => {
    await isAccessible(page);
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
    await becomes(() => view.locator('main').evaluate(() => document.hasFocus()), true);
    await keyboard.press('Alt+u');
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
    await keyboard.press('Space');
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    await workbench.untilInEditor();
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

scenario('a person codes in the coded view without a mouse', setting, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { keyboard } = page;
  const view = workbench.report;
  const brackets = view.locator('.segment[role=button]');
  const file = path.join(folder, `${FILE}.c1.coding.json`);
  const stored = () =>
    (
      JSON.parse(fs.readFileSync(file, 'utf8')) as {
        segments: { quote: string; codes: string[]; memo?: string }[];
      }
    ).segments;
  const ofWords = (words: string) => stored().find(({ quote }) => quote === words);
  const selected = () =>
    view.locator('body').evaluate(() => getSelection()!.toString().replaceAll('\u00a0', ' '));
  const untilSelected = (words: string) =>
    workbench.untilDone(`“${words}” is selected`, async () => (await selected()) === words);
  /** A list or a question that has closed gives the focus back a moment later. */
  const untilBack = async () => {
    await workbench.quickInput.waitFor({ state: 'hidden' });
    await workbench.untilDone('the view has the focus', () =>
      view.locator('body').evaluate(() => document.hasFocus()),
    );
  };
  /**
   * Presses a key in the view until something comes of it: the window knows a moment later than the page that keys go there
   * again. With more patience each time, since some keys do more when pressed twice.
   */
  const pressBack = async (key: string, what: string, isDone: () => Promise<boolean>) => {
    let patience = 10_000;
    await untilBack();
    await workbench.untilDone(what, async () => {
      await keyboard.press(key);
      const end = Date.now() + patience;
      patience *= 2;
      while (Date.now() < end) {
        if (await isDone()) return true;
        await page.waitForTimeout(50);
      }
      return false;
    });
  };
  const status = (text: string) => page.locator('.statusbar-item', { hasText: text }).first();

  await step('opens it, and goes there', async () => {
    await workbench.openFile('interview-1.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Coder 1');
    await workbench.command('Transcript Coder: Open Coded View to the Side');
    await brackets.first().waitFor();
    // a stop for the Tab key is there from the start
    await view.locator('.segment[role=button][tabindex="0"]').waitFor();
    await workbench.untilDone('the view has the focus', async () => {
      await keyboard.press('Control+2');
      return view.locator('body').evaluate(() => document.hasFocus());
    });
  });

  await step('selects words, and codes them by one letter and by a number', async () => {
    await keyboard.press('Control+Home');
    await view.locator('.caret:not([hidden])').waitFor();
    for (let i = 0; i < 3; i++) await keyboard.press('Control+Shift+ArrowRight');
    await untilSelected("So, it's nine");
    await keyboard.press('Shift+ArrowLeft');
    await untilSelected("So, it's nin");
    await keyboard.press('Control+Shift+ArrowLeft');
    await untilSelected("So, it's ");
    await keyboard.press('a');
    await workbench.quickTitle("Code “So, it's”");
    await workbench.typeAndEnter('Ease of implementation');
    await workbench.untilDone('it is written', async () => ofWords("So, it's") !== undefined);
  });

  await step('has the cursor at its end then: a memo, an undo and a redo are for it', async () => {
    await pressBack('m', 'a memo is asked for', () =>
      workbench.quickInput.locator('.quick-input-title', { hasText: 'Memo on' }).isVisible(),
    );
    await workbench.untilDone('the box has the focus', () =>
      page.evaluate(() => !!document.activeElement?.closest('.quick-input-widget')),
    );
    // as small letters: a capital one comes without Shift from here, which no keyboard does
    await workbench.typeAndEnter('so be it.');
    await workbench.untilDone('the memo is written', async () => ofWords("So, it's")?.memo === 'so be it.');
    await pressBack('u', 'the memo is gone', async () => ofWords("So, it's")?.memo === undefined);
    await keyboard.press('Shift+U');
    await workbench.untilDone('it is back', async () => ofWords("So, it's")?.memo === 'so be it.');
  });

  await step('resizes it by arrow keys', async () => {
    await keyboard.press('Enter');
    await status('Resizing: ').waitFor();
    await keyboard.press('ArrowRight');
    await workbench.untilDone('a word more is coded', async () => ofWords("So, it's nine") !== undefined);
    await keyboard.press('ArrowRight');
    await workbench.untilDone('another', async () => ofWords("So, it's nine months") !== undefined);
    await keyboard.press('Escape');
    await status('Resizing: ').waitFor({ state: 'hidden' });
    await workbench.untilDone('it is as it was', async () => ofWords("So, it's") !== undefined);
  });

  await step('goes from segment to segment, and to the words in the editor', async () => {
    await pressBack('n', 'a segment is selected', async () => (await selected()).length > 20);
    const first = await selected();
    await keyboard.press('n');
    await workbench.untilDone('another one is', async () => {
      const now = await selected();
      return now.length > 0 && now !== first;
    });
    await keyboard.press('p');
    await untilSelected(first);
    await keyboard.press('o');
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    await becomes(() => view.locator('body').evaluate(() => document.hasFocus()), false);
  });
});

scenario('a person chooses what the coded view shows', setting, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { keyboard } = page;
  const view = workbench.report;
  const brackets = view.locator('.segment[role=button]');
  const filter = (name: string | RegExp) => view.locator('button.filter', { hasText: name });

  /** Sets a filter in its list, and takes it back. */
  async function filtering(
    name: RegExp,
    title: string,
    choice: string,
    check: () => Promise<void>,
  ): Promise<void> {
    const all = await brackets.count();
    const choose = async () => {
      await filter(name).click();
      await workbench.quickTitle(title);
      await workbench.tick(choice);
    };
    await choose();
    await view.locator('button.filter.set', { hasText: choice }).waitFor();
    await workbench.untilDone('fewer are shown', async () => (await brackets.count()) < all);
    await check();
    await view.locator('button.filter.set').click();
    await workbench.quickTitle(title);
    await workbench.tick(choice);
    await view.locator('button.filter.set').waitFor({ state: 'detached' });
    await workbench.untilDone('all are shown', async () => (await brackets.count()) === all);
  }

  await step('opens it', async () => {
    await workbench.openFile('interview-1.txt');
    await workbench.command('Transcript Coder: Open Coded View to the Side');
    await brackets.first().waitFor();
    // further sheets are drawn when there is time
    await workbench.untilStill('brackets', async () => [String(await brackets.count())]);
  });

  await step('filters by coder and by participant', async () => {
    await filtering(/^Coders/, 'Filter by Coders', 'Coder 2', async () => {
      await comesToMatch(() => view.locator('div.caption').textContent(), /segments/);
    });
    await filtering(/^Participants/, 'Filter by Participants', 'Job Coach 1', async () => undefined);
  });

  await step('filters by code, and sets two coders left and right', async () => {
    await filter(/^Codes/).click();
    await workbench.quickTitle('Filter by Codes');
    await workbench.tick('Ease of implementation');
    await view.locator('button.filter.set').waitFor();
    await becomes(
      () =>
        brackets.evaluateAll(
          all => all.length > 0 && all.every(one => one.getAttribute('aria-label')?.includes('Ease of impl')),
        ),
      true,
    );
    await filter('Two Coders').click();
    await workbench.quickTitle('on the left');
    await workbench.pick('Coder 1');
    await workbench.quickTitle('on the right');
    await workbench.pick('Coder 2');
    await view.locator('svg.margin.left').first().waitFor();
    await becomes(() => view.locator('.names span').allTextContents(), ['Coder 1', 'Coder 2']);
    await isAccessible(page);
  });

  await step('goes from one side to the other by keys', async () => {
    const focused = view.locator('.segment:focus');
    const left = view.locator('svg.margin.left .segment:focus');
    await view.locator('svg.margin.left .segment[role=button]').first().focus();
    await left.waitFor();
    await keyboard.press('ArrowRight');
    await view.locator('svg.margin.right .segment:focus').waitFor();
    await keyboard.press('ArrowLeft');
    await left.waitFor();
    await becomes(() => focused.count(), 1);
  });

  await step('is shown again as it was when the window is reloaded', async () => {
    // of what is set last: an earlier state of the page may be there already
    await workbench.untilStored('sides');
    await workbench.reload();
    await view.locator('svg.margin.left').first().waitFor();
    await view.locator('button.filter.set', { hasText: 'Ease of implementation' }).waitFor();
  });

  await step('is what the command line writes, too', async () => {
    const file = path.join(folder, 'page.html');
    const args = ['dist/cli.js', 'page', folder, 'interview-1.txt', '--coder', 'c1,c2', '-o', file];
    execFileSync(process.execPath, args);
    assert.ok(fs.readFileSync(file, 'utf8').includes('Ease of'));
  });
});

scenario('the report panel has nothing that axe finds serious', setting, async ({ workbench, step }) => {
  await step('as a table and as charts', async () => {
    await workbench.command('Transcript Coder: Show Frequency Table');
    await workbench.report.locator('tbody tr[aria-rowindex]').first().waitFor();
    await isAccessible(workbench.page);
    await workbench.report.locator('[role=tab]', { hasText: 'Charts' }).click();
    await workbench.report.locator('figure svg').first().waitFor();
    await isAccessible(workbench.page);
  });
});
