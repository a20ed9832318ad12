import { parseSidecarPath } from '../core/coding/sidecarName';

/** Transcripts of a study that are still to be read, each with its coding files. */
export class Unread {
  /** Paths of coding files, by that of their transcript. */
  private left = new Map<string, readonly string[]>();
  /** Those that wait for earlier texts, which are looked for in one go. */
  private readonly postponed = new Set<string>();

  /** @param coding paths of coding files @returns those of them that are of none of the transcripts */
  begin(transcripts: Iterable<string>, coding: Iterable<string>): string[] {
    const beside = groupedByTranscript(coding);
    this.left = new Map([...transcripts].map(path => [path, beside.get(path) ?? []]));
    return [...beside].flatMap(([path, files]) => (this.left.has(path) ? [] : files));
  }

  get count(): number {
    return this.left.size;
  }

  has(path: string): boolean {
    return this.left.has(path);
  }

  codingOf(path: string): readonly string[] {
    return this.left.get(path) ?? [];
  }

  /** A few that are to be read next; in the end all that were postponed. */
  next(most: number): readonly string[] {
    const paths: string[] = [];
    for (const path of this.left.keys()) {
      if (this.postponed.has(path)) continue;
      paths.push(path);
      if (paths.length === most) break;
    }
    return paths.length > 0 ? paths : [...this.left.keys()];
  }

  /** Whether everything else is read, so that nothing is to be postponed any more. */
  get areAllPostponed(): boolean {
    return this.left.size === this.postponed.size;
  }

  postpone(path: string): void {
    this.postponed.add(path);
  }

  noteRead(path: string): void {
    this.left.delete(path);
    this.postponed.delete(path);
  }

  /** Notes that all is read. */
  clear(): void {
    this.left = new Map();
    this.postponed.clear();
  }
}

/** Paths of coding files by that of their transcript. */
export function groupedByTranscript(coding: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const path of coding) {
    const { transcript } = parseSidecarPath(path)!;
    const known = grouped.get(transcript);
    if (known) known.push(path);
    else grouped.set(transcript, [path]);
  }
  return grouped;
}
