import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import { newSegmentId } from '../coding/segmentId';
import { withFields } from '../studyFile/namedRecords';
import { type SeenSegments, type SummariesFile, type Summary, type SummaryPlace, isPlaced } from './summary';

/** What a person writes of a cell, a row or a column. */
export interface WrittenSummary {
  readonly place: SummaryPlace;
  /** Markdown; blank to remove the summary. */
  readonly text: string;
  /** The segments that are there now. */
  readonly seen: SeenSegments;
  /** Id of the coder who writes. */
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Of a coder's several summaries of a cell, as merged codes leave them, the one to be changed. */
  readonly id?: string | undefined;
}

/**
 * Writes a coder's summary of a cell, or a first one: those of others stay beside it. The same text with other segments says
 * that it still holds. Gives the same file where nothing changes.
 * @param resolve the code that an id of a code means
 * @param random in [0, 1)
 */
export function setSummary(
  file: SummariesFile,
  written: WrittenSummary,
  resolve: (code: string) => string,
  random: () => number,
): Result<SummariesFile> {
  const { place, seen, by, at } = written;
  if (!isPlaced(place))
    return fail(
      l10n.t(
        'A summary is about a code, about a participant or a transcript, or about a code with one of these.',
      ),
    );
  const own = ownSummary(file, written, resolve);
  if (!own.ok) return own;
  const text = asWritten(written.text);
  const { value: known } = own;
  if (text === '') return known ? removeSummary(file, known.id) : ok(file);
  const fields = { text, segments: [...seen.segments].sort(byUnits), words: sortedWords(seen.words), by, at };
  if (known && isUnchanged(known, fields)) return ok(file);
  const record: Summary = known
    ? withFields<Summary>(known, fields)
    : { id: newSegmentId(random), ...placeOf(place), ...fields };
  return ok(withSummary(file, record));
}

/** A text as the file has it. */
export function asWritten(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** Removes a summary. */
export function removeSummary(file: SummariesFile, id: string): Result<SummariesFile> {
  const summaries = file.summaries.filter(one => one.id !== id);
  if (summaries.length === file.summaries.length) return fail(l10n.t('This summary is no longer there.'));
  return ok({ ...file, summaries });
}

/** The summary that a coder changes by writing of a place, if any. */
function ownSummary(
  file: SummariesFile,
  { place, by, id }: WrittenSummary,
  resolve: (code: string) => string,
): Result<Summary | undefined> {
  const there = file.summaries.filter(one => isSamePlace(one, place, resolve));
  if (id === undefined) return ok(there.find(one => one.by === by));
  const named = there.find(one => one.id === id);
  if (!named) return fail(l10n.t('This summary is no longer there.'));
  if (named.by !== undefined && named.by !== by)
    return fail(l10n.t('This summary is another coder’s. Write your own beside it.'));
  return ok(named);
}

/** Whether two summaries, or places, are about the same. @param resolve the code that an id of a code means */
export function isSamePlace(a: SummaryPlace, b: SummaryPlace, resolve: (code: string) => string): boolean {
  return (
    a.participant === b.participant &&
    a.transcript === b.transcript &&
    (a.code === b.code ||
      (a.code !== undefined && b.code !== undefined && resolve(a.code) === resolve(b.code)))
  );
}

function isUnchanged(known: Summary, { text, segments, words, by }: Omit<Summary, 'id'>): boolean {
  return (
    JSON.stringify([known.text, known.segments, known.words ?? {}, known.by]) ===
    JSON.stringify([text, segments, words ?? {}, by])
  );
}

function sortedWords(words: Summary['words']): Summary['words'] {
  if (!words || Object.keys(words).length === 0) return undefined;
  return Object.fromEntries(Object.entries(words).sort(([a], [b]) => byUnits(a, b)));
}

function placeOf({ code, participant, transcript }: SummaryPlace): SummaryPlace {
  return {
    ...(code === undefined ? {} : { code }),
    ...(participant === undefined ? {} : { participant }),
    ...(transcript === undefined ? {} : { transcript }),
  };
}

function withSummary(file: SummariesFile, record: Summary): SummariesFile {
  const others = file.summaries.filter(({ id }) => id !== record.id);
  return { ...file, summaries: [...others, record].sort((a, b) => byUnits(a.id, b.id)) };
}
