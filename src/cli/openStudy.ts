import { GitTexts } from '../node/gitTexts';
import { NodeFileStore } from '../node/nodeFileStore';
import { Study } from '../study/study';
import type { Io } from './command';
import { studyRoot } from './studyRoot';

/** Opens the study that a command names, to change it. */
export async function openStudy(operands: readonly string[], io: Io): Promise<Study> {
  const root = studyRoot(operands, io);
  return Study.open(new NodeFileStore(root), new GitTexts(root));
}
