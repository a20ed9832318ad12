import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { attributesOf } from '../../core/analyses/kit/parameters';
import { finish } from '../../core/base/steps';
import { visible } from '../../core/base/visible';
import { UnusableFile } from '../../core/exchange/codebookIn/readXml';
import {
  archivedSentence,
  differentLines,
  readableHeading,
  readableItems,
  uncertainLines,
} from '../../core/exchange/archive/archiveWording';
import { makeArchive } from '../../study/archive';
import { BLIND_OPTIONS, isForEveryone, requireNamed } from '../blindPhase';
import { type Command, SAMPLE, UsageError } from '../command';
import { OUTPUT_OPTION, writeOutput } from '../output';
import { single } from '../parseOptions';
import { unknown } from '../suggest';
import { withStudy } from '../withStudy';

/** `transcript-coder archive`: a study without words, from which every table can be recomputed. */
export const archiveCommand: Command = {
  name: 'archive',
  group: 'exchange',
  operands: 'STUDY',
  summary: l10n.t('Write a study without its words, for an archive'),
  description: l10n.t(
    'Writes a study as a zip file in which no word of the transcripts can be read, but from which others can recompute every table and agreement figure with “transcript-coder verify”. The file is a study itself: unpacked, all commands work on it.',
  ),
  details: l10n.t(
    'Every letter becomes an x. Turns, numbers of words, lines, sentences and the positions of segments stay as they are; names of participants, coders and files, labels and ids become numbers. Quotes, memos, definitions, queries and rules are left out. Names of codes, code groups, groups of transcripts and pinned reports, values of scales and attributes of participants can be read: they are listed, so that you can check them.',
  ),
  options: {
    'without-attributes': {
      group: 'command',
      value: 'NAME,…',
      help: l10n.t('leave out these attributes of participants'),
    },
    ...BLIND_OPTIONS,
    output: { ...OUTPUT_OPTION, help: l10n.t('the file to write') },
  },
  examples: [
    { does: l10n.t('Archive a study'), args: [SAMPLE, '-o', 'study.zip'] },
    {
      does: l10n.t('The same in a blind phase of the study'),
      args: [SAMPLE, '--everyone', '-o', 'study.zip'],
    },
  ],
  async run(operands, given, io) {
    const file = single(given, 'output');
    if (file === undefined || file === '-')
      throw new UsageError(l10n.t('{0} cannot be printed. Name a file: -o FILE', 'zip'));
    const named = (single(given, 'without-attributes') ?? '').split(',').map(name => name.trim());
    const without = named.filter(name => name !== '');
    const reading = { isWhole: true, isForEveryone: isForEveryone(given) };
    return withStudy(operands, io, reading, async ({ corpus, root }) => {
      requireNamed(corpus.study, given, { areNamed: false, canName: false });
      const known = attributesOf(corpus);
      const missing = without.find(name => !known.includes(name));
      if (missing !== undefined)
        throw unknown(l10n.t('No participant has an attribute “{0}”.', missing), missing, known);
      const run = {
        version,
        without,
        now: new Date(),
        run: async <T>(steps: Generator<number, T>) => finish(steps),
      };
      const made = await makeArchive(corpus, run).catch((error: unknown) => {
        throw error instanceof UnusableFile ? new UsageError(error.message) : error;
      });
      await writeOutput(made.bytes, file, { root }, io);
      io.out(`${archivedSentence(made)}\n`);
      const items = readableItems(made.readable);
      if (items.length > 0) io.out(`${readableHeading()}\n`);
      for (const item of items) io.out(`  ${visible(item)}\n`);
      for (const line of [...uncertainLines(made), ...differentLines(made.different)])
        io.err(`${visible(line)}\n`);
    });
  },
};
