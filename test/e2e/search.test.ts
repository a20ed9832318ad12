import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';

interface Sidecar {
  segments: { id: string; quote: string; codes: string[]; rule?: string }[];
}

const FILES = ['focus-group.txt', 'interviews/interview-1.txt'];

const prepare = (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
const setting = { prepare, viewport: { width: 1400, height: 1000 } };

scenario('a person searches the transcripts and codes what was found', setting, async scene => {
  const { folder, workbench, step } = scene;
  const { page, segments } = workbench;
  const options = segments.locator('[role=option]');
  const pattern = segments.locator('input.pattern');
  const select = (label: string) => segments.locator(`select[aria-label="${label}"]`);
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
  const all = () => FILES.flatMap(file => json<Sidecar>(`${file}.sample.coding.json`).segments);
  const focusIn = (what: string, css: string) =>
    workbench.untilDone(`${what} has the focus`, () =>
      segments
        .locator('body')
        .evaluate((body, wanted) => body.ownerDocument.activeElement?.matches(wanted), css),
    );
  const summary = (text: string | RegExp) =>
    segments.locator('.heading .caption', { hasText: text }).waitFor();
  const columns = (css: string) =>
    options.locator(css).evaluateAll(all => all.map(one => (one.textContent ?? '').trim().toLowerCase()));

  await step('calls for it by keys, types, and sees every hit with the words around it', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await workbench.command('Transcript Coder: Search Transcripts');
    await focusIn('the pattern', 'input.pattern');
    await page.keyboard.type('because');
    await page.keyboard.press('Enter');
    await summary(/^\d+ hits in 2 transcripts$/);
    const found = FILES.map(read)
      .join('\n')
      .match(/\bbecause\b/gi)!.length;
    await workbench.untilDone('all are listed', async () => (await options.count()) === found);
    await becomes(async () => [...new Set(await columns('mark'))], ['because']);
    await workbench.screenshot('test-output/search.png');
  });

  await step('sorts them by the words to their right', async () => {
    await select('Sort segments').selectOption('right');
    await workbench.untilDone('they are sorted', async () => {
      const right = (await columns('.right')).map(
        words => words.replace(/[^\p{L}\p{N}’' ]/gu, '').split(' ')[0]!,
      );
      return right.length > 3 && right.every((word, i) => i === 0 || right[i - 1]!.localeCompare(word) <= 0);
    });
  });

  const before = FILES.map(file => read(`${file}.sample.coding.json`));

  await step('ticks three by keys, looks at their turns, and codes these', async () => {
    await pattern.focus();
    await page.keyboard.press('ArrowDown');
    await focusIn('the first row', '[data-index="0"]');
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await focusIn(`row ${i + 1}`, `[data-index="${i + 1}"]`);
    }
    await segments.locator('.selected', { hasText: '3 selected' }).waitFor();
    await select('What is listed and coded').selectOption('turn');
    await workbench.untilDone(
      'turns are listed',
      async () => (await options.locator('.centred').count()) === 0,
    );
    const ticked = await workbench.untilDone('the turns of these are ticked', async () => {
      const count = await segments.locator('[role=option][aria-selected=true]').count();
      return (
        /^[23]$/.test(`${count}`) &&
        (await segments.locator('.selected').textContent()) === `${count} selected` &&
        count
      );
    });
    const known = all().length;
    await segments.locator('button', { hasText: 'Code…' }).click();
    await workbench.quickTitle(`Code ${ticked} turns`);
    await workbench.typeAndEnter('former emp');
    await workbench.untilDone('they are coded', async () => all().length === known + ticked);
    await options
      .filter({ hasText: 'Former employers' })
      .nth(ticked - 1)
      .waitFor();
    await workbench.screenshot('test-output/search-turns.png');
  });

  await step('takes that back with one step', async () => {
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('all files are as they were', async () =>
      FILES.every((file, i) => read(`${file}.sample.coding.json`) === before[i]),
    );
  });

  await step('goes to a hit by mouse', async () => {
    await select('What is listed and coded').selectOption('hit');
    await summary(/^\d+ hits in 2 transcripts$/);
    const selected = page.locator('[id="status.editor.selection"]', { hasText: '(7 selected)' });
    // a click on a row that is just drawn again means nothing
    await workbench.untilDone('its words are selected', async () => {
      await options.locator('.centred').nth(1).click();
      return selected.isVisible();
    });
  });

  await step('narrows it to a speaker by mouse', async () => {
    const count = FILES.map(read)
      .join('\n')
      .match(/\bbecause\b/gi)!.length;
    await becomes(() => options.count(), count);
    await segments.locator('button.toggle').click();
    await segments.locator('button.filter', { hasText: 'Speakers' }).click();
    await workbench.quickTitle('Only turns with these labels (select none for all)');
    await workbench.tick('Job Coach 5');
    await workbench.untilDone('there are fewer', async () => {
      const now = await options.count();
      const sources = await columns('.source');
      return now > 0 && now < count && sources.every(source => source.includes('job coach 5'));
    });
  });

  await step('keeps the search as a rule, by keys and mouse', async () => {
    await segments.locator('button', { hasText: 'Save as Rule…' }).click();
    await workbench.quickTitle('Name of the Rule');
    await workbench.typeAndEnter('Reasons');
    await workbench.quickTitle('What does the rule “Reasons” code with?');
    await workbench.typeAndEnter('former emp');
    const rules = () => json<{ rules?: { search: string }[] }>('codebook.json').rules;
    await workbench.untilDone('it is written', async () => rules()?.[0]?.search === 'because');
    await segments.locator('h1', { hasText: 'Not coded yet by rule: Reasons' }).waitFor();
  });

  await step('codes a new transcript by it', async () => {
    fs.writeFileSync(
      path.join(folder, 'interviews', 'new.txt'),
      'Job Coach 5: Because it is new, because I say so.\n',
    );
    await workbench.command('Transcript Coder: Code by Rule');
    await workbench.pick('Reasons');
    const found = options.filter({ hasText: 'interviews/new.txt' });
    await found.nth(1).waitFor();
    await found.nth(0).locator('.tick').click();
    await found.nth(1).locator('.tick').click();
    await segments.locator('.selected', { hasText: '2 selected' }).waitFor();
    await segments.locator('button', { hasText: 'Code with Former employers' }).click();
    const coded = () => {
      const file = path.join(folder, 'interviews', 'new.txt.sample.coding.json');
      return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Sidecar).segments : [];
    };
    await workbench.untilDone('both hits are coded', async () => coded().length === 2);
    const [rule] = json<{ rules: { id: string }[] }>('codebook.json').rules;
    assert.deepEqual(
      coded().map(segment => segment.rule),
      [rule!.id, rule!.id],
    );
    await workbench.untilDone('they are listed no longer', async () =>
      (await columns('.source')).every(source => !source.includes('new.txt')),
    );
    await workbench.screenshot('test-output/rule.png');
  });

  await step('sees why a pattern is none', async () => {
    await select('What the pattern is').selectOption('regex');
    await pattern.fill('(');
    await segments.locator('.error', { hasText: 'This is not a regular expression' }).waitFor();
    await becomes(() => options.count(), 0);
  });
});
