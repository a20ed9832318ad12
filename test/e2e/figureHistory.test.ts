import fs from 'node:fs';
import { GitRepository } from '../unit/node/gitRepository';
import { comesToMatch } from './harness/becomes';
import { type Setting, scenario } from './harness/scenario';

/** The sample study, of which each transcript was coded in a commit of its own. */
function prepare(folder: string): void {
  fs.cpSync('media/sample-study', folder, { recursive: true });
  const repository = GitRepository.init(folder);
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const coding = files.filter(file => file.endsWith('.c1.coding.json')).sort();
  repository.git('add', '.');
  for (const file of coding) repository.git('rm', '-q', '--cached', '--', file);
  repository.git('commit', '-q', '-m', 'Begin the study');
  for (const file of coding) {
    repository.git('add', '--', file);
    repository.git('commit', '-q', '-m', `Code ${file}`);
  }
}

for (const theme of ['Light Modern', 'Dark Modern']) {
  const setting: Setting = { prepare, settings: { 'workbench.colorTheme': theme } };
  scenario(`a person asks when a figure changed, in ${theme}`, setting, async ({ workbench, step }) => {
    const { report } = workbench;

    await step('asks about a code in the codebook, and reads which commits changed its N', async () => {
      await workbench.showView('Transcript Coder');
      const code = workbench.treeRows.filter({ hasText: 'Useful tool' }).first();
      await workbench.contextMenu(code, 'When Did It Change?');
      await report.locator('td', { hasText: 'coded with “Useful tool”' }).first().waitFor();
      const rows = async () => (await workbench.reportRows()).map(cells => cells.join(' ')).join('\n');
      await comesToMatch(rows, /5 of 9/);
      await workbench.screenshot(`test-output/figure-history-${theme.slice(0, 4)}.png`);
    });

    await step('asks from a row of the frequency table, with its filters', async () => {
      await workbench.command('Transcript Coder: Show Frequency Table');
      const row = report.locator('tbody tr', { hasText: 'Supporting supervisions' });
      await row.waitFor();
      await report.locator('button', { hasText: /^Groups/ }).click();
      await workbench.quickTitle('Filter by Groups');
      await workbench.tick('interviews');
      await report.locator('.scope', { hasText: 'Group “Nine months' }).waitFor();
      const asked = workbench.page.locator('.monaco-menu .action-item', { hasText: 'When Did It Change?' });
      const openMenu = () => row.locator('th').click({ button: 'right' });
      await workbench.untilShown(asked, openMenu);
      await workbench.screenshot(`test-output/figure-history-menu-${theme.slice(0, 4)}.png`);
      await workbench.chooseFromMenu('When Did It Change?', openMenu);
      await report.locator('h1', { hasText: 'N of “Supporting supervisions”' }).waitFor();
      await report.locator('.scope', { hasText: 'Nine months' }).waitFor();
    });

    await step('sees the figure as a line over the commits', async () => {
      await report.locator('[role=tab]', { hasText: 'Charts' }).click();
      await report.locator('svg [data-mark="0"]').waitFor();
      await workbench.screenshot(`test-output/figure-history-chart-${theme.slice(0, 4)}.png`);
    });
  });
}
