import * as l10n from '@vscode/l10n';
import { BLIND_OPTIONS } from '../blindPhase';
import { type Command, SAMPLE, UsageError } from '../command';
import { READING_OPTIONS } from '../readingOptions';
import { MANUSCRIPT_FORMATS, PRESETS, checkManuscriptFile } from './manuscriptCheck';
import { updateManuscript } from './manuscriptUpdate';

/** `transcript-coder manuscript`: a paper held against its study. */
export const manuscriptCommand: Command = {
  name: 'manuscript',
  group: 'checking',
  operands: 'check|update PAPER STUDY', // not for the catalogue
  summary: l10n.t('Check a paper against its study, and fill its tables'),
  description: l10n.t(
    'Looks up every quotation of five words and more of a paper in the transcripts, checks who is said to speak, and compares numbers and labels beside names of codes with the frequency tables (manuscript check). Fills the blocks of a paper in Markdown or Quarto with tables (manuscript update).',
  ),
  details: l10n.t(
    'PAPER is a file in Markdown, Quarto, LaTeX, HTML or Word. Words may be left out with […] and put in with [brackets]. Each finding is a line with the place in the paper, so that continuous integration can show it there. A block is between the lines “<!-- transcript-coder: ANALYSIS OPTIONS -->” and “<!-- end -->”; an update changes nothing else in the file.',
  ),
  exitCodes: {
    0: l10n.t('nothing to correct'),
    1: l10n.t(
      'the paper says something that the study does not; with update --check: a block is not up to date',
    ),
    2: l10n.t('invalid usage, or a file cannot be used'),
  },
  options: {
    at: {
      group: 'command',
      value: 'COMMIT',
      help: l10n.t('the study as it was at this commit, such as the one that a paper was written from'),
    },
    check: {
      group: 'command',
      help: l10n.t('with update: only print which blocks are not up to date'),
    },
    preset: {
      group: 'command',
      choices: PRESETS,
      help: l10n.t(
        'what the label “general” means in the check: all participants (strict), or all or all but one (lenient); default: what all blocks of the paper say, else strict',
      ),
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
    { does: l10n.t('Fill its blocks'), args: ['update', 'paper.md', SAMPLE] },
  ],
  async run([what, ...operands], given, io) {
    if (what === 'check') return checkManuscriptFile(operands, given, io);
    if (what === 'update') return updateManuscript(operands, given, io);
    throw new UsageError(
      what === undefined
        ? l10n.t('Check which paper? “transcript-coder manuscript check PAPER STUDY”')
        : l10n.t(
            '“{0}” cannot be done with a paper. Use “manuscript check PAPER STUDY” or “manuscript update PAPER STUDY”.',
            what,
          ),
    );
  },
};
