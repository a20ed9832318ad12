import type { FileProblem } from '../core/base/problem';

/** What is wrong with a record, without where that is. */
export type Finding = Omit<FileProblem, 'path' | 'line'>;
