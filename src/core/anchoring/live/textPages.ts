import { type TextHash, hashOf, hashOfAll } from './textHash';

/** UTF-16 units in a leaf, about. An edit never leaves one that is longer or, with a leaf after it, shorter than this. */
const LEAF_LENGTH = 256;
const LONGEST_LEAF = 2 * LEAF_LENGTH;
const SHORTEST_LEAF = LEAF_LENGTH / 4;

/** Leaves in a page, about, and pages in a chapter. */
const PAGE_SIZE = 24;
const LARGEST_PAGE = 2 * PAGE_SIZE;

/** A short stretch of a text. */
export class Leaf {
  private known: TextHash | undefined;

  constructor(readonly text: string) {}

  get hash(): TextHash {
    return (this.known ??= hashOf(this.text));
  }
}

/** Leaves that follow each other. */
export class Page {
  /** In UTF-16 units. */
  readonly length: number;
  private known: TextHash | undefined;
  private joined: string | undefined;

  constructor(readonly leaves: readonly Leaf[]) {
    let length = 0;
    for (const leaf of leaves) length += leaf.text.length;
    this.length = length;
  }

  get hash(): TextHash {
    return (this.known ??= hashOfAll(this.leaves, this.length));
  }

  /** Joined when first asked for: after an edit, all but one or two pages are. */
  get text(): string {
    return (this.joined ??= this.leaves.map(leaf => leaf.text).join(''));
  }

  /** The words of a stretch of it; what lies outside is left out. */
  slice(start: number, end: number): string {
    let words = '';
    let at = 0;
    for (const { text } of this.leaves) {
      if (at >= end) break;
      if (at + text.length > start) words += text.slice(Math.max(start - at, 0), end - at);
      at += text.length;
    }
    return words;
  }
}

/** Pages that follow each other: a key makes a few short lists anew, where pages alone would be one long list. */
export class Chapter {
  /** In UTF-16 units. */
  readonly length: number;
  private known: TextHash | undefined;

  constructor(readonly pages: readonly Page[]) {
    let length = 0;
    for (const page of pages) length += page.length;
    this.length = length;
  }

  static of(pages: readonly Page[]): readonly Chapter[] {
    const chapters: Chapter[] = [];
    for (let at = 0; at < pages.length; at += PAGE_SIZE)
      chapters.push(new Chapter(pages.slice(at, at + PAGE_SIZE)));
    return chapters;
  }

  get hash(): TextHash {
    return (this.known ??= hashOfAll(this.pages, this.length));
  }
}

/** A leaf after a replacement inside it; undefined when it would be too long or too short. Units of the leaf. */
export function editedLeaf({ text }: Leaf, start: number, end: number, inserted: string): Leaf | undefined {
  const length = text.length + inserted.length - (end - start);
  if (length > LONGEST_LEAF || length < SHORTEST_LEAF) return undefined;
  return new Leaf(text.slice(0, start) + inserted + text.slice(end));
}

/** Makes the pages of a text out of what is kept of another one and of what is new, from its beginning to its end. */
export class PageWriter {
  private readonly pages: Page[] = [];
  private leaves: Leaf[] = [];
  /** What is not in a leaf yet. */
  private words = '';

  /** Appends some words. */
  write(words: string): void {
    this.words += words;
  }

  /** Ends a leaf here, unless it would be too short. */
  cut(): void {
    if (this.words.length >= SHORTEST_LEAF) this.endLeaf();
  }

  /** Appends a leaf as it is, or joined with a short one before it. */
  keepLeaf(leaf: Leaf): void {
    this.cut();
    if (this.words === '') this.leaves.push(leaf);
    else this.write(leaf.text);
  }

  /** Appends a page as it is. False when it must be taken leaf by leaf, since a short one is before it. */
  keepPage(page: Page): boolean {
    this.cut();
    if (this.words !== '') return false;
    this.endPage();
    this.pages.push(page);
    return true;
  }

  finish(): readonly Page[] {
    this.endLeaf();
    this.endPage();
    return this.pages;
  }

  private endLeaf(): void {
    const { words } = this;
    if (words === '') return;
    const count = words.length > LONGEST_LEAF ? Math.ceil(words.length / LEAF_LENGTH) : 1;
    const length = Math.ceil(words.length / count);
    for (let at = 0; at < words.length; at += length)
      this.leaves.push(new Leaf(words.slice(at, at + length)));
    this.words = '';
  }

  private endPage(): void {
    const { leaves } = this;
    if (leaves.length === 0) return;
    const count = leaves.length > LARGEST_PAGE ? Math.ceil(leaves.length / PAGE_SIZE) : 1;
    const size = Math.ceil(leaves.length / count);
    for (let at = 0; at < leaves.length; at += size) this.pages.push(new Page(leaves.slice(at, at + size)));
    this.leaves = [];
  }
}
