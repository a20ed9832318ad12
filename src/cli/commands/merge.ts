import fs from 'node:fs/promises';
import path from 'node:path';
import {
  type FileKind,
  type MergedText,
  kindOfPath,
  kindOfText,
  mergeFiles,
} from '../../core/versions/merge/mergeFiles';
import { mergeLines } from '../../core/versions/merge/mergeText';
import { type Result, fail, ok } from '../../core/base/result';
import { FileError } from '../../node/fileErrors';
import { DRIVER_CONFLICTS } from '../../node/mergeDriver';
import { writeFileAtomically } from '../../node/writeFile';
import { type Command, type ExitCode, type Io, UsageError } from '../command';
import { single } from '../parseOptions';

/** `transcript-coder merge`: a three-way merge of one file, by hand or as git's merge driver. */
export const mergeCommand: Command = {
  name: 'merge',
  operands: 'BASE OURS THEIRS',
  summary: 'a three-way merge of a sidecar, codebook or study file, by what it means',
  description:
    'Merges two versions of a sidecar, of codebook.json or of study.json that began as BASE (an empty file or - where there is none). The result does not depend on which side is ours. What two people want differently stays in the file, both values in a field “conflicts”, and is listed on standard error.',
  exitCodes:
    '0 merged, 1 merged but for conflicts, 2 not merged: a version is broken, newer or cannot be read.',
  options: {
    output: {
      short: 'o',
      value: 'FILE',
      help: 'write the merged file instead of printing it; it may be OURS',
    },
    path: { value: 'PATH', help: 'the path of the file in the study, which says what kind it is' },
    driver: { help: `as git’s merge driver: writes OURS, exit code ${DRIVER_CONFLICTS} for conflicts` },
  },
  async run(operands, given, io) {
    const [base, ours, theirs, more] = operands;
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new UsageError('Name three files: BASE OURS THEIRS.');
    if (more !== undefined) throw new UsageError(`Three files: “${more}” is one too many.`);
    const isDriver = given('driver').length > 0;
    const output = isDriver ? ours : single(given, 'output');
    const merged = await mergeNamed({ base, ours, theirs, path: single(given, 'path') }, io);
    if (!merged.ok) {
      io.err(`${merged.error}\n`);
      return 2;
    }
    for (const line of mergeLines(merged.value)) io.err(`${single(given, 'path') ?? ours}: ${line}\n`);
    await put(merged.value.text, output, io);
    return exitCode(merged.value, isDriver);
  },
};

interface Named {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string | undefined;
}

/** Fails with a line that names the file, as typed, and its line. */
async function mergeNamed(named: Named, io: Io): Promise<Result<MergedText>> {
  const [base, ours, theirs] = await Promise.all([
    named.base === '-' ? Promise.resolve('') : read(named.base, io),
    read(named.ours, io),
    read(named.theirs, io),
  ]);
  const kind = kindOf(named, [ours, theirs, base]);
  if (!kind)
    return fail(`${named.path ?? named.ours}: This is neither a sidecar nor a codebook nor a study file.`);
  const merged = mergeFiles(kind, { base, ours, theirs });
  if (merged.ok) return ok(merged.value);
  const { side, line, message } = merged.error;
  return fail(`${named[side]}:${line}: ${message}`);
}

function kindOf({ path: named, ours, theirs }: Named, texts: readonly string[]): FileKind | undefined {
  if (named !== undefined) return kindOfPath(named.replaceAll('\\', '/'));
  const [left, right] = [ours, theirs].map(file => kindOfPath(file.split(path.sep).join('/')));
  return left ?? right ?? texts.map(kindOfText).find(kind => kind !== undefined);
}

async function read(file: string, io: Io): Promise<string> {
  try {
    const bytes = await fs.readFile(path.resolve(io.cwd, file));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const reason = error instanceof TypeError ? 'it is not valid UTF-8' : new FileError(error).message;
    throw new UsageError(`“${file}” cannot be read: ${reason}.`);
  }
}

async function put(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined || output === '-') return io.out(text);
  try {
    await writeFileAtomically(path.resolve(io.cwd, output), new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`“${output}” could not be written: ${(error as Error).message}.`);
  }
}

function exitCode({ conflicts }: MergedText, isDriver: boolean): ExitCode {
  if (conflicts.length === 0) return 0;
  return isDriver ? DRIVER_CONFLICTS : 1;
}
