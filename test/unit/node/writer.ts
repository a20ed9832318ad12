// A program that writes a file, for tests that end it or run it as somebody else.
// node writer.js once FILE       writes "new", prints the message of a failure
// node writer.js forever FILE    writes two contents in turn, prints a dot behind each
import { writeFileAtomically } from '../../../src/node/nodeFileStore';
import { CONTENTS } from './contents';

async function run(): Promise<void> {
  const [mode, file] = process.argv.slice(2);
  if (mode === 'once') {
    await writeFileAtomically(file!, Buffer.from('new')).catch((error: Error) =>
      process.stdout.write(error.message),
    );
    return;
  }
  for (let i = 0; ; i++) {
    await writeFileAtomically(file!, CONTENTS[i % 2]!);
    process.stdout.write('.');
  }
}

void run();
