import assert from 'node:assert/strict';
import { findScope } from '../../../../src/core/corpus/scope';
import { FoundBefore, searchScope } from '../../../../src/core/search/searchScope';
import { type SearchUnit, SEARCH_UNITS } from '../../../../src/core/search/units';
import { SEARCHED_TURNS, type SearchedTurns } from '../../../../src/core/search/where';
import { FOLDED, wordMatcher } from '../../../../src/core/matching/wordMatcher';
import { uncodedBy } from '../../../../src/core/search/uncodedHits';
import { finish } from '../../../../src/core/base/steps';
import { onRandomStudies } from '../analyses/kit/onRandomStudies';
import type { RandomStudy, RandomTranscript } from '../analyses/kit/randomStudy';
import { type TwinFilters, isKept, speakersIn, twinScope } from '../analyses/kit/twinScope';
import { type NaivePhrase, naiveHits } from '../matching/naiveWords';

interface Wanted {
  readonly phrases: readonly NaivePhrase[];
  readonly speakers: readonly string[];
  readonly turns: SearchedTurns;
  readonly outside: readonly string[];
  readonly unit: SearchUnit;
}

interface TwinHit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly hits: number;
}

const PHRASES: readonly NaivePhrase[] = [
  ['yes'],
  ['well', 'known'],
  ['don’t'],
  ['o*'],
  ['known'],
  ['17', '30'],
  ['étude'],
  ['中', '文'],
  ['nana'],
  ['laughs'],
  ['ok', 'ok'],
  ['yes', 'yes'],
  ['so', '*', 'yes'],
  ['coach'],
  ['int'],
  ['door'],
  ['b'],
];

describe('a search of a study, against one turn by turn from what the study is made of', () => {
  it('finds the same in random studies', async () => {
    const seen: Record<string, number> = { inside: 0, outside: 0, speaker: 0, people: 0 };
    for (const kind of [...SEARCH_UNITS, ...SEARCHED_TURNS]) seen[kind] = 0;
    await onRandomStudies(({ study, corpus, filters, random }) => {
      const labels = study.transcripts.flatMap(one => one.labels.filter(label => label !== undefined));
      const wanted: Wanted = {
        phrases: Array.from({ length: 1 + random.below(6) }, () => random.pick(PHRASES)),
        speakers: random.chance(0.25) && labels.length > 0 ? [random.pick(labels)] : [],
        turns: random.pick(SEARCHED_TURNS),
        outside: random.chance(0.2) && study.codes.length > 0 ? [random.pick(study.codes).id] : [],
        unit: random.pick(SEARCH_UNITS.filter(unit => unit !== 'sentence')),
      };
      const { status: _, ...rest } = filters;
      const narrowed = wanted.outside.length > 0 ? rest : filters;
      const scope = findScope(corpus, narrowed);
      const outside = findScope(corpus, { ...narrowed, codes: wanted.outside });
      const matcher = wordMatcher(wanted.phrases.map(words => words.join(' ')).join('|'), FOLDED);
      assert.ok(scope.ok && outside.ok && matcher.ok);
      const where = {
        scope: scope.value,
        speakers: wanted.speakers,
        turns: wanted.turns,
        ...(wanted.outside.length > 0 ? { outside: outside.value } : {}),
      };
      const found = finish(searchScope(matcher.value, where, wanted.unit, corpus.study.interviewers));
      assert.ok(found.ok);
      const actual = found.value.flatMap(({ one, found: all }) =>
        all.map(({ start, end, hits }) => ({ path: one.transcript.path, start, end, hits: hits.length })),
      );
      const expected = twin(study, narrowed, wanted);
      assert.deepEqual(actual, expected);
      const before = new FoundBefore();
      for (let again = 0; again < 2; again++)
        assert.deepEqual(
          finish(searchScope(matcher.value, where, wanted.unit, corpus.study.interviewers, before)),
          found,
        );

      const n = expected.length;
      seen[wanted.unit]! += n;
      if (wanted.unit !== 'answer') seen[wanted.turns]! += n;
      if ((narrowed.codes?.length ?? 0) > 0) seen['inside']! += n;
      if (wanted.outside.length > 0) seen['outside']! += n;
      if (wanted.speakers.length > 0) seen['speaker']! += n;
      if ((narrowed.where?.length ?? 0) + (narrowed.participants?.length ?? 0) > 0) seen['people']! += n;
    });
    delete seen['sentence'];
    for (const count of Object.values(seen)) assert.ok(count > 10, JSON.stringify(seen));
  });
});

describe('searching for what is everywhere', () => {
  it('is refused where no memory would hold all hits', async () => {
    let refused = 0;
    await onRandomStudies(({ corpus }) => {
      const scope = findScope(corpus);
      const matcher = wordMatcher('o*|yes|b', FOLDED);
      assert.ok(scope.ok && matcher.ok);
      const where = { scope: scope.value, speakers: [], turns: 'all' } as const;
      const found = (most?: number) =>
        finish(searchScope(matcher.value, where, 'hit', corpus.study.interviewers, undefined, most));
      const all = found();
      assert.ok(all.ok);
      const count = all.value.reduce((sum, within) => sum + within.found.length, 0);
      assert.ok(found(count).ok);
      if (count === 0) return;
      assert.ok(!found(count - 1).ok);
      refused++;
    });
    assert.ok(refused > 0);
  });
});

