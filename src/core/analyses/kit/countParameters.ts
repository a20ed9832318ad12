import { type Flag, choice } from './parameters';

// What several analyses of codes can be asked, in the same words.

/** What a share is of, and what the order of codes goes by: `By`. */
export const countBy = choice({
  title: 'Count by',
  help: 'what % and the order of codes go by',
  values: {
    participant: 'participants',
    segment: 'segments',
    transcript: 'transcripts',
    words: 'words',
  },
  default: 'participant',
});

/** What the label `general` means: `Preset`. */
export const preset = choice({
  title: 'General means',
  help: 'strict: “general” is all participants; lenient: all or all but one',
  values: { strict: 'all participants', lenient: 'all or all but one' },
  default: 'strict',
});

/** Whether codes without a segment have a row. */
export const all: Flag = {
  kind: 'flag',
  title: 'Codes that do not occur',
  help: 'codes that do not occur have a row, too',
};
