import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';
import { TRANSCRIPT, laySmallStudy } from './harness/smallStudy';

const QUOTED = 'my coach rang me every morning';
const PAPER = 'paper.md';
const BLOCK = '<!-- transcript-coder: frequency --form paper -->\n\nTable: none yet\n\n<!-- end -->\n';

scenario(
  'a person quotes a segment in a paper, and follows it when the transcript is corrected',
  {
    prepare: folder => {
      laySmallStudy(folder, [QUOTED]);
      fs.writeFileSync(path.join(folder, PAPER), `# Results\n\nFor one of them, \n\n${BLOCK}`);
    },
  },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const paper = () => fs.readFileSync(path.join(folder, PAPER), 'utf8');
    const problems = page.locator('.markers-panel .monaco-list-row');
    const squiggles = page.locator('.editor-group-container.active .squiggly-warning');

    /** What the editor shows; long lines are wrapped. */
    const shown = async () => (await workbench.visibleText()).replaceAll('\n', '');

    /** Takes a fix of what is wrong in a line of the paper. */
    async function fix(line: number, column: number, title: string): Promise<void> {
      const row = page.locator('.action-widget .monaco-list-row.action', { hasText: title });
      await workbench.untilShown(row, async () => {
        await workbench.openFile(PAPER);
        await workbench.goTo(line, column);
        await workbench.pressInEditor('Control+.');
      });
      await row.click();
    }

    /** Shows what is said of a place in the paper, with something in it. */
    async function hover(line: number, column: number, text: string): Promise<Locator> {
      const shown = page.locator('.monaco-hover:visible', { hasText: text });
      await workbench.untilShown(shown, async () => {
        await workbench.openFile(PAPER);
        await workbench.goTo(line, column);
        await workbench.command('Show or Focus Hover');
      });
      return shown;
    }

    await step('inserts a quote', async () => {
      await workbench.openFile(PAPER);
      await workbench.goTo(3, 'For one of them, '.length + 1);
      await workbench.command('Transcript Coder: Insert Quote…');
      await workbench.quickTitle('Insert a quote of which code?');
      await workbench.pick('Effort');
      await workbench.quickTitle('Insert which quote?');
      await workbench.screenshot('test-output/manuscript-1.png');
      await workbench.pick(QUOTED);
      const written = `For one of them, “${QUOTED}” (P1, one.txt, l. 3)<!-- segment:s0 -->`;
      await workbench.untilDone('it is written', async () => (await shown()).includes(written));
      await workbench.pressInEditor('Control+S');
      await workbench.untilDone('it is saved', async () => paper().includes(written));
    });

    await step('checks the paper', async () => {
      await workbench.command('Transcript Coder: Check Manuscript…');
      await page.locator('.notification-list-item', { hasText: 'Quotations checked: 1.' }).waitFor();
      // the block is not up to date
      await becomes(() => squiggles.count(), 1);
    });

    await step('updates the block', async () => {
      await workbench.command('Transcript Coder: Update Manuscript');
      await workbench.untilDone('it is filled', async () => (await shown()).includes('Effort (N = 1)'));
      await workbench.pressInEditor('Control+S');
      await workbench.untilDone('it is saved', async () => paper().includes('Effort (N = 1)'));
      await becomes(() => squiggles.count(), 0);
    });

    await step('corrects the transcript, and sees what it makes of the paper', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.correctTranscript();
      await workbench.selectByMouse('rang');
      await page.keyboard.type('phoned');
      await workbench.untilDone('it is typed', async () => (await shown()).includes('my coach phoned me'));
      await workbench.pressInEditor('Control+S');
      await workbench.untilDone('it is saved', async () =>
        fs.readFileSync(path.join(folder, TRANSCRIPT), 'utf8').includes('my coach phoned me'),
      );
      await workbench.openFile(PAPER);
      await becomes(() => squiggles.count(), 1);
      await workbench.command('Problems: Focus on Problems View');
      await problems.filter({ hasText: 'The transcript has “phoned” here, not “rang”.' }).first().waitFor();
      await workbench.screenshot('test-output/manuscript-2.png');
      const said = await hover(3, 'For one of them, “my coach r'.length, 'not “rang”');
      await said.getByText('one.txt, line 3').waitFor();
      await workbench.screenshot('test-output/manuscript-3.png');
    });

    await step('applies the fix', async () => {
      await fix(3, 'For one of them, “my coach r'.length, 'Replace with “phoned”');
      await workbench.untilDone('it is right', async () =>
        (await shown()).includes('“my coach phoned me every morning”'),
      );
      await becomes(() => squiggles.count(), 0);
      await workbench.pressInEditor('Control+S');
      await workbench.untilDone('it is saved', async () => paper().includes('phoned'));
    });

    await step('sees where a quotation is from', async () => {
      await workbench.command('Preferences: Toggle between Light/Dark Themes');
      await page.locator('.monaco-workbench.vs-dark').waitFor();
      const shown = await hover(3, 'For one of them, “my coach'.length, 'one.txt, line 3');
      await workbench.screenshot('test-output/manuscript-4.png');
      await shown.getByText('Go to passage').click();
      await page.locator(`.tab.active[data-resource-name="${TRANSCRIPT}"]`).waitFor();
    });
  },
);
