import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';
import { laySmallStudy, readSidecar } from './harness/smallStudy';

/** As somebody has changed it in another program while VS Code was closed. */
const CHANGED = `P1: It was, well, and my coach rang me every morning. She asked what I wanted.

INT: How was the first week?

INT: And after that?

P1: I liked the counsellor, a lot, and the next one too. Yes. Then we did something else.
`;
const CODED = [
  'hard at first, then it got easier',
  'my coach rang me every morning',
  'She asked what I wanted',
];

/** The changed transcript beside the coding of the text as it was. */
const prepare = (folder: string) => laySmallStudy(folder, CODED, CHANGED);

scenario('a person looks after segments whose words have gone', { prepare }, async scene => {
  const { folder, workbench, step } = scene;
  const sidecar = () => readSidecar(folder);
  const segment = (id: string) => sidecar().segments.find(one => one.id === id);
  const row = (text: string) => workbench.treeRows.filter({ hasText: text }).first();
  const waiting = () => workbench.statusItem('uncertainSegments');

  await step('sees them listed by kind and counted', async () => {
    await workbench.openFile('one.txt');
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.clickRow(waiting(), row('Orphans'));
    await row(CODED[0]!).waitFor();
    const texts = await workbench.untilStill('rows', () => workbench.treeTexts());
    assert.ok(texts.some(text => text.startsWith(CODED[0]!)));
    const count = texts.filter(text => CODED.some(words => text.startsWith(words))).length;
    await waiting()
      .filter({ hasText: String(count) })
      .waitFor();
    await workbench.screenshot('test-output/uncertain.png');
  });

  await step('attaches one to other words, and takes that back', async () => {
    await workbench.selectByMouse('It was, well');
    await workbench.contextMenu(row(CODED[0]!), 'Reattach to Selection');
    await workbench.untilDone('it is attached', async () => segment('s0')?.quote === 'It was, well');
    assert.equal(segment('s0')!.start, CHANGED.indexOf('It was, well'));
    await row(CODED[0]!).waitFor({ state: 'detached' });
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is undone', async () => segment('s0')?.quote === CODED[0]);
    await row(CODED[0]!).waitFor();
  });

  await step('keeps one as it is, and deletes it after a question', async () => {
    await workbench.contextMenu(row(CODED[0]!), 'Keep as Orphan');
    await row('Kept as orphans').waitFor();
    await workbench.clickRow(row('Kept as orphans'), row(CODED[0]!));
    await workbench.contextMenu(row(CODED[0]!), 'Delete Segment');
    await workbench.press('Cancel');
    assert.ok(segment('s0'));
    await workbench.contextMenu(row(CODED[0]!), 'Delete Segment');
    await workbench.press('Delete');
    await workbench.untilDone('it is deleted', async () => !segment('s0'));
  });

  await step('confirms the others, and nothing is left to look at', async () => {
    const moved = (await workbench.treeTexts()).filter(text => CODED.some(words => text.startsWith(words)));
    if (moved.length > 0) {
      await workbench.command('Transcript Coder: Confirm All Moved Segments');
      await row('Moved').waitFor({ state: 'detached' });
    }
    await waiting().waitFor({ state: 'hidden' });
    for (const { start, end, quote } of sidecar().segments)
      if (moved.some(text => text.startsWith(quote))) assert.equal(CHANGED.slice(start, end), quote);
    assert.equal(fs.readFileSync(path.join(folder, 'one.txt'), 'utf8'), CHANGED);
  });
});
