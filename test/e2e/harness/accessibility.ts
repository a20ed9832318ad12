import fs from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { becomes } from './becomes';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(): Promise<AxeResults> };

/** The webview that is shown has nothing that axe finds serious or critical, now or as soon as it is drawn to the end. */
export async function isAccessible(page: Page): Promise<void> {
  await becomes(async () => {
    const inner = await page
      .locator('iframe.webview.ready:visible')
      .contentFrame()
      .locator('iframe#active-frame')
      .elementHandle();
    return problemsIn((await inner!.contentFrame())!);
  }, []);
}

/** The same of one webview, where there are several. */
export async function isFrameAccessible(frame: Frame): Promise<void> {
  await becomes(() => problemsIn(frame), []);
}

/** What axe finds, with the elements. */
async function problemsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() => axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 300)}`));
}
