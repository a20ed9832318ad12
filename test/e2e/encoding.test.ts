import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { encodeAs } from '../unit/core/text/encode';
import { comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

const TEXT = [
  'INT: Comment s’est passée la première semaine ?',
  '',
  'P1: C’était dur au début, puis c’est devenu plus facile. À l’été, j’étais déjà très fatiguée.',
  '',
  'INT: Et après ?',
  '',
  'P1: Après, ma conseillère m’a appelée chaque matin. Ça m’a aidée.',
  '',
].join('\r\n');
const STUDY = {
  ...{ schema: 1, name: 'Semaines', transcripts: ['*.txt'], interviewers: ['INT'] },
  coders: [{ id: 'nd', name: 'N. D.' }],
};
/** What is coded before the text can be read: each letter that is not ASCII is one that cannot be read. */
const CODED = ['dur au début', 'À l’été', 'm’a appelée chaque matin'];
const unreadable = (words: string) => words.replaceAll(/[^\0-\x7f]/g, '\ufffd');

const setting = {
  prepare(folder: string) {
    fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
    fs.writeFileSync(path.join(folder, 'entretien.txt'), encodeAs(TEXT, 'windows-1252'));
  },
  settings: { 'workbench.colorTheme': 'Dark Modern' },
};

scenario('a person converts a Windows-1252 interview', setting, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const sidecar = () => {
    try {
      const text = fs.readFileSync(path.join(folder, 'entretien.txt.nd.coding.json'), 'utf8');
      return (JSON.parse(text) as { segments: { quote: string; start: number; end: number }[] }).segments;
    } catch {
      return [];
    }
  };

  await step('codes it as it shows, with letters that cannot be read', async () => {
    await workbench.openFile('entretien.txt');
    await workbench.statusItem('lock').waitFor();
    for (const [i, words] of CODED.entries()) {
      await workbench.selectByMouse(unreadable(words));
      await workbench.pressInEditor('Alt+q');
      if (i === 0) {
        await workbench.quickTitle('Who is coding?');
        await workbench.pick('N. D.');
      }
      await workbench.quickTitle('Code “');
      await workbench.typeAndEnter('Effort');
      await workbench.untilDone('it is coded', async () => sidecar().length === i + 1);
    }
  });

  await step('cannot unlock it, which would be the first step to losing them', async () => {
    await workbench.statusItem('lock').click();
    await workbench.notification('The transcript is not UTF-8').waitFor();
    await page.keyboard.press('Escape');
    await workbench.command('Notifications: Clear All Notifications');
  });

  await step('finds the quick fix, and sees how it will read', async () => {
    await workbench.command('Problems: Focus on Problems View');
    const problem = page.locator('.markers-panel .marker-message-line', { hasText: 'not UTF-8' }).first();
    await problem.waitFor();
    await workbench.goTo(1);
    await workbench.pressInEditor('Control+.');
    await workbench.quickTitle('What do you want to do?');
    await workbench.pick('Convert to UTF-8…');
    await workbench.dialog.waitFor();
    await workbench.press('Cancel');
    await workbench.command('View: Hide Panel');
    const { x, y } = await workbench.boxOf('Comment');
    const fix = page.locator('.monaco-hover a', { hasText: 'Convert to UTF-8…' });
    await workbench.untilDone('the hover offers it', async () => {
      await page.mouse.move(x + 40, y + 60);
      await page.mouse.move(x + 20, y + 8, { steps: 5 });
      return fix
        .first()
        .waitFor({ timeout: 3000 })
        .then(
          () => true,
          () => false,
        );
    });
    await workbench.screenshot('test-output/fix-hover.png');
    await fix.first().click();
    await workbench.dialog.waitFor();
    for (const words of [
      'Convert “entretien.txt” from Western (Windows-1252) to UTF-8?',
      ...['s’est passée la première semaine', 'C’était dur au début', 'Ça m’a aidée'],
    ])
      await workbench.dialog.filter({ hasText: words }).waitFor();
    await workbench.screenshot('test-output/convert.png');
  });

  await step('looks at another encoding, which reads wrong, and comes back', async () => {
    await workbench.press('Other Encoding…');
    await workbench.quickTitle('Choose the encoding');
    await workbench.screenshot('test-output/convert-other.png');
    await workbench.pick('Western (Mac Roman)');
    await workbench.dialog.filter({ hasText: 'Mac Roman' }).waitFor();
    await comesToMatch(() => workbench.dialog.textContent(), /^(?![^]*passée)/);
    await workbench.press('Other Encoding…');
    await workbench.quickTitle('Choose the encoding');
    await workbench.pick('Western (Windows-1252)');
    await workbench.dialog.waitFor();
  });

  await step('converts it, and every coding stands on its words', async () => {
    await workbench.press('Convert');
    await workbench.untilDone('it is converted', async () =>
      fs.readFileSync(path.join(folder, 'entretien.txt')).equals(Buffer.from(TEXT)),
    );
    await workbench.untilDone('the editor shows it', async () =>
      (await workbench.visibleText()).includes('j’étais déjà'),
    );
    const lf = TEXT.replaceAll('\r\n', '\n');
    assert.deepEqual(
      sidecar()
        .map(({ quote }) => quote)
        .sort(),
      [...CODED].sort(),
    );
    assert.deepEqual(
      sidecar()
        .map(({ start, end }) => lf.slice(start, end))
        .sort(),
      [...CODED].sort(),
    );
    for (const words of CODED)
      await workbench.untilDone(`“${words}” is decorated`, async () => {
        const box = await workbench.boxOf(words);
        return (await workbench.decorations()).some(
          ({ left, top, width, height }) =>
            Math.abs(left - box.x) < 2 &&
            Math.abs(left + width - box.x - box.width) < 2 &&
            top < box.y + box.height &&
            box.y < top + height,
        );
      });
    await workbench.statusItem('uncertainSegments').waitFor({ state: 'hidden' });
    await workbench.page.locator('.statusbar-item[id="status.problems"]', { hasText: /0\D+0/ }).waitFor();
    await workbench.screenshot('test-output/converted.png');
  });

  await step('corrects it, and it stays UTF-8', async () => {
    await workbench.correctTranscript();
    await workbench.goTo(1);
    await page.keyboard.type('Été\n');
    await page.keyboard.press('Control+S');
    await workbench.untilDone('it is saved', async () =>
      fs.readFileSync(path.join(folder, 'entretien.txt')).equals(Buffer.from(`Été\r\n${TEXT}`)),
    );
  });
});