describe('what a rule finds that is not coded by it yet', () => {
  it('is what no segment with its codes is on, in random studies', async () => {
    const seen = { coded: 0, uncoded: 0, several: 0, late: 0 };
    await onRandomStudies(({ study, corpus, random }) => {
      if (study.codes.length === 0) return;
      const codes = [random.pick(study.codes), random.pick(study.codes)].slice(0, 1 + random.below(2));
      const known = [...new Set(corpus.transcripts.flatMap(({ withSegments }) => withSegments))];
      const coders = random.chance(0.5) && known.length > 0 ? [random.pick(known)] : [];
      const unit = random.pick(SEARCH_UNITS);
      const rule = { id: 'r', name: 'R', search: 'o*|yes|b', unit, codes: codes.map(({ id }) => id) };
      const scope = findScope(corpus);
      const matcher = wordMatcher(rule.search, FOLDED);
      assert.ok(scope.ok && matcher.ok);
      const where = { scope: scope.value, speakers: [], turns: 'all' } as const;
      const found = finish(searchScope(matcher.value, where, unit, corpus.study.interviewers));
      assert.ok(found.ok);
      const left = uncodedBy(rule, corpus, found.value, coders);
      const named = rule.codes.filter(code => corpus.codebook.resolve(code));
      assert.equal(left.ok, named.length > 0);
      if (!left.ok) return;
      const isLeft = new Set(left.value.flatMap(within => within.found));
      const covers = named.map(code => twinScope(study, { coders, codes: [code] }).segments);
      for (const { one, found: all } of found.value)
        for (const what of all) {
          const spans = unit === 'answer' ? [what] : what.hits;
          const isCoded = covers.every(segments =>
            segments.some(
              ({ transcript, segment }) =>
                transcript.path === one.transcript.path &&
                spans.some(({ start, end }) => segment.start < end && start < segment.end),
            ),
          );
          assert.equal(isLeft.has(what), !isCoded);
          seen[isCoded ? 'coded' : 'uncoded']++;
          if (isCoded && codes.length > 1) seen.several++;
        }
      assert.equal(
        left.value.reduce((sum, within) => sum + within.found.length, 0),
        isLeft.size,
      );
      if (coders.length > 0) seen.late++;
    });
    for (const count of Object.values(seen)) assert.ok(count > 10, JSON.stringify(seen));
  });
});

function twin(study: RandomStudy, filters: TwinFilters, wanted: Wanted): TwinHit[] {
  const scope = twinScope(study, filters);
  const without =
    wanted.outside.length > 0 ? twinScope(study, { ...filters, codes: wanted.outside }) : undefined;
  return scope.transcripts.flatMap(transcript => {
    const coverage = (segments: (typeof scope)['segments'] = []) => {
      const units = new Set<number>();
      for (const one of segments)
        if (one.transcript === transcript)
          for (let at = one.segment.start; at < one.segment.end; at++) units.add(at);
      return units;
    };
    const inside = (filters.codes?.length ?? 0) > 0 ? coverage(scope.segments) : undefined;
    const outside = coverage(without?.segments);
    const found: TwinHit[] = [];
    transcript.labels.forEach((label, turn) => {
      if (!isSearched(study, transcript, turn, label, filters, wanted)) return;
      const hits = naiveHits(spoken(transcript, turn), wanted.phrases).filter(({ start, end }) => {
        const units = Array.from({ length: end - start }, (_, i) => start + i);
        // two segments side by side are not one: those that overlap or touch are
        return units.every(at => !inside || inside.has(at)) && !units.some(at => outside.has(at));
      });
      for (const hit of hits) {
        const span =
          wanted.unit === 'hit'
            ? hit
            : wanted.unit === 'turn'
              ? speech(transcript, turn, turn)
              : answer(study, transcript, turn);
        if (!span) continue;
        const last = found.at(-1);
        if (wanted.unit !== 'hit' && last?.start === span.start)
          found[found.length - 1] = { ...last, hits: last.hits + 1 };
        else found.push({ path: transcript.path, ...span, hits: 1 });
      }
    });
    return found;
  });
}

function isSearched(
  study: RandomStudy,
  transcript: RandomTranscript,
  turn: number,
  label: string | undefined,
  filters: TwinFilters,
  { speakers, turns, unit }: Wanted,
): boolean {
  const asked = unit === 'answer' ? 'interviewers' : turns;
  const isInterviewer = label !== undefined && study.interviewers.includes(label);
  if (asked !== 'all' && isInterviewer !== (asked === 'interviewers')) return false;
  if (speakers.length > 0 && !speakers.some(one => one === label)) return false;
  if ((filters.participants?.length ?? 0) + (filters.where?.length ?? 0) === 0) return true;
  const at = transcript.turnOf.indexOf(turn);
  return at >= 0 && speakersIn(study, transcript, at, at + 1).some(id => isKept(id, study, filters));
}

/** The text with blanks in place of all that a turn's words are not in. */
function spoken({ text, turnOf, wordOf }: RandomTranscript, turn: number): string {
  return [...text.split('')]
    .map((unit, at) => (turnOf[at] === turn && wordOf[at]! >= 0 ? unit : ' '))
    .join('');
}

/** From the first unit of what is said in some turns to the last, heads of the first aside; blanks trimmed. */
function speech(
  transcript: RandomTranscript,
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  const { text, turnOf } = transcript;
  let end = turnOf.lastIndexOf(to) + 1;
  let start = turnOf.indexOf(from);
  const label = transcript.labels[from];
  if (label !== undefined) start = text.indexOf(label, start) + label.length + 1;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return start < end ? { start, end } : undefined;
}

function answer(
  study: RandomStudy,
  transcript: RandomTranscript,
  turn: number,
): { start: number; end: number } | undefined {
  const { labels } = transcript;
  const asks = (at: number) => labels[at] !== undefined && study.interviewers.includes(labels[at]);
  let first = turn;
  while (first < labels.length && asks(first)) first++;
  let last = first;
  while (last < labels.length && !asks(last)) last++;
  return first < last ? speech(transcript, first, last - 1) : undefined;
}
