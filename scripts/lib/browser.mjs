// @ts-check
import { chromiumPath } from './chromium.mjs';

/** A headless Chromium that reaches nothing but this machine. `HEADED=1` shows it. @param {{ width: number, height: number }} [viewport] */
export async function launchBrowser(viewport = { width: 1400, height: 900 }) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: !process.env['HEADED'],
    // it ends with this program anyway, but not before the last picture is taken
    handleSIGTERM: false,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  }); // prettier-ignore
  const context = await browser.newContext({
    viewport,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { browser, page: await context.newPage() };
}
