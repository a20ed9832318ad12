import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type Io, type Option, UsageError } from './command';
import type { ProtectedPart, StudyPart } from './studyParts';

/** `-o` of every command that prints something. */
export const OUTPUT_OPTION: Option = {
  group: 'output',
  short: 'o',
  value: 'FILE',
  help: l10n.t('write to FILE instead of printing'),
};

/** A text, whole or in chunks, or bytes. */
export type Content = string | Iterable<string> | Uint8Array;

/** What may be written over. */
export interface Guard {
  /** The study's folder that the command names, absolute. */
  readonly root?: string;
  /** Why a file of a study may not be replaced, undefined when it may; without, none may. */
  readonly refusal?: (part: Exclude<StudyPart, ProtectedPart>, file: string) => Promise<string | undefined>;
}

/**
 * Prints what a command puts out, or writes it to a file: in one step, and never over a file of a study or of git, nor where
 * it would become one. What is made while it is written need not fit into memory.
 * @param content bytes only for a file, and to print where {@link Io.bytes} can
 * @param typed the file, relative to the working directory; none or `-` to print
 * @throws UsageError, with nothing written
 */
export async function writeOutput(
  content: Content,
  typed: string | undefined,
  { root, refusal }: Guard,
  io: Io,
): Promise<void> {
  if (typed === undefined || typed === '-') return print(content, io);
  const file = path.resolve(io.cwd, typed);
  // what it takes to know that is loaded only where something is written
  const { partOfStudy } = await import('./studyParts');
  const part = await partOfStudy(file, root);
  const reason = part && (await reasonAgainst(part, file, typed, refusal));
  if (reason !== undefined) throw new UsageError(reason);
  await writeUnguarded(content, typed, io);
}

async function print(content: Content, io: Io): Promise<void> {
  if (content instanceof Uint8Array) {
    io.bytes!(content);
    return io.taken?.();
  }
  for (const chunk of typeof content === 'string' ? [content] : content) {
    io.out(chunk);
    await io.taken?.();
  }
}

/** Why a part of a study or of git may not be replaced, undefined when it may. */
async function reasonAgainst(
  part: StudyPart,
  file: string,
  typed: string,
  refusal: Guard['refusal'],
): Promise<string | undefined> {
  switch (part) {
    case 'git':
      return l10n.t('“{0}” is a file of git. Nothing was written.', typed);
    case 'inner-study':
      return l10n.t(
        '“{0}” would start another study inside this one and hide the transcripts and coding files in its folder. Nothing was written.',
        typed,
      );
    default:
      return refusal ? refusal(part, file) : ofStudy(typed);
  }
}

/** Why a file of a study is not written. @param typed the file */
export function ofStudy(typed: string): string {
  return l10n.t(
    '“{0}” is a file of the study or would become one of its transcripts. Nothing was written.',
    typed,
  );
}

/** Writes a file in one step, whatever it is. @throws UsageError, with nothing written */
export async function writeUnguarded(content: Content, typed: string, io: Io): Promise<void> {
  const file = path.resolve(io.cwd, typed);
  let failure: unknown;
  try {
    const { writeFileAtomically } = await import('../node/writeFile');
    await writeFileAtomically(
      file,
      content instanceof Uint8Array ? content : noting(content, error => (failure = error)),
    );
  } catch (error) {
    if (failure !== undefined) throw failure;
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', typed, (error as Error).message));
  }
}

/** Chunks, and why no more could be made: that is not a fault of the file that they are written to. */
function* noting(content: string | Iterable<string>, failed: (error: unknown) => void): Generator<string> {
  try {
    if (typeof content === 'string') yield content;
    else yield* content;
  } catch (error) {
    failed(error);
    throw error;
  }
}
