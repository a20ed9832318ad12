import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
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
  group: 'versions',
  operands: 'BASE OURS THEIRS', // not for the catalogue
  summary: l10n.t('Merge two versions of a coding, codebook or study file'),
  description: l10n.t(
    'Merges two versions of a coding file, of codebook.json or of study.json, record by record.',
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
    return fail(l10n.t('{0}: This is not a coding file, codebook or study file.', named.path ?? named.ours));
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
    const reason =
      error instanceof TypeError ? l10n.t('it is not valid UTF-8') : new FileError(error).message;
    throw new UsageError(l10n.t('“{0}” cannot be read: {1}.', file, reason));
  }
}

async function put(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined || output === '-') return io.out(text);
  try {
    await writeFileAtomically(path.resolve(io.cwd, output), new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', output, (error as Error).message));
  }
}

function exitCode({ conflicts }: MergedText, isDriver: boolean): ExitCode {
  if (conflicts.length === 0) return 0;
  return isDriver ? DRIVER_CONFLICTS : 1;
}
