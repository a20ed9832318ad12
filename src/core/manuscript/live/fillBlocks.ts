import { findBlocks, type BlockProblem, type LiveBlock } from './blocks';
import { type BlockCall, readCall } from './blockCall';
import { blockText } from './blockText';
import type { Run } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';

/** A block with what is in it and what is to be in it, as on disk. */
export interface BlockState {
  readonly block: LiveBlock;
  readonly call: BlockCall;
  readonly written: string;
  readonly current: string;
}

/** What the blocks of a paper are to have in them now. */
export interface BlockStates {
  readonly blocks: readonly BlockState[];
  readonly problems: readonly BlockProblem[];
}

/** Runs what the blocks of a paper call. @param text as it is on disk */
export async function blockStates(text: string, corpus: Corpus, run: Run): Promise<BlockStates> {
  const { blocks, problems } = findBlocks(text);
  const states: BlockState[] = [];
  const failed: BlockProblem[] = [...problems];
  for (const block of blocks) {
    const call = readCall(block.words, corpus);
    const found = call.ok ? await blockText(call.value, corpus, run) : call;
    if (call.ok && found.ok) {
      const { start, end } = block.content;
      const current = `\n${found.value.trimEnd()}\n\n`.replace(/\n/g, block.lineEnd);
      states.push({ block, call: call.value, written: text.slice(start, end), current });
    } else failed.push({ ...block.head, line: block.line, message: found.ok ? '' : found.error });
  }
  return { blocks: states, problems: failed.sort((a, b) => a.start - b.start) };
}

/** The text with all its blocks as they are to be; everything else stays as it is. */
export function filled(text: string, blocks: readonly BlockState[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { block, current } of blocks) {
    parts.push(text.slice(at, block.content.start), current);
    at = block.content.end;
  }
  return parts.join('') + text.slice(at);
}
