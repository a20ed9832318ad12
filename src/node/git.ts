import { spawn } from 'node:child_process';
import path from 'node:path';
import { Emitter } from '../study/emitter';
import type { TraceEvent } from '../study/trace';

/** Told of every command that was run, with its arguments. */
export const gitRuns = new Emitter<Extract<TraceEvent, { kind: 'git' }>>();

/** Settings of a repository, which can be anybody's, that would run programs or change what commands print. */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
];

/** As `git rev-parse --local-env-vars` lists them: inside a hook they would lead to another repository than the folder's. */
const OF_ANOTHER_REPOSITORY = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

export interface GitRun {
  /** The program; `git` is looked for on the PATH. */
  readonly git: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** Milliseconds after which it is ended. */
  readonly timeout: number;
  /** It is ended when it prints more. */
  readonly maxBytes: number;
  /** Is given what it prints, which is then not kept; it is ended as soon as this says that it is enough. */
  readonly each?: (chunk: Buffer) => boolean;
  /** Whether `*` in paths matches any characters. */
  readonly hasGlobs?: boolean;
}

export interface GitOutput {
  readonly bytes: Buffer;
  /** False when git failed or was ended; the output is then what came before. */
  readonly isWhole: boolean;
}

/**
 * Runs a git command that only reads, so that a repository that was made to do harm can do none: no hooks, pagers or
 * helpers, no network (a partial clone would fetch what it lacks), no locks, no questions. Never rejects.
 */
export function runGit({
  git,
  folder,
  args,
  input = '',
  timeout,
  maxBytes,
  each,
  hasGlobs,
}: GitRun): Promise<GitOutput> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;
    const begin = performance.now();
    const end = (code: number | undefined) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      if (isEnded) return;
      isEnded = true;
      const ms = performance.now() - begin;
      gitRuns.fire({ kind: 'git', args, bytes: size, code, ms });
      resolve({ bytes: Buffer.concat(chunks), isWhole: code === 0 });
    };
    let isEnded = false;
    const child = spawn(git, [...globalArgs(folder, hasGlobs), ...args], {
      // Windows looks for programs in the working directory first: it must not be the study's
      cwd: path.dirname(process.execPath),
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const timer = setTimeout(end, timeout, undefined);
    child.on('error', () => end(undefined));
    child.on('close', code => end(code ?? undefined));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (isEnded) return;
      if (size > maxBytes) return end(undefined);
      if (!each) chunks.push(chunk);
      else if (each(chunk)) end(0);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function globalArgs(folder: string, hasGlobs = false): string[] {
  const settings = SETTINGS.flatMap(setting => ['-c', setting]);
  return [
    '-C',
    folder,
    '--no-pager',
    hasGlobs ? '--glob-pathspecs' : '--literal-pathspecs',
    '--no-replace-objects',
    ...settings,
  ];
}

function environment(): NodeJS.ProcessEnv {
  const { env } = process;
  const kept = Object.entries(env).filter(([name]) => !OF_ANOTHER_REPOSITORY.includes(name.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // for versions of git that do not know the line above: there is no protocol of that name
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  };
}
