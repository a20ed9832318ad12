import * as l10n from '@vscode/l10n';
import { STATES, placesReport } from '../../core/anchoring/places/placesReport';
import { type Command, SAMPLE } from '../command';
import { BLIND_OPTIONS, isForEveryone, requireNamed } from '../blindPhase';
import { withStudy } from '../withStudy';
import { REPORT_OPTIONS, readOutput, writeReport } from '../reportOutput';

/** `transcript-coder places`: where each segment is now, and how certain that is. */
export const placesCommand: Command = {
  name: 'places',
  aliases: ['resolve'],
  group: 'checking',
  operands: 'STUDY',
  summary: l10n.t('List every segment with its current place and state'),
  description: l10n.t(
    'Finds every segment in the current text of its transcript and lists its place and state.',
  ),
  details: l10n.t(
    'The states are ok; changed, when some of its words were edited; moved, when its words are now elsewhere; ambiguous, when they occur in several places; and orphan, when they can no longer be found. Positions are UTF-16 code units in the text with LF line endings.',
  ),
  options: {
    state: {
      group: 'command',
      choices: STATES,
      isMultiple: true,
      help: l10n.t('only segments in this state'),
    },
    ...BLIND_OPTIONS,
    ...REPORT_OPTIONS,
  },
  examples: [
    {
      does: l10n.t('Segments that have moved, and orphans'),
      args: [SAMPLE, '--state', 'moved', '--state', 'orphan'],
    },
    { does: l10n.t('Every segment, for programs'), args: [SAMPLE, '--format', 'json'] },
  ],
  async run(operands, given, io) {
    const states = STATES.filter(state => given('state').includes(state));
    const output = readOutput(given);
    const reading = { isWhole: true, isForEveryone: isForEveryone(given) };
    return withStudy(operands, io, reading, async study => {
      requireNamed(study.corpus.study, given, { areNamed: false, canName: false });
      await writeReport(placesReport(study.corpus, states.length > 0 ? states : STATES), output, study, io);
    });
  },
};
