import type { Span } from '../../text/span';
import { snapSpan } from '../../text/graphemes';
import { toLf } from '../../text/lineEnds';
import { guidFor } from '../guids';
import type { RefiText } from '../project/refiProject';
import { type Candidate, type ChosenReading, chooseReadings } from './chooseReading';
import type { Findings } from './findings';
import type { KnownIds } from './knownIds';
import { transcriptPath } from './names';
import type { Reading } from './positions';
import type { OtherSource } from './readProject';
import type { SourceText } from './unpackProject';

/** A source as a transcript. */
export interface SourceIn {
  readonly source: RefiText;
  readonly path: string;
  /** LF. */
  readonly text: string;
  readonly reading: ChosenReading;
  /** Whether this program has written it: then its positions are known, and its segments are where they were. */
  readonly isOurs: boolean;
}

/** The sources that have a text, with how their positions are read. @param given what a person has said of that */
export function sourcesIn(
  sources: readonly RefiText[],
  textOf: (path: string) => SourceText | undefined,
  {
    known,
    findings,
    isOurs,
  }: { readonly known: KnownIds; readonly findings: Findings; readonly isOurs: boolean },
  given: Reading | undefined,
): readonly SourceIn[] {
  const taken = new Set<string>();
  const seen = new Set<string>();
  const found = sources.flatMap(source => {
    const { guid, name = '', content, path } = source;
    if (seen.has(guid)) return [];
    seen.add(guid);
    const written = content === undefined && path !== undefined ? textOf(path) : undefined;
    const raw = content ?? written?.raw ?? '';
    const text = toLf(raw);
    const own = known.id('transcript', guid);
    const isOwn = isOurs && own !== undefined;
    const isThere = content !== undefined || written !== undefined;
    if (isOwn ? !isThere : text.trim().length < MIN_TEXT) {
      findings.note('noText', name || guid);
      return [];
    }
    if (written && !written.isValid) findings.note('notUtf8', name || guid);
    if (own !== undefined && !taken.has(own.toLowerCase())) taken.add(own.toLowerCase());
    return [{ source, raw, text, own, isOwn }];
  });
  const readings = chooseReadings(
    found.map(({ raw, text, source }) => ({ raw, text, selections: source.selections })),
    given,
  );
  const paths = new Set<string>();
  return found.map(({ source, text, own, isOwn }, i) => {
    const isFree = own !== undefined && !paths.has(own);
    const path = isFree ? own : transcriptPath(source.name ?? '', taken);
    paths.add(path);
    const reading = isOwn && !given ? asWritten(readings[i]!) : readings[i]!;
    return { source, path, text, reading, isOurs: isOwn };
  });
}

/** Some programs write a text of one character in place of none. */
const MIN_TEXT = 2;

/** This program counts as the standard says. */
function asWritten({ candidates }: ChosenReading): ChosenReading {
  const isStandard = ({ readings }: Candidate) =>
    readings.some(({ unit, crlf, countsMark }) => unit === 'code-points' && crlf === 2 && !countsMark);
  return { chosen: candidates.find(isStandard)!, candidates, isClear: true };
}

/** A selection may go beyond the end of a text by so much: there, a line end is counted that the text does not have. */
const MAX_BEYOND = 2;

/** Where a selection is; undefined where it has no words in the text. */
export function placeOf({ text, isOurs }: SourceIn, { start, end }: Span): Span | undefined {
  if (!(0 <= start && start < end && start < text.length && end <= text.length + MAX_BEYOND))
    return undefined;
  return isOurs ? { start, end: Math.min(end, text.length) } : snapSpan(text, start, end);
}

/** Notes what of other sources is left out. */
export function noteOthers(others: readonly OtherSource[], findings: Findings): void {
  for (const { kind, name, codings } of others) {
    const what = kind.replace(/Source$/, '').toLowerCase();
    findings.note('media', `${name} (${what}${codings > 0 ? `, ${codings}` : ''})`);
  }
}

/** The GUID of a transcript of ours. */
export function transcriptGuid(path: string): string {
  return guidFor('transcript', path);
}
