import { Quoter } from '../../../../core/analyses/kit/quoter';
import type { Codebook } from '../../../../core/codebook/codebook';
import { rankOf } from '../../../../core/codebook/scales';
import type { Segment } from '../../../../core/coding/segment';
import { valueText } from '../../../../core/coding/valuedName';
import { resolverOf, valuesOf } from '../../../../core/coding/values';
import type { CodedTranscript, PlacedSegment } from '../../../../core/corpus/corpus';
import { type ListedSegment, SegmentList } from '../../../../core/report/segmentList';
import type { UnderlyingPlace } from '../../../../core/report/underlyingPlaces';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { SegmentSubject } from '../../../session/segmentLists';
import { visibleSegments } from '../../../session/visibleCoders';
import { coderName } from '../../../ui/coderName';
import { shownHits } from '../search/shownHits';
import type { ShownSegment } from './shownSegment';

/** More words than this are cut in the middle of a row. */
const MAX_WORDS = 300;

/** What a subject has now, of what may be seen. */
export interface ShownList {
  readonly list: SegmentList<ShownSegment>;
  /** How many others it has, of coders who are hidden. */
  readonly hidden: number;
}

/** Reads a subject again. */
export function shownList(deps: Deps, subject: SegmentSubject): ShownList {
  const { openStudy, search } = subject;
  const coded = new Map(openStudy.study.corpus.transcripts.map(one => [one.path, one]));
  const quoters = new Map<string, Quoter>();
  const quoterOf = (path: string) => {
    const transcript = coded.get(path);
    if (!transcript || quoters.has(path)) return quoters.get(path);
    const quoter = new Quoter(transcript);
    quoters.set(path, quoter);
    return quoter;
  };
  if (search) {
    for (const { one } of search.found) coded.set(one.transcript.path, one.transcript);
    return { list: new SegmentList(shownHits(deps, subject, search, quoterOf)), hidden: 0 };
  }
  const places = subject.places();
  const seen = visiblePlaces(deps, subject, places);
  const own = deps.coder.of(openStudy)?.id;
  const counting = subject.codes?.();
  const items = seen.map(place =>
    shown(openStudy, place, { own, counting }, coded.get(place.path), () => quoterOf(place.path)),
  );
  return { list: new SegmentList(items), hidden: places.length - seen.length };
}

/** Those that whoever codes here may see. */
function visiblePlaces(
  deps: Deps,
  { openStudy }: SegmentSubject,
  places: readonly UnderlyingPlace[],
): readonly UnderlyingPlace[] {
  const byPath = new Map<string, PlacedSegment[]>();
  for (const { path, placed } of places) {
    if (!placed) continue;
    const known = byPath.get(path);
    if (known) known.push(placed);
    else byPath.set(path, [placed]);
  }
  const visible = new Set<PlacedSegment>();
  for (const [path, segments] of byPath) {
    const transcript = openStudy.study.transcript(path);
    if (!transcript) continue;
    for (const placed of visibleSegments(deps, { openStudy, transcript }, segments)) visible.add(placed);
  }
  return places.filter(({ placed }) => !placed || visible.has(placed));
}

function shown(
  openStudy: OpenStudy,
  place: UnderlyingPlace,
  { own, counting }: { readonly own: string | undefined; readonly counting: ReadonlySet<string> | undefined },
  coded: CodedTranscript | undefined,
  quoter: () => Quoter | undefined,
): ShownSegment {
  const { path, start, end, placed } = place;
  const { codebook } = openStudy.study;
  const segment = placed?.segment;
  const hasPlace = start >= 0 && coded !== undefined;
  const turn = hasPlace ? coded.turns.overlapping(start, end)[0] : 0;
  const codeIds = codebook.resolveAll(segment?.codes ?? []);
  const key = placed ? `${path}|${placed.coder}|${placed.segment.id}` : `${path}|${start}|${end}`;
  let words: string | undefined;
  return {
    key,
    keys: [key],
    place,
    quoter,
    coded,
    // of thousands in a list a few are looked at
    get words() {
      words ??= hasPlace ? quoter()!.quote({ start, end }, MAX_WORDS) : (segment?.quote ?? '');
      return words;
    },
    transcript: path,
    speaker: hasPlace ? coded.turns.label(turn) : undefined,
    coder: placed && coderName(openStudy, placed.coder),
    codeIds,
    codes: codeIds.map(id => codebook.resolve(id)?.name ?? id),
    ...valuesIn(codebook, segment, codeIds, counting),
    memo: segment?.memo,
    isKey: segment?.key === true,
    isOwn: placed !== undefined && placed.coder === own,
    created: segment?.created,
    length: hasPlace ? end - start : (segment?.quote?.length ?? 0),
  };
}

/**
 * The values of a segment's codes, and where the first of them is on its scale.
 * @param counting the codes of which it is the first; all without
 */
function valuesIn(
  codebook: Codebook,
  segment: Segment | undefined,
  codes: readonly string[],
  counting: ReadonlySet<string> | undefined,
): Pick<ListedSegment, 'values' | 'rank'> {
  if (!segment?.values) return {};
  const resolve = resolverOf(codebook);
  const values = codes.map(id => valuesOf(segment, id, resolve));
  const first = values.findIndex(({ length }, i) => length > 0 && (counting?.has(codes[i]!) ?? true));
  const [value] = first < 0 ? [] : values[first]!;
  const scale = first < 0 ? undefined : codebook.get(codes[first]!)?.scale;
  return {
    values: values.map(valueText),
    ...(scale && value !== undefined ? { rank: rankOf(scale, value) } : {}),
  };
}
