import { dashHeads } from './dashHeads';
import { type HeadCandidate, HeadCandidates } from './headCandidates';
import { HeadMemory, HeadReader } from './headMemory';
import { MAX_HEAD } from './headLine';
import { LineKind, LineKinds } from './lineKinds';
import { Lines } from './lines';
import type { Span } from '../text/span';
import { readTimestamp } from './timestamps';
import { type TurnHeads, findTurnHeads } from './turnHeads';
import { type KnownTurns, turnsAfterEdit } from './turnsAfterEdit';
import { findUnspoken } from './unspoken';
import { turnsGiven } from './givenTurns';
import { NO_RULES, type TurnRules } from './turnRules';
import type { SpanArrays } from '../text/spanArrays';
import { type TextState, WholeText } from '../text/textState';
import { isWhiteSpace, skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';
import { type FoundTurn, Turns } from './turns';
import { numbersOf } from '../base/typedArrays';

/**
 * Finds who speaks when. A turn starts at a line with a label and ends before the next one. Text above the first label is
 * a turn without one, and so is a text without any label.
 *
 * What the line of a label looks like, `patterns/builtIn.ts` lists, in the language of {@link parsePattern}. Emphasis and
 * what opens a quote, a heading or an item of a list may surround any of it; a timestamp or a number may stand before it,
 * a timestamp also on a line of its own above or below.
 *
 * Which of these are labels:
 *
 * 1. In a text in which lines match patterns of the study: those, and no others.
 * 2. Labels that the study claims, wherever a line starts with one and a colon, a timestamp or nothing follows; on a line
 *    of its own, only after a blank line. Letters must be the same, composed or not; white space need not.
 * 3. In forms that other lines may have, too (`Name - `, `[Name] `): where that is how most of the text is laid out, as
 *    claimed labels show, or labels that recur.
 * 4. What looks like a name, a code or a role (`labelShape`), when it recurs.
 * 5. What might also be the start of a sentence (`Job coach:`, `interviewer:`, `p1:`), when it recurs, but not on a line
 *    that may be a wrapped one; what nearly always is (`An Nguyen:`, `Me:`), when a tenth of the heads have it.
 * 6. What looks like a name, code or role and occurs once, when it has a timestamp, or else when it is laid out as
 *    the labels that recur: no trait (no blank line above, speech on the same line or on the next, one space before it,
 *    no emphasis, indentation, a name among codes) that fewer than one in ten of those have. With fewer than five of
 *    those, any layout will do. Never on a line that may be a wrapped one, in a script without capitals, or where
 *    claimed labels head most turns.
 * 7. In a chat, whatever follows the day and the time of a message: a number of a phone, a word; where it makes
 *    a sentence, only if it recurs.
 *
 * A line may be a wrapped one when the text is wrapped (`Lines.wrapWidth`), its first word had no room in the line above,
 * and that does not end a sentence.
 *
 * Never labels, unless claimed: words that make sentences (`However:`, `so I said:`), what a transcript's head or
 * a heading is about (`Date:`, `Transcribed by:`, `Step 2:`), and everything above such a `Date:` in a block of up to
 * 12 lines at the top. After the colon there is white space, unless the label recurs (`INT:Yes`); never `//` or a digit.
 * What the study says is no label heads nothing.
 *
 * In a text without labels in which dashes open most lines, each of these opens a turn without a label.
 *
 * @param text LF, BOM-less; of a text that is edited, its state, so that only what was edited is looked at
 * @param rules what the study says; or a memory of it, where a text is looked at again and again while it is edited
 */
export function findTurns(text: string | TextState, rules: TurnRules | HeadMemory = NO_RULES): Turns {
  const state = typeof text === 'string' ? new WholeText(text) : text;
  const { given } = rules instanceof HeadMemory ? rules.rules : rules;
  const stated = given && turnsGiven(state.whole, given);
  if (stated) return stated;
  if (!(rules instanceof HeadMemory)) return new TurnFinder(state.whole, rules).turns();
  const hasPatterns = (rules.rules.patterns?.length ?? 0) > 0;
  const known = rules.last && !hasPatterns ? turnsAfterEdit(rules.last, state, rules.readLine) : undefined;
  rules.last = known ?? new TurnFinder(state.whole, rules).known(state);
  return rules.last.turns;
}

/** What looks like a label at the start of a line of a text and heads no turn, in order. */
export function findSkipped(text: string, rules: TurnRules): readonly HeadCandidate[] {
  return new TurnFinder(text, rules).found.skipped;
}

/** A head in a text, with or without a label. */
interface TextHead {
  readonly line: number;
  /** Offset of the line in the text. */
  readonly lineStart: number;
  readonly head: Omit<FoundTurn, 'start' | 'headEnd'>;
}

/** A text as its turns are found in it. */
class TurnFinder {
  readonly found: TurnHeads;
  private readonly lines: Lines;
  private readonly kinds: LineKinds;
  private readonly candidates: HeadCandidates;

  constructor(
    private readonly text: string,
    rules: TurnRules | HeadMemory,
  ) {
    const isMemory = rules instanceof HeadMemory;
    const heads = isMemory ? rules.heads : HeadReader.of(rules);
    this.lines = new Lines(text);
    this.kinds = new LineKinds(this.lines);
    this.candidates = new HeadCandidates(
      this.lines,
      this.kinds,
      heads,
      isMemory ? rules.reader() : heads.reader(),
    );
    this.found = findTurnHeads(this.candidates, heads.rules);
  }

  /** The turns, with what tells whether those of an edited text are the same. */
  known(text: TextState): KnownTurns {
    const { lines, kinds, candidates } = this;
    const turns = this.turns();
    return {
      text,
      turns,
      safeFrom: lines.start(Math.min(lines.count - 1, kinds.topEnd)),
      hasAsides: kinds.hasAsides,
      wrap: lines.wrap,
      isEnglish: candidates.english,
      needsLayouts: candidates.needsLayouts,
      isMoved: false,
    };
  }

  turns(): Turns {
    const { text, lines, kinds, candidates } = this;
    const hasHead = new Uint8Array(lines.count);
    const heads = this.heads(hasHead);
    const areTimed = heads.some(({ head }) => head.pattern?.startsWith('{time}'));
    const asides = findUnspoken(
      lines,
      kinds,
      {
        spans: {
          starts: numbersOf(heads, ({ lineStart }) => lineStart),
          ends: numbersOf(heads, ({ lineStart, head }) => lineStart + head.end),
        },
        has: hasHead,
        areTimed,
      },
      candidates.headerEnd,
      candidates.countUnits(),
    );
    const tops = heads.map(({ line }) => this.topOf(line));
    const startOf = (i: number) => (i < tops.length ? lines.start(tops[i]!) : text.length);
    const found: FoundTurn[] = [];
    const opening = this.opening(startOf(0), asides);
    if (opening) found.push(opening);
    heads.forEach(({ line, lineStart, head }, i) => {
      const { label, labelStart, labelEnd, pattern } = head;
      const start = startOf(i);
      const end = skipWhiteSpaceBack(text, start, startOf(i + 1));
      const time = head.timestamp ?? this.timeIn(tops[i]!, line);
      const speech = readSpeechStart(text, lineStart + head.end, end, time);
      found.push({
        start,
        headEnd: typeof speech === 'number' ? speech : speech.start,
        end,
        label,
        labelStart: labelStart === undefined ? undefined : lineStart + labelStart,
        labelEnd: labelEnd === undefined ? undefined : lineStart + labelEnd,
        timestamp: typeof speech === 'number' ? time : speech.timestamp,
        pattern,
      });
    });
    return Turns.of(withTimes(text, found, asides), outsideOfHeads(asides, found));
  }

  /** @param hasHead is set to 1 for each line that has one */
  private heads(hasHead: Uint8Array): readonly TextHead[] {
    const { lines, kinds, candidates } = this;
    const { heads } = this.found;
    for (const { line } of heads) hasHead[line] = 1;
    const dashes = dashHeads(lines, kinds, candidates.countUnits(), heads.length, hasHead).map(
      ({ line, end, pattern }): TextHead => {
        const lineStart = lines.start(line);
        return { line, lineStart, head: { end: end - lineStart, pattern } };
      },
    );
    for (const { line } of dashes) hasHead[line] = 1;
    return dashes.length === 0 ? heads : [...heads, ...dashes].sort((a, b) => a.line - b.line);
  }

  /** The first of the lines above a head that are nothing but its time; else the line of the head. */
  private topOf(head: number): number {
    const { kinds } = this;
    let last = head - 1;
    while (last >= 0 && kinds.of[last] === LineKind.Blank) last--;
    let above = last;
    while (above >= 0 && kinds.of[above] === LineKind.Time) above--;
    const isApart = above < 0 || kinds.of[above] !== LineKind.Speech;
    return above === last || !(isApart || last === head - 1) ? head : above + 1;
  }

  /** What the first line says that is nothing but a time, from one on to that of a head. */
  private timeIn(first: number, head: number): string | undefined {
    for (let line = first; line < head; line++) {
      if (this.kinds.of[line] !== LineKind.Time) continue;
      const written = this.lines.head(line, MAX_HEAD);
      const time = readTimestamp(written, written.search(/[^\s*]/));
      if (time) return time.value;
    }
    return undefined;
  }

  /** What is said above the first head. */
  private opening(end: number, asides: readonly Span[]): FoundTurn | undefined {
    const { text } = this;
    let start = skipWhiteSpace(text, 0, end);
    for (const aside of asides) {
      if (aside.start > start || start >= end) break;
      start = skipWhiteSpace(text, Math.max(start, aside.end), end);
    }
    return start < end ? { start, headEnd: start, end: skipWhiteSpaceBack(text, start, end) } : undefined;
  }
}

/** Turns whose head has no time have the first one that stands in them. */
function withTimes(text: string, turns: readonly FoundTurn[], asides: readonly Span[]): readonly FoundTurn[] {
  let next = 0;
  return turns.map(turn => {
    while (next < asides.length && asides[next]!.start < turn.headEnd) next++;
    for (; next < asides.length && asides[next]!.start < turn.end; next++) {
      if (turn.timestamp !== undefined) continue;
      const { start, end } = asides[next]!;
      const time = readTimestamp(text.slice(start, end), 0);
      if (time) return { ...turn, timestamp: time.value };
    }
    return turn;
  });
}

/** Spans that do not overlap, without what is in heads. */
function outsideOfHeads(spans: readonly Span[], turns: readonly FoundTurn[]): SpanArrays {
  const starts: number[] = [];
  const ends: number[] = [];
  let turn = 0;
  let done = 0;
  for (const span of spans) {
    while (turn < turns.length && turns[turn]!.end <= span.start) turn++;
    const inHead = turns[turn];
    const from = Math.max(span.start, done, inHead && span.start >= inHead.start ? inHead.headEnd : 0);
    const to = inHead && from < inHead.start ? Math.min(span.end, inHead.start) : span.end;
    if (from >= to) continue;
    starts.push(from);
    ends.push(to);
    done = to;
  }
  return { starts: new Int32Array(starts), ends: new Int32Array(ends) };
}

function hasFeed(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === LINE_FEED) return true;
  return false;
}

const LINE_FEED = 0x0a;

/** Skips white space, and a timestamp below a label on a line of its own, to where speech starts; with what that says. */
function readSpeechStart(
  text: string,
  headLineEnd: number,
  end: number,
  timestamp: string | undefined,
): number | { start: number; timestamp: string } {
  const start = skipWhiteSpace(text, headLineEnd, end);
  if (timestamp !== undefined || !hasFeed(text, headLineEnd, start)) return start;

  const below = readTimestamp(text.slice(start, Math.min(end, start + MAX_HEAD)), 0);
  const after = start + (below?.end ?? 0);
  const isApart =
    after === end || text[after] === '\n' || (below?.isMark && isWhiteSpace(text.charCodeAt(after)));
  if (!below || !isApart) return start;
  return { start: skipWhiteSpace(text, after, end), timestamp: below.value };
}
