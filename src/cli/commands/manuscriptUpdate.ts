import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { atOnce } from '../../core/base/steps';
import { formatProblem } from '../../core/base/problem';
import { type BlockState, blockStates, filled } from '../../core/manuscript/live/fillBlocks';
import { NUL, decodeAsWritten } from '../../core/text/decode';
import { encodeIn } from '../../core/text/encode';
import { changeFileAtomically } from '../../node/writeFile';
import { requireNamed } from '../blindPhase';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { ofStudy } from '../output';
import { readReading } from '../readingOptions';
import { partOfStudy } from '../studyParts';
import { withStudy } from '../withStudy';
import { readPaperBytes } from './manuscriptCheck';

/** Options of the check, of which an update can make nothing. */
const OF_CHECK = ['at', 'format', 'preset'];
/** Papers whose blocks can be filled. */
const ENDING = /\.(?:md|markdown|qmd|rmd)$/i;

/** `transcript-coder manuscript update`: fills the blocks of a paper, or says which are not as they would be. */
export async function updateManuscript(
  [typed, ...operands]: readonly string[],
  given: Given,
  io: Io,
): Promise<ExitCode> {
  if (typed === undefined) throw new UsageError(l10n.t('Which paper? “manuscript update PAPER STUDY”'));
  const foreign = OF_CHECK.find(option => given(option).length > 0);
  if (foreign !== undefined) throw new UsageError(l10n.t('{0} is an option of the check.', `--${foreign}`));
  if (!ENDING.test(typed))
    throw new UsageError(
      l10n.t('Only papers in Markdown or Quarto have blocks that can be filled: {0}', typed),
    );
  const file = path.resolve(io.cwd, typed);
  const bytes = await readPaperBytes(typed, io);
  const { text, encoding, valid } = decodeAsWritten(bytes);
  if (!valid || text.includes(NUL))
    throw new UsageError(l10n.t('{0}: Some of its characters cannot be read. Save it as UTF-8.', typed));
  const isCheck = given('check').length > 0;
  let result: ExitCode = 0;
  const code = await withStudy(operands, io, readReading(given), async ({ corpus, root }) => {
    requireNamed(corpus.study, given, { areNamed: false, canName: false });
    const { blocks, problems } = await blockStates(text, corpus, atOnce);
    if (problems.length > 0) {
      for (const { line, message } of problems) io.err(`${problemLine(typed, line, message)}\n`);
      throw new UsageError(l10n.t('{0} was left as it is.', typed));
    }
    const changed = blocks.filter(({ written, current }) => written !== current);
    if (changed.length > 0 && !isCheck) {
      if (await partOfStudy(file, root)) throw new UsageError(ofStudy(typed));
      await replace(typed, file, bytes, encodeIn(filled(text, blocks), encoding));
    }
    for (const block of changed) io.out(`${blockLine(typed, block)}\n`);
    io.out(`${summary(blocks.length, changed.length, isCheck)}\n`);
    result = isCheck && changed.length > 0 ? 1 : 0;
  });
  return code === 0 ? result : code;
}

/** Never in place of what somebody has written meanwhile. */
async function replace(typed: string, file: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const isSame = (now: Uint8Array | undefined) =>
    now?.length === before.length && now.every((byte, i) => byte === before[i]);
  let isOther = false;
  try {
    await changeFileAtomically(file, now => {
      isOther = !isSame(now);
      return isOther ? undefined : after;
    });
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', typed, (error as Error).message));
  }
  if (isOther)
    throw new UsageError(
      l10n.t('“{0}” was changed in the meantime and left as it is. Please try again.', typed),
    );
}

function blockLine(typed: string, { block: { line, words } }: BlockState): string {
  return problemLine(typed, line, words.join(' '));
}

function problemLine(file: string, line: number, message: string): string {
  return formatProblem({ path: file, line, message, severity: 'error', code: 'stale-block' });
}

function summary(all: number, changed: number, isCheck: boolean): string {
  if (all === 0) return l10n.t('The paper has no blocks to fill.');
  return isCheck
    ? l10n.t('Blocks that are not up to date: {0} of {1}.', changed, all)
    : l10n.t('Blocks filled: {0} of {1}.', changed, all);
}
