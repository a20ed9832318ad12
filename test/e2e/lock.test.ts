import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';

const TEXT =
  'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n\nP2: Yes. I liked the coach.\n';
const STUDY = { schema: 1, name: 'T', transcripts: ['*.txt'], coders: [{ id: 'nd', name: 'N. D.' }] };

function prepare(folder: string): void {
  fs.writeFileSync(path.join(folder, 'a.txt'), TEXT);
  fs.writeFileSync(path.join(folder, 'b.txt'), TEXT);
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
}

// a stray key is on disk a second later
const setting = { prepare, settings: { 'files.autoSave': 'afterDelay' } };

scenario('a person codes a transcript, and corrects it', setting, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { keyboard, mouse } = page;
  const transcript = () => fs.readFileSync(path.join(folder, 'a.txt'), 'utf8');
  const lock = () => workbench.statusItem('lock');
  const isLocked = () => lock().filter({ hasText: 'Correct Transcript' }).waitFor();
  const isUnlocked = () => lock().filter({ hasText: 'Lock Transcript' }).waitFor();
  const titleAction = (label: string) =>
    page.locator('.editor-group-container.active .editor-actions').getByRole('button', { name: label });
  const quotes = () => {
    try {
      const text = fs.readFileSync(path.join(folder, 'a.txt.nd.coding.json'), 'utf8');
      const { segments } = JSON.parse(text) as { segments: { quote: string; start: number; end: number }[] };
      return segments.map(({ quote }) => quote).sort();
    } catch {
      return [];
    }
  };
  const coded = (...words: string[]) =>
    workbench.untilDone(`${words.join(' | ')} are coded`, async () => quotes().join('|') === words.join('|'));

  /** Drags what is selected to other words. */
  async function drag(words: string, to: string): Promise<void> {
    const [from, there] = [await workbench.boxOf(words), await workbench.boxOf(to)];
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 3, { steps: 3 });
    await mouse.move(there.x + there.width / 2, there.y + there.height / 2, { steps: 6 });
    await mouse.up();
  }

  await step('codes; keys and drags in the selection do nothing to the text', async () => {
    await workbench.openFile('a.txt');
    await isLocked();
    await workbench.selectByMouse('hard at first');
    await drag('at first', 'I liked the');
    await workbench.selectByMouse('hard at first');
    for (const key of ['q', 'Delete', 'Backspace', 'Enter', 'Tab', 'Control+X', 'Control+V', 'Control+Z'])
      await keyboard.press(key);
    await workbench.selectByMouse('hard at first');
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.quickTitle('Code “');
    await workbench.typeAndEnter('Effort');
    await coded('hard at first');
    await page
      .locator('[id="status.editor.selection"]', {
        hasText: `Ln 3, Col ${'P1: It was hard at first'.length + 1}`,
      })
      .waitFor();
    await keyboard.press('q');
    await keyboard.press('Delete');
    await workbench.pressInEditor('Shift+Alt+L');
    await coded('hard at first,');
    await becomes(() => workbench.visibleText(), TEXT);
    await becomes(() => page.locator('.tab.dirty').count(), 0);
    assert.equal(transcript(), TEXT);
    await workbench.screenshot('test-output/locked.png');
  });

  await step('corrects the transcript; the coding goes along, and a drag still moves no words', async () => {
    await lock().click();
    await isUnlocked();
    await workbench.goTo(1, 'INT: How was it'.length + 1);
    await keyboard.type(' then');
    await keyboard.press('Control+S');
    const corrected = TEXT.replace('was it?', 'was it then?');
    await workbench.untilDone('it is saved', async () => transcript() === corrected);
    await workbench.selectByMouse('I liked it');
    await drag('liked', 'the coach');
    await workbench.screenshot('test-output/unlocked.png');
    await workbench.goTo(3);
    await workbench.command('Transcript Coder: Go to Next Segment');
    await page.locator('[id="status.editor.selection"]', { hasText: '(14 selected)' }).waitFor();
    await becomes(() => workbench.visibleText(), corrected);
    assert.equal(transcript(), corrected);
  });

  await step('locks and unlocks it from the title of the editor and from the palette', async () => {
    await titleAction('Lock Transcript').click();
    await isLocked();
    await titleAction('Correct Transcript').click();
    await isUnlocked();
    await workbench.command('Transcript Coder: Lock Transcript');
    await isLocked();
    await workbench.command('Transcript Coder: Correct Transcript');
    await isUnlocked();
  });

  await step('finds it locked when it was closed, and the other one, too', async () => {
    const before = transcript();
    await workbench.openFile('b.txt');
    await isLocked();
    await workbench.openFile('a.txt');
    await isUnlocked();
    await workbench.command('View: Close Editor');
    await page.locator('.tab[data-resource-name="a.txt"]').waitFor({ state: 'detached' });
    await page.locator('.explorer-folders-view .label-name', { hasText: /^a\.txt$/ }).dblclick();
    await workbench.openFile('a.txt');
    await isLocked();
    await workbench.lines.first().click();
    await keyboard.type('nothing of this');
    assert.equal(transcript(), before);
    await becomes(() => workbench.visibleText(), before);
    assert.equal(fs.readFileSync(path.join(folder, 'b.txt'), 'utf8'), TEXT);
    // H has opened the sheet of keys, which took the rest
    await workbench.quickTitle('Keys for coding');
    await keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
  });

  await step('turns the lock off, and a text file that is no transcript is never locked', async () => {
    await titleAction('Correct Transcript').waitFor();
    await workbench.openFile('study.json');
    await lock().waitFor({ state: 'hidden' });
    await becomes(() => titleAction('Correct Transcript').count(), 0);
    await becomes(() => titleAction('Lock Transcript').count(), 0);
    await workbench.openFile('a.txt');
    await isLocked();
    fs.mkdirSync(path.join(folder, '.vscode'));
    const off = JSON.stringify({ 'transcriptCoder.lockTranscripts': false });
    fs.writeFileSync(path.join(folder, '.vscode/settings.json'), off);
    await lock().waitFor({ state: 'hidden' });
    await titleAction('Correct Transcript').waitFor({ state: 'detached' });
    await workbench.goTo(1);
    await keyboard.type('Title\n');
    await keyboard.press('Control+S');
    await workbench.untilDone('it is saved', async () => transcript().startsWith('Title\n'));
  });
});
