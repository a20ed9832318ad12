import type { Codebook } from '../core/codebook/codebook';
import type { Segment, Sidecar } from '../core/coding/segment';

/** A segment and where it is written. */
export interface UsedSegment {
  readonly transcript: string;
  readonly coder: string;
  readonly segment: Segment;
}

/** Which segments carry which code: one sidecar's part is rebuilt when that sidecar changes, the rest stays. */
export class CodeUse {
  /** Sidecar path → code id → segments. */
  private readonly bySidecar = new Map<string, Map<string, UsedSegment[]>>();

  setSidecar(path: string, transcript: string, coder: string, sidecar: Sidecar | undefined): void {
    const byCode = new Map<string, UsedSegment[]>();
    for (const segment of sidecar?.segments ?? []) {
      for (const code of segment.codes) {
        const used = byCode.get(code);
        if (used) used.push({ transcript, coder, segment });
        else byCode.set(code, [{ transcript, coder, segment }]);
      }
    }
    if (byCode.size > 0) this.bySidecar.set(path, byCode);
    else this.bySidecar.delete(path);
  }

  /** The segments that name exactly this id, whether or not the codebook has it. */
  segmentsWith(id: string): UsedSegment[] {
    return [...this.bySidecar.values()].flatMap(byCode => byCode.get(id) ?? []);
  }

  /** The segments that carry a code or, for a theme, any code below it; each once. Merged codes count as what they became. */
  segmentsOf(codebook: Codebook, id: string): UsedSegment[] {
    const wanted = new Set(codebook.descendants(id));
    const found = new Map<Segment, UsedSegment>();
    for (const byCode of this.bySidecar.values()) {
      for (const [code, segments] of byCode) {
        if (!wanted.has(codebook.resolve(code)?.id ?? code)) continue;
        for (const used of segments) found.set(used.segment, used);
      }
    }
    return [...found.values()];
  }
}
