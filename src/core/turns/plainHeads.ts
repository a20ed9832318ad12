import { type HeadLine, type KnownLabels, readHeadLine } from './headLine';
import { isBlank } from './patterns/lineView';
import { copied } from '../text/copied';
import { canStartTimestamp } from './timestamps';

/** The head of a plain line, if it has one. */
export interface PlainHead {
  readonly head: HeadLine | undefined;
}

/** In units: what is longer is hardly a label, and comes only once. */
const MAX_BEGINNING = 50;
/** With more beginnings, they are forgotten. */
const MAX_KEPT = 20_000;
/** What the rest of a line, which is no part of a beginning, would be the label of. */
const BEFORE_LABEL = /Speaker[^\p{L}\p{N}]*$/u;

const COLON = 0x3a;
const WIDE_COLON = 0xff1a;

/**
 * Reads heads as most are, `Label: speech`, by their beginnings: a line with a colon, a blank and a letter reads as any
 * other that is the same up to there. No form of a head goes on behind such a blank, but for those that have a time, a
 * second colon or emphasis there, or are within brackets or tags; and no label has such a colon in it. So each beginning is
 * read once for all lines and all texts.
 */
export class PlainHeads {
  private readonly heads = new Map<string, PlainHead | undefined>();

  /** @param isUsable whether no label that the study claims has such a colon in it */
  constructor(
    private readonly known: KnownLabels,
    private readonly isUsable: boolean,
  ) {}

  /**
   * Undefined where the line, or the beginning of it, has to be read in full.
   * @param start where the line begins in the text
   * @param end where it ends, white space not included
   */
  read(text: string, start: number, end: number): PlainHead | undefined {
    if (!this.isUsable) return undefined;
    const colon = beginningEnd(text, start, Math.min(end - 2, start + MAX_BEGINNING));
    if (colon === undefined) return undefined;
    const beginning = text.slice(start, colon);
    const known = this.heads.get(beginning);
    if (known || this.heads.has(beginning)) return known;
    if (this.heads.size >= MAX_KEPT) this.heads.clear();
    const read = this.readBeginning(beginning);
    this.heads.set(copied(beginning), read);
    return read;
  }

  private readBeginning(beginning: string): PlainHead | undefined {
    if (BEFORE_LABEL.test(beginning.normalize('NFKC'))) return undefined;
    const { head } = readHeadLine(`${copied(beginning)}: a`, true, false, this.known);
    return { head };
  }
}

/** Where the beginning of a plain line ends: at a colon with a blank and something that no head has there. */
function beginningEnd(text: string, start: number, limit: number): number | undefined {
  let isOpen = false;
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    switch (unit) {
      case COLON:
        if (text.charCodeAt(at + 1) === 0x20)
          return !isOpen && isSpeech(text.charCodeAt(at + 2)) ? at : undefined;
        break;
      case 0x28: // (
      case 0x5b: // [
        isOpen = true;
        break;
      case 0x29: // )
      case 0x5d: // ]
        isOpen = false;
        break;
      case 0x2a: // *
      case 0x3c: // <
      case 0x5c: // \
        return undefined;
    }
  }
  return undefined;
}

/** Whether a unit after a colon and a blank is no part of a head. */
function isSpeech(unit: number): boolean {
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) return true;
  const isSign = unit === COLON || unit === WIDE_COLON || unit === 0x2a || unit === 0x5f; // * _
  return !isSign && !isBlank(unit) && !canStartTimestamp(unit);
}
