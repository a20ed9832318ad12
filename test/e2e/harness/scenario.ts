import fs from 'node:fs';
import path from 'node:path';
import { beforeTermination } from '../../../scripts/lib/endings.mjs';
import { tellStep } from '../../progress.cjs';
import { type SessionOptions, startSession, temporaryFolder } from './session';
import type { Workbench } from './workbench';

/** One step of a scenario: what fails in it says so in its name. */
export type Step = (name: string, work: () => void | Promise<void>) => Promise<void>;

export interface Scene {
  /** The folder that is open, nobody else's. */
  readonly folder: string;
  /** Where VS Code keeps what is its own. */
  readonly dataDir: string;
  readonly workbench: Workbench;
  readonly step: Step;
}

export interface Setting extends Omit<SessionOptions, 'dataDir'> {
  /** Fills the folder before the workbench opens it. */
  readonly prepare?: (folder: string) => void;
}

/** The scenario that runs now. */
let playing: { readonly name: string; readonly workbench: Workbench } | undefined;
// one that hangs is ended from outside
beforeTermination(pictureOfNow);

/** Leaves a picture of the scenario that runs now, if one does. */
export async function pictureOfNow(): Promise<void> {
  if (playing && !playing.workbench.page.isClosed()) await picture(playing.workbench, playing.name);
}

/** What a person does from the beginning to the end: a test with a folder and a workbench of its own, so that it can run alone. */
export function scenario(name: string, setting: Setting, play: (scene: Scene) => Promise<void>): void {
  it(name, async () => {
    const [folder, data] = [temporaryFolder(), temporaryFolder()];
    try {
      setting.prepare?.(folder);
      const { workbench, close } = await startSession(folder, { ...setting, dataDir: data });
      playing = { name, workbench };
      try {
        await play({ folder, dataDir: data, workbench, step: stepIn(workbench, name) });
      } finally {
        await close();
      }
    } finally {
      for (const one of [folder, data]) fs.rmSync(one, { recursive: true, force: true, maxRetries: 3 });
    }
  });
}

function stepIn(workbench: Workbench, scene: string): Step {
  return async (name, work) => {
    tellStep(name);
    try {
      await work();
    } catch (error) {
      await picture(workbench, `${scene} ${name}`);
      if (error instanceof Error) error.message = `${name}: ${error.message}`;
      throw error;
    }
    console.log(`      · ${name}`);
  };
}

/** Leaves a picture of the workbench. */
async function picture(workbench: Workbench, name: string): Promise<void> {
  const file = path.join('test-output', `${name.replace(/[^A-Za-z0-9]+/g, '-')}.png`);
  fs.mkdirSync('test-output', { recursive: true });
  await workbench.page.screenshot({ path: file, timeout: 10_000 }).then(
    () => console.log(`Screenshot: ${file}`),
    () => console.log('No screenshot: the page does not answer.'),
  );
}
