import type { Steps } from '../../base/steps';
import type { Codebook } from '../../codebook/codebook';
import { CONSENSUS } from '../../coding/sidecarName';
import type { CodeRows } from '../../corpus/codeRows';
import { programsOf } from '../../corpus/coders';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';

/** Which codes were first used when many transcripts had been coded already. */
export interface LateCodes {
  /** Ids, sorted. */
  readonly ids: readonly string[];
  /** For each row whether nothing is left of it without them. */
  readonly rows: Uint8Array;
}

/** When a transcript was coded: times in milliseconds since 1970. */
interface Dates {
  /** Of the last segment that has a date; null where none has. */
  readonly last: number | null;
  /** Ids of codes, merged ones as what they became, with the first use of each; null where one of its segments has no date. */
  readonly codes: readonly (readonly [id: string, first: number | null])[];
}

/**
 * Finds the codes that were first used, anywhere in the study, after more than a share of the scope's coded transcripts had
 * got their last segment. Dates are those of the coders' own segments, of the consensus' only where there are no others. A
 * code with a segment without a date is not late: nobody knows when it was first used.
 * @param share from 0 to 1
 */
export function* lateCodes(corpus: Corpus, scope: Scope, rows: CodeRows, share: number): Steps<LateCodes> {
  const first = new Map<string, number | null>();
  const lastOf = new Map<CodedTranscript, number | null>();
  const programs = programsOf(corpus.study);
  for (const [i, transcript] of corpus.transcripts.entries()) {
    const dates = datesOf(transcript, corpus.codebook, programs);
    if (dates.codes.length > 0) lastOf.set(transcript, dates.last);
    for (const [id, time] of dates.codes) first.set(id, earlier(first.get(id), time));
    yield (i + 1) / corpus.transcripts.length;
  }
  const coded = scope.transcripts.filter(({ transcript }) => lastOf.has(transcript));
  const ends = coded.flatMap(({ transcript }) => lastOf.get(transcript) ?? []).sort((a, b) => a - b);
  const isLate = (time: number | null) => time !== null && countBelow(ends, time) > share * coded.length;
  const ids = [...first]
    .flatMap(([id, time]) => (isLate(time) && corpus.codebook.resolve(id) ? [id] : []))
    .sort();
  return { ids, rows: rowsWithoutOthers(rows, [...first.keys()], new Set(ids)) };
}

function datesOf(transcript: CodedTranscript, codebook: Codebook, programs: ReadonlySet<string>): Dates {
  const find = () => findDates(transcript, codebook, programs);
  const name = `dates of codes ${[...programs].join(' ')}`; // not for the catalogue
  return transcript.kept && codebook.sets.length === 0 ? transcript.kept.of(name, find) : find();
}

function findDates({ segments }: CodedTranscript, codebook: Codebook, programs: ReadonlySet<string>): Dates {
  const ofPeople = segments.filter(({ coder }) => coder !== CONSENSUS && !programs.has(coder));
  const counting = ofPeople.length > 0 ? ofPeople : segments.filter(({ coder }) => coder === CONSENSUS);
  let last: number | null = null;
  const codes = new Map<string, number | null>();
  for (const { segment } of counting) {
    const parsed = Date.parse(segment.created ?? '');
    const time = Number.isNaN(parsed) ? null : parsed;
    if (time !== null) last = Math.max(last ?? time, time);
    for (const id of codebook.resolveAll(segment.codes)) codes.set(id, earlier(codes.get(id), time));
  }
  return { last, codes: [...codes] };
}

/** The earlier of two times; null where one is not known. @param known undefined for none yet */
function earlier(known: number | null | undefined, time: number | null): number | null {
  if (known === undefined) return time;
  return known === null || time === null ? null : Math.min(known, time);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let count = 0;
  while (count < sorted.length && sorted[count]! < limit) count++;
  return count;
}

/** The rows under which only late codes were used. */
function rowsWithoutOthers(rows: CodeRows, used: readonly string[], late: ReadonlySet<string>): Uint8Array {
  const has = new Uint8Array(rows.ids.length);
  const [LATE, OTHER] = [1, 2];
  for (const id of used) for (const row of rows.rolledUp([id])) has[row]! |= late.has(id) ? LATE : OTHER;
  return has.map(kinds => (kinds === LATE ? 1 : 0));
}
