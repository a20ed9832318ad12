import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { parseSidecarPath } from '../core/coding/sidecarName';
import type { Corpus } from '../core/corpus/corpus';
import { byUnits } from '../core/base/compare';
import { counted } from '../core/base/phrases';
import { type FileProblem, formatProblem } from '../core/base/problem';
import { commitFiles } from '../node/commitFiles';
import { ContributionCache } from '../node/contributionCache';
import { gitRuns } from '../node/git';
import { GitHistory } from '../node/gitHistory';
import { GitTexts } from '../node/gitTexts';
import { NodeFileStore } from '../node/nodeFileStore';
import { withSurroundings } from '../study/surroundings';
import { type StudySnapshot, readStudy } from '../study/readStudy';
import { Contributions } from '../study/contributions/contributions';
import { SUMMARIES_FILE } from '../study/studyFiles';
import { NO_TRACE, type Trace, TracedFileStore, traceLine } from '../study/trace';
import { type ExitCode, type Io, UsageError } from './command';
import { typedFolder } from './studyRoot';

/** How many warnings of a kind are printed for each file. */
const MAX_LISTED = 10;

export interface LoadedStudy {
  /** Absolute. */
  readonly root: string;
  readonly corpus: Corpus;
  /** Where it is read with all fields of segments: what the corpus does not have. */
  readonly study: StudySnapshot['study'];
  /** Where nothing was said to depend on them. */
  readonly areSummariesBroken?: boolean;
}

/**
 * Reads the study that a command names, by its folder or its study.json, lets it be used, and keeps what was worked out of it
 * for other runs. Problems go to standard error, with paths as the user would type them.
 * @param operands what was typed, those that were left out as undefined
 * @returns the exit code: 2 when a file cannot be used, since figures from the rest would be wrong
 */
export async function withStudy(
  operands: readonly (string | undefined)[],
  io: Io,
  reading: StudyReading,
  use: (study: LoadedStudy) => Promise<void>,
): Promise<ExitCode> {
  const typed = operands.filter(operand => operand !== undefined);
  const { folder, root, corpus, study, problems, keep } = await read(typed, io, reading);
  const errors = problems.filter(({ severity }) => severity === 'error');
  // warnings can quote what someone has coded
  const isSaid = (path: string) => !corpus.study.blind || reading.isForEveryone || !parseSidecarPath(path);
  const warnings = problems.filter(({ severity, path }) => severity === 'warning' && isSaid(path));
  for (const problem of [...inOrder(errors), ...shortened(inOrder(warnings))]) {
    io.err(`${formatProblem(asTyped(folder, problem))}\n`);
  }
  try {
    const mattering = reading.hasSummaries === false ? errors.filter(isOfOthers) : errors;
    if (mattering.length > 0) return 2;
    const areSummariesBroken = errors.length > 0;
    await use({
      ...{ root, study, areSummariesBroken },
      corpus: withSurroundings(corpus, version, new GitHistory(root)),
    });
    return 0;
  } finally {
    keep();
  }
}

/** Whether a problem is of other files than the summaries. */
function isOfOthers({ path: of }: FileProblem): boolean {
  return of !== SUMMARIES_FILE;
}

/** How a study is read. */
export interface StudyReading {
  /** With all fields of segments, not only those that are counted. */
  readonly isWhole?: boolean;
  /** Whether everyone's coding is asked for although the study is in a blind phase. */
  readonly isForEveryone?: boolean;
  /** Whether summaries are asked for; false where nothing depends on them, so that it does not matter whether their file can be used. */
  readonly hasSummaries?: boolean;
  /** Whether what was worked out in earlier runs is used. */
  readonly isCached?: boolean;
  /** Whether words are counted; true unless given. */
  readonly hasWords?: boolean;
  /** The commit as at which it is read, as it was typed; without, as it is now. */
  readonly at?: string | undefined;
}

