// A program that writes a file, for tests that end it or run it as somebody else.
// node writer.js once FILE               writes "new", prints the message of a failure
// node writer.js killed FILE FRACTION    writes two contents in turn and is killed when so much of the time for both is over
import { writeFileAtomically } from '../../../src/node/nodeFileStore';
import { CONTENTS } from './contents';

async function run(): Promise<void> {
  const [mode, file, fraction] = process.argv.slice(2);
  if (mode === 'once') {
    await writeFileAtomically(file!, Buffer.from('new')).catch((error: Error) =>
      process.stdout.write(error.message),
    );
    return;
  }
  const start = performance.now();
  await writeFileAtomically(file!, CONTENTS[0]);
  await writeFileAtomically(file!, CONTENTS[1]);
  const time = performance.now() - start;
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(fraction) * time);
  for (let i = 0; ; i++) await writeFileAtomically(file!, CONTENTS[i % 2]!);
}

void run();
