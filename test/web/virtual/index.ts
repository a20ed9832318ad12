import { runTests } from '../support';
import { defineOrdinary } from './ordinary';
import { defineReadOnly } from './readOnly';
import { defineSlow } from './slow';
import { defineCommands } from './commands';

/** VS Code calls this in its web extension host, in a workspace whose files another extension brings. */
export function run(): Promise<void> {
  return runTests(() => {
    describe('in a browser, with files that another extension brings,', () => {
      defineOrdinary();
      defineReadOnly();
      defineSlow();
      defineCommands();
    });
  });
}
