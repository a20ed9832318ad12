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

  /** Number of segments under each code and theme that has any; as {@link segmentsOf} counts them. */
  counts(codebook: Codebook): Map<string, number> {
    const counts = new Map<string, number>();
    for (const byCode of this.bySidecar.values()) {
      const segmentsOfCode = new Map<string, Set<Segment>>();
      for (const [code, segments] of byCode) {
        let at = codebook.resolve(code);
        for (; at; at = codebook.parentOf(at.id)) {
          let set = segmentsOfCode.get(at.id);
          if (!set) segmentsOfCode.set(at.id, (set = new Set()));
          for (const used of segments) set.add(used.segment);
        }
      }
      for (const [code, set] of segmentsOfCode) counts.set(code, (counts.get(code) ?? 0) + set.size);
    }
    return counts;
  }
}
