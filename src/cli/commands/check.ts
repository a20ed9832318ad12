import * as l10n from '@vscode/l10n';
import { loadRegexes } from '../../core/matching/regexMatcher';
import { type Command, SAMPLE } from '../command';
import { readProblems } from '../withStudy';
import { oneOf } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';

const FORMATS = ['text', 'json'] as const;

/** `transcript-coder check`: errors and warnings in a study's files, for people and for continuous integration. */
export const checkCommand: Command = {
  name: 'check',
  group: 'checking',
  operands: 'STUDY',
  summary: l10n.t('Report errors and warnings in the files of a study'),
  description: l10n.t(
    'Lists errors and warnings in the files of a study, one per line with file and line number.',
  ),
  details: l10n.t(
    'These are broken files, conflict markers, undecided merge conflicts, duplicate ids, unknown codes, saved queries that cannot be read or name something unknown, ranges outside the text, quotes and hashes that differ from the text, orphans and ambiguous segments, segments and codes that exist twice, files with unusual names, paths, labels, speaker patterns, groups and participants in study.json that match nothing, and transcripts in which it is doubtful who speaks. Moved segments only need to be confirmed: they are hints, marked info, as are most doubts about speakers.',
  ),
  exitCodes: {
    0: l10n.t('no problems, or only hints'),
    1: l10n.t('errors or warnings'),
    2: l10n.t('invalid usage'),
  },
  options: {
    ...READING_OPTIONS,
    format: { group: 'output', choices: FORMATS, default: 'text', help: l10n.t('the format of the output') },
  },
  examples: [
    { does: l10n.t('Check a study'), args: [SAMPLE] },
    {
      does: l10n.t('The same for programs'),
      args: [SAMPLE, '--format', 'json'],
    },
  ],
  async run(operands, given, io) {
    const format = oneOf(given, 'format', FORMATS);
    await loadRegexes();
    const { problems, lines, isWrong, transcripts, segments } = await readProblems(
      operands,
      io,
      readReading(given),
    );
    if (format === 'json') {
      const records = problems.map(({ path, line, column, severity, code, message }) =>
        JSON.stringify({ path, line, column: column ?? null, severity, code, message }),
      );
      io.out(`{"problems":[\n${records.join(',\n')}\n]}\n`);
      return isWrong ? 1 : 0;
    }
    for (const line of lines) io.out(`${line}\n`);
    if (isWrong) return 1;
    io.out(`${l10n.t('No problems found: {0}, {1}.', transcripts, segments)}\n`);
    return 0;
  },
};
