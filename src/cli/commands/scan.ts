import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { PERSONAL_ROWS, personalDataReport } from '../../core/analyses/personalData/personalDataReport';
import { finish } from '../../core/base/steps';
import { languagesOf } from '../../core/search/studyLanguages';
import { decodeTranscript } from '../../core/text/decode';
import { type Command, SAMPLE, UsageError } from '../command';
import { oneOf, single } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { withStudy } from '../withStudy';

/** `transcript-coder scan`: what in a study may say who somebody is. */
export const scanCommand: Command = {
  name: 'scan',
  group: 'exchange',
  operands: 'STUDY',
  summary: l10n.t('List what may be personal data, before a study is shared'),
  description: l10n.t(
    'Lists names, mail and web addresses, dates, telephone numbers and other long numbers in transcripts, memos, summaries, definitions, attributes and the names of files.',
  ),
  details: l10n.t(
    'Names are words that have a capital in the middle of a sentence and are seldom written without. In a language that writes all nouns with a capital, these are listed, too: keep a file with what is harmless, and name it with --allow.',
  ),
  exitCodes: {
    0: l10n.t('nothing found, or not asked with --strict'),
    1: l10n.t('something found, with --strict'),
    2: l10n.t('invalid usage'),
  },
  options: {
    by: {
      group: 'command',
      choices: PERSONAL_ROWS,
      default: 'words',
      help: l10n.t('a row for the same words wherever they are, or for each place'),
    },
    allow: {
      group: 'command',
      value: 'FILE',
      help: l10n.t('a text file with what is harmless, one word or name on each line'),
    },
    strict: {
      group: 'command',
      help: l10n.t('exit with 1 when something is found, for continuous integration'),
    },
    ...READING_OPTIONS,
    ...REPORT_OPTIONS,
  },
  examples: [
    { does: l10n.t('What may say who somebody is'), args: [SAMPLE] },
    {
      does: l10n.t('Every place of it, for a spreadsheet'),
      args: [SAMPLE, '--by', 'place', '--format', 'csv'],
    },
  ],
  async run(operands, given, io) {
    const by = oneOf(given, 'by', PERSONAL_ROWS) ?? 'words';
    const allowed = readAllowed(single(given, 'allow'), io.cwd);
    const output = readOutput(given);
    let found = 0;
    const code = await withStudy(operands, io, readReading(given), async study => {
      const { corpus } = study;
      const report = finish(personalDataReport(corpus, await languagesOf(corpus), allowed, by));
      found = report.data.rows.length;
      await writeReport(report, output, study, io);
    });
    return code === 0 && found > 0 && given('strict').length > 0 ? 1 : code;
  },
};

function readAllowed(file: string | undefined, cwd: string): string[] {
  if (file === undefined) return [];
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(path.resolve(cwd, file));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const lines = decodeTranscript(bytes)
    .text.split('\n')
    .map(line => line.trim());
  return lines.filter(line => line !== '');
}
