import { type HeadCandidate, type HeadCandidates, countLabels } from './headCandidates';
import { isSound } from '../text/sounds';
import { withoutAsides } from './labelAsides';

/** Of the stretches of a text, so many begin with a label where it is laid out so: speech may have several paragraphs. */
const MIN_SHARE = 0.5;
/** The same where labels are codes or roles (`Q`, `INT`, `P1`), which nothing else begins with. */
const MIN_SHARE_OF_CODES = 0.25;
/** Heads with recurring labels that show a layout. */
const MIN_HEADS = 4;
/** A layout has to show itself so much more often than the heads in other forms. */
const AHEAD = 1.5;
/** Of the heads, so many are written in a way that one of them may have, and have a label that is not a code. */
const MIN_STYLE = 0.1;
const MIN_LABEL = 0.02;
/** Patterns with brackets around the label. */
const CLOSED = /[[({<【〈]\{speaker\}[\])}>】〉]/;

/**
 * The heads of a text in forms that are heads only where most lines are laid out so, with those in other forms that go
 * with them; undefined where the text is not laid out so.
 * @param established heads in other forms that others bear out
 * @param refused what is no label
 */
export function layoutHeads(
  candidates: HeadCandidates,
  established: readonly HeadCandidate[],
  refused: ReadonlySet<string>,
): readonly HeadCandidate[] | undefined {
  const units = candidates.countUnits();
  // most stretches have their label: there is nothing to look for
  const isClear = established.length >= MIN_HEADS && established.length >= units * MIN_SHARE;
  if (isClear || units === 0) return undefined;
  const byPattern = new Map<string, HeadCandidate[]>();
  for (const candidate of withoutAsides(candidates.byLayout())) {
    const { label, pattern } = candidate.head;
    if (refused.has(label) || isSound(`[${label}]`)) continue;
    const same = byPattern.get(pattern);
    if (same) same.push(candidate);
    else byPattern.set(pattern, [candidate]);
  }
  const known = established.filter(({ head }) => head.isKnown).length;
  let best: FoundLayout | undefined;
  for (const lines of byPattern.values()) {
    const layout = new FoundLayout(lines, units);
    if (layout.score <= (best?.score ?? 0)) continue;
    if (
      layout.isDeclared ? layout.known >= known : layout.isClear && layout.score > AHEAD * established.length
    )
      best = layout;
    else if (layout.isOfCodes && known === 0) best = layout;
  }
  if (!best) return undefined;
  const taken = new Set(best.heads.map(({ line }) => line));
  const others = established.filter(
    ({ line, head }) => !taken.has(line) && (head.isKnown || !best.isDeclared),
  );
  return [...best.heads, ...others].sort((a, b) => a.line - b.line);
}

/** Lines that one pattern fits, taken for the layout of a text. */
class FoundLayout {
  readonly heads: readonly HeadCandidate[];
  /** Heads with a label that the study claims. */
  readonly known: number;
  /** Labels of the study say that it is one. */
  readonly isDeclared: boolean;
  /** Labels recur, of several people, and most stretches have one. */
  readonly isClear: boolean;
  /** Labels are codes or roles, and recur. */
  readonly isOfCodes: boolean;
  /** Heads that say something about the layout. */
  readonly score: number;

  constructor(lines: readonly HeadCandidate[], units: number) {
    const counts = countLabels(lines);
    const known = lines.filter(({ head }) => head.isKnown);
    const labels = new Set(known.map(({ head }) => head.label));
    this.known = known.length;
    this.isDeclared = known.length >= 2 && (labels.size >= 2 || known.length >= MIN_HEADS);
    const isLabel = ({ head, shape, isAfterBlank, mayBeWrapped }: HeadCandidate) =>
      head.isKnown || (shape !== 'none' && !(mayBeWrapped && !isAfterBlank));
    const recurring = lines.filter(
      one => isLabel(one) && (counts.get(one.head.label)! > 1 || one.head.isKnown),
    );
    const distinct = new Set(recurring.map(({ head }) => head.label)).size;
    const isSet = recurring.length >= MIN_HEADS && distinct >= 2;
    // a text of a few lines, each of which begins so, with codes or roles
    const isShort = lines.length >= 2 && lines.length >= units && lines.every(isCode);
    this.isClear = isShort || (isSet && recurring.length >= units * MIN_SHARE);
    this.isOfCodes = isSet && recurring.every(isCode) && recurring.length >= units * MIN_SHARE_OF_CODES;
    this.score = isShort ? lines.length : recurring.length;
    const styles = new Map<string, number>();
    for (const { style } of recurring) styles.set(style, (styles.get(style) ?? 0) + 1);
    const isClosed = CLOSED.test(lines[0]!.head.pattern);
    const isTaken = (one: HeadCandidate) => {
      if (isShort || isCode(one)) return true;
      // what looks otherwise than nearly all of them is how lines of speech begin
      if ((styles.get(one.style) ?? 0) < recurring.length * MIN_STYLE) return false;
      const count = counts.get(one.head.label)!;
      if (this.isDeclared) return count > 2;
      // capitals are told from words, and what is in brackets is told from speech
      if (one.shape === 'plain' && isClosed) return true;
      return count > 1 && (one.style === 'capitals' || count >= recurring.length * MIN_LABEL);
    };
    this.heads = lines.filter(one => one.head.isKnown || (isLabel(one) && isTaken(one)));
  }
}

/** `Q`, `P1`, `Interviewer`: nothing else begins with one. */
function isCode({ shape, style }: HeadCandidate): boolean {
  return shape === 'plain' && style === 'code';
}
