import { type HeadCandidate, type HeadCandidates, countLabels } from './headCandidates';
import { labelKey } from './labelKey';
import { ROLES } from './labelWords';
import { isRole } from './caseless';
import { Layout } from './layout';
import { layoutHeads } from './layoutHeads';
import { patternHeads } from './patternHeads';
import { type Pattern, parsePattern } from './patterns/pattern';
import { isDated } from './timestamps';
import type { TurnRules } from './turnRules';
import { withoutAsides } from './labelAsides';

/** What was found of the heads of a text. */
export interface TurnHeads {
  /** The lines that begin a turn, in order. */
  readonly heads: readonly HeadCandidate[];
  /** Lines that look like the head of a turn and are none, in order. */
  readonly skipped: readonly HeadCandidate[];
}

/** Of the labelled lines of a text, so many have labels that the study claims where it has named who speaks. */
const MOSTLY = 0.6;
const MIN_DECLARED = 4;
/** A word that may open a sentence is a label where so many lines begin with it, and one in ten of the heads. */
const MIN_DOUBTFUL = 3;
const MIN_DOUBTFUL_SHARE = 0.1;
/** In a text with so many heads, clauses recur, too: as often as labels have to, and what share of the heads they may have. */
const MIN_LONG = 50;
const MIN_IN_LONG = 3;
const MIN_LOOSE_SHARE = 0.025;
const MIN_CASELESS_SHARE = 0.02;
/** With fewer heads, it cannot be said how those of a text look. */
const MIN_TO_GO_BY = 5;
/** Where no label recurs, labels are in so many of the stretches, or there are none. */
const MIN_ONCE = 0.3;
/** Lines with the same label, and their share of the stretches, where a blank line parts labels from speech. */
const MIN_APART = 3;
const MIN_APART_SHARE = 0.35;
const MIN_MESSAGES = 2;
/** Heads are items of a list where so many of them are: turns, too, may be written as one. */
const MIN_SHARE_OF_ITEMS = 0.3;

/** The lines of a text that begin a turn; for the rules see `findTurns`. */
export function findTurnHeads(candidates: HeadCandidates, rules: TurnRules): TurnHeads {
  const refused = new Set((rules.notSpeakers ?? []).map(labelKey));
  const strong = withoutAsides(candidates.strong());
  const heads =
    patternHeads(candidates, ownPatterns(rules), refused) ??
    builtInHeads(
      candidates,
      strong.filter(one => (one.shape !== 'none' || isMessage(one)) && !refused.has(one.head.label)),
      refused,
    );
  const taken = new Uint8Array(candidates.kinds.of.length);
  for (const { line } of heads) taken[line] = 1;
  const left = strong.filter(({ line, head }) => taken[line] === 0 && head.kind !== 'alone');
  const counts = countLabels(left);
  // a sentence may begin with anything, but not time and again
  const isLabel = ({ head, shape }: HeadCandidate) =>
    shape === 'plain' || shape === 'loose' || refused.has(head.label) || counts.get(head.label)! > 1;
  return { heads, skipped: left.filter(isLabel) };
}

function builtInHeads(
  candidates: HeadCandidates,
  strong: readonly HeadCandidate[],
  refused: ReadonlySet<string>,
): readonly HeadCandidate[] {
  const found = new Established(strong, candidates);
  return layoutHeads(candidates, found.established, refused) ?? found.all();
}

/** Patterns that cannot be read are reported where the study file is checked. */
function ownPatterns({ patterns = [] }: TurnRules): readonly Pattern[] {
  return patterns.map(parsePattern).flatMap(parsed => (parsed.ok ? [parsed.value] : []));
}

/** Which of the candidates are heads: those that others bear out first, then those that are laid out as these are. */
class Established {
  readonly established: readonly HeadCandidate[];
  private readonly isMostlyDeclared: boolean;
  /** What the labels that occur once are measured by: most texts have none. */
  private foundTraits: Traits | undefined;

