import * as l10n from '@vscode/l10n';
import { changesJson } from '../../core/versions/changes/changesJson';
import type { CodingChanges } from '../../core/versions/changes/changes';
import { changesMarkdown } from '../../core/versions/changes/changesMarkdown';
import { changesText } from '../../core/versions/changes/changesText';
import { GitRevisions } from '../../node/gitRevisions';
import { readReview } from '../../study/readChanges';
import { type Command, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS, requireEveryone } from '../blindPhase';
import { studyRoot } from '../studyRoot';
import { oneOf, single } from '../parseOptions';
import { OUTPUT_OPTION, writeOutput } from '../output';

const FORMATS = ['text', 'md', 'json'] as const;

const WRITERS: Readonly<Record<(typeof FORMATS)[number], (review: CodingChanges) => string>> = {
  text: changesText,
  md: review => changesMarkdown(review),
  json: changesJson,
};

/** `transcript-coder review`: what has changed in the coding from one state of the repository to another. */
export const reviewCommand: Command = {
  name: 'review',
  group: 'versions',
  operands: 'STUDY [BASE[..HEAD]]',
  summary: l10n.t('Show what has changed in the coding, with the words'),
  description: l10n.t(
    'Shows what has changed in the coding between two states of a study in git, segment by segment and code by code.',
  ),
  details: l10n.t(
    'BASE compares a commit, branch or tag with the working tree (default: HEAD); BASE..HEAD compares two commits; BASE...HEAD shows what HEAD has changed since it diverged from BASE, as a pull request does. Segments that only shifted because the transcript was corrected do not count as changed.',
  ),
  exitCodes: {
    0: l10n.t('success'),
    1: l10n.t('a file of either state cannot be read'),
    2: l10n.t('invalid usage, or no git repository'),
  },
  options: {
    staged: { group: 'command', help: l10n.t('review what is staged for the next commit') },
    ...BLIND_OPTIONS,
    format: {
      group: 'output',
      choices: FORMATS,
      default: 'text',
      help: l10n.t('the format of the output; md fits in a pull-request comment'),
    },
    output: OUTPUT_OPTION,
  },
  examples: [
    { does: l10n.t('What has changed since the last commit'), args: [SAMPLE] },
    {
      does: l10n.t('What a branch has changed, for a pull-request comment'),
      args: [SAMPLE, 'main...week-12', '--format', 'md'],
    },
  ],
  async run([study, range, another], given, io) {
    const format = oneOf(given, 'format', FORMATS) ?? 'text';
    if (another !== undefined)
      throw new UsageError(l10n.t('Unexpected argument “{0}”. Only one range can be named.', another));
    const root = studyRoot(study === undefined ? [] : [study], io);
    await requireEveryone(root, given);
    const states = await new GitRevisions(root, 'git', true).states(range, given('staged').length > 0);
    if (!states.ok) throw new UsageError(states.error);
    const review = await readReview(states.value.before, states.value.after);
    await writeOutput(WRITERS[format](review), single(given, 'output'), { root }, io);
    return review.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
