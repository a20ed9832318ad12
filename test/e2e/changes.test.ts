import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { GitRepository } from '../unit/node/gitRepository';
import { type Session, startSession, temporaryFolder } from './harness/session';
import type { Workbench } from './harness/workbench';

const SIDECAR = 'interviews/interview-1.txt.c1.coding.json';

interface Segment {
  id: string;
  quote: string;
  memo?: string;
  codes: string[];
}

/** The sample study, of which somebody has coded some more since the last commit. */
describe('a person reviews a week of coding', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  const file = (name: string) => path.join(folder.path, name);
  const sidecar = () => JSON.parse(fs.readFileSync(file(SIDECAR), 'utf8')) as { segments: Segment[] };
  let repository: GitRepository;
  let session: Session | undefined;
  let workbench: Workbench;
  let gone: Segment;

  before(async () => {
    fs.cpSync('media/sample-study', folder.path, { recursive: true });
    repository = GitRepository.init(folder.path);
    const [first, second, third] = sidecar().segments as [Segment, Segment, Segment];
    const text = fs.readFileSync(file(SIDECAR), 'utf8');
    gone = first;
    const lines = text.split('\n').filter(line => !line.startsWith(`{"id":"${first.id}"`));
    const codebook = fs.readFileSync(file('codebook.json'), 'utf8');
    // so it was before
    fs.writeFileSync(file(SIDECAR), lines.join('\n'));
    fs.writeFileSync(
      file('codebook.json'),
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
    fs.writeFileSync(file(SIDECAR), recoded.join('\n'));
    fs.writeFileSync(file('codebook.json'), codebook);
    session = await startSession(folder.path, {
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    });
    workbench = session.workbench;
  });
  after(async () => {
    await session?.close();
    folder.remove();
  });

  const row = (text: string) => workbench.treeRows.filter({ hasText: text }).first();

  it('chooses what to review, and sees it by transcript, with the words', async () => {
    await workbench.showView('Transcript Coder');
    await workbench.command('Transcript Coder: Review Coding Changes');
    await workbench.quickTitle('Review Coding Changes');
    await workbench.quickRows.first().waitFor();
    await workbench.screenshot('test-output/review-pick.png');
    await workbench.pick('Not committed yet');
    await row('interview-1.txt').waitFor();
    await row('renamed').waitFor();
    const texts = await workbench.treeTexts();
    assert.ok(
      texts.some(text => text.includes('added') && text.includes(gone.quote.slice(0, 20))),
      texts.join('\n'),
    );
    assert.ok(
      texts.some(text => text.includes('memo changed')),
      texts.join('\n'),
    );
    await workbench.screenshot('test-output/review-list.png');
  });

  it('opens a change side by side in the text, in the dark', async () => {
    await row('added').click();
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.untilDone('the coding is written under the line', async () =>
      (await workbench.page.locator('.monaco-diff-editor .view-line').allTextContents()).some(text =>
        text.includes('▸'),
      ),
    );
    await workbench.screenshot('test-output/review-side-by-side.png');
  });

  it('ticks it as viewed, and finds it ticked when the review is opened again', async () => {
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

  it('stages one change, and takes another back', async () => {
    await workbench.contextMenu(row('memo changed'), 'Stage Change');
    await workbench.untilDone('it is staged', async () =>
      repository.git('show', `:${SIDECAR}`).includes('Compare with the focus group.'),
    );
    assert.ok(!repository.git('show', `:${SIDECAR}`).includes(gone.id));
    await row('staged').waitFor();
    await workbench.contextMenu(row('recoded'), 'Discard Change');
    await workbench.untilDone(
      'it is taken back',
      async () =>
        !fs
          .readFileSync(file(SIDECAR), 'utf8')
          .split('\n')
          .some(line => line.includes('"codes":["motivation-problems-not-vix0"')),
    );
    await row('recoded').waitFor({ state: 'detached' });
    await workbench.screenshot('test-output/review-staged.png');
  });

  it('sees who coded a segment and when, and goes from there to the commit', async () => {
    await workbench.contextMenu(row('added'), 'Go to Transcript');
    await workbench.page
      .locator('[id="status.editor.selection"]', { hasText: `${gone.quote.length} selected` })
      .waitFor();
    repository.git('commit', '-q', '-a', '-m', 'Coding of the second week');
    await workbench.command('Transcript Coder: Show Segment History');
    await workbench.quickTitle('History of “');
    await workbench.quickRows.first().waitFor();
    await workbench.screenshot('test-output/history.png');
    const rows = await workbench.quickRows.allTextContents();
    assert.ok(
      rows[0]!.includes('Coding of the second week') && rows[0]!.includes('Somebody'),
      rows.join('\n'),
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await row('added').waitFor();
    await workbench.screenshot('test-output/history-commit.png');
  });
});
