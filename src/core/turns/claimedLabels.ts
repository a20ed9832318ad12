import { collapseWhiteSpace, isWhiteSpace, skipWhiteSpace } from '../text/whiteSpace';
import { labelKey } from './labelKey';

/**
 * Labels that a study claims, to be looked for in lines: letters as they are, whether composed or not, any white space like
 * any other. They are looked up, however many there are: once for each length that labels with the same first letter have.
 */
export class ClaimedLabels {
  /** Whether one of them begins with a colon, or has a blank after one. */
  readonly haveColons: boolean;
  private readonly spellings = new Set<string>();
  /** By the first unit: lengths of the labels that have it, the longest first. */
  private readonly lengths = new Map<string, number[]>();

  constructor(labels: Iterable<string>) {
    let haveColons = false;
    for (const claimed of labels) {
      for (const spelling of spellingsOf(claimed)) {
        if (this.spellings.has(spelling)) continue;
        this.spellings.add(spelling);
        haveColons ||= /^:|: /.test(spelling);
        const lengths = this.lengths.get(spelling[0]!);
        if (!lengths) this.lengths.set(spelling[0]!, [spelling.length]);
        else if (!lengths.includes(spelling.length)) lengths.push(spelling.length);
      }
    }
    for (const lengths of this.lengths.values()) lengths.sort((a, b) => b - a);
    this.haveColons = haveColons;
  }

  /** Where in a line the labels end that begin at an offset, the longest first. */
  endsAt(line: string, at: number): readonly number[] {
    const lengths = this.lengths.get(line.charAt(at));
    if (!lengths) return NONE;
    const [text, ends] = collapsed(line, at, lengths[0]!);
    return lengths
      .filter(length => length <= text.length && this.spellings.has(text.slice(0, length)))
      .map(length => ends[length - 1]!);
  }
}

const NONE: readonly number[] = [];

/** The beginning of a stretch, any white space as one blank, and where each unit of it ends in the line. */
function collapsed(line: string, start: number, length: number): [text: string, ends: readonly number[]] {
  let text = '';
  const ends: number[] = [];
  for (let at = start; at < line.length && ends.length < length;) {
    const isWhite = isWhiteSpace(line.charCodeAt(at));
    text += isWhite ? ' ' : line[at]!;
    at = isWhite ? skipWhiteSpace(line, at, line.length) : at + 1;
    ends.push(at);
  }
  return [text, ends];
}

/** A label as it is claimed, and with its letters composed and taken apart: programs write “é” in either way. */
function spellingsOf(claimed: string): readonly string[] {
  const label = labelKey(claimed);
  if (label === '') return [];
  return [label, label.normalize('NFD'), collapseWhiteSpace(claimed).replace(/[\s:：]*$/, '')];
}
