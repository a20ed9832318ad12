import { constants, isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  type FileKind,
  type MergedText,
  type Refusal,
  kindOfPath,
  kindOfText,
  mergeCodingBytes,
  mergeFiles,
} from '../../core/versions/merge/mergeFiles';
import { isOfValues, mergeLines } from '../../core/versions/merge/mergeText';
import { visible } from '../../core/base/visible';
import { type Result, fail, ok } from '../../core/base/result';
import { FileError } from '../../node/fileErrors';
import { DRIVER_CONFLICTS } from '../../node/driverConflicts';
import { type Command, type ExitCode, type Io, UsageError } from '../command';
import { type Guard, ofStudy, writeOutput, writeUnguarded } from '../output';
import { single } from '../parseOptions';
import type { ProtectedPart, StudyPart } from '../studyParts';

/** `transcript-coder merge`: a three-way merge of one file, by hand or as git's merge driver. */
export const mergeCommand: Command = {
  name: 'merge',
  group: 'versions',
  operands: 'BASE OURS THEIRS', // not for the catalogue
  summary: l10n.t('Merge two versions of a coding, codebook or study file'),
  description: l10n.t(
    'Merges two versions of a coding file, of codebook.json, of study.json or of summaries.json, record by record.',
  ),
  details: l10n.t(
    'BASE is their common ancestor; use - or an empty file when there is none. The result does not depend on which version is OURS. Where both sides changed the same field, each in its own way, the merged file has both values in a field “conflicts”, and they are listed on standard error.',
  ),
  exitCodes: {
    0: l10n.t('merged'),
    1: l10n.t('merged with conflicts; {0} with --driver', DRIVER_CONFLICTS),
    2: l10n.t('not merged: invalid usage, or a version is broken, too new or unreadable'),
  },
  options: {
    path: {
      group: 'command',
      value: 'PATH',
      default: l10n.t('known from the file names or contents'),
      help: l10n.t('the path of the file in the study, which shows its kind'),
    },
    driver: { group: 'command', help: l10n.t('run as git’s merge driver: write the result to OURS') },
    output: {
      group: 'output',
      short: 'o',
      value: 'FILE',
      help: l10n.t('write to FILE, which may be OURS, instead of printing'),
    },
  },
  examples: [
    {
      does: l10n.t('Merge two versions of the codebook'),
      args: ['base.json', 'ours.json', 'theirs.json', '-o', 'codebook.json'],
    },
    {
      does: l10n.t('Print the merge of two versions without a common ancestor'),
      args: ['-', 'ours.json', 'theirs.json'],
    },
  ],
  async run(operands, given, io) {
    const [base, ours, theirs, more] = operands;
    if (base === undefined || ours === undefined || theirs === undefined)
      throw new UsageError(l10n.t('Name three files: BASE OURS THEIRS'));
    if (more !== undefined)
      throw new UsageError(l10n.t('Unexpected argument “{0}”. Name three files: BASE OURS THEIRS', more));
    const isDriver = given('driver').length > 0;
    const done = mergeNamed({ base, ours, theirs, path: single(given, 'path') }, io);
    if (!done.ok) {
      io.err(`${visible(done.error)}\n`);
      return 2;
    }
    const { merged, content } = done.value;
    const file = single(given, 'path') ?? ours;
    // most merges have no such conflict, and leave the codebook alone
    const codeName = merged.conflicts.some(isOfValues)
      ? await (await import('./codeNames')).codeNames(path.resolve(io.cwd, file))
      : (id: string) => id;
    for (const line of mergeLines(merged, codeName)) io.err(`${visible(file)}: ${line}\n`);
    // what git gives its driver to write to is the version that was read
    if (isDriver) await writeUnguarded(content, ours, io);
    else {
      const output = single(given, 'output');
      const guard: Guard = { refusal: (part, file) => refusal(part, file, output!, done.value) };
      const isPrinted = output === undefined || output === '-';
      await writeOutput(isPrinted ? shown(done.value, io) : content, output, guard, io);
    }
    return exitCode(merged, isDriver);
  },
};

interface Named {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string | undefined;
}

