import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Steps } from '../base/steps';
import type { ScopedTranscript } from '../corpus/scopedTranscripts';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/span';
import type { Turns } from '../turns/turns';
import { type Matcher, TooSlow } from '../matching/matcher';
import { type Hit, type SearchUnit, type Widened, widen } from './units';
import { type Where, interviewerTest, segmentTest, turnTest, unsaidIn } from './where';

/** Hits that are kept at once: some hundred bytes each. */
const MAX_HITS = 2_000_000;

/** What was found in a transcript. */
export interface FoundIn {
  readonly one: ScopedTranscript;
  /** Ascending. */
  readonly found: readonly Widened[];
}

/** The hits of one matcher, by turn, so that only what has changed since is searched again. */
export class FoundBefore {
  private readonly known = new WeakMap<Turns, (readonly Span[] | undefined)[]>();

  /** @param find looks for them in the text that the turns are of */
  of(turns: Turns, turn: number, find: () => readonly Span[]): readonly Span[] {
    let byTurn = this.known.get(turns);
    if (!byTurn) this.known.set(turns, (byTurn = []));
    return (byTurn[turn] ??= find());
  }
}

/**
 * Searches the turns of a scope, without labels, timestamps and transcribers' notes. Of the answers to questions, only
 * interviewers' turns are searched.
 * @param interviewers their labels
 * @param before what the same matcher has found, if it is to be asked again
 * @returns the transcripts in which something was found, in their order
 */
export function* searchScope(
  matcher: Matcher,
  where: Where,
  unit: SearchUnit,
  interviewers: readonly string[],
  before?: FoundBefore,
  maxHits = MAX_HITS,
): Steps<Result<readonly FoundIn[]>> {
  const isInterviewer = interviewerTest(interviewers);
  const isSearched = turnTest(unit === 'answer' ? { ...where, turns: 'interviewers' } : where, interviewers);
  const { transcripts } = where.scope;
  const all: FoundIn[] = [];
  let count = 0;
  for (const [i, one] of transcripts.entries()) {
    const hits = hitsIn(one, matcher, isSearched, before);
    if (!hits.ok) return hits;
    if ((count += hits.value.length) > maxHits)
      return fail(l10n.t('This pattern has millions of hits. Make it more specific.'));
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
  before: FoundBefore | undefined,
): Result<Hit[]> {
  const { path, text, turns } = one.transcript;
  const unsaid = unsaidIn(one.transcript);
  const hits: Hit[] = [];
  for (let turn = 0; turn < turns.count; turn++) {
    if (!isSearched(one, turn)) continue;
    const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
    const find = () => matcher.matches(text, speech, unsaid);
    try {
      // to spread each takes twice as long
      for (const { start, end } of before ? before.of(turns, turn, find) : find())
        hits.push({ start, end, turn });
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
