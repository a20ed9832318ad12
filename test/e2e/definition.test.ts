import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';
import { isFrameAccessible } from './harness/accessibility';

const setting = {
  prepare: (folder: string) => {
    fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
    fs.mkdirSync(path.join(folder, 'out'));
    fs.writeFileSync(
      path.join(folder, 'out', 'more.csv'),
      'name,parent,description\nShared language,,\nNew words,Shared language,Words that were not there before.\n',
    );
  },
  settings: { 'workbench.colorTheme': 'Light Modern' },
};

interface Code {
  name: string;
  description?: string;
}

scenario(
  'a person reads and writes definitions, and imports codes',
  setting,
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const { keyboard } = page;
    const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
    const codes = () =>
      (JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as { codes: Code[] }).codes;
    const described = (name: string) => codes().find(code => code.name === name)?.description;
    let pane: Frame | undefined;
    /** The pane is made anew when it was hidden. */
    const inPane = async (text: RegExp): Promise<Frame> => {
      await workbench.untilDone(`the pane says ${text}`, async () => {
        for (const frame of page.frames()) {
          const found = frame.locator('#definition').filter({ hasText: text });
          if ((await found.count().catch(() => 0)) > 0) pane = frame;
          else continue;
          return true;
        }
        return false;
      });
      return pane!;
    };

    await step('sees what the code in focus means', async () => {
      await workbench.openFile('focus-group.txt');
      await workbench.showView('Transcript Coder');
      // all of the codebook is to be in sight
      await page.locator('.pane-header', { hasText: 'Transcripts' }).click();
      await page.locator('.pane-header', { hasText: 'Definition' }).click();
      await row('Shared language').click();
      await inPane(/Shared language[^]*participant/);
      await row('Diagnosis named').click();
      const frame = await inPane(/Diagnosis named/);
      await becomes(() => frame.locator('h1', { hasText: 'Shared language' }).count(), 0);
      await isFrameAccessible(frame);
    });

    await step('writes a definition by keys, and sees it set', async () => {
      await row('Shared language').click();
      await inPane(/Shared language/);
      await pane!.evaluate(() =>
        addEventListener('message', ({ data }: MessageEvent<{ view?: { isEditing: boolean } }>) => {
          if (data.view?.isEditing) (globalThis as { late?: unknown }).late ??= data;
        }),
      );
      // a second form that is asked for while the first comes would take the focus again
      await workbench.untilShown(pane!.locator('textarea:focus'), async () => {
        await row('Shared language').click();
        await keyboard.press('Alt+Enter');
      });
      await keyboard.press('Control+A');
      await keyboard.type('Words that **both** use.');
      await keyboard.press('Tab');
      await keyboard.type('Only theirs.');
      // what was said of the form before something was typed may arrive after it
      await pane!.evaluate(() =>
        dispatchEvent(new MessageEvent('message', { data: (globalThis as { late?: unknown }).late })),
      );
      const typed = () =>
        pane!
          .locator('textarea')
          .evaluateAll(areas => areas.slice(0, 2).map(area => (area as HTMLTextAreaElement).value));
      await becomes(typed, ['Words that **both** use.', 'Only theirs.']);
      await isFrameAccessible(pane!);
      await keyboard.press('Control+Enter');
      await workbench.untilDone('it is written', () =>
        Promise.resolve(described('Shared language') === 'Words that **both** use.'),
      );
      await pane!.locator('.markdown strong', { hasText: 'both' }).waitFor();
      await pane!.locator('section', { hasText: 'Only theirs.' }).waitFor();
    });

    await step(
      'keeps what is written while another code is looked at, and when the form is closed',
      async () => {
        await pane!.locator('[data-key="edit"]').click();
        await pane!.locator('textarea').first().fill('Not done yet');
        await row('Diagnosis named').click();
        await inPane(/“Diagnosis named” is shown when/);
        await becomes(() => pane!.locator('textarea').first().inputValue(), 'Not done yet');
        await pane!.locator('textarea').first().press('Escape');
        await inPane(/^(?![^]*is shown when)[^]*Diagnosis named/);
        await row('Shared language').click();
        await inPane(/You have changes that are not saved/);
        await pane!.locator('button', { hasText: 'Continue Editing' }).click();
        await pane!.locator('textarea').first().waitFor();
        await becomes(() => pane!.locator('textarea').first().inputValue(), 'Not done yet');
      },
    );

    await step(
      'is shown what somebody else has written meanwhile, and overwrites nothing unseen',
      async () => {
        const file = path.join(folder, 'codebook.json');
        const text = fs.readFileSync(file, 'utf8');
        fs.writeFileSync(file, text.replace('Words that **both** use.', 'Their own words.'));
        await pane!.locator('textarea').first().press('Control+Enter');
        await inPane(/Changed meanwhile by somebody else[^]*Their own words\./);
        assert.equal(described('Shared language'), 'Their own words.');
        await pane!.locator('textarea').first().fill('Their words and mine.');
        await pane!.locator('button', { hasText: 'Save' }).click();
        await workbench.untilDone('it is written', () =>
          Promise.resolve(described('Shared language') === 'Their words and mine.'),
        );
      },
    );

    await step('undoes it', async () => {
      await row('Shared language').click();
      await keyboard.press('Alt+u');
      await workbench.untilDone('the last definition is back', () =>
        Promise.resolve(described('Shared language') === 'Their own words.'),
      );
    });

    await step('imports codes from a table after a preview', async () => {
      await workbench.command('Transcript Coder: Import Codebook');
      await workbench.quickTitle('Import a codebook');
      // what is typed while the dialog still reads a folder comes in between what it writes itself
      await workbench.quickRows.filter({ hasText: /^out$/ }).click();
      await workbench.quickRows.filter({ hasText: 'more.csv' }).click();
      await workbench.quickTitle('Import more.csv: 1 new code, 0 changed definitions');
      await workbench.quickInput.locator('.monaco-list-row', { hasText: 'New words' }).waitFor();
      assert.equal(codes().filter(({ name }) => name === 'New words').length, 0);
      await keyboard.press('Enter');
      await workbench.untilDone('it is written', () =>
        Promise.resolve(described('New words') === 'Words that were not there before.'),
      );
    });

    await step('follows the code in focus in the list of codes', async () => {
      await workbench.goTo(3);
      await workbench.selectByMouse('all right if we eat');
      await workbench.pressInEditor('Alt+q');
      await workbench.quickTitle('Who is coding?');
      await workbench.pick('Someone new');
      await workbench.quickInput.getByText('Your name or initials.').waitFor();
      await workbench.typeAndEnter('N D');
      await workbench.quickTitle('Code “all right if we eat”');
      await keyboard.type('new words');
      await inPane(/New words[^]*Words that were not there before/);
      await keyboard.press('Escape');
    });
  },
);
