/** A commit that changed the codebook. */
export interface CodebookStep {
  readonly commit: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
  /** Number of codes and themes after it. */
  readonly codes: number;
  /** Ids of the codes that it added, removed, merged into others, and otherwise changed. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly merged: readonly string[];
  readonly changed: readonly string[];
}

/** What git knows of a codebook, as soon as it was asked. */
export interface CodebookPast {
  readonly read: () => Promise<void>;
  /** Oldest first; undefined before it was read, and where git knows nothing. */
  readonly steps: readonly CodebookStep[] | undefined;
}
