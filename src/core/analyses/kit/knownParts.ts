import { LastFew } from '../../base/lastFew';
import { type Addable, RunningSum } from '../../base/runningSum';
import type { Steps } from '../../base/steps';
import type { CodesInScope } from '../../corpus/codesInScope';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { Parts } from './parts';

/** So many ways of counting are remembered for some codes: as many reports may well be open. */
const MAX_WAYS = 16;

interface Known<Kept> {
  readonly way: string;
  readonly kept: Kept;
}

const knownWays = new LastFew<CodesInScope, Known<Parts<unknown>>>(MAX_WAYS);

/**
 * The parts of one way of counting some codes: the same as long as the way is, the last few of them.
 * @param way what is counted, and all that a part depends on besides the transcript and the codes
 * @param partOf depends on nothing else
 */
export function knownParts<P>(
  codes: CodesInScope,
  way: readonly unknown[],
  partOf: (scoped: ScopedTranscript) => P,
): Parts<P> {
  const key = JSON.stringify(way);
  return partsFor(codes, key, scoped => scoped.part(key, () => partOf(scoped)));
}

/** The same of something that is kept for other runs of the program in another form, which takes less time to read. */
export function knownPacked<P, Packed>(
  codes: CodesInScope,
  way: readonly unknown[],
  partOf: (scoped: ScopedTranscript) => P,
  { pack, unpack }: { readonly pack: (part: P) => Packed; readonly unpack: (packed: Packed) => P },
): Parts<P> {
  const key = JSON.stringify(way);
  return partsFor(codes, key, scoped => unpack(scoped.part(key, () => pack(partOf(scoped)))));
}

/** The same of something that is not plain data, and so is never taken from another run of the program. */
export function partsOfOneRun<P>(
  codes: CodesInScope,
  way: readonly unknown[],
  partOf: (scoped: ScopedTranscript) => P,
): Parts<P> {
  return partsFor(codes, JSON.stringify(way), partOf);
}

function partsFor<P>(codes: CodesInScope, key: string, partOf: (scoped: ScopedTranscript) => P): Parts<P> {
  const make = () => ({ way: key, kept: new Parts(partOf) as Parts<unknown> });
  return knownWays.get(codes, known => known.way === key, make).kept as Parts<P>;
}

type Sums = RunningSum<ScopedTranscript, unknown, Addable<unknown>>;

/** A sum may be as large as a table of codes by participants. */
const MAX_SUMS = 8;

const knownSums = new LastFew<CodesInScope, Known<Sums>>(MAX_SUMS);

/**
 * The sum of the parts of a scope's transcripts, one way of counting: of transcripts in which nothing has changed since it was
 * asked for last, the parts stay in it.
 * @param way as in {@link knownParts}, and all that an empty sum depends on besides the codes
 * @param take what is made of the sum, which goes on and is not to be kept
 */
export function sumOfParts<P, S extends Addable<P>, T>(
  { codes, filters, transcripts }: Scope,
  way: readonly unknown[],
  partOf: (scoped: ScopedTranscript) => P,
  empty: () => S,
  take: (sum: S) => T,
): Steps<T> {
  const parts = knownParts(codes, way, partOf);
  const key = JSON.stringify([way, filters]);
  const make = () => ({
    way: key,
    kept: new RunningSum((scoped: ScopedTranscript) => parts.of(scoped), empty) as unknown as Sums,
  });
  const { kept } = knownSums.get(codes, known => known.way === key, make);
  return (kept as unknown as RunningSum<ScopedTranscript, P, S>).of(transcripts, take);
}
