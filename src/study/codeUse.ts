import type { Codebook } from '../core/codebook/codebook';
import type { Segment, Sidecar } from '../core/coding/segment';
import type { VisibleCoding } from './visibleCoding';

/** A segment and where it is written. */
export interface UsedSegment {
  readonly transcript: string;
  readonly coder: string;
  readonly segment: Segment;
}

interface UsedSidecar {
  readonly transcript: string;
  readonly coder: string;
  readonly segments: readonly Segment[];
}

/**
 * Which of the segments that are shown carry which code. That is asked now and then, before a code is deleted, and takes milliseconds for 100,000
 * segments; an index by code would have to be kept up to date with every coding.
 */
export class CodeUse {
  /** By the sidecar's path. */
  private readonly sidecars = new Map<string, UsedSidecar>();

  constructor(private readonly visible: VisibleCoding) {}

  setSidecar(path: string, transcript: string, coder: string, sidecar: Sidecar | undefined): void {
    if (sidecar && sidecar.segments.length > 0)
      this.sidecars.set(path, { transcript, coder, segments: sidecar.segments });
    else this.sidecars.delete(path);
  }

  /** Whether any segment names exactly this id, shown or not. */
  isUsed(id: string): boolean {
    for (const { segments } of this.sidecars.values())
      if (segments.some(({ codes }) => codes.includes(id))) return true;
    return false;
  }

  /** The segments that name exactly this id, whether or not the codebook has it. */
  segmentsWith(id: string): UsedSegment[] {
    return this.segmentsWhere(code => code === id);
  }

  /** The segments that carry a code or, for a theme, any code below it; each once. Merged codes count as what they became. */
  segmentsOf(codebook: Codebook, id: string): UsedSegment[] {
    return this.segmentsOfCodes(codebook, new Set(codebook.descendants(id)));
  }

  /** The segments that carry any of some codes, and not only one below them; each once. */
  segmentsOfCodes(codebook: Codebook, ids: ReadonlySet<string>): UsedSegment[] {
    const known = new Map<string, boolean>();
    return this.segmentsWhere(code => {
      let isWanted = known.get(code);
      if (isWanted === undefined) known.set(code, (isWanted = ids.has(codebook.resolve(code)?.id ?? code)));
      return isWanted;
    });
  }

  /** Ids of the codes that segments carry; of merged ones what they became. */
  usedCodes(codebook: Codebook): Set<string> {
    const named = new Set<string>();
    for (const { coder, segments } of this.sidecars.values())
      if (this.visible.has(coder)) for (const { codes } of segments) for (const id of codes) named.add(id);
    return new Set([...named].map(id => codebook.resolve(id)?.id ?? id));
  }

  private segmentsWhere(isWanted: (code: string) => boolean): UsedSegment[] {
    const found: UsedSegment[] = [];
    for (const { transcript, coder, segments } of this.sidecars.values()) {
      if (!this.visible.has(coder)) continue;
      for (const segment of segments)
        if (segment.codes.some(isWanted)) found.push({ transcript, coder, segment });
    }
    return found;
  }
}
