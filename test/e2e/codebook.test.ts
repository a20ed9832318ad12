import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { comesToMatch } from './harness/becomes';
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
    await workbench.quickInput.getByText('Your name or initials.').waitFor();
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
    await comesToMatch(
      async () => (await hover.innerText()).replaceAll('\u00a0', ' '),
      /Gains from the training › Calm when it gets rough[^]*N D/,
    );
    await workbench.page.keyboard.press('Escape');
    await workbench.pressInEditor('Alt+x');
    await workbench.untilDone(
      'the code is off, and the memo stays',
      async () => own()[0]?.codes.length === 0,
    );
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

interface CodebookFile {
  codes: { id: string; name: string; parent?: string; retired?: true; mergedInto?: string; by?: string }[];
}

scenario('a person rebuilds a codebook by keys and mouse', setting, async ({ folder, workbench, step }) => {
  const { page, segments } = workbench;
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const options = segments.locator('[role=option]');
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const raw = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
  const codes = () => json<CodebookFile>('codebook.json').codes;
  const coded = (name: string) => codes().find(code => code.name === name && !code.mergedInto);
  const COUNTED = ['focus-group.txt', 'interviews/interview-1.txt'].map(one => `${one}.sample.coding.json`);
  const own = () => COUNTED.flatMap(file => json<Sidecar>(file).segments);
  const withCode = (id: string) => own().filter(one => one.codes.includes(id)).length;
  /** Names as the tree has them, from above. */
  const names = async () => (await workbench.treeTexts()).map(text => text.split('\n')[0]!.trim());
  const before = (one: string, other: string) => async () => {
    const all = await names();
    const [a, b] = [one, other].map(name => all.findIndex(text => text.startsWith(name)));
    return a! >= 0 && b! >= 0 && a! < b!;
  };
  const undo = async (state: () => Promise<boolean>) => {
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is undone', state);
  };

  await step('moves a code among its siblings, out of its theme and back, by keys', async () => {
    await workbench.openFile('focus-group.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.pick('Sample coder');
    await workbench.showView('Transcript Coder');
    await page.locator('.pane-header', { hasText: 'Transcripts' }).click();
    const [moved, first] = ['A frame to come back to', 'Shared language'];
    const theme = coded(moved)!.parent;
    const step = async (key: string, state: () => Promise<boolean>) => {
      await row(moved).click();
      await page.keyboard.press(key);
      await workbench.untilDone(`${key} has moved the code`, state);
    };
    await workbench.untilDone('the tree is there', before(first, moved));
    await step('Alt+ArrowUp', before(moved, first));
    await step('Alt+ArrowDown', before(first, moved));
    await step('Alt+ArrowLeft', async () => coded(moved)!.parent !== theme);
    await undo(async () => coded(moved)!.parent === theme);
  });

  await step('merges two selected codes after a dialog that says what that touches', async () => {
    const files = COUNTED.map(raw);
    const gone = coded('Diagnosis named')!.id;
    const stays = coded('Shared language')!.id;
    const selected = page.locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row.selected');
    // a tree that is just being drawn again takes no click
    await workbench.untilDone('both are selected, and no other', async () => {
      await workbench.untilStill('rows', () => workbench.treeTexts());
      await row('Diagnosis named').click();
      await row('Shared language').click({ modifiers: ['Control'] });
      const chosen = (await selected.allInnerTexts()).join();
      return (
        (await selected.count()) === 2 && chosen.includes('Diagnosis named') && chosen.includes('Shared')
      );
    });
    await workbench.contextMenu(row('Shared language'), 'Merge Code Into');
    await workbench.quickTitle('Merge 2 codes into');
    await workbench.typeAndEnter('Shared language');
    await workbench.dialog.filter({ hasText: 'Your segments: 2' }).waitFor();
    await workbench.press('Merge');
    await workbench.untilDone('one is what the other has become', async () =>
      codes().some(one => one.id === gone && one.mergedInto === stays && one.by === 'sample'),
    );
    await row('Diagnosis named').waitFor({ state: 'detached' });
    assert.deepEqual(COUNTED.map(raw), files);
    await undo(async () => coded('Diagnosis named') !== undefined);
    await row('Diagnosis named').waitFor();
  });

  await step('is offered to merge by a name that is there already', async () => {
    await workbench.contextMenu(row('Calm when it gets rough'), 'Rename Code');
    await workbench.quickTitle('Rename “Calm when it gets rough”');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('shared LANGUAGE');
    await workbench.quickInput.filter({ hasText: 'Press Enter to merge the two' }).waitFor();
    await page.keyboard.press('Enter');
    await workbench.dialog
      .filter({ hasText: 'Merge “Calm when it gets rough” into “Shared language”?' })
      .waitFor();
    await workbench.press('Cancel');
    assert.ok(coded('Calm when it gets rough'));
  });

  await step('retires a code, which stays, and brings it back', async () => {
    const { id } = coded('Shared language')!;
    const count = withCode(id);
    await workbench.contextMenu(row('Shared language'), 'Retire Code');
    await workbench.untilDone('it is retired', async () => coded('Shared language')!.retired);
    await workbench.treeRows
      .filter({ hasText: /Shared language.*retired/s })
      .first()
      .waitFor();
    assert.equal(withCode(id), count);
    await workbench.contextMenu(row('Shared language'), 'Bring Back Code');
    await workbench.untilDone('it is back', async () => !coded('Shared language')!.retired);
  });

  await step('splits a code by sending its segments to another, by button and by key', async () => {
    const { id } = coded('Shared language')!;
    const count = withCode(id);
    assert.ok(count >= 2);
    await workbench.contextMenu(row('Shared language'), 'Split Code');
    await workbench.quickTitle('Split “Shared language” into which codes?');
    await workbench.typeAndEnter('Common words');
    await segments.locator('h1', { hasText: 'Split “Shared language”' }).waitFor();
    await segments.locator('header', { hasText: `${count} left` }).waitFor();
    await options.nth(0).locator('.tick').click();
    await segments.locator('.targets button', { hasText: 'Common words' }).click();
    await segments.locator('header', { hasText: `${count - 1} left` }).waitFor();
    const target = coded('Common words')!.id;
    assert.deepEqual([withCode(id), withCode(target)], [count - 1, 1]);
    await options.nth(0).click();
    for (let left = count - 1; left > 0; left--) {
      await segments.locator('header', { hasText: `${left} left` }).waitFor();
      await workbench.untilDone('a segment has the focus', () =>
        options
          .first()
          // a row that is just being redrawn has no parent
          .evaluate(one => one.parentElement?.contains(one.ownerDocument.activeElement) === true),
      );
      await page.keyboard.press('1');
    }
    await segments.locator('.none', { hasText: 'All of them have been sent' }).waitFor();
    assert.deepEqual([withCode(id), withCode(target)], [0, count]);
  });

  await step('deletes a code, whose codings become those of another, in all files or none', async () => {
    const from = coded('Common words')!.id;
    const to = coded('Diagnosis named')!.id;
    const having = own().filter(one => one.codes.includes(from) || one.codes.includes(to)).length;
    const files = COUNTED.map(raw);
    await row('Common words').click();
    await workbench.pressOnRow(row('Common words'), 'Delete', workbench.dialog);
    await workbench.dialog.filter({ hasText: 'of your segments' }).waitFor();
    await workbench.press('Move Codings…');
    await workbench.quickTitle('Move your codings of “Common words” to');
    await workbench.typeAndEnter('Diagnosis named');
    await workbench.untilDone(
      'they are moved',
      async () => !coded('Common words') && withCode(to) === having,
    );
    assert.equal(withCode(from), 0);
    await workbench.untilDone(
      'nothing is left behind',
      async () => !fs.readdirSync(folder).some(name => name.endsWith('.journal')),
    );
    await undo(async () => coded('Common words') !== undefined);
    await workbench.untilDone('all files are as they were', async () =>
      COUNTED.every((file, i) => raw(file) === files[i]),
    );
  });
});
