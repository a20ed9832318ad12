import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { becomes, comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

interface Sidecar {
  status: string;
  memo?: string;
  segments: { id: string; quote: string; codes: string[]; key?: true }[];
}

const FILE = 'focus-group.txt';
const OWN = `${FILE}.sample.coding.json`;
const MARKDOWN = '# Notes\n\nINT: How was it?\n\nJob Coach 1: It was calm, all the way.\n';

const prepare = (folder: string) => {
  fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'interviews', 'extra.md'), MARKDOWN);
  const coding = path.join(folder, OWN);
  fs.writeFileSync(coding, fs.readFileSync(coding, 'utf8').replace('"complete"', '"in-progress"'));
};
const setting = { prepare, viewport: { width: 1400, height: 1000 } };

scenario('a person works through the segments of codes', setting, async ({ folder, workbench, step }) => {
  const { page, segments } = workbench;
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const options = segments.locator('[role=option]');
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const own = () => json<Sidecar>(OWN).segments;
  const codes = () => json<{ codes: { id: string; name: string }[] }>('codebook.json').codes;
  const idOf = (name: string) => codes().find(code => code.name === name)!.id;
  const all = () => [...own(), ...json<Sidecar>('interviews/interview-1.txt.sample.coding.json').segments];
  /** Quotes of the segments of some codes, as their files have them. */
  const quotesOf = (...names: string[]) =>
    all()
      .filter(one => names.some(name => one.codes.includes(idOf(name))))
      .map(({ quote }) => quote.replace(/\s+/g, ' '))
      .sort();
  const listed = async () =>
    (
      await options
        .locator('.words')
        .evaluateAll(rows =>
          rows.map(one => [...one.querySelectorAll('.quote')].map(part => part.textContent).join(' ')),
        )
    ).sort();
  const untilListed = (...names: string[]) =>
    workbench.untilDone(
      `the segments of ${names.join(' and ')} are listed`,
      async () => JSON.stringify(await listed()) === JSON.stringify(quotesOf(...names)),
    );
  const shownWords = () => options.locator('.words').allTextContents();
  let inTextOrder: string[] = [];
  const focused = (index: number) =>
    workbench.untilDone(`row ${index} has the focus`, () =>
      options.nth(index).evaluate(one => one === one.ownerDocument.activeElement),
    );

  await step('clicks a code, which stays selected beside its segments', async () => {
    await workbench.openFile(FILE);
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await workbench.showView('Transcript Coder');
    await row('Shared language').click();
    await segments.locator('h1', { hasText: 'Shared language' }).waitFor();
    await untilListed('Shared language');
    await comesToMatch(() => row('Shared language').getAttribute('class'), /selected/);
    const rename = workbench.quickInput.locator('.quick-input-title', {
      hasText: 'Rename “Shared language”',
    });
    await workbench.pressOnRow(row('Shared language'), 'F2', rename);
    await page.keyboard.press('Escape');
  });

  await step('sees whole sentences, their source and codes', async () => {
    const first = options.first();
    await comesToMatch(
      () => first.locator('.source').innerText(),
      /focus-group\.txt\s+·\s+line \d+\s+·\s+Job Coach/,
    );
    await first.locator('.code').first().waitFor();
    for (const words of await workbench.untilStill('words', shownWords))
      assert.match(words, /[.!?…”")\]]\s*$/);
  });

  await step('clicks another code with Ctrl, and sees the segments of both', async () => {
    await row('Calm when it gets rough').click({ modifiers: ['Control'] });
    await untilListed('Shared language', 'Calm when it gets rough');
  });

  await step('goes on by a key while a click is still on its way', async () => {
    await segments.locator('body').evaluate(body => {
      const row = body.querySelector<HTMLElement>('[role=option]')!;
      row.click();
      row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    });
    // the answer to the click has come by then
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    await comesToMatch(() => options.nth(1).getAttribute('class'), /current/);
  });

  await step('goes to the words by mouse and by keys', async () => {
    await options.first().click();
    await page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    await focused(0);
    await page.keyboard.press('ArrowDown');
    await focused(1);
    await page.keyboard.press('Enter');
    await workbench.untilInEditor();
    const place = page.locator('[id="status.editor.selection"]');
    const before = await place.innerText();
    await page.keyboard.press('F4');
    await workbench.untilDone('the next one is selected', async () => (await place.innerText()) !== before);
    await workbench.untilDone('it is the current one in the panel', () =>
      options.nth(2).evaluate(one => one.classList.contains('current')),
    );
  });

  await step('filters and sorts', async () => {
    const filter = segments.locator('input');
    inTextOrder = await shownWords();
    await filter.fill('shared lang');
    await untilListed('Shared language');
    await filter.fill('');
    await untilListed('Shared language', 'Calm when it gets rough');
    await segments.locator('select').last().selectOption('longest');
    await workbench.untilDone('the longest comes first', async () => {
      const lengths = (await options.locator('.words').allTextContents()).length;
      const quotes = await options
        .locator('.words')
        .evaluateAll(rows =>
          rows.map(one => [...one.querySelectorAll('.quote')].map(part => part.textContent).join(' ').length),
        );
      return lengths > 1 && quotes.every((length, i) => i === 0 || length <= quotes[i - 1]! + 5);
    });
    await segments.locator('select').last().selectOption('text');
    await workbench.untilDone('they are in text order again', async () =>
      isDeepStrictEqual(await shownWords(), inTextOrder),
    );
  });

  await step('ticks one while the list is about to be sorted, and has it ticked', async () => {
    const words = await options.last().locator('.words').textContent();
    // in one go, so that the tick is on its way before there is another list
    await segments.locator('body').evaluate(body => {
      const order = [...body.querySelectorAll('select')].at(-1)!;
      order.value = 'longest';
      order.dispatchEvent(new Event('change'));
      [...body.querySelectorAll<HTMLElement>('[role=option] .tick')].at(-1)!.click();
    });
    const ticked = segments.locator('[aria-selected=true]');
    await workbench.untilDone('it is ticked where it stands now', async () =>
      isDeepStrictEqual(
        [await ticked.locator('.words').allTextContents(), await segments.locator('.selected').textContent()],
        [[words], '1 selected'],
      ),
    );
    await workbench.untilDone('the longest comes first', async () => {
      const lengths = (await options.locator('.quote').allTextContents()).map(({ length }) => length);
      return lengths[0] === Math.max(...lengths);
    });
    await workbench.untilDone('it is still ticked', async () =>
      isDeepStrictEqual(await ticked.locator('.words').allTextContents(), [words]),
    );
    await ticked.locator('.tick').click();
    await segments.locator('select').last().selectOption('text');
    await workbench.untilDone('none is, in text order', async () =>
      isDeepStrictEqual([await shownWords(), await ticked.count()], [inTextOrder, 0]),
    );
  });

  await step('selects two by keys, adds a code to both, and takes that back with one step', async () => {
    await options.first().click();
    await focused(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await focused(1);
    await page.keyboard.press('Space');
    await segments.locator('.selected', { hasText: '2 selected' }).waitFor();
    const id = idOf('Former employers');
    const coded = () => all().filter(one => one.codes.includes(id)).length;
    const before = coded();
    await page.keyboard.press('a');
    await workbench.quickTitle('Add codes to 2 segments');
    await workbench.typeAndEnter('former emp');
    await workbench.untilDone('both are coded', async () => coded() === before + 2);
    await options.filter({ hasText: 'Former employers' }).nth(1).waitFor();
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('neither is', async () => coded() === before);
  });

  await step('is asked on while the coding of somebody else comes in', async () => {
    await options.first().click();
    await focused(0);
    await page.keyboard.press('a');
    await workbench.quickTitle('Add codes to 2 segments');
    await page.keyboard.type('former');
    // as a pull brings it
    const before = fs.readFileSync(path.join(folder, OWN), 'utf8');
    const coding = json<Sidecar>(OWN);
    const noted = coding.segments.map(one =>
      one.codes.includes(idOf('Shared language')) ? { ...one, memo: 'Seen by another.' } : one,
    );
    fs.writeFileSync(path.join(folder, OWN), JSON.stringify({ ...coding, segments: noted }));
    const seen = options.filter({ hasText: 'Seen by another.' }).first();
    await seen.waitFor();
    await page.keyboard.type(' emp');
    await becomes(() => workbench.quickValue(), 'former emp');
    await page.keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    fs.writeFileSync(path.join(folder, OWN), before);
    await seen.waitFor({ state: 'detached' });
  });

  await step('marks them as key quotes, and lists only these', async () => {
    await segments.locator('.selected', { hasText: '2 selected' }).waitFor();
    await segments.locator('button', { hasText: 'Key Quote' }).click();
    await workbench.untilDone('they are marked', async () => all().filter(({ key }) => key).length === 2);
    await segments.locator('select').first().selectOption('key');
    await workbench.untilDone('they are listed', async () => (await options.count()) === 2);
    await becomes(() => options.locator('[aria-label="Key quote"]').count(), 2);
    await segments.locator('select').first().selectOption('all');
    await workbench.untilDone('all are listed again', async () => (await options.count()) > 2);
  });

  await step('removes a code from a segment that has no other, which is then gone', async () => {
    const quote = own().find(({ codes: [code, other] }) => code === idOf('Shared language') && !other)!.quote;
    await options
      .filter({ hasText: quote.slice(0, 30) })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await workbench.quickTitle('Remove which codes from 1 segment?');
    await workbench.typeAndEnter('shared');
    await workbench.untilDone('it is gone', async () => !own().some(one => one.quote === quote));
    await untilListed('Shared language', 'Calm when it gets rough');
    await workbench.screenshot('test-output/segments.png');
  });
});

scenario('a person keeps an eye on the transcripts', setting, async ({ folder, workbench, step }) => {
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const text = (name: string) =>
    workbench.treeTexts().then(all => all.find(one => one.startsWith(name)) ?? '');
  const shows = (name: string, wanted: RegExp) =>
    workbench.untilDone(`${name} shows ${wanted}`, async () => wanted.test(await text(name)));
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const status = () => json<Sidecar>(OWN).status;

  await step('sees how far each is coded', async () => {
    await workbench.showView('Transcript Coder');
    const args = ['dist/cli.js', 'uncoded', folder, '--by', 'transcripts', '--format', 'json'];
    const { rows } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
      rows: { transcript: string; share: number }[];
    };
    const share = Math.round(100 * rows.find(({ transcript }) => transcript === FILE)!.share);
    const count = json<Sidecar>(OWN).segments.length;
    await shows(FILE, new RegExp(`^${FILE} ${share}% · ${count} segments( · [\\d,.]+ words)?$`));
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await shows(FILE, new RegExp(`^${FILE} ${share}% · ${count} segments\\b`));
    await row(FILE).locator('.custom-view-tree-node-item-icon.codicon-edit').waitFor();
  });

  await step('marks one as complete by mouse, and takes that back by keys', async () => {
    await row(FILE).hover();
    await row(FILE).locator('.action-label[aria-label^="Mark Transcript as Complete"]').click();
    await workbench.untilDone('it is written', async () => status() === 'complete');
    await row(FILE).locator('.custom-view-tree-node-item-icon.codicon-pass-filled').waitFor();
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is taken back', async () => status() === 'in-progress');
    await workbench.openFile(FILE);
    await workbench.command('Transcript Coder: Mark Transcript as Complete');
    await workbench.untilDone('it is written again', async () => status() === 'complete');
    await workbench.command('Transcript Coder: Reopen Transcript');
    await workbench.untilDone('it is open again', async () => status() === 'in-progress');
  });

  await step('writes a memo of several lines', async () => {
    await workbench.contextMenu(row(FILE), 'Edit Transcript Memo');
    await workbench.quickTitle(`Memo on ${FILE}`);
    await workbench.typeAndEnter('They know each other. ⏎ Two talk most.');
    const memo = 'They know each other.\nTwo talk most.';
    await workbench.untilDone('it is written', async () => json<Sidecar>(OWN).memo === memo);
    await shows(FILE, / · ✎$/);
  });

  await step('takes a Markdown file into the study, codes it, and takes it out again', async () => {
    await row('Not in the study').click();
    await row('interviews/extra.md').hover();
    await row('interviews/extra.md').locator('.action-label[aria-label^="Include in Study"]').click();
    await shows('extra.md', /not coded · 10 words/);
    assert.ok(json<{ transcripts: string[] }>('study.json').transcripts.includes('interviews/extra.md'));
    await workbench.openFile('extra.md');
    await workbench.selectByMouse('It was calm');
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Code “It was calm”');
    await workbench.typeAndEnter('calm');
    await shows('extra.md', /^extra\.md 50% coded · 1 segment\b/);
    await workbench.contextMenu(row('extra.md'), 'Exclude from Study');
    await workbench.press('Exclude');
    await row('Not in the study').waitFor();
    assert.ok(!json<{ transcripts: string[] }>('study.json').transcripts.includes('interviews/extra.md'));
    assert.ok(fs.existsSync(path.join(folder, 'interviews', 'extra.md.sample.coding.json')));
    await workbench.screenshot('test-output/transcripts.png');
  });

  await step('lists the segments of one', async () => {
    await workbench.contextMenu(row(FILE), 'Show Segments of Transcript');
    const count = json<Sidecar>(OWN).segments.length;
    const options = workbench.segments.locator('[role=option]');
    await workbench.untilDone('they are listed', async () => (await options.count()) === count);
  });
});
