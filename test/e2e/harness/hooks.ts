import path from 'node:path';
import { openWorkbenches } from './session';

/** Mocha's root hooks: a failed test leaves a picture of every workbench that was open. */
export const mochaHooks = {
  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/[^A-Za-z0-9]+/g, '-');
    for (const workbench of openWorkbenches) {
      const file = path.join('test-output', `${name}.png`);
      await workbench.page.screenshot({ path: file, timeout: 5000 }).then(
        () => console.error(`Screenshot: ${file}`),
        () => undefined,
      );
    }
  },
};
