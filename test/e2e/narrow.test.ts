import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Workbench } from './harness/workbench';
import { scenario } from './harness/scenario';

/** Of a report beside a transcript, in pixels. */
const NARROW = 600;

scenario(
  'a person reads every report in a panel of 600 pixels',
  {
    prepare: folder => fs.cpSync('media/sample-study', folder, { recursive: true }),
    viewport: { width: 900, height: 900 },
  },
  async ({ workbench, step }) => {
    const { report } = workbench;

    await step('makes the panel as narrow', async () => {
      await workbench.command('Transcript Coder: Show Frequency Table');
      await report.locator('tbody tr.strong').nth(1).waitFor();
      await workbench.untilDone('it is as narrow', async () => {
        const width = await report.locator('body').evaluate(() => innerWidth);
        const { width: all, height } = workbench.page.viewportSize()!;
        await workbench.page.setViewportSize({ width: all - width + NARROW, height });
        return width === NARROW;
      });
    });

    const analyses = await report
      .locator('select.analysis option')
      .evaluateAll(options => options.map(option => [option.getAttribute('value')!, option.textContent!]));
    for (const [id, title] of analyses) {
      await step(`reads “${title}”, with each of its options`, async () => {
        if ((await report.locator('select.analysis').inputValue()) !== id)
          await counted(workbench, 'analysis', id!);
        const found = await tooWide(workbench, 'as it is at first');
        const more = report.locator('button.more[aria-expanded="false"]');
        if ((await more.count()) > 0) await more.click();
        const options = await report.locator('.fields select').evaluateAll(all =>
          (all as HTMLSelectElement[]).map(one => ({
            key: one.dataset['key']!,
            usual: one.value,
            values: [...one.options].map(({ value }) => value).filter(value => value !== one.value),
          })),
        );
        for (const { key, usual, values } of options) {
          for (const value of values) {
            await counted(workbench, key, value);
            found.push(...(await tooWide(workbench, `${key}: ${value}`)));
          }
          await counted(workbench, key, usual);
        }
        assert.deepEqual(found, []);
      });
    }

    await step('brings back columns, and two texts side by side', async () => {
      await counted(workbench, 'analysis', 'compare');
      const table = report.locator('table.stacked');
      await table.waitFor();
      await report.locator('.fitting button', { hasText: /^Show \d+ More Columns$/ }).click();
      await table.waitFor({ state: 'detached' });
      await report.locator('.fitting button', { hasText: 'Show Fewer Columns' }).click();
      await table.waitFor();
    });
  },
);

/** Chooses another report, or another value of an option, and waits until it is shown. */
async function counted({ report }: Workbench, key: string, value: string): Promise<void> {
  await report.locator('main').evaluate(main => main.classList.add('before'));
  await report.locator(`[data-key="${key}"]`).selectOption(value);
  await report.locator('main:not(.before)').waitFor();
}

/** What of a report goes beyond the page, or beyond what holds it: in its table and in its charts. */
async function tooWide(workbench: Workbench, what: string): Promise<string[]> {
  const { report } = workbench;
  const failure = report.locator('.failure');
  if ((await failure.count()) > 0) return [`${what}: ${await failure.textContent()}`];
  await report.locator('#table tr > [scope=row], #table > p').first().waitFor();
  if ((await report.locator('#table > p').count()) > 0) return [];
  const inTable = await beyond(workbench, what);
  if ((await report.locator('[role=tab]').count()) === 0) return inTable;
  await report.locator('[role=tab]', { hasText: 'Charts' }).click();
  await report.locator('figure svg').first().waitFor();
  const inCharts = await beyond(workbench, `${what}, charts`);
  await report.locator('[role=tab]', { hasText: 'Table' }).click();
  return [...inTable, ...inCharts];
}

/** What is wider than what holds it, or cut; once the page has fitted it in. */
async function beyond(workbench: Workbench, what: string): Promise<string[]> {
  return workbench.untilStill(what, () =>
    workbench.report.locator('body').evaluate((body, name) => {
      const shown = (selector: string) =>
        [...body.querySelectorAll<HTMLElement>(selector)].filter(({ offsetParent }) => offsetParent !== null);
      const saying = (one: HTMLElement) => `${name}: ${one.localName} “${one.textContent.slice(0, 40)}”`;
      const wide = shown('header, main, section, figure, .bar, .heading, #table th, #table td')
        .filter(one => one.scrollWidth > one.clientWidth + 1)
        .map(one => `${saying(one)} needs ${one.scrollWidth} pixels and has ${one.clientWidth}`);
      const cut = shown('.heading')
        .filter(one => one.scrollHeight > one.clientHeight + 1)
        .map(one => `${saying(one)} is cut`);
      return [...wide.slice(0, 3), ...cut.slice(0, 3)];
    }, what),
  );
}
