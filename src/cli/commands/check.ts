import type { Command } from '../command';
import { readProblems } from '../loadStudy';
import { oneOf } from '../parseOptions';

const FORMATS = ['text', 'json'] as const;

/** `transcript-coder check`: what is wrong with a study's files, for people and for continuous integration. */
export const checkCommand: Command = {
  name: 'check',
  operands: 'STUDY',
  summary: 'what is wrong with the files: schema, ids, ranges, hashes, unknown codes, orphans, conflicts',
  description:
    'Lists everything that is wrong with the files of a study, a line for each: broken files, conflict markers, what a merge has left to decide, ids that stand twice, unknown codes, ranges outside the text, quotes and hashes that are not those of the text, segments whose words can no longer be found or stand in several places, and those that have moved and wait to be confirmed.',
  exitCodes: '0 nothing or only hints, 1 errors or warnings, 2 when the call is wrong.',
  options: { format: { value: 'FORMAT', help: `${FORMATS.join(', ')}; else text` } },
  async run(operands, given, io) {
    const format = oneOf(given, 'format', FORMATS, 'text');
    const { problems, lines, isWrong, transcripts, segments } = await readProblems(operands, io);
    if (format === 'json') {
      const records = problems.map(({ path, line, column, severity, code, message }) =>
        JSON.stringify({ path, line, column: column ?? null, severity, code, message }),
      );
      io.out(`{"problems":[\n${records.join(',\n')}\n]}\n`);
      return isWrong ? 1 : 0;
    }
    for (const line of lines) io.out(`${line}\n`);
    if (isWrong) return 1;
    io.out(`Nothing is wrong: ${transcripts}, ${segments}.\n`);
    return 0;
  },
};
