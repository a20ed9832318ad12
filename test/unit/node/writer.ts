// A program that writes files, for tests that end it or run it as somebody else.
// node writer.js once FILE               writes "new", prints the message of a failure
// node writer.js stream FILE             writes chunk after chunk until it is ended
// node writer.js killed FOLDER COUNT     writes FOLDER/0/a.json and so on over and over until it is killed; prints how many
//                                        milliseconds the first round took
// node writer.js hold FOLDER             takes the lock of a folder and never lets go of it
// node writer.js add FOLDER NAME COUNT   adds so many codes to FOLDER/codebook.json, one after the other
import { emptyCodebook } from '../../../src/core/codebook/parseCodebook';
import { ok } from '../../../src/core/base/result';
import { withFolderLock } from '../../../src/node/folderLock';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { writeFileAtomically } from '../../../src/node/writeFile';
import { changeRecordFile } from '../../../src/study/recordFile';
import { codebookFormat } from '../../../src/study/studyFiles';
import { CONTENTS } from './contents';

async function writeOnce(file: string): Promise<void> {
  await writeFileAtomically(file, Buffer.from('new')).catch((error: Error) =>
    process.stdout.write(error.message),
  );
}

async function stream(file: string): Promise<void> {
  await writeFileAtomically(file, chunks());
}

function* chunks(): Generator<string> {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  for (let i = 0; ; i++) {
    yield `${i}\n`;
    Atomics.wait(nobody, 0, 0, 1);
  }
}

async function writeForEver(folder: string, count: number): Promise<void> {
  const store = new NodeFileStore(folder);
  let written = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, one) => {
      const file = `${one}/a.json`;
      for (let turn = 0; ; turn++) {
        const content = CONTENTS[(one + turn) % 2]!;
        await store.change(file, () => content);
        if (turn === 0 && ++written === count)
          process.stdout.write(String(Math.ceil(performance.now() - begun)));
      }
    }),
  );
}

async function hold(folder: string): Promise<void> {
  await withFolderLock(folder, async () => {
    process.stdout.write('held');
    await new Promise(resolve => setTimeout(resolve, 600_000));
  });
}

async function add(folder: string, name: string, count: number): Promise<void> {
  const store = new NodeFileStore(folder);
  for (let i = 0; i < count; i++) {
    const code = { id: `${name}-${i}`, name: `${name} ${i}` };
    const changed = await changeRecordFile(
      store,
      'codebook.json',
      codebookFormat,
      undefined,
      emptyCodebook,
      file => ok({ ...file, codes: [...file.codes, code] }),
    );
    if (!changed.ok) throw new Error(changed.error);
  }
}

const [mode, where, third, fourth] = process.argv.slice(2);
if (mode === 'once') void writeOnce(where!);
else if (mode === 'stream') void stream(where!);
else if (mode === 'killed') void writeForEver(where!, Number(third));
else if (mode === 'hold') void hold(where!);
else if (mode === 'add') void add(where!, third!, Number(fourth));
