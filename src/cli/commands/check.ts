import type { Command } from '../command';
import { readProblems } from '../loadStudy';

/** `transcript-coder check`: what is wrong with a study's files, for people and for continuous integration. */
export const checkCommand: Command = {
  name: 'check',
  operands: 'STUDY',
  summary: 'what is wrong with the files: schema, ids, ranges, unknown codes, orphans',
  description:
    'Lists everything that is wrong with the files of a study, a line for each: broken files, unknown codes, ranges outside the text, segments whose words can no longer be found or stand in several places, and those that have moved and wait to be confirmed. Exit code 1 when there are errors or warnings.',
  options: {},
  async run(operands, _given, io) {
    const { lines, isWrong, transcripts, segments } = await readProblems(operands, io);
    for (const line of lines) io.out(`${line}\n`);
    if (isWrong) return 1;
    io.out(`Nothing is wrong: ${transcripts}, ${segments}.\n`);
    return 0;
  },
};
