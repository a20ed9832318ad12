import { wordsAround } from '../../../../core/analyses/search/searchRows';
import type { Quoter } from '../../../../core/analyses/kit/quoter';
import type { Deps } from '../../../deps';
import type { FoundHit, ListedSearch, SegmentSubject } from '../../../session/segmentLists';
import { visibleSegments } from '../../../session/visibleCoders';
import type { ShownSegment } from '../segments/shownSegment';
import { hitKey } from './hitKey';

/** More words than this are cut in what a filter looks through. */
const MAX_WORDS = 300;

/** What a search has found, as the panel lists it. */
export function shownHits(
  deps: Deps,
  subject: SegmentSubject,
  search: ListedSearch,
  quoterOf: (path: string) => Quoter | undefined,
): ShownSegment[] {
  let last: { readonly one: FoundHit['one']; readonly wordsOf: ReturnType<typeof wordsAround> } | undefined;
  return search.found.map(hit => {
    if (last?.one !== hit.one) last = { one: hit.one, wordsOf: wordsAround(hit.one.transcript) };
    return shownHit(deps, subject, hit, last.wordsOf, quoterOf);
  });
}

function shownHit(
  deps: Deps,
  { openStudy }: SegmentSubject,
  hit: FoundHit,
  wordsOf: ReturnType<typeof wordsAround>,
  quoterOf: (path: string) => Quoter | undefined,
): ShownSegment {
  const { transcript } = hit.one;
  const { path } = transcript;
  const { start, end, turn, hits } = hit.what;
  const keys = hits.map(one => hitKey(path, one));
  const around = wordsOf(hits[0]!);
  let words: string | undefined;
  let ids: readonly string[] | undefined;
  const codeIds = () => (ids ??= codesAt(deps, openStudy, path, start, end));
  return {
    key: keys[0]!,
    keys,
    hit,
    place: { path, start, end },
    coded: transcript,
    quoter: () => quoterOf(path),
    // of thousands in a list a few are looked at
    get words() {
      return (words ??= quoterOf(path)!.quote({ start, end }, MAX_WORDS));
    },
    transcript: path,
    speaker: transcript.turns.label(turn),
    coder: undefined,
    get codeIds() {
      return codeIds();
    },
    get codes() {
      return codeIds().map(id => openStudy.study.codebook.resolve(id)?.name ?? id);
    },
    memo: undefined,
    isKey: false,
    isOwn: true,
    created: undefined,
    length: end - start,
    around,
  };
}

/** The codes that there are on some of the words, of those whose coding is shown. */
function codesAt(
  deps: Deps,
  openStudy: SegmentSubject['openStudy'],
  path: string,
  start: number,
  end: number,
): readonly string[] {
  const { codebook } = openStudy.study;
  const transcript = openStudy.study.transcript(path);
  if (!transcript) return [];
  const target = { openStudy, transcript };
  const segments = visibleSegments(deps, target, transcript.overlapping(start, end));
  return codebook.resolveAll(segments.flatMap(({ segment }) => segment.codes));
}
