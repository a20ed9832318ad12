import { parseSidecarPath } from '../core/coding/sidecarName';
import type { PlacedSegment } from '../core/corpus/corpus';
import type { StudyFile } from '../core/studyFile/studyFile';
import { SUMMARIES_FILE } from './studyFiles';

/** Who looks at a study. */
export interface Viewer {
  /** Undefined where it is not certain who that is: then, coding blind, nobody's coding is shown. */
  readonly coder: string | undefined;
  /** Whether this person has chosen to code blind; the study may say so for everyone. */
  readonly isBlind: boolean;
}

/**
 * Whose coding a study shows: everyone's, or, to a person who codes blind, only their own. Everything that a study gives to
 * be shown or counted goes through this; its files are read and written as a whole all the while.
 */
export class VisibleCoding {
  private viewer: Viewer | undefined;
  /** Whether the study is in a blind phase, as its file last said: one that is gone or broken for a moment ends nothing. */
  private phase = false;
  private known: { readonly coder: string | undefined; readonly coders: ReadonlySet<string> } | undefined;
  private filtered = new WeakMap<readonly PlacedSegment[], readonly PlacedSegment[]>();

  /** @param file `study.json`, as it can be used now */
  constructor(private readonly file: () => Pick<StudyFile, 'blind'> | undefined) {}

  /** Says who looks; without a viewer, as for the command line, everyone's coding is shown. */
  showTo(viewer: Viewer | undefined): void {
    this.viewer = viewer;
  }

  /** Ids of those whose coding is shown; undefined for everyone's. The same object as long as they are the same. */
  get coders(): ReadonlySet<string> | undefined {
    const { viewer } = this;
    const file = this.file();
    if (file) this.phase = file.blind === true;
    if (!viewer || !(viewer.isBlind || this.phase)) return (this.known = undefined);
    if (!this.known || this.known.coder !== viewer.coder) {
      const { coder } = viewer;
      this.known = { coder, coders: new Set(coder === undefined ? [] : [coder]) };
      this.filtered = new WeakMap();
    }
    return this.known.coders;
  }

  /** Whether it is the study that says so, for everyone. */
  get isPhase(): boolean {
    return this.coders !== undefined && this.phase;
  }

  has(coder: string): boolean {
    const { coders } = this;
    return coders === undefined || coders.has(coder);
  }

  /** Whether what a file of the study says may be shown: any but another coder's coding file. */
  hasFile(path: string): boolean {
    const named = parseSidecarPath(path);
    return named === undefined || this.has(named.coder);
  }

  /** Whether all that a file of the study says may be shown: also not the file with everyone's summaries. */
  hasWhole(path: string): boolean {
    return this.hasFile(path) && (path !== SUMMARIES_FILE || this.coders === undefined);
  }

  /** Those of a list that are shown; the same list for the same. */
  of(placed: readonly PlacedSegment[]): readonly PlacedSegment[] {
    const { coders } = this;
    if (!coders) return placed;
    let filtered = this.filtered.get(placed);
    if (!filtered) {
      filtered = placed.filter(({ coder }) => coders.has(coder));
      this.filtered.set(placed, filtered);
    }
    return filtered;
  }
}
