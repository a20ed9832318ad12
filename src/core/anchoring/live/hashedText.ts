import { SharedText } from './sharedText';
import type { SortedEdits } from './sortedEdits';
import { type TextHash, hashOfAll } from './textHash';
import { Chapter, type Leaf, Page, PageWriter, editedLeaf } from './textPages';

/**
 * A text that is never changed, only followed by another: an edit makes a new one that shares most leaves and pages
 * with the old one. Its fingerprint costs as much as the leaves that are new. UTF-16 units, half-open.
 */
export class HashedText {
  private joined: string | undefined;
  /** The text before the last edit, as it was joined, with that edit: sooner put together than all pages. */
  private source: { readonly before: string; readonly edits: SortedEdits } | undefined;

  private constructor(
    private readonly chapters: readonly Chapter[],
    readonly length: number,
  ) {}

  static of(text: string): HashedText {
    const writer = new PageWriter();
    writer.write(text);
    const made = new HashedText(Chapter.of(writer.finish()), text.length);
    made.joined = text;
    return made;
  }

  /** Does not depend on how the text is cut into leaves. */
  get hash(): TextHash {
    return hashOfAll(this.chapters, this.length);
  }

  /** The whole; joined when first asked for. */
  get text(): string {
    if (this.joined !== undefined) return this.joined;
    const { source } = this;
    this.source = undefined;
    if (!source) return (this.joined = this.pages.map(page => page.text).join(''));
    const { before, edits } = source;
    return (this.joined = before.slice(0, edits.starts[0]) + edits.texts[0] + before.slice(edits.ends[0]));
  }

  /** The words of a stretch. */
  slice(start: number, end: number): string {
    let words = '';
    if (start >= end) return words;
    let at = 0;
    for (const chapter of this.chapters) {
      if (at >= end) break;
      if (at + chapter.length <= start) at += chapter.length;
      else
        for (const page of chapter.pages) {
          if (at >= end) break;
          if (at + page.length > start) words += page.slice(start - at, end - at);
          at += page.length;
        }
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
    return (edits.count === 1 ? this.editedInLeaf(edits) : undefined) ?? this.rewritten(edits);
  }

  /** The same for a key: all but one leaf, its page and its chapter are shared. Undefined when that is not all that changes. */
  private editedInLeaf(edits: SortedEdits): HashedText | undefined {
    const [start, end, inserted] = [edits.starts[0]!, edits.ends[0]!, edits.texts[0]!];
    const chapter = partAt(this.chapters, start);
    if (!chapter) return undefined;
    const page = partAt(chapter.part.pages, start - chapter.at)!;
    const pageAt = chapter.at + page.at;
    const leaf = leafAt(page.part.leaves, start - pageAt)!;
    const leafStart = pageAt + leaf.at;
    if (end > leafStart + leaf.part.text.length) return undefined;
    const made = editedLeaf(leaf.part, start - leafStart, end - leafStart, inserted);
    if (!made) return undefined;
    const pages = withPart(
      chapter.part.pages,
      page.index,
      new Page(withPart(page.part.leaves, leaf.index, made)),
    );
    const chapters = withPart(this.chapters, chapter.index, new Chapter(pages));
    const text = new HashedText(chapters, this.length + inserted.length - (end - start));
    if (this.joined !== undefined) text.source = { before: this.joined, edits };
    return text;
  }

  private rewritten(edits: SortedEdits): HashedText {
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
    return new HashedText(Chapter.of(writer.finish()), this.length + edits.shifts[edits.count]!);
  }

  private get pages(): readonly Page[] {
    return this.chapters.flatMap(({ pages }) => pages);
  }

  /** Whether two texts have the same words; what they share at both ends is not looked into. */
  equals(other: HashedText): boolean {
    if (this.length !== other.length) return false;
    const [pages, otherPages] = withoutShared(this.pages, other.pages);
    const [leaves, otherLeaves] = withoutShared(leavesOf(pages), leavesOf(otherPages));
    return joinLeaves(leaves) === joinLeaves(otherLeaves);
  }
}

/** A part among those beside it, with where it begins. */
interface Found<Part> {
  readonly part: Part;
  readonly index: number;
  readonly at: number;
}

/** The first part that ends at a place or after it. */
function partAt<Part extends { readonly length: number }>(
  parts: readonly Part[],
  place: number,
): Found<Part> | undefined {
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (at + part.length >= place) return { part, index, at };
    at += part.length;
  }
  return undefined;
}

function leafAt(leaves: readonly Leaf[], place: number): Found<Leaf> | undefined {
  let at = 0;
  for (let index = 0; index < leaves.length; index++) {
    const part = leaves[index]!;
    if (at + part.text.length >= place) return { part, index, at };
    at += part.text.length;
  }
  return undefined;
}

function withPart<Part>(parts: readonly Part[], index: number, part: Part): Part[] {
  const all = parts.slice();
  all[index] = part;
  return all;
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
