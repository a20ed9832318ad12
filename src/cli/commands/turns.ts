import * as l10n from '@vscode/l10n';
import { speakersReport, turnsReport } from '../../core/analyses/speakers/speakersReport';
import { findScope } from '../../core/corpus/scope';
import { type Command, type Given, SAMPLE, UsageError } from '../command';
import { withStudy } from '../withStudy';
import { single } from '../parseOptions';
import { READING_OPTIONS, readReading } from '../readingOptions';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';

const FIRST = 10;

/** `transcript-coder turns`: who speaks when, or which labels each transcript has. */
export const turnsCommand: Command = {
  name: 'turns',
  group: 'checking',
  operands: 'STUDY',
  summary: l10n.t('List who speaks when, or the labels of each transcript'),
  description: l10n.t(
    'Lists every turn with its label, its participant and its first words, or, with --labels, what was found in each transcript.',
  ),
  details: l10n.t(
    'With --labels: how turns begin, each label with the number of its turns and its first words, what looks like a label but is not taken for one, and what is doubtful. Lines count from 1; positions are UTF-16 code units in the text with LF line endings.',
  ),
  options: {
    labels: {
      group: 'command',
      help: l10n.t('list layouts, labels and doubts of each transcript instead of turns'),
    },
    first: {
      group: 'command',
      value: 'NUMBER',
      default: String(FIRST),
      help: l10n.t('how many of the first words to show; 0 for all words of a turn'),
    },
    ...READING_OPTIONS,
    group: SCOPE_OPTIONS['group']!,
    transcript: SCOPE_OPTIONS['transcript']!,
    ...REPORT_OPTIONS,
  },
  examples: [
    { does: l10n.t('Who speaks in each transcript'), args: [SAMPLE, '--labels'] },
    {
      does: l10n.t('Every turn of the focus group, for a spreadsheet'),
      args: [SAMPLE, '--group', 'part-1', '--format', 'csv'],
    },
  ],
  async run(operands, given, io) {
    const first = readFirst(given);
    const output = readOutput(given);
    return withStudy(operands, io, { ...readReading(given), hasSummaries: false }, async study => {
      const { corpus } = study;
      const scope = findScope(corpus, readScope(given, corpus));
      if (!scope.ok) throw new UsageError(scope.error);
      const report = given('labels').length > 0 ? speakersReport : turnsReport;
      await writeReport(report(corpus, scope.value, first), output, study, io);
    });
  },
};

function readFirst(given: Given): number {
  const typed = single(given, 'first') ?? String(FIRST);
  if (!/^\d{1,9}$/.test(typed))
    throw new UsageError(l10n.t('{0} takes a whole number of 0 or more, not “{1}”.', '--first', typed));
  return Number(typed);
}
