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
import { sidesOfMarkers } from '../../core/versions/merge/markers';
import { mergeLines } from '../../core/versions/merge/mergeText';
import { visible } from '../../core/base/visible';
import { canonicalJson } from '../../core/records/sameJson';
import { type Result, fail, ok } from '../../core/base/result';
import { FileError } from '../../node/fileErrors';
import { DRIVER_CONFLICTS } from '../../node/mergeDriver';
import { readRegularFile } from '../../node/regularFile';
import { type Command, type ExitCode, type Io, UsageError } from '../command';
import { type Guard, ofStudy, writeOutput, writeUnguarded } from '../output';
import { single } from '../parseOptions';
import { type ProtectedPart, type StudyPart, identityOf } from '../studyParts';

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
    const done = await mergeNamed({ base, ours, theirs, path: single(given, 'path') }, io);
    if (!done.ok) {
      io.err(`${visible(done.error)}\n`);
      return 2;
    }
    const { merged } = done.value;
    for (const line of mergeLines(merged)) io.err(`${visible(single(given, 'path') ?? ours)}: ${line}\n`);
    // what git gives its driver to write to is the version that was read
    if (isDriver) await writeUnguarded(merged.text, ours, io);
    else {
      const output = single(given, 'output');
      const guard: Guard = { refusal: (part, file) => refusal(part, file, output!, done.value) };
      await writeOutput(merged.text, output, guard, io);
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
  readonly merged: MergedText;
  /** Absolute; an ancestor that there is not has no file. */
  readonly files: readonly string[];
  readonly texts: readonly string[];
}

/** Fails with a line that names the file, as typed, and its line. */
async function mergeNamed(named: Named, io: Io): Promise<Result<Done>> {
  const [base, ours, theirs] = await Promise.all([
    named.base === '-' ? Promise.resolve('') : read(named.base, io),
    read(named.ours, io),
    read(named.theirs, io),
  ]);
  const kind = kindOf(named, [ours, theirs, base]);
  if (!kind)
    return fail(l10n.t('{0}: This is not a coding file, codebook or study file.', named.path ?? named.ours));
  const merged = mergeFiles(kind, { base, ours, theirs });
  const files = [named.base, named.ours, named.theirs]
    .filter(file => file !== '-')
    .map(file => path.resolve(io.cwd, file));
  if (merged.ok) return ok({ kind, merged: merged.value, files, texts: [base, ours, theirs] });
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

/** The result may take the place of a file of a study of the same kind, unless something would be lost with that. */
async function refusal(
  part: Exclude<StudyPart, ProtectedPart>,
  file: string,
  typed: string,
  done: Done,
): Promise<string | undefined> {
  if (part !== done.kind) return ofStudy(typed);
  if (await losesNothing(file, done)) return undefined;
  return l10n.t(
    '“{0}” has content that is in none of the three versions and would be lost. Nothing was written.',
    typed,
  );
}

/** Whether a file is one of the versions, or says nothing but what they or the result say, also between conflict markers. */
async function losesNothing(file: string, { merged, files, texts }: Done): Promise<boolean> {
  const identity = await identityOf(file);
  const versions = await Promise.all(files.map(identityOf));
  if (identity === undefined || versions.includes(identity)) return true;
  const there = String(await readRegularFile(file).catch(() => ''));
  const sides = sidesOfMarkers(there);
  const known = new Set([merged.text, ...texts].flatMap(text => saidIn(text) ?? []));
  // a side that git has put together from lines may not be JSON
  if (sides)
    return [sides.ours, sides.theirs].every(side => saidIn(side)?.every(one => known.has(one)) ?? true);
  return saidIn(there)?.every(one => known.has(one)) ?? false;
}

/** What a file says, each record and each field of its own in one form; undefined when it is broken. */
function saidIn(text: string): string[] | undefined {
  try {
    const file = JSON.parse(text) as Record<string, unknown>;
    return Object.entries(file).flatMap(([key, value]) => {
      // versions of a text that no segment names any more are left out of what is written
      if (key === 'texts') return [];
      return Array.isArray(value) ? value.map(canonicalJson) : [canonicalJson({ [key]: value })];
    });
  } catch {
    return undefined;
  }
}

function exitCode({ conflicts }: MergedText, isDriver: boolean): ExitCode {
  if (conflicts.length === 0) return 0;
  return isDriver ? DRIVER_CONFLICTS : 1;
}
