import { type KnownLabels, type LineHeads, MAX_HEAD, type ReadHead, readHeadLine } from './headLine';
import { copied } from '../text/copied';
import { ClaimedLabels } from './claimedLabels';
import { PlainHeads } from './plainHeads';
import type { KnownTurns } from './turnsAfterEdit';
import { type LabelLooks, labelLooks } from './labels';
import type { TurnRules } from './turnRules';

/** Lines up to so many units are remembered while a text is read. */
const MAX_SHORT = 40;

/** Reads heads with the labels that a study claims. */
export class HeadReader {
  readonly known: KnownLabels;
  readonly plain: PlainHeads;
  private readonly looks = new Map<string, LabelLooks>();

  private constructor(readonly rules: TurnRules) {
    const labels = new ClaimedLabels(rules.labels);
    this.known = (line, at) => labels.endsAt(line, at);
    this.plain = new PlainHeads(this.known, !labels.haveColons);
  }

  /** One for all texts of the same rules: a study may claim thousands of labels. */
  static of(rules: TurnRules): HeadReader {
    let reader = readers.get(rules);
    if (!reader) readers.set(rules, (reader = new HeadReader(rules)));
    return reader;
  }

  looksOf(label: string): LabelLooks {
    let looks = this.looks.get(label);
    if (looks) return looks;
    if (this.looks.size >= MAX_LOOKS) this.looks.clear();
    this.looks.set(copied(label), (looks = labelLooks(label)));
    return looks;
  }

  reader(): ReadHead {
    const short = new Map<string, LineHeads>();
    return (line, isWhole, isNumbered) => {
      // such lines are the same again and again: answers, labels, times
      if (line.length > MAX_SHORT || !isWhole || isNumbered)
        return readHeadLine(line, isWhole, isNumbered, this.known);
      let heads = short.get(line);
      if (!heads) short.set(line, (heads = readHeadLine(line, isWhole, isNumbered, this.known)));
      return heads;
    };
  }
}

/** Labels whose looks are remembered. */
const MAX_LOOKS = 10_000;

const readers = new WeakMap<TurnRules, HeadReader>();

/** With more than twice as many lines than the text had, those that are gone are forgotten. */
const MAX_KEPT = 2;

interface Read {
  readonly heads: LineHeads;
  readonly isNumbered: boolean;
  /** Number of the reader that has last come upon the line. */
  last: number;
}

/**
 * What was found in the lines of a text that is edited: reading heads is most of the work of finding turns, and an edit
 * leaves nearly all lines as they are.
 */
export class HeadMemory {
  /** The text whose turns were found last. */
  last: KnownTurns | undefined;
  readonly heads: HeadReader;
  private readonly read: ReadHead;
  private readonly lines = new Map<string, Read>();
  private readers = 0;
  /** Lines that the last reader came upon. */
  private count = 0;

  constructor(readonly rules: TurnRules) {
    this.heads = HeadReader.of(rules);
    this.read = this.heads.reader();
  }

  /** Reads a line that is being typed: there is no need to remember it. */
  get readLine(): ReadHead {
    return this.read;
  }

  /** Reads the lines of one text, from its beginning to its end. */
  reader(): ReadHead {
    this.forget();
    const number = ++this.readers;
    this.count = 0;
    return (line, isWhole, isNumbered) => {
      // such a line looks like the beginning of a longer one
      if (isWhole && line.length === MAX_HEAD) return this.read(line, isWhole, isNumbered);
      this.count++;
      const known = this.lines.get(line);
      if (known?.isNumbered === isNumbered) {
        known.last = number;
        return known.heads;
      }
      const copy = copied(line);
      const heads = this.read(copy, isWhole, isNumbered);
      this.lines.set(copy, { heads, isNumbered, last: number });
      return heads;
    };
  }

  /** Forgets lines that the last text did not have, once there are many. */
  private forget(): void {
    if (this.lines.size <= MAX_KEPT * this.count) return;
    for (const [line, { last }] of this.lines) if (last < this.readers) this.lines.delete(line);
  }
}
