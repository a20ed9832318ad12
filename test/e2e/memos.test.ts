import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';
import { SIDECAR, TRANSCRIPT, laySmallStudy } from './harness/smallStudy';

interface Noted {
  readonly quote: string;
  readonly codes: readonly string[];
  readonly memo?: string;
}

const LINKED = 'my coach rang me every morning';

scenario(
  'a person writes memos',
  { prepare: folder => laySmallStudy(folder, [LINKED]) },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const segments = () =>
      (JSON.parse(fs.readFileSync(path.join(folder, SIDECAR), 'utf8')) as { segments: Noted[] }).segments;
    const activeTab = (name: string) =>
      page.locator(`.editor-group-container.active .tab.active[data-resource-name*="${name}"]`);

    await step('opens a transcript', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.command('Transcript Coder: Select Coder…');
      await workbench.pick('N. D.');
    });

    await step('begins a memo on words without a code, and goes on in an editor', async () => {
      await workbench.selectByKeys(3, 12, 'hard at first'.length);
      await workbench.pressInEditor('Alt+M');
      await workbench.quickTitle('Memo on “hard at first”');
      await page.keyboard.type('Why?');
      await page.keyboard.press('Control+Enter');
      await activeTab('hard at first').waitFor();
      await workbench.untilDone('what was typed is there', async () => {
        const end = page.locator('[id="status.editor.selection"]', { hasText: 'Ln 1, Col 5' });
        return (await workbench.visibleText()).includes('Why?') && (await end.count()) > 0;
      });
      await workbench.pressInEditor('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Ask again.');
      await page.keyboard.press('Control+S');
      const noted = () => segments().find(({ codes }) => codes.length === 0);
      // VS Code saves by itself, too, and perhaps before the last key
      await becomes(async () => [noted()?.quote, noted()?.memo], ['hard at first', 'Why?\nAsk again.']);
    });

    await step('sees it marked, and in the list of memos', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.showView('Transcript Coder');
      const header = page.locator('.pane-header', { hasText: 'Memos' });
      await header.waitFor();
      if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
      await page.locator('.monaco-list-row', { hasText: 'hard at first' }).first().waitFor();
      await workbench.screenshot('test-output/memos-1.png');
    });

    await step('writes an analytic memo with a link to a passage', async () => {
      await workbench.command('Transcript Coder: New Analytic Memo…');
      await workbench.quickTitle('New Analytic Memo');
      await workbench.typeAndEnter('On coaches');
      await activeTab('On coaches.md').waitFor();
      await workbench.pressInEditor('Control+End');
      await page.keyboard.type('They [ring](segment:s0)');
      await page.keyboard.press('Control+S');
      await workbench.untilDone('it is written', async () =>
        fs.readFileSync(path.join(folder, 'memos', 'On coaches.md'), 'utf8').includes('(segment:s0)'),
      );
    });

    await step('follows the link after the transcript was edited', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.correctTranscript();
      await workbench.goTo(1);
      await workbench.pressInEditor('Home');
      await page.keyboard.type('INT: Hello.');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+S');
      await workbench.untilDone('it is written', async () =>
        fs.readFileSync(path.join(folder, TRANSCRIPT), 'utf8').startsWith('INT: Hello.'),
      );
      await workbench.openFile('On coaches.md');
      const at = fs
        .readFileSync(path.join(folder, 'memos', 'On coaches.md'), 'utf8')
        .split('\n')
        .findIndex(line => line.includes('segment:s0'));
      const selected = page.locator('[id="status.editor.selection"]', {
        hasText: `${LINKED.length} selected`,
      });
      await workbench.untilShown(selected, async () => {
        await workbench.openFile('On coaches.md');
        await workbench.goTo(at + 1, 8);
        await workbench.command('Open Link');
      });
      await activeTab(TRANSCRIPT).waitFor();
      await workbench.command('Preferences: Toggle between Light/Dark Themes');
      await workbench.screenshot('test-output/memos-2.png');
    });
  },
);

scenario(
  'a person follows links to passages in the Markdown preview',
  {
    prepare: folder => {
      laySmallStudy(folder, [LINKED]);
      fs.mkdirSync(path.join(folder, 'memos'));
      const memo = '# Coaches\n\nThey [ring](segment:s0), and [nobody](segment:none) knows why.\n';
      fs.writeFileSync(path.join(folder, 'memos', 'Coaches.md'), memo);
    },
  },
  async ({ folder, workbench, step }) => {
    const { page, preview } = workbench;
    const selected = (at: string) =>
      page.locator('[id="status.editor.selection"]', { hasText: `${at} (${LINKED.length} selected)` });

    await step('opens the preview of a memo, and follows its link to the words', async () => {
      await workbench.openFile('Coaches.md');
      await workbench.command('Markdown: Open Preview');
      await preview.locator('a[href^="../one.txt#L3,"]', { hasText: 'ring' }).waitFor();
      await workbench.screenshot('test-output/preview.png');
      // one that leads nowhere stays as it is
      await becomes(() => preview.locator('a', { hasText: 'nobody' }).getAttribute('href'), 'segment:none');
      await preview.locator('a', { hasText: 'ring' }).click();
      await selected('Ln 3, Col 81').waitFor();
    });

    await step('is led to where the words are after an edit', async () => {
      await workbench.correctTranscript();
      await workbench.goTo(1);
      await workbench.pressInEditor('Home');
      await page.keyboard.type('INT: Hello.');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+S');
      await workbench.untilDone('it is written', async () =>
        fs.readFileSync(path.join(folder, TRANSCRIPT), 'utf8').startsWith('INT: Hello.'),
      );
      await page.locator('.tab', { hasText: 'Preview Coaches.md' }).click();
      await preview.locator('a[href^="../one.txt#L5,"]').waitFor();
      await preview.locator('a', { hasText: 'ring' }).click();
      await selected('Ln 5, Col 81').waitFor();
    });
  },
);