/** A merge, and what went into it. */
interface Done {
  readonly kind: FileKind;
  readonly merged: Omit<MergedText, 'text'>;
  readonly content: string | Buffer;
  /** Whether some of it may have to be shown otherwise than it is. */
  readonly isAnyUnseen: boolean;
  /** Absolute; an ancestor that there is not has no file. */
  readonly files: readonly string[];
  /** In UTF-8. */
  readonly versions: readonly Buffer[];
}

/** Fails with a line that names the file, as typed, and its line. */
function mergeNamed(named: Named, io: Io): Result<Done> {
  const base = named.base === '-' ? Buffer.alloc(0) : read(named.base, io);
  const [ours, theirs] = [read(named.ours, io), read(named.theirs, io)];
  const kind = kindOf(named, [ours, theirs, base]);
  if (!kind)
    return fail(l10n.t('{0}: This is not a coding file, codebook or study file.', named.path ?? named.ours));
  const merged = mergeAs(kind, { base, ours, theirs });
  const files = [named.base, named.ours, named.theirs]
    .filter(file => file !== '-')
    .map(file => path.resolve(io.cwd, file));
  if (merged.ok) return ok({ kind, files, versions: [base, ours, theirs], ...merged.value });
  const { side, line, message } = merged.error;
  return fail(`${named[side]}:${line}: ${message}`);
}

interface Bytes {
  readonly base: Buffer;
  readonly ours: Buffer;
  readonly theirs: Buffer;
}

function mergeAs(
  kind: FileKind,
  { base, ours, theirs }: Bytes,
): Result<Pick<Done, 'merged' | 'content' | 'isAnyUnseen'>, Refusal> {
  if (kind === 'sidecar') {
    // a unit for each byte: most lines are neither decoded nor parsed
    const [was, a, b] = [base, ours, theirs].map(bytes => bytes.toString('latin1'));
    const merged = mergeCodingBytes({ base: was, ours: a!, theirs: b! });
    if (merged)
      return ok({ merged, content: Buffer.from(merged.text, 'latin1'), isAnyUnseen: merged.isAnyUnseen });
  }
  const [was, a, b] = [base, ours, theirs].map(bytes => bytes.toString());
  const merged = mergeFiles(kind, { base: was, ours: a!, theirs: b! });
  return merged.ok ? ok({ merged: merged.value, content: merged.value.text, isAnyUnseen: true }) : merged;
}

/** What is printed: bytes only where nothing in them would be shown otherwise than as it is. */
function shown({ content, isAnyUnseen }: Done, io: Io): string | Buffer {
  return io.bytes && !isAnyUnseen ? content : String(content);
}

function kindOf({ path: named, ours, theirs }: Named, versions: readonly Buffer[]): FileKind | undefined {
  if (named !== undefined) return kindOfPath(named.replaceAll('\\', '/'));
  const [left, right] = [ours, theirs].map(file => kindOfPath(file.split(path.sep).join('/')));
  return (
    left ?? right ?? versions.map(bytes => kindOfText(bytes.toString())).find(kind => kind !== undefined)
  );
}

const TOO_LONG = 'ERR_STRING_TOO_LONG';

/** The bytes of a file in UTF-8. */
function read(file: string, io: Io): Buffer {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(path.resolve(io.cwd, file));
    if (bytes.length > constants.MAX_STRING_LENGTH) throw Object.assign(new Error(), { code: TOO_LONG });
  } catch (error) {
    throw unreadable(file, new FileError(error).message);
  }
  if (!isUtf8(bytes)) throw unreadable(file, l10n.t('it is not valid UTF-8'));
  return bytes;
}

function unreadable(file: string, reason: string): UsageError {
  return new UsageError(l10n.t('“{0}” cannot be read: {1}.', file, reason));
}

/** The result may take the place of a file of a study of the same kind, unless something would be lost with that. */
async function refusal(
  part: Exclude<StudyPart, ProtectedPart>,
  file: string,
  typed: string,
  done: Done,
): Promise<string | undefined> {
  if (part !== done.kind) return ofStudy(typed);
  // most merges are printed, or the driver's
  const { losesNothing } = await import('./losesNothing');
  if (await losesNothing(file, done)) return undefined;
  return l10n.t(
    '“{0}” has content that is in none of the three versions and would be lost. Nothing was written.',
    typed,
  );
}

function exitCode({ conflicts }: Done['merged'], isDriver: boolean): ExitCode {
  if (conflicts.length === 0) return 0;
  return isDriver ? DRIVER_CONFLICTS : 1;
}
