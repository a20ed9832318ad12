import { changesJson } from '../../core/versions/changes/changesJson';
import type { CodingChanges } from '../../core/versions/changes/changes';
import { changesMarkdown } from '../../core/versions/changes/changesMarkdown';
import { changesText } from '../../core/versions/changes/changesText';
import { GitRevisions } from '../../node/gitRevisions';
import { readReview } from '../../study/readChanges';
import { type Command, UsageError } from '../command';
import { studyRoot } from '../loadStudy';
import { oneOf } from '../parseOptions';
import { TEXT_OUTPUT, writeText } from '../textOutput';

const FORMATS = ['text', 'md', 'json'] as const;

const WRITERS: Readonly<Record<(typeof FORMATS)[number], (review: CodingChanges) => string>> = {
  text: changesText,
  md: review => changesMarkdown(review),
  json: changesJson,
};

/** `transcript-coder review`: what has changed in the coding from one state of the repository to another. */
export const reviewCommand: Command = {
  name: 'review',
  operands: 'STUDY [BASE[..HEAD]]',
  summary: 'what has changed in the coding since a commit, with the words',
  description:
    'Compares two states of a study in git, by segments and codes: BASE (a commit, branch or tag; HEAD unless given) and the working tree; BASE..HEAD, two commits; BASE...HEAD, HEAD and where it has parted from BASE, as pull requests do. A segment that stands elsewhere only because the text was corrected has not changed.',
  exitCodes:
    '0 fine, 1 when a file of either state cannot be read, 2 when the call is wrong or git is missing.',
  options: {
    staged: { help: 'the index instead of the working tree: what the next commit would have' },
    format: { value: 'FORMAT', help: `${FORMATS.join(', ')}; md fits into a comment on a pull request` },
    ...TEXT_OUTPUT,
  },
  async run([study, range, another], given, io) {
    const format = oneOf(given, 'format', FORMATS, 'text');
    if (another !== undefined) throw new UsageError(`One range at a time: “${another}” is one too many.`);
    const root = studyRoot(study === undefined ? [] : [study], io);
    const states = await new GitRevisions(root).states(range, given('staged').length > 0);
    if (!states.ok) throw new UsageError(states.error);
    const review = await readReview(states.value.before, states.value.after);
    await writeText(WRITERS[format](review), given, root, io);
    return review.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
