import { type HeadLine, MAX_HEAD, type ReadHead, readHeadLine } from './headLine';
import { knownLabels } from './knownLabels';

/** @param claimed labels that the study knows, as written in the text */
export function headReader(claimed: Iterable<string>): ReadHead {
  const known = knownLabels(claimed);
  return (line, isWhole) => readHeadLine(line, isWhole, known);
}

/**
 * What was found in the lines of a text that is edited: reading heads is most of the work of finding turns, and an edit
 * leaves nearly all lines as they are.
 */
export class HeadMemory {
  private readonly read: ReadHead;
  private lines = new Map<string, HeadLine | undefined>();

  /** @param claimed labels that the study knows, as written in the text */
  constructor(claimed: Iterable<string>) {
    this.read = headReader(claimed);
  }

  /** Reads the lines of one text; what was not in it is forgotten with the next one. */
  reader(): ReadHead {
    const before = this.lines;
    const lines = (this.lines = new Map());
    return (line, isWhole) => {
      // such a line looks like the beginning of a longer one
      if (isWhole && line.length === MAX_HEAD) return this.read(line, isWhole);
      const head = before.has(line) ? before.get(line) : this.read(copied(line), isWhole);
      lines.set(line, head);
      return head;
    };
  }
}

/** A part of a string keeps the whole of it in memory, which would be a text for every line that was ever edited. */
function copied(line: string): string {
  return ` ${line}`.slice(1);
}
