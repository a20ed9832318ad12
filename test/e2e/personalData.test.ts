import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { isAccessible } from './harness/accessibility';
import { scenario } from './harness/scenario';

const TEXTS: Readonly<Record<string, string>> = {
  '01.txt': `INT: How did you find work?

P1: Through Anna Weber, my job coach. At first I did not want to ring her, and then Anna came to see me at home. I still have her number, 030 1234567, on my fridge.

INT: And after that?

P1: Anna and I wrote to the people at Siemens. It took them until the 3rd of March 2019 to answer.
`,
  '02.txt': `INT: Who helped you?

P2: Everyone knows Anna here. I also wrote to ben.k@web.de, and he sent me on to Hamburg.

P2: So I asked Anna Weber whether Hamburg would do.
`,
};

function prepare(folder: string): void {
  for (const [name, text] of Object.entries(TEXTS)) fs.writeFileSync(path.join(folder, name), text);
  const study = {
    ...{ schema: 1, name: 'Work', transcripts: ['*.txt'], interviewers: ['INT'] },
    coders: [{ id: 'nd', name: 'N. D.' }],
  };
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(study));
  const codes = [{ id: 'help-ab12', name: 'Help', example: 'Ring 030 1234567' }];
  fs.writeFileSync(path.join(folder, 'codebook.json'), JSON.stringify({ schema: 1, codes }));
}

const setting = { prepare, viewport: { width: 1400, height: 900 } };

scenario('a person looks for personal data', setting, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const { keyboard } = workbench.page;
  const section = (title: string) => page.locator(`section[aria-label="${title}"]`);
  const words = (title: string) => section(title).locator('button.label').allTextContents();
  const row = (text: string) =>
    page.locator('.item[role=row]').filter({ has: page.locator(`button.label:text-is("${text}")`) });
  const hasFocus = (what: string, text: string) =>
    workbench.untilDone(what, () =>
      row(text)
        .locator('button.label')
        .evaluate(button => button === button.ownerDocument.activeElement),
    );

  await step('sees what was found, by kind', async () => {
    await workbench.openFile('01.txt');
    await workbench.command('Transcript Coder: Scan for Personal Data');
    await section('Names').waitFor();
    await becomes(() => words('Names'), ['Anna', 'Anna Weber', 'Hamburg', 'Siemens']);
    await becomes(() => words('Telephone Numbers'), ['030 1234567']);
    await becomes(() => words('Mail Addresses'), ['ben.k@web.de']);
    await becomes(() => words('Dates'), ['the 3rd of March 2019']);
    await becomes(() => row('030 1234567').locator('.count').textContent(), '2 places in 2 texts');
  });

  await step('reads the places of a name, and goes to one, by keys', async () => {
    await row('Anna').locator('button.label').focus();
    await keyboard.press('Enter');
    await page.locator('.place').first().waitFor();
    await becomes(() => page.locator('.place mark').count(), 3);
    await isAccessible(workbench.page);
    await workbench.screenshot('test-output/personal-data.png');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await workbench.page.locator('.tab', { hasText: '01.txt' }).first().waitFor();
    // the page keeps the focus, so that the status bar says nothing of the selection beside it
    await workbench.page.locator('.editor-instance .selected-text').first().waitFor({ state: 'attached' });
    await row('Anna').locator('button.label').focus();
    await keyboard.press('Enter');
    await page.locator('.place').first().waitFor({ state: 'detached' });
  });

  await step('marks words as harmless, one after the other, by keys', async () => {
    await row('Hamburg').locator('button.label').focus();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await hasFocus('the next row has the focus', 'Siemens');
    await becomes(() => words('Names'), ['Anna', 'Anna Weber', 'Siemens']);
    await page.locator('details summary').click();
    await row('Hamburg').getByRole('button', { name: 'Not Harmless' }).waitFor({ state: 'attached' });
    assert.doesNotMatch(fs.readFileSync(path.join(folder, 'study.json'), 'utf8'), /Hamburg/i);
  });

  await step('filters, and puts a word back by mouse', async () => {
    await page.getByLabel('Show only words that contain this').fill('hamb');
    await section('Names').waitFor({ state: 'detached' });
    await row('Hamburg').hover();
    await row('Hamburg').getByRole('button', { name: 'Not Harmless' }).click();
    await section('Names').waitFor();
    await becomes(() => words('Names'), ['Hamburg']);
    await page.getByLabel('Show only words that contain this').fill('');
  });

  await step('is asked before the codebook is exported with a telephone number in it', async () => {
    await workbench.command('Transcript Coder: Export Codebook');
    const question = workbench.notification('contains personal data: 1 telephone number');
    await question.waitFor();
    await workbench.screenshot('test-output/personal-data-export.png');
    await question.locator('.monaco-button', { hasText: 'Export Anyway' }).click();
    await workbench.quickTitle('Export the codebook as');
    await keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    // not twice for the same
    await workbench.command('Transcript Coder: Export Codebook');
    await workbench.quickTitle('Export the codebook as');
    await becomes(() => question.count(), 0);
    await keyboard.press('Escape');
  });
});
