import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { startServer } from '../../../scripts/lib/server.mjs';
import { Workbench } from './workbench';

/** A workbench on a folder, as a person has it: the packaged extension installed, notifications and dialogs shown. */
export interface Session {
  readonly workbench: Workbench;
  close(): Promise<void>;
}

/**
 * @param folder opened as it is: give a copy
 * @param options.dataDir where VS Code keeps what is its own, for who wants to look into it
 */
export async function startSession(
  folder: string,
  options: {
    settings?: Record<string, unknown>;
    viewport?: { width: number; height: number };
    dataDir?: string;
  } = {},
): Promise<Session> {
  const server = await startServer({
    vsix: ['dist/transcript-coder.vsix'],
    settings: options.settings ?? {},
    ...(options.dataDir ? { dataDir: options.dataDir } : {}),
  });
  const { browser, page } = await launchBrowser(options.viewport);
  page.setDefaultTimeout(60_000);
  const workbench = new Workbench(page, `${server.url}/?folder=${encodeURIComponent(folder)}`);
  const close = async () => {
    await browser.close().catch(() => undefined);
    await server.stop();
  };
  try {
    await workbench.open();
    return { workbench, close };
  } catch (error) {
    await page.screenshot({ path: 'test-output/workbench-did-not-open.png' }).catch(() => undefined);
    await close();
    throw error;
  }
}

/** A new folder. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-e2e-'));
}
