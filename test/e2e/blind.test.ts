import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../src/core/text/textVersion';
import { becomes, comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';
import { TEXT, TRANSCRIPT } from './harness/smallStudy';

const EFFORT = { id: 'effort-ab12', name: 'Effort' };
const SUPPORT = { id: 'support-cd34', name: 'Support' };
const MEMO = 'Ask her about the mornings.';

interface Coded {
  readonly words: string;
  readonly codes: readonly string[];
  readonly memo?: string;
}

/** A study in a blind phase, in which two have coded one transcript. */
function prepare(folder: string): void {
  const { id: version, sha256, length } = textVersion(TEXT);
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  const code = (coder: string, coded: readonly Coded[]) =>
    write(`${TRANSCRIPT}.${coder}.coding.json`, {
      ...{ schema: 1, coder, status: 'complete', texts: { [version]: { sha256, length } } },
      segments: coded.map(({ words, codes, memo }, i) => {
        const start = TEXT.indexOf(words);
        const span = { start, end: start + words.length };
        const created = '2026-11-22T10:00:00Z';
        const segment = captureSegment({ id: `${coder}${i}`, text: TEXT, version, span, codes, created });
        return memo ? { ...segment, memo } : segment;
      }),
    });
  fs.writeFileSync(path.join(folder, TRANSCRIPT), TEXT);
  write('study.json', {
    ...{ schema: 1, name: 'Small', transcripts: ['*.txt'], blind: true, interviewers: ['INT'] },
    participants: [{ id: 'p1', name: 'P. 1', speakers: ['P1'] }],
    coders: [
      { id: 'ab', name: 'A. B.' },
      { id: 'cd', name: 'C. D.' },
    ],
  });
  write('codebook.json', { schema: 1, codes: [EFFORT, SUPPORT] });
  code('ab', [{ words: 'hard at first', codes: [EFFORT.id] }]);
  code('cd', [
    { words: 'my coach rang me', codes: [SUPPORT.id], memo: MEMO },
    { words: 'I liked the coach', codes: [EFFORT.id, SUPPORT.id] },
  ]);
}

scenario(
  'a person codes blind, until the study ends it',
  { prepare, viewport: { width: 1500, height: 1000 } },
  async ({ folder, workbench, step }) => {
    const { page, segments, report } = workbench;
    const brackets = report.locator('.segment[role=button]');
    const hover = page.locator('.monaco-hover:not(.hidden)');
    const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
    /** Rests the mouse on words. */
    const pointAt = async (words: string) => {
      const { x, y, height } = await workbench.boxOf(words);
      await page.mouse.move(x + 2, y + height / 2);
      await page.mouse.move(x + 12, y + height / 2);
    };
    /** How many segments the Codebook view counts for a code. */
    const counts = async () => {
      const texts = await workbench.treeTexts();
      const of = (name: string) =>
        texts
          .find(text => text.startsWith(name))
          ?.slice(name.length)
          .trim();
      return [of(EFFORT.name), of(SUPPORT.name)];
    };
    const untilCounted = (...expected: readonly (string | undefined)[]) =>
      workbench.untilDone(
        `the codes are counted: ${expected.join(', ')}`,
        async () => JSON.stringify(await counts()) === JSON.stringify(expected),
      );
    /** Participants and segments of each code, as the frequency table has them. */
    const frequencies = async () =>
      (await workbench.reportRows())
        .map(cells => cells.join(' '))
        .filter(text => /Effort|Support/.test(text));

    await step('is asked who they are, and told that coding is blind', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.showView('Transcript Coder');
      await workbench.command('Transcript Coder: Select Coder');
      await workbench.quickTitle('Who is coding?');
      await workbench.pick('A. B.');
      // this name has coded already
      await workbench.press('I Am A. B.');
      await workbench.statusItem('blind').filter({ hasText: 'Blind' }).waitFor();
    });

    await step('sees marks and counts of their own segments only', async () => {
      await untilCounted('1', '0');
      await workbench.untilDone('the own segment has its label', async () =>
        (await workbench.writtenBehindLines()).some(text => text.includes('Effort')),
      );
      const marked = await workbench.untilStill('marks', async () =>
        (await workbench.decorations()).map(({ left, top, width }) => `${left} ${top} ${width}`),
      );
      const { y, height } = await workbench.boxOf('hard at first');
      for (const mark of marked) {
        const top = Number(mark.split(' ')[1]);
        assert.ok(top >= y - height && top <= y + 2 * height, `a mark is elsewhere: ${mark}`);
      }
      const labels = await workbench.untilStill('labels', () => workbench.writtenBehindLines());
      assert.ok(!labels.some(text => /Support|CD/.test(text)), labels.join(' | '));
    });

    await step('reads nothing of others in a hover', async () => {
      await workbench.untilShown(hover.filter({ hasText: 'Effort' }).first(), () => pointAt('hard at'));
      await page.keyboard.press('Escape');
      await hover.filter({ hasText: 'Effort' }).first().waitFor({ state: 'hidden' });
      // the hover that comes next is that of the own words again: none has come at theirs before
      const seen: string[] = [];
      await pointAt('my coach rang');
      await workbench.untilStill('hovers', async () => {
        const texts = await hover.allInnerTexts();
        seen.push(...texts);
        return texts;
      });
      assert.ok(!seen.some(text => /Support|C\. D\.|mornings/.test(text)), seen.join(' | '));
    });

    await step('finds none of them in the Segments panel', async () => {
      const list = (name: string) => segments.locator('h1', { hasText: name });
      await workbench.untilShown(list('Effort'), () => row('Effort').click());
      await becomes(() => segments.locator('[role=option]').count(), 1);
      await workbench.untilShown(list('Support'), () => row('Support').click());
      await becomes(() => segments.locator('[role=option]').count(), 0);
      assert.doesNotMatch(await segments.locator('body').innerText(), /rang me|mornings|C\. D\./);
    });

    await step('counts only their own in a report, which says so', async () => {
      await workbench.command('Transcript Coder: Show Frequency Table');
      await report.locator('tbody tr[aria-rowindex]').first().waitFor();
      const all = await workbench.untilStill('rows', frequencies);
      assert.ok(!all.some(text => text.startsWith('Support')), all.join(' | '));
      await comesToMatch(() => report.locator('body').textContent(), /Coding blind/);
      await workbench.command('View: Close Editor');
    });

    await step('sees only their own in the coded view', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.command('Transcript Coder: Open Coded View to the Side');
      await brackets.filter({ hasText: 'Effort' }).waitFor();
      await becomes(() => brackets.count(), 1);
      assert.doesNotMatch(await report.locator('body').innerHTML(), /Support|mornings|C\. D\./);
    });

    await step('cannot compare coders', async () => {
      await workbench.command('Transcript Coder: Compare Coders');
      await workbench.notification('the study is in a blind phase').first().waitFor();
    });

    await step('ends the phase from the status bar, and sees everything at once', async () => {
      await workbench.openFile(TRANSCRIPT);
      await workbench.statusItem('blind').click();
      await workbench.dialog.locator('.monaco-button', { hasText: 'End Blind Phase…' }).click();
      await workbench.dialog.filter({ hasText: 'End the blind phase for everyone?' }).waitFor();
      await workbench.press('End Blind Phase');
      await workbench.statusItem('blind').waitFor({ state: 'hidden' });
      const study = JSON.parse(fs.readFileSync(path.join(folder, 'study.json'), 'utf8')) as {
        blind?: boolean;
      };
      assert.equal(study.blind, undefined);
      await workbench.untilDone('all brackets are drawn', async () => (await brackets.count()) === 3);
      await untilCounted('2', '2');
      await workbench.untilDone('their labels are drawn', async () =>
        (await workbench.writtenBehindLines()).some(text => text.includes('Support')),
      );
      await workbench.untilShown(hover.filter({ hasText: MEMO }).first(), () => pointAt('my coach rang'));
      await workbench.untilShown(segments.locator('[role=option]').nth(1), () => row('Support').click());
    });
  },
);
