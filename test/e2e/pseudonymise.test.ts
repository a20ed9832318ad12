import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../src/core/text/textVersion';
import { becomes, comesToMatch } from './harness/becomes';
import { isAccessible } from './harness/accessibility';
import { scenario } from './harness/scenario';
import { temporaryFolder } from './harness/session';

const TEXT = `INT: How did you find work?

P1: Through Anna Weber, my job coach. At first I did not want to ring her, and then Anna came to see me at home. I still have her number, 030 1234567, on my fridge.

INT: And after that?

P1: Anna and I wrote to the people at Siemens, and Siemens answered. They all call her nan here.
`;
const CODED = [
  'Anna came to see me at home',
  'her number, 030 1234567, on my fridge',
  'wrote to the people at Siemens',
];
const TRANSCRIPT = '01 Anna.txt';
const SIDECAR = `${TRANSCRIPT}.nd.coding.json`;

interface SidecarJson {
  readonly segments: {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly memo?: string;
  }[];
}

function prepare(folder: string): void {
  const { id: version, sha256, length } = textVersion(TEXT);
  const segments = CODED.map((words, i) => {
    const start = TEXT.indexOf(words);
    const span = { start, end: start + words.length };
    const created = '2026-11-22T10:00:00Z';
    const segment = captureSegment({ id: `s${i}`, text: TEXT, version, span, codes: ['help-ab12'], created });
    return i === 0 ? { ...segment, memo: 'Anna again.' } : segment;
  });
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  write('study.json', {
    ...{ schema: 1, name: 'Work', transcripts: ['*.txt'], interviewers: ['INT'] },
    coders: [{ id: 'nd', name: 'N. D.' }],
  });
  write('codebook.json', { schema: 1, codes: [{ id: 'help-ab12', name: 'Help' }] });
  write(SIDECAR, {
    ...{ schema: 1, coder: 'nd', status: 'in-progress' },
    texts: { [version]: { sha256, length } },
    segments,
  });
  fs.writeFileSync(path.join(folder, TRANSCRIPT), TEXT);
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
}

const setting = {
  prepare,
  viewport: { width: 1400, height: 900 },
  settings: { 'workbench.colorTheme': 'Dark Modern' },
};

