import { visible } from './visible';

/** What is wrong with a user's file, in words for that user. Lines and columns count from 1. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  /** A stable name for the kind of problem, e.g. `unknown-code`. */
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column?: number;
}

/** A problem in a file of the study; `path` is relative to the study's root, with `/`. */
export interface FileProblem extends Problem {
  readonly path: string;
}

/** `path:line: message`, the form of compilers and of the command line. */
export function formatProblem(problem: FileProblem): string {
  return `${visible(problem.path)}:${problem.line}: ${visible(problem.message)}`;
}
