// npm run screenshots: the picture in the README, made of the sample study in a real workbench.
import fs from 'node:fs';
import path from 'node:path';
import { startSession, temporaryFolder } from '../test/e2e/harness/session';
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
  // the other themes are to be looked at, not to be published
  if (OUT !== 'media')
    for (const [name, theme] of Object.entries(THEMES)) await picture(theme, path.join(OUT, `${name}.png`));
}

async function picture(theme: string, file: string): Promise<void> {
  const folder = temporaryFolder();
  fs.cpSync('media/sample-study', path.join(folder.path, 'job-coaches'), { recursive: true });
  const { workbench, close } = await startSession(path.join(folder.path, 'job-coaches'), {
    settings: {
      'workbench.colorTheme': theme,
      'window.commandCenter': false,
      'breadcrumbs.enabled': false,
      'git.enabled': false,
    },
    viewport: { width: 1440, height: 860 },
  });
  try {
    await workbench.openFile('focus-group.txt');
    await workbench.showView('Transcript Coder');
    await workbench.treeRows.filter({ hasText: 'Gains from the training' }).first().waitFor();
    await workbench.untilDone(
      'the segments are drawn',
      async () => (await workbench.decorations()).length > 0,
    );
    const { x, y } = await workbench.boxOf('It isn');
    await workbench.page.mouse.move(x + 20, y + 8);
    await workbench.page.locator('.monaco-hover:not(.hidden) .hover-contents').first().waitFor();
    await workbench.screenshot(file);
    step(`${file} (${theme})`);
  } finally {
    await close();
    folder.remove();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
