import * as l10n from '@vscode/l10n';
import { BLIND_OPTIONS } from '../blindPhase';
import { type Command, SAMPLE, UsageError } from '../command';
import { READING_OPTIONS } from '../readingOptions';
import { MANUSCRIPT_FORMATS, checkManuscriptFile } from './manuscriptCheck';

/** `transcript-coder manuscript`: a paper held against its study. */
export const manuscriptCommand: Command = {
  name: 'manuscript',
  group: 'checking',
  operands: 'check PAPER STUDY', // not for the catalogue
  summary: l10n.t('Check quotations and who said them in a paper'),
  description: l10n.t(
    'Looks up every quotation of five words and more of a paper in the transcripts, and checks who is said to speak.',
  ),
  details: l10n.t(
    'PAPER is a file in Markdown, Quarto, LaTeX, HTML or Word. Words may be left out with […] and put in with [brackets]. Each finding is a line with the place in the paper, so that continuous integration can show it there.',
  ),
  exitCodes: {
    0: l10n.t('nothing to correct'),
    1: l10n.t('the paper says something that the study does not'),
    2: l10n.t('invalid usage, or a file cannot be used'),
  },
  options: {
    at: {
      group: 'command',
      value: 'COMMIT',
      help: l10n.t('the study as it was at this commit, such as the one that a paper was written from'),
    },
    ...BLIND_OPTIONS,
    ...READING_OPTIONS,
    format: {
      group: 'output',
      choices: MANUSCRIPT_FORMATS,
      default: 'text',
      help: l10n.t('the format of the output'),
    },
  },
  examples: [
    { does: l10n.t('Check a paper'), args: ['check', 'paper.md', SAMPLE] },
    {
      does: l10n.t('Check it against the study as it was at the last commit'),
      args: ['check', 'paper.md', SAMPLE, '--at', 'HEAD'],
    },
  ],
  async run([what, ...operands], given, io) {
    if (what === 'check') return checkManuscriptFile(operands, given, io);
    throw new UsageError(
      what === undefined
        ? l10n.t('Check which paper? “transcript-coder manuscript check PAPER STUDY”')
        : l10n.t('“{0}” cannot be done with a paper. Use “manuscript check PAPER STUDY”.', what),
    );
  },
};
