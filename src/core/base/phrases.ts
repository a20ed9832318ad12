import * as l10n from '@vscode/l10n';
import { plain } from './figures';

/** A number and what it counts: `1 segment`, `2 segments`. */
export const counted = {
  characters: (n: number) => (n === 1 ? l10n.t('1 character') : l10n.t('{0} characters', plain(n))),
  changes: (n: number) => (n === 1 ? l10n.t('1 change') : l10n.t('{0} changes', plain(n))),
  changedSegments: (n: number) =>
    n === 1 ? l10n.t('1 changed segment') : l10n.t('{0} changed segments', plain(n)),
  codingFilesRenamed: (n: number) =>
    n === 1 ? l10n.t('1 coding file renamed.') : l10n.t('{0} coding files renamed.', plain(n)),
  answers: (n: number) => (n === 1 ? l10n.t('1 answer') : l10n.t('{0} answers', plain(n))),
  codings: (n: number) => (n === 1 ? l10n.t('1 coding') : l10n.t('{0} codings', plain(n))),
  codes: (n: number) => (n === 1 ? l10n.t('1 code') : l10n.t('{0} codes', plain(n))),
  duplicatesJoined: (n: number) =>
    n === 1 ? l10n.t('1 duplicate segment joined.') : l10n.t('{0} duplicate segments joined.', plain(n)),
  hits: (n: number) => (n === 1 ? l10n.t('1 hit') : l10n.t('{0} hits', plain(n))),
  memos: (n: number) => (n === 1 ? l10n.t('1 memo') : l10n.t('{0} memos', plain(n))),
  moreLines: (n: number) => (n === 1 ? l10n.t('1 more line') : l10n.t('{0} more lines', plain(n))),
  morePairs: (n: number) => (n === 1 ? l10n.t('1 more pair') : l10n.t('{0} more pairs', plain(n))),
  newCodes: (n: number) => (n === 1 ? l10n.t('1 new code') : l10n.t('{0} new codes', plain(n))),
  newSegments: (n: number) => (n === 1 ? l10n.t('1 new segment') : l10n.t('{0} new segments', plain(n))),
  newThemes: (n: number) => (n === 1 ? l10n.t('1 new theme') : l10n.t('{0} new themes', plain(n))),
  occurrences: (n: number) => (n === 1 ? l10n.t('1 occurrence') : l10n.t('{0} occurrences', plain(n))),
  others: (n: number) => (n === 1 ? l10n.t('1 other') : l10n.t('{0} others', plain(n))),
  pairs: (n: number) => (n === 1 ? l10n.t('1 pair') : l10n.t('{0} pairs', plain(n))),
  passages: (n: number) => (n === 1 ? l10n.t('1 passage') : l10n.t('{0} passages', plain(n))),
  places: (n: number) => (n === 1 ? l10n.t('1 place') : l10n.t('{0} places', plain(n))),
  participants: (n: number) => (n === 1 ? l10n.t('1 participant') : l10n.t('{0} participants', plain(n))),
  queries: (n: number) => (n === 1 ? l10n.t('1 query') : l10n.t('{0} queries', plain(n))),
  rows: (n: number) => (n === 1 ? l10n.t('1 row') : l10n.t('{0} rows', plain(n))),
  segments: (n: number) => (n === 1 ? l10n.t('1 segment') : l10n.t('{0} segments', plain(n))),
  sentences: (n: number) => (n === 1 ? l10n.t('1 sentence') : l10n.t('{0} sentences', plain(n))),
  texts: (n: number) => (n === 1 ? l10n.t('1 text') : l10n.t('{0} texts', plain(n))),
  tables: (n: number) => (n === 1 ? l10n.t('1 table') : l10n.t('{0} tables', plain(n))),
  themes: (n: number) => (n === 1 ? l10n.t('1 theme') : l10n.t('{0} themes', plain(n))),
  transcripts: (n: number) => (n === 1 ? l10n.t('1 transcript') : l10n.t('{0} transcripts', plain(n))),
  transcriberNotes: (n: number) =>
    n === 1 ? l10n.t('1 transcriber’s note') : l10n.t('{0} transcriber’s notes', plain(n)),
  turns: (n: number) => (n === 1 ? l10n.t('1 turn') : l10n.t('{0} turns', plain(n))),
  uncertainSegments: (n: number) =>
    n === 1 ? l10n.t('1 uncertain segment') : l10n.t('{0} uncertain segments', plain(n)),
  values: (n: number) => (n === 1 ? l10n.t('1 value') : l10n.t('{0} values', plain(n))),
  words: (n: number) => (n === 1 ? l10n.t('1 word') : l10n.t('{0} words', plain(n))),
};

/** The first of some items, and how many more there are. */
export function enumerate(items: readonly string[], most = 10): string {
  const named = items.slice(0, most).join(', ');
  return items.length > most ? l10n.t('{0} and {1} more', named, items.length - most) : named;
}

/** Words between quotation marks. */
export function quoted(words: string): string {
  return l10n.t('“{0}”', words);
}

/** Something and what is said of it: `Trust: 3 segments`. */
export function labelled(what: string, said: string | number): string {
  return l10n.t('{0}: {1}', what, said);
}
