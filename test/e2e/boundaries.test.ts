import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';

const TEXT =
  'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n\nP2: Yes. I liked the coach.\n';

const STUDY = { schema: 1, name: 'T', transcripts: ['*.txt'], coders: [{ id: 'nd', name: 'N. D.' }] };

function prepare(folder: string): void {
  fs.writeFileSync(path.join(folder, 'a.txt'), TEXT);
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
}

scenario('a person resizes segments by keys', { prepare }, async ({ folder, workbench, step }) => {
  const quotes = () => {
    try {
      const text = fs.readFileSync(path.join(folder, 'a.txt.nd.coding.json'), 'utf8');
      return (JSON.parse(text) as { segments: { quote: string }[] }).segments.map(one => one.quote).sort();
    } catch {
      return [];
    }
  };

  await step('grows, shrinks and moves a segment, with and without the mode', async () => {
    const { keyboard } = workbench.page;
    await workbench.openFile('a.txt');
    const until = (...words: string[]) =>
      workbench.untilDone(
        `segments are ${words.join(' | ')}; they are ${quotes().join(' | ')}`,
        async () => JSON.stringify(quotes()) === JSON.stringify(words),
      );
    await workbench.page.locator('[id="status.editor.mode"]', { hasText: 'Transcript' }).waitFor();
    await workbench.statusItem('coder').waitFor();
    await workbench.selectByKeys(3, 20, 5);
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.quickTitle('Code “');
    await workbench.typeAndEnter('Effort');
    await until('first');
    await workbench.pressInEditor('Shift+Alt+L');
    await workbench.pressInEditor('Shift+Alt+L');
    await until('first, then');
    await workbench.pressInEditor('Shift+Alt+K');
    await workbench.pressInEditor('Shift+Alt+V');
    await until('at first,');
    await workbench.pressInEditor('Shift+Alt+B');
    await until('first,');

    await workbench.pressInEditor('Alt+b');
    await workbench.statusItem('resizing').waitFor();
    await keyboard.press('ArrowRight');
    await until('first, then');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'])
      await keyboard.press(key);
    await until('first, then easier. I liked');
    await keyboard.press('Shift+ArrowLeft');
    await until('at first, then easier. I liked');
    await keyboard.press('Control+ArrowRight');
    await until('at first, then easier. I liked it.');
    await keyboard.press('Control+Shift+ArrowLeft');
    await until('It was hard at first, then easier. I liked it.');
    await workbench.pressInEditor('Alt+ArrowRight');
    await keyboard.press('ArrowUp');
    await until('it?\n\nP1: It was hard at first, then easier. I liked it.\n\nP2: Yes. I liked the');
    await workbench.pressInEditor('Shift+Alt+ArrowRight');
    await workbench.pressInEditor('Shift+Alt+ArrowRight');
    await until('Yes. I liked the');
    await keyboard.press('Escape');
    await until('first,');
    await workbench.statusItem('resizing').waitFor({ state: 'hidden' });
    assert.equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), TEXT);

    await workbench.goTo(3, 22);
    await workbench.pressInEditor('Alt+b');
    await workbench.statusItem('resizing').waitFor();
    await keyboard.press('ArrowDown');
    await until('then');
    await workbench.screenshot('test-output/resizing.png');
    await keyboard.press('Enter');
    await workbench.statusItem('resizing').waitFor({ state: 'hidden' });
    await workbench.pressInEditor('Alt+b');
    await workbench.statusItem('resizing').waitFor();
    await workbench.selectByMouse('liked the');
    await workbench.statusItem('resizing').waitFor({ state: 'hidden' });
    assert.equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), TEXT);
    assert.deepEqual(quotes(), ['then']);
  });

  await step('takes back from the status bar what is named there', async () => {
    const undo = workbench.statusItem('undoCoding');
    await undo.filter({ hasText: 'resize “first,”' }).click();
    await workbench.untilDone('the segment is what it was', async () => quotes().join() === 'first,');
    await workbench.command('Transcript Coder: Redo Coding');
    await workbench.untilDone('it is made again', async () => quotes().join() === 'then');
    await workbench.command('Transcript Coder: Undo or Redo Coding');
    await workbench.quickTitle('Undo or redo coding of this session');
    await workbench.screenshot('test-output/history.png');
    await workbench.page.keyboard.press('Escape');
  });
});