  /** @param text that the candidates are of */
  constructor(
    private readonly candidates: readonly HeadCandidate[],
    private readonly text: HeadCandidates,
  ) {
    const units = text.countUnits();
    const counts = countLabels(candidates.filter(isRunOfLabel));
    const isLabelLine = areApart(candidates, units) ? isAlone : isAloneAboveSpeech;
    const alone = countLabels(candidates.filter(isLabelLine));
    const isOfMessages = isChat(candidates);
    const recurs = (candidate: HeadCandidate, times = 2) => (counts.get(candidate.head.label) ?? 0) >= times;
    const first = candidates.filter(candidate => {
      const { head, isAfterBlank, mayBeWrapped, shape } = candidate;
      if (head.isKnown) return head.kind !== 'alone' || isAfterBlank || isLedByTime(candidate);
      if (isOfMessages && isMessage(candidate)) return shape !== 'none' || recurs(candidate);
      if (shape === 'none') return false;
      if (head.kind === 'alone') {
        const times = shape === 'doubtful' ? MIN_DOUBTFUL : 2;
        const isSet = recurs(candidate, times) || (alone.get(head.label) ?? 0) >= times;
        return isLabelLine(candidate) && isSet;
      }
      if (shape === 'doubtful') return false;
      if (head.kind === 'timed') return recurs(candidate) && (head.hasTimeMark || isAfterBlank);
      return recurs(candidate) && !(shape === 'loose' && mayBeWrapped);
    });
    const known = first.filter(({ head }) => head.isKnown).length;
    const least = Math.max(MIN_DOUBTFUL, first.length * MIN_DOUBTFUL_SHARE);
    const doubtful = candidates.filter(
      candidate =>
        candidate.shape === 'doubtful' &&
        candidate.head.kind !== 'alone' &&
        !(isOfMessages && isMessage(candidate)) &&
        !candidate.mayBeWrapped &&
        recurs(candidate, least),
    );
    this.isMostlyDeclared = known >= MIN_DECLARED && known >= MOSTLY * (first.length + doubtful.length);
    const borneOut = withoutListItems(this.isMostlyDeclared ? first : [...first, ...doubtful]);
    this.established = inOrder(withoutRareWords(borneOut, counts, text));
  }

  private get traits(): Traits {
    return (this.foundTraits ??= new Traits(this.established, this.candidates));
  }

  /** All heads, in order. */
  all(): readonly HeadCandidate[] {
    if (this.established.length === this.candidates.length) return this.candidates;
    const taken = new Set(this.established);
    const once = this.candidates.filter(candidate => !taken.has(candidate) && this.mayBeOnce(candidate));
    // colons here and there in a text without labels
    const isScattered = taken.size === 0 && once.length < this.text.countUnits() * MIN_ONCE;
    for (const candidate of once) if (!isScattered || candidate.head.hasTimeMark) taken.add(candidate);
    return this.candidates.filter(candidate => taken.has(candidate));
  }

  /** Whether a label that occurs once, or not in a form that says much, is taken. */
  private mayBeOnce(candidate: HeadCandidate): boolean {
    const { head, shape, style, mayBeWrapped } = candidate;
    if (shape !== 'plain' || mayBeWrapped) return false;
    // a code or a role may be somebody’s whom the study does not know yet
    const mayBeNew = style === 'code' || (head.hasTimeMark && this.traits.areTimed);
    if (this.isMostlyDeclared && !mayBeNew) return false;
    if (head.kind === 'alone')
      return head.hasTimeMark && isAloneAboveSpeech(candidate) && this.isBelowTime(candidate);
    if (head.kind === 'timed')
      return head.hasTimeMark || (this.traits.haveTimedLines && isTimedLine(candidate));
    if (head.kind !== 'colon') return false;
    return head.hasTimeMark || (this.traits.layout.allows(candidate) && this.isToldByItsWords(candidate));
  }

  /** Whether a label that occurs once is one by what it says: in other languages than English, only a code or a role is. */
  private isToldByItsWords({ style }: HeadCandidate): boolean {
    const isFree = this.established.length < MIN_TO_GO_BY || this.text.isEnglish;
    return isFree || style === 'code' || style === 'capitals';
  }

  /** `[00:00:01] Speaker 1` above speech: what one says may be as short, where other lines have their speech beside the time. */
  private isBelowTime({ style }: HeadCandidate): boolean {
    return style === 'code' || this.traits.haveTimesAbove;
  }
}

/** What the heads of a text have in common. */
class Traits {
  readonly layout: Layout;
  readonly areTimed: boolean;
  readonly haveTimedLines: boolean;
  readonly haveTimesAbove: boolean;

  constructor(established: readonly HeadCandidate[], candidates: readonly HeadCandidate[]) {
    this.layout = new Layout(established);
    this.areTimed = established.filter(({ head }) => head.hasTimeMark).length * 2 > established.length;
    this.haveTimedLines = candidates.filter(isTimedLine).length > 1;
    this.haveTimesAbove =
      candidates.filter(({ head }) => head.kind === 'alone' && head.hasTimeMark).length > 1;
  }
}

/**
 * The same without labels that recur, but less often than words do that open lines of speech now and then: in a long
 * text, some clauses do. Names and codes are told from these by their looks, in English at least.
 */
