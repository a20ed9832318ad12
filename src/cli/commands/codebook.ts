import * as l10n from '@vscode/l10n';
import { type Command, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS } from '../blindPhase';
import { OUTPUT_OPTION } from '../output';
import { CODEBOOK_FORMATS } from '../../core/exchange/codebookOut/codebookFormats';
import { READING_OPTIONS } from '../readingOptions';
import { SCOPE_OPTIONS } from '../../core/analyses/typed/scopeOptions';
import { USUAL_QUOTES, exportCodebook } from './codebookExport';
import { importCodebook } from './codebookImport';

/** Without dates: `--to` is the format here. */
const { from: _from, to: _to, ...filters } = SCOPE_OPTIONS;

/** `transcript-coder codebook`: the codebook out of a study and into it. */
export const codebookCommand: Command = {
  name: 'codebook',
  group: 'counting',
  operands: 'export STUDY | import FILE', // not for the catalogue
  summary: l10n.t('Export the codebook, or import one'),
  description: l10n.t(
    'Writes all codes with their definitions, counts and key quotes (codebook export), or adds the codes of a file to a study (codebook import).',
  ),
  details: l10n.t(
    'Import reads CSV, Excel and JSON tables, outlines in Markdown (headings or nested lists), REFI-QDA codebooks and the codebook.json of another study. It prints what is new, what is changed and what clashes: the same id with another name, the same name or code in another place. Clashes leave the study as it is there unless --clashes file is given. All of it is written or nothing. With --dry-run, nothing is.',
  ),
  exitCodes: {
    0: l10n.t('success'),
    1: l10n.t('with --dry-run: the import would change the codebook'),
    2: l10n.t('invalid usage, or a file cannot be used'),
  },
  options: {
    to: {
      group: 'command',
      choices: CODEBOOK_FORMATS.map(({ id }) => id),
      default: l10n.t('by the extension of FILE, otherwise md'),
      help: l10n.t('the format of the export'),
    },
    quotes: {
      group: 'command',
      value: 'NUMBER',
      default: String(USUAL_QUOTES),
      help: l10n.t('how many key quotes to export of each code; 0 for none'),
    },
    into: { group: 'command', value: 'STUDY', help: l10n.t('the study that a codebook is imported into') },
    clashes: {
      group: 'command',
      choices: ['study', 'file'],
      default: 'study',
      help: l10n.t('whose names and places are kept where both have a code'),
    },
    'dry-run': { group: 'command', help: l10n.t('only print what would be imported') },
    ...BLIND_OPTIONS,
    ...READING_OPTIONS,
    ...filters,
    output: OUTPUT_OPTION,
  },
  examples: [
    { does: l10n.t('The codebook as a Word document'), args: ['export', SAMPLE, '-o', 'codebook.docx'] },
    { does: l10n.t('The codebook as Markdown, without quotes'), args: ['export', SAMPLE, '--quotes', '0'] },
  ],
  async run([action, ...operands], given, io) {
    if (action === 'export') return exportCodebook(operands, given, io);
    if (action === 'import') return importCodebook(operands, given, io);
    throw new UsageError(
      l10n.t('Say what to do: “codebook export STUDY” or “codebook import FILE --into STUDY”.'),
    );
  },
};
