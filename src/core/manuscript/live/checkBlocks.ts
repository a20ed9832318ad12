import * as l10n from '@vscode/l10n';
import type { Preset } from '../../analyses/frequency/representativeness';
import type { Run } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { scopeOf } from '../claims/figures';
import type { FilledBlock } from '../claims/scopes';
import type { ManuscriptFinding } from '../finding';
import type { Manuscript } from '../manuscript';
import { type BlockState, blockStates } from './fillBlocks';

/** What is to be known of the blocks of a paper to check it. */
export interface CheckedBlocks {
  /** Of the paper, as it is on disk; empty where it can have none. */
  readonly text: string;
  /** Blocks that are not as they would be filled now, or cannot be filled. */
  readonly findings: readonly ManuscriptFinding[];
  /** Where they are, and what their figures are of. */
  readonly filled: readonly FilledBlock[];
  /** What the label `general` means in its tables, where they all say so. */
  readonly preset: Preset | undefined;
}

/** Of a paper that has none. */
export const NO_BLOCKS: CheckedBlocks = { text: '', findings: [], filled: [], preset: undefined };

/** Checks the blocks of a paper in Markdown. @param text of the paper, as it is on disk */
export async function checkBlocks(
  text: string,
  { paragraphs }: Manuscript,
  corpus: Corpus,
  run: Run,
): Promise<CheckedBlocks> {
  const { blocks, problems } = await blockStates(text, corpus, run);
  const filled: FilledBlock[] = [];
  for (const { block, call } of blocks) {
    const isOfCodes = call.analysis.id === 'frequency' || (call.scope.groups ?? []).length > 0;
    const scope = isOfCodes ? await run(scopeOf(corpus, call.scope, presetOf(call.values))) : undefined;
    filled.push({ start: block.head.start, end: block.end.end, scope });
  }
  const starts = paragraphs.map(({ sourceOf }) => sourceOf(0, 0));
  const finding = (start: number, end: number, line: number, message: string): ManuscriptFinding => {
    const after = starts.findIndex(place => place.kind === 'text' && place.start >= start);
    const paragraph = after >= 0 ? after : Math.max(0, paragraphs.length - 1);
    const column = start - lineStart(text, start) + 1;
    const source = { kind: 'text', start, end, line, column } as const;
    return { code: 'stale-block', message, paragraph, start: 0, end: 0, source };
  };
  const stale = blocks.filter(({ written, current }) => written !== current);
  const findings = [
    ...stale.map(({ block: { head, line } }) => ({ ...head, line, message: STALE_BLOCK })),
    ...problems,
  ].sort((a, b) => a.start - b.start);
  return {
    text,
    findings: findings.map(({ start, end, line, message }) => finding(start, end, line, message)),
    filled,
    preset: commonPreset(blocks),
  };
}

/** What is said of a block that can be filled again. */
export const STALE_BLOCK = l10n.t(
  'This block is not what the study gives now. Update the manuscript to fill it again.',
);

function presetOf(values: Readonly<Record<string, unknown>>): Preset {
  return values['preset'] === 'lenient' ? 'lenient' : 'strict';
}

function commonPreset(blocks: readonly BlockState[]): Preset | undefined {
  const presets = new Set(
    blocks.flatMap(({ call }) => ('preset' in call.analysis.parameters ? [presetOf(call.values)] : [])),
  );
  return presets.size === 1 ? [...presets][0] : undefined;
}

function lineStart(text: string, at: number): number {
  return (
    Math.max(
      text.lastIndexOf('\n', at - 1),
      text.lastIndexOf('\r', at - 1),
      text.startsWith('\ufeff') ? 0 : -1,
    ) + 1
  );
}
