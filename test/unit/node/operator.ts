// A program that does something to the codes of a study in many files, and is killed meanwhile.
// node operator.js FOLDER WORK MARK TURNS   WORK is one of those in operatorWork.ts; each write has a mark when it is asked for
//                                           and one when it is done: so many turns of the event loop after that mark, with
//                                           other writes under way, the program is killed. Prints the number of marks
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import type { FileStore } from '../../../src/study/fileStore';
import { Study } from '../../../src/study/study';
import { workOn } from './operatorWork';

/** @param mark is called before and after each write */
function marked(store: NodeFileStore, mark: () => void): FileStore {
  return {
    programs: store.programs,
    list: folder => store.list(folder),
    read: file => store.read(file),
    rename: (from, to) => store.rename(from, to),
    remove: (file, content) => store.remove(file, content),
    change: async (file, make) => {
      mark();
      const isDone = await store.change(file, make);
      mark();
      return isDone;
    },
  };
}

function killAfter(turns: number): void {
  if (turns > 0) setImmediate(killAfter, turns - 1);
  else process.kill(process.pid, 'SIGKILL');
}

async function main([folder, work, last, turns]: readonly string[]): Promise<void> {
  let marks = 0;
  const store = marked(new NodeFileStore(folder!), () => {
    if (++marks === Number(last)) killAfter(Number(turns));
  });
  await workOn(await Study.open(store), work!);
  process.stdout.write(String(marks));
}

void main(process.argv.slice(2));
