import * as l10n from '@vscode/l10n';

/** A number and what it counts: `1 segment`, `2 segments`. */
export const counted = {
  characters: (n: number) => (n === 1 ? l10n.t('1 character') : l10n.t('{0} characters', n)),
  changes: (n: number) => (n === 1 ? l10n.t('1 change') : l10n.t('{0} changes', n)),
  changedSegments: (n: number) => (n === 1 ? l10n.t('1 changed segment') : l10n.t('{0} changed segments', n)),
  codingFilesRenamed: (n: number) =>
    n === 1 ? l10n.t('1 coding file renamed.') : l10n.t('{0} coding files renamed.', n),
  answers: (n: number) => (n === 1 ? l10n.t('1 answer') : l10n.t('{0} answers', n)),
  codings: (n: number) => (n === 1 ? l10n.t('1 coding') : l10n.t('{0} codings', n)),
  codes: (n: number) => (n === 1 ? l10n.t('1 code') : l10n.t('{0} codes', n)),
  duplicatesJoined: (n: number) =>
    n === 1 ? l10n.t('1 duplicate segment joined.') : l10n.t('{0} duplicate segments joined.', n),
  hits: (n: number) => (n === 1 ? l10n.t('1 hit') : l10n.t('{0} hits', n)),
  memos: (n: number) => (n === 1 ? l10n.t('1 memo') : l10n.t('{0} memos', n)),
  moreLines: (n: number) => (n === 1 ? l10n.t('1 more line') : l10n.t('{0} more lines', n)),
  morePairs: (n: number) => (n === 1 ? l10n.t('1 more pair') : l10n.t('{0} more pairs', n)),
  newCodes: (n: number) => (n === 1 ? l10n.t('1 new code') : l10n.t('{0} new codes', n)),
  newSegments: (n: number) => (n === 1 ? l10n.t('1 new segment') : l10n.t('{0} new segments', n)),
  newThemes: (n: number) => (n === 1 ? l10n.t('1 new theme') : l10n.t('{0} new themes', n)),
  occurrences: (n: number) => (n === 1 ? l10n.t('1 occurrence') : l10n.t('{0} occurrences', n)),
  others: (n: number) => (n === 1 ? l10n.t('1 other') : l10n.t('{0} others', n)),
  pairs: (n: number) => (n === 1 ? l10n.t('1 pair') : l10n.t('{0} pairs', n)),
  passages: (n: number) => (n === 1 ? l10n.t('1 passage') : l10n.t('{0} passages', n)),
  places: (n: number) => (n === 1 ? l10n.t('1 place') : l10n.t('{0} places', n)),
  participants: (n: number) => (n === 1 ? l10n.t('1 participant') : l10n.t('{0} participants', n)),
  queries: (n: number) => (n === 1 ? l10n.t('1 query') : l10n.t('{0} queries', n)),
  rows: (n: number) => (n === 1 ? l10n.t('1 row') : l10n.t('{0} rows', n)),
  segments: (n: number) => (n === 1 ? l10n.t('1 segment') : l10n.t('{0} segments', n)),
  sentences: (n: number) => (n === 1 ? l10n.t('1 sentence') : l10n.t('{0} sentences', n)),
  texts: (n: number) => (n === 1 ? l10n.t('1 text') : l10n.t('{0} texts', n)),
  tables: (n: number) => (n === 1 ? l10n.t('1 table') : l10n.t('{0} tables', n)),
  themes: (n: number) => (n === 1 ? l10n.t('1 theme') : l10n.t('{0} themes', n)),
  transcripts: (n: number) => (n === 1 ? l10n.t('1 transcript') : l10n.t('{0} transcripts', n)),
  transcriberNotes: (n: number) =>
    n === 1 ? l10n.t('1 transcriber’s note') : l10n.t('{0} transcriber’s notes', n),
  turns: (n: number) => (n === 1 ? l10n.t('1 turn') : l10n.t('{0} turns', n)),
  uncertainSegments: (n: number) =>
    n === 1 ? l10n.t('1 uncertain segment') : l10n.t('{0} uncertain segments', n),
  values: (n: number) => (n === 1 ? l10n.t('1 value') : l10n.t('{0} values', n)),
  words: (n: number) => (n === 1 ? l10n.t('1 word') : l10n.t('{0} words', n)),
};

/** The first of some items, and how many more there are. */
export function enumerate(items: readonly string[], most = 10): string {
  const named = items.slice(0, most).join(', ');
  return items.length > most ? l10n.t('{0} and {1} more', named, items.length - most) : named;
}
