import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';
import { SIDECAR, TEXT, TRANSCRIPT, laySmallStudy, readSidecar } from './harness/smallStudy';

/** Of what is typed. */
const TITLE = 'A title that nobody has saved.';
const LINE = TEXT.split('\n')[2]!;
const CODED = ['hard at first', 'my coach rang me every morning', 'I liked the coach'];

const prepare = (folder: string) => laySmallStudy(folder, CODED);
// a browser's VS Code saves by itself, unless it is told not to
const setting = { prepare, settings: { 'files.autoSave': 'off' } };

scenario('a person closes the window with a transcript that is not saved', setting, async scene => {
  const { folder, workbench, dataDir, step } = scene;
  const transcript = path.join(folder, TRANSCRIPT);
  const sidecarFile = path.join(folder, SIDECAR);
  const sidecar = () => readSidecar(folder);
  const dirtyTab = () => workbench.page.locator('.tab.dirty[data-resource-name="one.txt"]');

  /** Whether some words are in what VS Code keeps of texts that are not saved. */
  function isBackedUp(words: string): boolean {
    const backups = path.join(dataDir, 'data/User/Backups');
    if (!fs.existsSync(backups)) return false;
    return fs
      .readdirSync(backups, { recursive: true, withFileTypes: true })
      .some(
        one => one.isFile() && fs.readFileSync(path.join(one.parentPath, one.name), 'utf8').includes(words),
      );
  }

  /** Goes to the next segment behind a place in a line, and waits until that is selected. */
  async function expectNext(line: number, column: number, words: string): Promise<void> {
    const selection = workbench.page.locator('[id="status.editor.selection"]');
    await workbench.untilDone(`“${words}” is the next segment`, async () => {
      await workbench.goTo(line, column);
      await workbench.command('Transcript Coder: Go to Next Segment');
      const text = await selection
        .filter({ hasText: `(${words.length} selected)` })
        .textContent({ timeout: 2000 })
        .catch(() => null);
      return text?.includes(`Ln ${line},`);
    });
  }

  await step('types above and within segments, codes some words, and does not save', async () => {
    await workbench.openFile('one.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.correctTranscript();
    await workbench.goTo(1);
    await workbench.page.keyboard.type(`${TITLE}\n`);
    await workbench.goTo(4, LINE.indexOf('coach') + 1);
    await workbench.page.keyboard.type('own ');
    await dirtyTab().waitFor();
    await workbench.selectByMouse('what I wanted');
    await workbench.command('Transcript Coder: Apply Code');
    await workbench.quickRows.filter({ hasText: 'Effort' }).first().waitFor();
    await workbench.typeAndEnter('Effort');
    await workbench.untilDone('it is coded', async () => sidecar().segments.length === 4);
    await expectNext(4, 1, 'hard at first');
    await expectNext(4, 20, 'my own coach rang me every morning');
    assert.equal(fs.readFileSync(transcript, 'utf8'), TEXT);
  });

  await step('finds the text and the segments again as they were', async () => {
    const before = fs.readFileSync(sidecarFile, 'utf8');
    await workbench.untilDone('VS Code has put the text by', async () => isBackedUp('my own coach'));
    await workbench.reload();
    await dirtyTab().waitFor();
    await workbench.untilDone('the text that was not saved is there', async () =>
      (await workbench.visibleText()).includes(TITLE),
    );
    await expectNext(4, 1, 'hard at first');
    await expectNext(4, 20, 'my own coach rang me every morning');
    await expectNext(8, 1, 'I liked the coach');
    assert.equal(fs.readFileSync(sidecarFile, 'utf8'), before);
    assert.equal(fs.readFileSync(transcript, 'utf8'), TEXT);
  });

  await step('types on and saves, and every segment stands at its words', async () => {
    await workbench.goTo(1);
    await workbench.page.keyboard.type('Again: ');
    await workbench.page.keyboard.press('Control+S');
    await dirtyTab().waitFor({ state: 'detached' });
    const saved = fs.readFileSync(transcript, 'utf8');
    assert.equal(saved, `Again: ${TITLE}\n${TEXT.replace('my coach', 'my own coach')}`);
    await expectNext(4, 1, 'hard at first');
    await expectNext(4, 20, 'my own coach rang me every morning');
    await expectNext(8, 1, 'I liked the coach');
    const quotes = sidecar().segments.map(({ quote }) => quote);
    assert.deepEqual(quotes.sort(), [...CODED, 'what I wanted'].sort());
    await workbench.statusItem('uncertainSegments').waitFor({ state: 'hidden' });
  });
});
