import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { startServer } from '../../../scripts/lib/server.mjs';
import { slowDown } from '../../../scripts/lib/slowdown.mjs';
import { Workbench } from './workbench';

/** A workbench on a folder, as a person has it: the packaged extension installed, notifications and dialogs shown. */
export interface Session {
  readonly workbench: Workbench;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly settings?: Record<string, unknown>;
  /** Other extensions, packaged. */
  readonly vsix?: readonly string[];
  readonly viewport?: { width: number; height: number };
  /** Where VS Code keeps what is its own, for who wants to look into it. */
  readonly dataDir?: string;
  /** Changes what is installed, or the page, before the workbench opens. */
  readonly adapt?: (installed: { readonly extension: string; readonly page: Page }) => Promise<void>;
}

/** @param folder opened as it is: give a copy */
export async function startSession(folder: string, options: SessionOptions = {}): Promise<Session> {
  const server = await startServer({
    vsix: ['dist/transcript-coder.vsix', ...(options.vsix ?? [])],
    settings: options.settings ?? {},
    ...(options.dataDir ? { dataDir: options.dataDir } : {}),
  });
  const { browser, page } = await launchBrowser(options.viewport);
  page.setDefaultTimeout(60_000);
  const workbench = new Workbench(page, `${server.url}/?folder=${encodeURIComponent(folder)}`);
  const endSlowdown = slowDown();
  const close = async () => {
    await endSlowdown();
    await browser.close().catch(() => undefined);
    await server.stop();
  };
  try {
    await options.adapt?.({ extension: installedExtension(server.dataDir), page });
    await workbench.open();
    return { workbench, close };
  } catch (error) {
    await page.screenshot({ path: 'test-output/workbench-did-not-open.png' }).catch(() => undefined);
    await close();
    throw error;
  }
}

function installedExtension(dataDir: string): string {
  const extensions = path.join(dataDir, 'extensions');
  const name = fs.readdirSync(extensions).find(one => one.startsWith('transcript-coder.'));
  if (!name) throw new Error(`Transcript Coder is not installed in ${extensions}.`);
  return path.join(extensions, name);
}

/** A new folder. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-e2e-'));
}
