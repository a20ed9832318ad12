import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { GitRepository } from '../unit/node/gitRepository';
import { comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

const SIDECAR = 'interviews/interview-1.txt.c1.coding.json';

interface Segment {
  id: string;
  quote: string;
  memo?: string;
  codes: string[];
}

const sidecarOf = (folder: string) => fs.readFileSync(path.join(folder, SIDECAR), 'utf8');
const [first, second, third] = (
  JSON.parse(sidecarOf('media/sample-study')) as { segments: [Segment, Segment, Segment] }
).segments;

/** The sample study, of which somebody has coded some more since the last commit. */
function prepare(folder: string): void {
  fs.cpSync('media/sample-study', folder, { recursive: true });
  const repository = GitRepository.init(folder);
  const text = sidecarOf(folder);
  const codebook = fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8');
  // so it was before
  const lines = text.split('\n').filter(line => !line.startsWith(`{"id":"${first.id}"`));
  repository.write(SIDECAR, lines.join('\n'));
  repository.write(
    'codebook.json',
    codebook.replace('"name":"Lacks in the training"', '"name":"Gaps in the training"'),
  );
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'Coding of the first week');
  // and so it is now
  const recoded = text.split('\n').map(line => {
    if (line.startsWith(`{"id":"${second.id}"`))
      return line.replace('"codes":[', '"codes":["motivation-problems-not-vix0",');
    if (line.startsWith(`{"id":"${third.id}"`))
      return line.replace(',"created"', ',"memo":"Compare with the focus group.","created"');
    return line;
  });
  repository.write(SIDECAR, recoded.join('\n'));
  repository.write('codebook.json', codebook);
}

const setting = { prepare, settings: { 'workbench.colorTheme': 'Default Dark Modern' } };

scenario('a person reviews a week of coding', setting, async ({ folder, workbench, step }) => {
  const repository = new GitRepository(folder);
  const row = (text: string) => workbench.treeRows.filter({ hasText: text }).first();

  await step('chooses what to review, and sees it by transcript, with the words', async () => {
    await workbench.showView('Transcript Coder');
    await workbench.command('Transcript Coder: Review Coding Changes');
    await workbench.quickTitle('Review Coding Changes');
    await workbench.quickRows.first().waitFor();
    await workbench.screenshot('test-output/review-pick.png');
    await workbench.pick('Not committed yet');
    await row('interview-1.txt').waitFor();
    await row('renamed').waitFor();
    await row('added')
      .filter({ hasText: first.quote.slice(0, 20) })
      .waitFor();
    await row('memo changed').waitFor();
    await workbench.screenshot('test-output/review-list.png');
  });

  await step('opens a change side by side in the text, in the dark', async () => {
    await workbench.clickRow(row('added'), workbench.page.locator('.monaco-diff-editor'));
    await workbench.untilDone('the coding is written under the line', async () =>
      (await workbench.page.locator('.monaco-diff-editor .view-line').allTextContents()).some(text =>
        text.includes('▸'),
      ),
    );
    await workbench.screenshot('test-output/review-side-by-side.png');
  });

  await step('ticks it as viewed, and finds it ticked when the review is opened again', async () => {
    const viewed = workbench.treeRows.filter({ hasText: '1 of 3 viewed' }).first();
    await row('added').locator('.monaco-custom-toggle').click();
    await viewed.waitFor();
    await workbench.command('Transcript Coder: Close Review');
    await viewed.waitFor({ state: 'detached' });
    await workbench.command('Transcript Coder: Review Coding Changes');
    await workbench.quickTitle('Review Coding Changes');
    await workbench.pick('Not committed yet');
    await viewed.waitFor();
    await workbench.screenshot('test-output/review-viewed.png');
  });

  await step('stages one change, and takes another back', async () => {
    await workbench.contextMenu(row('memo changed'), 'Stage Change');
    await workbench.untilDone('it is staged', async () =>
      repository.git('show', `:${SIDECAR}`).includes('Compare with the focus group.'),
    );
    assert.ok(!repository.git('show', `:${SIDECAR}`).includes(first.id));
    await row('staged').waitFor();
    await workbench.contextMenu(row('recoded'), 'Discard Change');
    await workbench.untilDone(
      'it is taken back',
      async () =>
        !sidecarOf(folder)
          .split('\n')
          .some(line => line.includes('"codes":["motivation-problems-not-vix0"')),
    );
    await row('recoded').waitFor({ state: 'detached' });
    await workbench.screenshot('test-output/review-staged.png');
  });

  await step('sees who coded a segment and when, and goes from there to the commit', async () => {
    await workbench.contextMenu(row('added'), 'Go to Transcript');
    await workbench.page
      .locator('[id="status.editor.selection"]', { hasText: `${first.quote.length} selected` })
      .waitFor();
    repository.git('commit', '-q', '-a', '-m', 'Coding of the second week');
    await workbench.command('Transcript Coder: Show Segment History');
    await workbench.quickTitle('History of “');
    await workbench.quickRows.first().waitFor();
    await workbench.screenshot('test-output/history.png');
    await comesToMatch(() => workbench.quickRows.first().textContent(), /Coding of the second week/);
    await comesToMatch(() => workbench.quickRows.first().textContent(), /Somebody/);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await row('added').waitFor();
    await workbench.screenshot('test-output/history-commit.png');
  });
});