/** What a check of a study found. */
export interface Findings {
  /** In order of path and line; paths relative to the study, with `/`. */
  readonly problems: readonly FileProblem[];
  /** A line for each, as compilers print them. */
  readonly lines: readonly string[];
  /** Whether there is more than hints. */
  readonly isWrong: boolean;
  /** How many there are, in words. */
  readonly transcripts: string;
  readonly segments: string;
}

/** Everything that is wrong with a study's files, a line each, whether or not they can be used, and how much there is of them. */
export async function readProblems(
  operands: readonly string[],
  io: Io,
  reading: StudyReading = {},
): Promise<Findings> {
  const { folder, corpus, problems, keep } = await read(operands, io, { ...reading, hasWords: false });
  keep();
  const ordered = inOrder(problems);
  const lines = ordered.map(problem => {
    const { severity, message } = problem;
    const marked = severity === 'error' ? message : `${severity}: ${message}`;
    return formatProblem({ ...asTyped(folder, problem), message: marked });
  });
  const segments = corpus.transcripts.reduce((sum, transcript) => sum + transcript.segments.length, 0);
  return {
    problems: ordered,
    lines,
    isWrong: problems.some(({ severity }) => severity !== 'info'),
    transcripts: counted.transcripts(corpus.transcripts.length),
    segments: counted.segments(segments),
  };
}

/** What belongs to a study that was read. */
interface ReadFolder {
  readonly root: string;
  /** As it was typed. */
  readonly folder: string;
  /** Keeps what was worked out of it for other runs. */
  readonly keep: () => void;
}

async function read(
  operands: readonly string[],
  io: Io,
  { isWhole = false, isCached = true, hasWords = true, at }: StudyReading,
): Promise<StudySnapshot & ReadFolder> {
  const folder = typedFolder(operands, io);
  const root = path.resolve(io.cwd, folder);
  const trace = process.env['TRANSCRIPT_CODER_TRACE'] === '1' ? traceTo(io) : NO_TRACE;
  const listening = gitRuns.event(event => trace.note(event));
  try {
    if (at !== undefined) {
      const past = await commitFiles(root, at);
      if (!past.ok) throw new UsageError(past.error);
      const snapshot = await readStudy(new TracedFileStore(past.value, trace), new GitTexts(root));
      return { folder, root, ...snapshot, keep: () => undefined };
    }
    const disk = new NodeFileStore(root);
    const store = new TracedFileStore(disk, trace);
    const memory =
      isCached && !isWhole && io.program !== undefined
        ? new ContributionCache(root, engine(io.program))
        : undefined;
    const contributions = isWhole
      ? undefined
      : new Contributions(file => disk.readNow(file), memory, nextTurn, hasWords);
    const snapshot = await readStudy(store, new GitTexts(root), contributions);
    return { folder, root, ...snapshot, keep: () => contributions?.finish() };
  } finally {
    listening.dispose();
  }
}

/** What is read, and what git is asked, a line each on standard error. */
function traceTo(io: Io): Trace {
  return { isOn: true, note: event => io.err(`${traceLine(event)}\n`) };
}

/** What tells this program from other builds of it, which may count otherwise, and its messages from those in other languages. */
function engine(program: string): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = LC_ALL || LC_MESSAGES || LANG || '';
  return createHash('sha256').update(fs.readFileSync(program)).update(language).digest('hex');
}

function asTyped(folder: string, problem: FileProblem): FileProblem {
  return { ...problem, path: path.join(folder, ...problem.path.split('/')) };
}

function inOrder(problems: readonly FileProblem[]): FileProblem[] {
  return [...problems].sort((a, b) => byUnits(a.path, b.path) || a.line - b.line);
}

/** As warnings: the first ones of each kind in a file, then that there are more. */
function shortened(problems: readonly FileProblem[]): FileProblem[] {
  const counts = new Map<string, number>();
  return problems.flatMap(problem => {
    const kind = `${problem.path} ${problem.code}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > MAX_LISTED + 1) return [];
    const message = count > MAX_LISTED ? l10n.t('more of the same kind from this line on') : problem.message;
    return [{ ...problem, message: `warning: ${message}` }];
  });
}
