// npm run screenshots: the pictures in the README, made of the sample study in a real workbench.
import fs from 'node:fs';
import path from 'node:path';
import { DENSE_TRANSCRIPT, layDenseStudy } from '../test/e2e/harness/denseStudy';
import { startSession, temporaryFolder } from '../test/e2e/harness/session';
import type { Workbench } from '../test/e2e/harness/workbench';
import { build } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { packageExtension } from './lib/vsix.mjs';

const OUT = process.argv[2] ?? 'media';
const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

async function main(): Promise<void> {
  await build();
  packageExtension();
  fs.mkdirSync(OUT, { recursive: true });
  await picture('Light Modern', path.join(OUT, 'screenshot.png'));
  await reportPicture('Light Modern', path.join(OUT, 'report.png'));
  await comparisonPicture('Light Modern', path.join(OUT, 'comparison.png'));
  // the other themes are to be looked at, not to be published
  if (OUT !== 'media')
    for (const [name, theme] of Object.entries(THEMES)) {
      await picture(theme, path.join(OUT, `${name}.png`));
      await reportPicture(theme, path.join(OUT, `report-${name}.png`));
      await comparisonPicture(theme, path.join(OUT, `comparison-${name}.png`));
      await searchPicture(theme, path.join(OUT, `search-${name}.png`));
      await densePictures(theme, path.join(OUT, `dense-${name}.png`));
    }
}

/** The table of the interviews, and the chart beside it. */
async function reportPicture(theme: string, file: string): Promise<void> {
  await inSampleStudy(theme, async workbench => {
    await workbench.showView('Transcript Coder');
    await workbench.command('Transcript Coder: Show Frequency Table');
    const { report } = workbench;
    await report.locator('button', { hasText: /^Groups/ }).click();
    await workbench.quickTitle('Filter by Groups');
    await workbench.pick('part-2');
    await workbench.page.keyboard.press('Enter');
    await report.locator('.filter.set').waitFor();
    await report.locator('tbody tr.strong').nth(2).waitFor();
    await workbench.screenshot(file);
    step(`${file} (${theme})`);
    if (OUT === 'media') return;
    await report.locator('[role=tab]', { hasText: 'Charts' }).click();
    await report.locator('figure svg').first().waitFor();
    await workbench.screenshot(file.replace('.png', '-chart.png'));
  });
}

async function picture(theme: string, file: string): Promise<void> {
  await inSampleStudy(theme, async workbench => {
    await workbench.openFile('focus-group.txt');
    await workbench.showView('Transcript Coder');
    await workbench.treeRows.filter({ hasText: 'Useful tool' }).first().waitFor();
    await workbench.untilDone(
      'the segments are drawn',
      async () => (await workbench.decorations()).length > 0,
    );
    const { x, y } = await workbench.boxOf('It isn');
    await workbench.page.mouse.move(x + 20, y + 8, { steps: 5 });
    const hover = workbench.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    const shown = hover.filter({ hasText: 'Elucidation of spontaneously applied principles' }).first();
    await shown.waitFor();
    await workbench.untilDone('it has faded in', () =>
      shown.evaluate(
        element => element.closest('.monaco-hover')!.getAnimations({ subtree: true }).length === 0,
      ),
    );
    await workbench.screenshot(file);
    step(`${file} (${theme})`);
  });
}

/** Where the two coders differ: in the Review view, in the text, and side by side. */
async function comparisonPicture(theme: string, file: string): Promise<void> {
  await inSampleStudy(theme, async workbench => {
    await workbench.openFile('interview-1.txt');
    await workbench.command('Transcript Coder: Compare Coders');
    await workbench.quickTitle('Which coders do you want to compare?');
    await workbench.pick('Coder 1 and Coder 2');
    await workbench.treeRows.filter({ hasText: 'only Coder 1' }).first().waitFor();
    await workbench.treeRows
      .filter({ hasText: 'Serenity' })
      .filter({ hasText: 'different boundaries' })
      .first()
      .click();
    await workbench.page.mouse.move(700, 400);
    await workbench.untilDone(
      'the differences are drawn',
      async () => (await workbench.decorations()).length > 0,
    );
    await workbench.screenshot(file);
    step(`${file} (${theme})`);
    if (OUT === 'media') return;
    await workbench.command('Transcript Coder: Compare Coders Side by Side');
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: '▸' }).first().waitFor();
    await workbench.screenshot(file.replace('.png', '-side-by-side.png'));
  });
}

/** Hits in the Segments panel, wide and narrow. */
async function searchPicture(theme: string, file: string): Promise<void> {
  await inSampleStudy(theme, async workbench => {
    const { page, segments } = workbench;
    await workbench.openFile('interview-1.txt');
    await workbench.command('Transcript Coder: Search Transcripts');
    await segments.locator('input.pattern').fill('train* | trust*');
    await segments.locator('mark').first().waitFor();
    await segments.locator('[role=option]').nth(1).locator('.tick').click();
    await workbench.screenshot(file);
    await segments.locator('button.toggle').click();
    await page.setViewportSize({ width: 650, height: 860 });
    await segments.locator('select[aria-label="What is listed and coded"]').selectOption('turn');
    await workbench.screenshot(file.replace('.png', '-narrow.png'));
  });
}

/** Five hundred segments that overlap, with several codes and memos: in the text, and in the coded view beside it. */
async function densePictures(theme: string, file: string): Promise<void> {
  await inStudy(
    theme,
    folder => layDenseStudy(folder),
    async workbench => {
      await workbench.openFile(DENSE_TRANSCRIPT);
      await workbench.command('Transcript Coder: Select Coder…');
      await workbench.pick('N. D.');
      await workbench.showView('Transcript Coder');
      await workbench.goTo(15);
      await workbench.untilDone('labels are drawn', async () => (await workbench.decorations()).length > 20);
      await workbench.screenshot(file);
      await workbench.page
        .locator('.editor-actions [aria-label^="Open Coded View to the Side"]')
        .first()
        .click();
      await workbench.report.locator('.words').first().waitFor();
      await workbench.screenshot(file.replace('.png', '-both.png'));
      step(`${file} (${theme})`);
    },
  );
}

async function inSampleStudy(theme: string, work: (workbench: Workbench) => Promise<void>): Promise<void> {
  await inStudy(theme, folder => fs.cpSync('media/sample-study', folder, { recursive: true }), work);
}

async function inStudy(
  theme: string,
  lay: (folder: string) => void,
  work: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  fs.mkdirSync(path.join(folder, 'job-coaches'));
  lay(path.join(folder, 'job-coaches'));
  const { workbench, close } = await startSession(path.join(folder, 'job-coaches'), {
    settings: {
      'workbench.colorTheme': theme,
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
      'git.enabled': false,
    },
    viewport: { width: 1440, height: 860 },
  });
  try {
    await work(workbench);
  } finally {
    await close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
