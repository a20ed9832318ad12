// npm run coded-view: milliseconds from the click on its icon until the coded view of a large, densely coded transcript is
// painted, in a real workbench, and whether anything is missing while one scrolls through it.
import fs from 'node:fs';
import path from 'node:path';
import { DENSE_TRANSCRIPT, layDenseStudy } from '../test/e2e/harness/denseStudy';
import { startSession, temporaryFolder } from '../test/e2e/harness/session';
import type { Workbench } from '../test/e2e/harness/workbench';
import { build } from './lib/install.mjs';
import { step } from './lib/log.mjs';
import { packageExtension } from './lib/vsix.mjs';

const SIZE = { segments: 10_000, turns: 4_900 };
/** The first of these has VS Code load what any panel needs. */
const TIMES = 8;
/** Of the wheel, and how far each goes, in pixels. */
const [TURNS, TURN] = [60, 2_500];

interface Marked {
  /** When the view’s icon was clicked, in milliseconds since 1970. */
  clicked: number;
  frames: number;
  /** Frames in which a part of the page that was in sight was empty. */
  gaps: number;
  longest: number;
}

async function main(): Promise<void> {
  await build();
  packageExtension();
  const folder = temporaryFolder();
  layDenseStudy(folder, SIZE);
  const { size } = fs.statSync(path.join(folder, DENSE_TRANSCRIPT));
  const session = await startSession(folder, {
    viewport: { width: 1600, height: 1000 },
  });
  try {
    const { workbench } = session;
    await workbench.openFile(DENSE_TRANSCRIPT);
    await workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      times.push(await opened(workbench));
      if (i < TIMES - 1) await closed(workbench);
    }
    const [first, ...more] = times;
    const sorted = [...more].sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)]!;
    const text = `${(size / 1e6).toFixed(2)} MB, ${SIZE.segments.toLocaleString('en')} segments`;
    step(`${text}: painted ${median} ms after the click (${sorted.join(', ')}); the first time ${first} ms`);
    const { frames, gaps, longest } = await scrolled(workbench);
    step(
      `scrolling through it at once: ${gaps} of ${frames} frames with a gap, the longest frame ${longest} ms`,
    );
  } finally {
    await session.close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** From the click to the first frame with something in it: the page is drawn whole, or not at all. */
async function opened(workbench: Workbench): Promise<number> {
  const { page, report } = workbench;
  await page.evaluate(() => {
    const note = ({ timeStamp }: Event) => {
      (window as unknown as Marked).clicked = performance.timeOrigin + timeStamp;
    };
    addEventListener('click', note, { capture: true, once: true });
  });
  await page.locator('.editor-actions [aria-label^="Open Coded View to the Side"]').first().click();
  await report.locator('.words').first().waitFor();
  const painted = await workbench.untilDone('it is painted', () =>
    report.locator('body').evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint && performance.timeOrigin + paint.startTime;
    }),
  );
  const clicked = await page.evaluate(() => (window as unknown as Marked).clicked);
  return Math.round(painted - clicked);
}

async function closed(workbench: Workbench): Promise<void> {
  const tab = workbench.page.locator('.tab', { hasText: 'Coded:' });
  await tab.click({ button: 'middle' });
  await tab.waitFor({ state: 'detached' });
  await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
  await workbench.openFile(DENSE_TRANSCRIPT);
}

/** Turns the wheel while every frame is looked at. */
async function scrolled(workbench: Workbench): Promise<Omit<Marked, 'clicked'>> {
  const { report, page } = workbench;
  const main = report.locator('main');
  await main.hover();
  await main.evaluate(element => {
    const state = window as unknown as Marked;
    Object.assign(state, { frames: 0, gaps: 0, longest: 0 });
    let before = performance.now();
    const look = () => {
      const { top, bottom } = element.getBoundingClientRect();
      const isEmpty = [...element.querySelectorAll('.sheet')].some(sheet => {
        const box = sheet.getBoundingClientRect();
        return box.top < bottom && box.bottom > top && sheet.childElementCount === 0;
      });
      state.frames++;
      if (isEmpty) state.gaps++;
      const now = performance.now();
      state.longest = Math.max(state.longest, Math.round(now - before));
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let i = 0; i < TURNS; i++) await page.mouse.wheel(0, TURN);
  await workbench.untilDone('it has scrolled', () =>
    main.evaluate((element, least) => element.scrollTop > least, TURN * 10),
  );
  return main.evaluate(() => {
    const { frames, gaps, longest } = window as unknown as Marked;
    return { frames, gaps, longest };
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
