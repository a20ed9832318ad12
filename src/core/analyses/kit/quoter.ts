import type { CodedTranscript } from '../../corpus/corpus';
import { LineIndex } from '../../text/lineIndex';
import { firstAtLeast, overlapRange } from '../../base/sorted';
import type { Span } from '../../text/span';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import type { Turns } from '../../turns/turns';

/** In place of words that are left out of a quote. */
const CUT = '[…]';

/**
 * Takes words out of a transcript as papers print them: every run of white space is one space, timestamps are left out,
 * and each turn begins a line, after its label (`Job Coach 4: …`) when the stretch runs into the turn or begins with
 * the label.
 */
export class Quoter {
  /** It may have been read for this: a transcript need not keep it. */
  private readonly whole: string;
  private readonly lines: LineIndex;

  constructor(private readonly transcript: CodedTranscript) {
    this.whole = transcript.text;
    this.lines = LineIndex.of(this.whole);
  }

  /** The line that an offset is in; the first is 1. */
  line(offset: number): number {
    return this.lines.positionAt(offset).line + 1;
  }

  /** That of the first turn in a stretch. */
  timestamp(stretch: Span): string | null {
    return timestampIn(this.transcript.turns, stretch);
  }

  /** The labels of the turns in a stretch, each once, in the order of the turns. */
  speakers({ start, end }: Span): readonly string[] {
    const { turns } = this.transcript;
    const [from, to] = turns.overlapping(start, end);
    const labels = new Set<string>();
    for (let turn = from; turn < to; turn++) {
      const label = turns.label(turn);
      if (label !== undefined) labels.add(label);
    }
    return [...labels];
  }

  /** A stretch; of more than `longest` words the first and the last ones, as many in all. 0 for the whole. */
  quote({ start, end }: Span, longest: number): string {
    if (longest === 0) return this.text(start, end);
    const { words, turns } = this.transcript;
    const [from, to] = words.range(start, end);
    if (to - from <= longest) return this.text(start, end);
    const first = Math.ceil(longest / 2);
    const last = longest - first;
    const cutFrom = words.ends[from + first - 1]!;
    const beginning = `${this.text(start, cutFrom)} ${CUT}`;
    if (last === 0) return beginning;
    const cutTo = words.starts[to - last]!;
    const turn = turns.at(cutTo);
    if (turn === turns.at(cutFrom - 1)) return `${beginning} ${this.text(cutTo, end)}`;
    const label = turns.label(turn);
    return `${beginning}\n${label === undefined ? '' : `${label}: `}${this.text(cutTo, end)}`;
  }

  /** So many words before an offset, with everything between them. */
  before(offset: number, count: number): string {
    if (count === 0) return '';
    const { words } = this.transcript;
    const to = firstAtLeast(words.ends, offset + 1);
    return to === 0 ? '' : this.text(words.starts[Math.max(to - count, 0)]!, offset);
  }

  /** So many words after an offset, with everything between them. */
  after(offset: number, count: number): string {
    if (count === 0) return '';
    const { words } = this.transcript;
    const from = firstAtLeast(words.starts, offset);
    if (from === words.count) return '';
    return this.text(offset, words.ends[Math.min(from + count, words.count) - 1]!);
  }

  private text(start: number, end: number): string {
    const { turns } = this.transcript;
    const [from, to] = turns.overlapping(start, end);
    const lines: string[] = [];
    // the head of a transcript is in no turn
    const above = this.written(start, Math.min(end, turns.starts[from] ?? end));
    if (from === 0 && above !== '') lines.push(above);
    for (let turn = from; turn < to; turn++) {
      const speechStart = turns.headEnds[turn]!;
      const label = start < speechStart ? turns.label(turn) : undefined;
      const speech = this.said(Math.max(start, speechStart), Math.min(end, turns.ends[turn]!));
      if (label !== undefined) lines.push(`${label}: ${speech}`.trim());
      else if (speech !== '') lines.push(speech);
    }
    // a timestamp by itself may be what somebody has coded
    return lines.length > 0 ? lines.join('\n') : this.written(start, end);
  }

  private written(start: number, end: number): string {
    return collapseWhiteSpace(this.whole.slice(start, Math.max(start, end)));
  }

  /** A stretch without the timestamps and the like that stand in it. */
  private said(start: number, end: number): string {
    const { whole: text } = this;
    const { turns } = this.transcript;
    const { starts, ends } = turns.unspoken;
    const [from, to] = overlapRange(starts, ends, start, end);
    if (from === to) return this.written(start, end);
    const parts: string[] = [];
    let at = start;
    for (let i = from; i < to; i++) {
      parts.push(text.slice(at, Math.max(at, starts[i]!)));
      at = Math.max(at, ends[i]!);
    }
    return collapseWhiteSpace([...parts, text.slice(at, Math.max(at, end))].join(' '));
  }
}

/** The timestamp of the first turn in a stretch. */
export function timestampIn(turns: Turns, { start, end }: Span): string | null {
  const [from, to] = turns.overlapping(start, end);
  return from < to ? (turns.timestamp(from) ?? null) : null;
}