function withoutRareWords(
  heads: HeadCandidate[],
  counts: ReadonlyMap<string, number>,
  text: HeadCandidates,
): HeadCandidate[] {
  const small = heads.filter(isSmall).length;
  const least = (candidate: HeadCandidate) => {
    const { head, shape, style } = candidate;
    if (head.isKnown || head.kind === 'alone' || isMessage(candidate)) return 0;
    if (isSmall(candidate) && heads.length - small >= MIN_TO_GO_BY)
      return (heads.length - small) * MIN_DOUBTFUL_SHARE;
    if (heads.length < MIN_LONG) return 0;
    if (shape === 'loose' && !text.isEnglish) return Math.max(MIN_IN_LONG, heads.length * MIN_LOOSE_SHARE);
    if (style === 'caseless') return Math.max(MIN_IN_LONG, heads.length * MIN_CASELESS_SHARE);
    return style === 'name' && !head.label.includes(' ') && !text.isEnglish ? MIN_IN_LONG : 0;
  };
  return heads.filter(head => (counts.get(head.head.label) ?? 0) >= least(head));
}

/** The same without the items of lists that somebody has in a turn: `- Money: …`, where nearly all heads are no items. */
function withoutListItems(heads: HeadCandidate[]): HeadCandidate[] {
  const isItem = ({ head }: HeadCandidate) => head.prefix !== '' && /[-+*•‣◦・]/.test(head.prefix);
  const items = heads.filter(isItem).length;
  if (items === 0 || items >= heads.length * MIN_SHARE_OF_ITEMS) return heads;
  return heads.filter(one => one.head.isKnown || !isItem(one));
}

function isSmall({ head, shape, style }: HeadCandidate): boolean {
  return shape === 'loose' && !head.isKnown && style === 'small';
}

/** Whether labels stand on lines of their own with a blank line below: most lines that stand so have one of a few labels. */
function areApart(candidates: readonly HeadCandidate[], units: number): boolean {
  const lines = candidates.filter(isAlone);
  const counts = countLabels(lines);
  const recurring = lines.filter(({ head }) => counts.get(head.label)! >= MIN_APART);
  const isOfRole = recurring.some(({ head, style }) => style === 'code' || head.isBold);
  const distinct = new Set(recurring.map(({ head }) => head.label)).size;
  return isOfRole && distinct >= 2 && recurring.length >= units * MIN_APART_SHARE;
}

/** `[12/05/2024, 10:15:03] Anna: `: the day and the time of a message, and who has sent it, whatever they are called. */
function isMessage({ head }: HeadCandidate): boolean {
  return head.kind === 'colon' && head.pattern.startsWith('{time}') && isDated(head.timestamp);
}

/** Whether most of what has a colon are messages. */
function isChat(candidates: readonly HeadCandidate[]): boolean {
  const messages = candidates.filter(isMessage).length;
  const colons = candidates.filter(({ head }) => head.kind === 'colon').length;
  return messages >= MIN_MESSAGES && messages * 2 > colons;
}

/** A label whose recurrence says something: a wrapped line may begin with the same words twice. */
function isRunOfLabel(candidate: HeadCandidate): boolean {
  const { kind, hasTimeMark } = candidate.head;
  if (candidate.mayBeWrapped) return false;
  return kind === 'colon' || (kind === 'timed' && (hasTimeMark || isTimedLine(candidate)));
}

/** `Name 0:05`, which could also say when something was. */
function isTimedLine({ head, shape, isAfterBlank }: HeadCandidate): boolean {
  return head.kind === 'timed' && shape === 'plain' && isAfterBlank;
}

/** `00:00:03 Speaker 1`: a line that needs no blank one above to be apart. */
function isLedByTime({ head }: HeadCandidate): boolean {
  return head.hasTimeMark && head.pattern.includes('{time}');
}

/** A label without a colon on a line of its own. */
function isAlone(candidate: HeadCandidate): boolean {
  const { head, shape, isAfterBlank } = candidate;
  if (head.kind !== 'alone') return false;
  // beside a time, a line of one or two words is hardly anything else
  const isTimed = isLedByTime(candidate);
  const isLabel = shape === 'plain' || (isTimed && shape !== 'none');
  if (!isLabel || !(isAfterBlank || isTimed)) return false;
  return !/\p{L}{2}\.$/u.test(head.label);
}

/** A label without a colon, right above the speech. A role, a number or emphasis may have a blank line below, too. */
function isAloneAboveSpeech(candidate: HeadCandidate): boolean {
  const { head, isBeforeBlank } = candidate;
  const { label } = head;
  if (!isAlone(candidate)) return false;
  return (
    !isBeforeBlank ||
    /\p{Nd}/u.test(label) ||
    head.isBold ||
    head.prefix === '#' ||
    isRole(label) ||
    label.split(' ').some(word => ROLES.has(word.toLowerCase()))
  );
}

function inOrder(candidates: HeadCandidate[]): readonly HeadCandidate[] {
  return candidates.sort((a, b) => a.line - b.line);
}
