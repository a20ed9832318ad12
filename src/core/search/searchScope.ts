import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Steps } from '../base/steps';
import type { ScopedTranscript } from '../corpus/scopedTranscripts';
import { LineIndex } from '../text/lineIndex';
import { type Matcher, TooSlow } from '../matching/matcher';
import { type Hit, type SearchUnit, type Widened, widen } from './units';
import { type Where, interviewerTest, segmentTest, turnTest, unsaidIn } from './where';

/** What was found in a transcript. */
export interface FoundIn {
  readonly one: ScopedTranscript;
  /** Ascending. */
  readonly found: readonly Widened[];
}

/**
 * Searches the turns of a scope, without labels, timestamps and transcribers' notes. Of the answers to questions, only
 * interviewers' turns are searched.
 * @param interviewers their labels
 * @returns the transcripts in which something was found, in their order
 */
export function* searchScope(
  matcher: Matcher,
  where: Where,
  unit: SearchUnit,
  interviewers: readonly string[],
): Steps<Result<readonly FoundIn[]>> {
  const isInterviewer = interviewerTest(interviewers);
  const isSearched = turnTest(unit === 'answer' ? { ...where, turns: 'interviewers' } : where, interviewers);
  const { transcripts } = where.scope;
  const all: FoundIn[] = [];
  for (const [i, one] of transcripts.entries()) {
    const hits = hitsIn(one, matcher, isSearched);
    if (!hits.ok) return hits;
    const kept = hits.value.filter(segmentTest(where, i));
    const found = widen(one.transcript, kept, unit, isInterviewer);
    if (found.length > 0) all.push({ one, found });
    yield (i + 1) / transcripts.length;
  }
  return ok(all);
}

function hitsIn(
  one: ScopedTranscript,
  matcher: Matcher,
  isSearched: (one: ScopedTranscript, turn: number) => boolean,
): Result<Hit[]> {
  const { path, text, turns } = one.transcript;
  const unsaid = unsaidIn(one.transcript);
  const hits: Hit[] = [];
  for (let turn = 0; turn < turns.count; turn++) {
    if (!isSearched(one, turn)) continue;
    const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
    try {
      for (const hit of matcher.matches(text, speech, unsaid)) hits.push({ ...hit, turn });
    } catch (error) {
      if (!(error instanceof TooSlow)) throw error;
      const line = LineIndex.of(text).positionAt(speech.start).line + 1;
      return fail(
        l10n.t(
          'This pattern takes too long to match, first in {0}, line {1}. Make it more specific.',
          path,
          line,
        ),
      );
    }
  }
  return ok(hits);
}
