import { SharedText } from './sharedText';
import type { SortedEdits } from './sortedEdits';
import { type TextHash, hashOfAll } from './textHash';
import { type Leaf, type Page, PageWriter } from './textPages';

/**
 * A text that is never changed, only followed by another: an edit makes a new one that shares most leaves and pages
 * with the old one. Its fingerprint costs as much as the leaves that are new. UTF-16 units, half-open.
 */
export class HashedText {
  private joined: string | undefined;

  private constructor(
    private readonly pages: readonly Page[],
    readonly length: number,
  ) {}

  static of(text: string): HashedText {
    const writer = new PageWriter();
    writer.write(text);
    const made = new HashedText(writer.finish(), text.length);
    made.joined = text;
    return made;
  }

  /** Does not depend on how the text is cut into leaves. */
  get hash(): TextHash {
    return hashOfAll(this.pages, this.length);
  }

  toString(): string {
    return (this.joined ??= this.pages.map(page => page.text).join(''));
  }

  /** The words of a stretch. */
  slice(start: number, end: number): string {
    let words = '';
    let at = 0;
    for (const page of this.pages) {
      if (at >= end) break;
      if (at + page.length > start) words += page.slice(start - at, end - at);
      at += page.length;
    }
    return words;
  }

  /** The text as it is, to be kept. */
  get snapshot(): SharedText {
    return new SharedText(
      this.pages.map(({ leaves }) => leaves),
      this.length,
    );
  }

  /** The text after some edits. */
  edited(edits: SortedEdits): HashedText {
    const writer = new PageWriter();
    let edit = 0;
    /** Up to here the old text is in the new one, or has been removed. */
    let done = 0;
    let at = 0;
    for (const page of this.pages) {
      const isKept = done <= at && (edit === edits.count || edits.starts[edit]! > at + page.length);
      if (isKept && writer.keepPage(page)) {
        at += page.length;
        continue;
      }
      for (const leaf of page.leaves) {
        const end = at + leaf.text.length;
        if (done <= at && (edit === edits.count || edits.starts[edit]! > end)) writer.keepLeaf(leaf);
        else {
          done = Math.max(done, at);
          for (; edit < edits.count && edits.starts[edit]! <= end; edit++) {
            writer.write(leaf.text.slice(done - at, edits.starts[edit]! - at));
            writer.write(edits.texts[edit]!);
            done = edits.ends[edit]!;
          }
          if (done < end) writer.write(leaf.text.slice(done - at));
          writer.cut();
        }
        at = end;
      }
    }
    // A text without leaves has no leaf to put something into.
    for (; edit < edits.count; edit++) writer.write(edits.texts[edit]!);
    return new HashedText(writer.finish(), this.length + edits.shifts[edits.count]!);
  }

  /** Whether two texts have the same words; what they share at both ends is not looked into. */
  equals(other: HashedText): boolean {
    if (this.length !== other.length) return false;
    const [pages, otherPages] = withoutShared(this.pages, other.pages);
    const [leaves, otherLeaves] = withoutShared(leavesOf(pages), leavesOf(otherPages));
    return joinLeaves(leaves) === joinLeaves(otherLeaves);
  }
}

function leavesOf(pages: readonly Page[]): Leaf[] {
  return pages.flatMap(page => page.leaves);
}

function joinLeaves(leaves: readonly Leaf[]): string {
  return leaves.map(leaf => leaf.text).join('');
}

/** Two lists without the parts that are the same at their beginnings and at their ends. */
function withoutShared<Part>(a: readonly Part[], b: readonly Part[]): [readonly Part[], readonly Part[]] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
}
