import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';

interface Sidecar {
  segments: { quote: string; codes: string[]; memo?: string }[];
}

const setting = {
  prepare: (folder: string) => fs.cpSync('test/fixtures/small-study', folder, { recursive: true }),
  settings: { 'workbench.colorTheme': 'Dark Modern' },
};

scenario('a person keeps a codebook, in a dark theme', setting, async ({ folder, workbench, step }) => {
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const names = () => json<{ codes: { name: string }[] }>('codebook.json').codes.map(code => code.name);
  const own = () => json<Sidecar>('focus-group.txt.nd.coding.json').segments;

  await step('renames a code', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.showView('Transcript Coder');
    // all of the codebook is to be in sight
    await workbench.page.locator('.pane-header', { hasText: 'Transcripts' }).click();
    await row('Shared language').waitFor();
    await workbench.contextMenu(row('Shared language'), 'Rename Code');
    await workbench.quickTitle('Rename “Shared language”');
    await workbench.page.keyboard.press('Control+A');
    await workbench.typeAndEnter('A common language');
    await row('A common language').waitFor();
    await workbench.untilDone('the name is written', async () => names().includes('A common language'));
  });

  await step('codes, writes a memo, reads it in the hover, and takes the code off again', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.goTo(3);
    await workbench.selectByMouse('all right if we eat');
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Someone new');
    await workbench.quickTitle('Who is coding?');
    await workbench.typeAndEnter('N D');
    await workbench.quickTitle('Code “all right if we eat”');
    await workbench.typeAndEnter('calm');
    await workbench.untilDone('it is written', async () =>
      fs.existsSync(path.join(folder, 'focus-group.txt.nd.coding.json')),
    );
    await workbench.pressInEditor('Alt+m');
    await workbench.quickTitle('Memo on “all right if we eat”');
    await workbench.typeAndEnter('Small talk, or not?');
    await workbench.untilDone('the memo is written', async () => own()[0]?.memo === 'Small talk, or not?');
    const hover = workbench.page
      .locator('.monaco-hover:not(.hidden)')
      .filter({ hasText: 'Small talk, or not?' })
      .first();
    // the label of the new segment may still move the text, which ends a hover
    await workbench.untilShown(hover, async () => {
      const { x, y, height } = await workbench.boxOf('right if');
      await workbench.page.mouse.move(x + 2, y + height / 2);
      await workbench.page.mouse.move(x + 10, y + height / 2);
    });
    assert.match(
      (await hover.innerText()).replaceAll('\u00a0', ' '),
      /Gains from the training › Calm when it gets rough[^]*N D/,
    );
    await workbench.page.keyboard.press('Escape');
    await workbench.pressInEditor('Alt+x');
    await workbench.untilDone('the segment is gone', async () => own().length === 0);
  });

  await step('deletes a code only after a confirmation that says what goes with it', async () => {
    await workbench.showView('Transcript Coder');
    await workbench.contextMenu(row('Diagnosis named'), 'Delete Code');
    await workbench.dialog.filter({ hasText: '2 segments of other coders keep it' }).waitFor();
    await workbench.press('Cancel');
    assert.ok(names().includes('Diagnosis named'));
    await workbench.contextMenu(row('Diagnosis named'), 'Delete Code');
    await workbench.press('Delete');
    await workbench.untilDone('the code is gone', async () => !names().includes('Diagnosis named'));
    await row('Diagnosis named').waitFor({ state: 'detached' });
  });
});
