import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';

interface Row {
  name: string;
  n: number;
  a: number;
  b: number;
  c: number;
  d: number;
  percent: number | null;
  positive: number | null;
  kappa: number | null;
  alpha: number | null;
  ci: readonly [number, number] | null;
  few: boolean;
}

const setting = {
  prepare: (folder: string) => fs.cpSync('media/sample-study', folder, { recursive: true }),
  viewport: { width: 1500, height: 1000 },
};

scenario('a person looks at how far two coders agree', setting, async ({ folder, workbench, step }) => {
  /** What the command line computes of the same files. */
  function computed(...options: string[]): Row[] {
    const args = ['dist/cli.js', 'agreement', folder, '--format', 'json', ...options];
    return (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { rows: Row[] }).rows;
  }

  /** Until the panel shows the figures of these rows, and greys those of few occurrences. */
  async function shows(rows: readonly Row[]): Promise<void> {
    const share = (value: number | null) => (value === null ? '' : (value * 100).toFixed(1));
    const figure = (value: number | null | undefined) => (value === null ? '' : value!.toFixed(3));
    const expected = rows.map(({ name, n, a, b, c, d, percent, positive, kappa, alpha, ci }) => [
      ...[name, n, a, b, c, d].map(String),
      share(percent),
      share(positive),
      ...[kappa, alpha, ci && ci[0], ci && ci[1]].map(figure),
    ]);
    const inView = (all: readonly string[][]) => all.slice(0, Math.min(rows.length, 50));
    await becomes(
      async () => inView((await workbench.reportRows()).map(cells => cells.slice(0, 12))),
      inView(expected),
    );
    const faint = workbench.report.locator('tbody tr.faint');
    if (rows.length < 50) await becomes(() => faint.count(), rows.filter(({ few }) => few).length);
  }

  await step('in the figures of the command line, by turns', async () => {
    await workbench.command('Transcript Coder: Show Report');
    await workbench.quickTitle('What do you want to count?');
    // the list draws only what fits, and has more analyses
    await workbench.quickField.fill('Agreement');
    await workbench.pick('Agreement between coders');
    await shows(computed());
    await workbench.screenshot('test-output/agreement.png');
  });

  await step('in another unit, of coders of their choice', async () => {
    const { report } = workbench;
    await report.locator('select[data-key="field unit"]').selectOption('sentence');
    await shows(computed('--unit', 'sentence'));
    await report.locator('button', { hasText: 'everyone who has coded' }).click();
    await workbench.quickTitle('Coders (select at least two');
    await workbench.tick('Coder 1');
    await report.locator('.failure', { hasText: 'Agreement needs at least two coders.' }).waitFor();
    await report.locator('button', { hasText: /^Coder 1$/ }).click();
    await workbench.quickTitle('Coders (select at least two');
    await workbench.tick('Coder 2');
    await report.locator('button', { hasText: 'Coder 1, Coder 2' }).waitFor();
    await shows(computed('--unit', 'sentence', '--coders', 'c1,c2'));
  });

  await step('as a chart, and as other programs count it', async () => {
    const { report } = workbench;
    await report.locator('[role=tab]', { hasText: 'Charts' }).click();
    await report.locator('figure svg [data-mark][tabindex]').first().waitFor();
    await workbench.screenshot('test-output/agreement-chart.png');
    await report.locator('[role=tab]', { hasText: 'Table' }).click();
    await report.locator('select[data-key="field show"]').selectOption('comparability');
    await report.locator('thead th', { hasText: 'Characters κ, mean (as NVivo)' }).waitFor();
    await workbench.screenshot('test-output/agreement-programs.png');
  });
});