scenario('a person pseudonymises a study', setting, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const { keyboard } = workbench.page;
  const outside = temporaryFolder();
  const key = path.join(outside, 'key.csv');
  const row = (text: string) =>
    page.locator('.item[role=row]').filter({ has: page.locator(`button.label:text-is("${text}")`) });
  const ticked = (text: string, wanted: boolean) =>
    row(text).locator(`.tick[aria-checked="${wanted}"]`).waitFor();
  const said = page.locator('header [role=status]');
  const files = () =>
    Object.fromEntries(
      fs
        .readdirSync(folder)
        .filter(name => !name.startsWith('.'))
        .sort()
        .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
  const before = files();
  const saveAs = (file: string) => workbench.choosePath('Save the key outside the study', 'OK', file);

  try {
    await step('begins with nothing to replace, and suggestions', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.command('Transcript Coder: Pseudonymise');
      await row('Anna').waitFor();
      await said.filter({ hasText: 'Tick the words' }).waitFor();
      await becomes(() => page.locator('.tick[aria-checked="true"]').count(), 0);
      const value = (text: string) => row(text).locator('input').inputValue();
      // one person, one pseudonym
      await becomes(async () => (await value('Anna')) === (await value('Anna Weber')), true);
      await comesToMatch(() => value('030 1234567'), /telephone number/);
      await page.locator('button', { hasText: 'Replace…' }).and(page.locator(':disabled')).waitFor();
    });

    await step('ticks words by keys, and types another pseudonym', async () => {
      await row('Anna').locator('.tick').focus();
      await keyboard.press('Space');
      await ticked('Anna', true);
      await row('Anna').locator('input').fill('Clara');
      await keyboard.press('Tab');
      await row('Anna Weber').locator('input').fill('Clara M.');
      await keyboard.press('Tab');
      await ticked('Anna Weber', true);
      await row('030 1234567').locator('.tick').click();
      await said.filter({ hasText: 'To be replaced: 1 telephone number, 2 names in' }).waitFor();
    });

    await step('adds a nickname that was not found', async () => {
      await page.locator('button', { hasText: 'Add Words…' }).click();
      await workbench.quickTitle('Words to replace');
      await workbench.typeAndEnter('nan');
      await ticked('nan', true);
      await said.filter({ hasText: '3 names in' }).waitFor();
    });

    await step('leaves one place as it is', async () => {
      await row('Anna').locator('button.label').click();
      const places = page.locator('.place');
      await places.filter({ hasText: 'came to see me' }).locator('ins', { hasText: 'Clara' }).waitFor();
      const last = places.filter({ hasText: 'and I wrote' });
      await last.locator('.tick').click();
      await last.locator('.tick[aria-checked="false"]').waitFor();
      await isAccessible(workbench.page);
      await workbench.screenshot('test-output/pseudonymise.png');
    });

    await step('is told what will happen, and may not keep the key in the study', async () => {
      const replace = page.locator('button', { hasText: 'Replace…' });
      await page.locator('button:not(:disabled)', { hasText: 'Replace…' }).waitFor();
      await replace.click();
      await workbench.dialog.filter({ hasText: 'Replace these words in all files' }).waitFor();
      await comesToMatch(() => workbench.dialog.textContent(), /Left as they are: 1 place\./);
      await workbench.screenshot('test-output/pseudonymise-confirm.png');
      await workbench.press('Choose Where the Key Goes…');
      await saveAs(path.join(folder, 'key.csv'));
      await workbench.dialog.filter({ hasText: 'must not be in the study’s folder' }).waitFor();
      await workbench.press('Choose Again…');
      assert.deepEqual(files(), before);
    });

    await step('replaces the words, and codings stay on theirs', async () => {
      await saveAs(key);
      await workbench.notification('still has the names').waitFor();
      await workbench.screenshot('test-output/pseudonymise-done.png');
      const after = files();
      const name = Object.keys(after).find(one => one.endsWith('.txt'))!;
      const text = after[name]!;
      assert.match(text, /Through Clara M\., my job coach/);
      assert.match(text, /and then Clara came to see me/);
      assert.match(text, /P1: Anna and I wrote to the people at Siemens, and Siemens answered/);
      assert.doesNotMatch(text, /1234567|\bnan\b/);
      const sidecar = JSON.parse(after[`${name}.nd.coding.json`]!) as SidecarJson;
      assert.deepEqual(
        sidecar.segments.map(({ quote }) => quote),
        sidecar.segments.map(({ start, end }) => text.slice(start, end)),
      );
      assert.equal(sidecar.segments[0]!.quote, 'Clara came to see me at home');
      assert.equal(sidecar.segments[0]!.memo, 'Clara again.');
      assert.match(fs.readFileSync(key, 'utf8'), /Anna Weber,Clara M\./);
      assert.doesNotMatch(Object.values(after).join('\n'), /Weber|1234567/);
    });

    await step('reads what to do about it', async () => {
      await workbench
        .notification('still has the names')
        .locator('.monaco-button', { hasText: 'What to Do' })
        .click();
      await workbench.preview.locator('h2', { hasText: 'What git and programs still have' }).waitFor();
      await workbench.command('View: Close Editor');
    });

    await step('takes all of it back with one undo', async () => {
      await workbench.command('Transcript Coder: Undo Coding');
      await workbench.untilDone(
        'all files are as before',
        async () => JSON.stringify(files()) === JSON.stringify(before),
      );
    });
  } finally {
    fs.rmSync(outside, { recursive: true, force: true });
  }
});
