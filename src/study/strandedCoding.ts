import { byUnits } from '../core/base/compare';
import type { FileProblem } from '../core/base/problem';
import type { Rename } from '../core/coding/renames';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { noTranscript, problemsOf, renamedTranscript } from './fileProblems';
import type { FileStore } from './fileStore';
import type { RecordFile } from './recordFile';
import { renamedTranscripts } from './renamed';
import type { Transcript } from './transcript';

/** Coding files of a study whose transcript is not on the disk, by path, and where each may have gone. */
export class StrandedCoding {
  /** Those whose transcript is not part of the study. */
  private readonly strays = new Map<string, RecordFile<Sidecar>>();
  /** Transcripts that an editor has, and the disk no longer. */
  private readonly gone = new Set<string>();
  private found: readonly Rename[] = [];

  /** @param transcripts of the study, by path @param patterns of `study.json` */
  constructor(
    private readonly store: FileStore,
    private readonly transcripts: ReadonlyMap<string, Transcript>,
    private readonly patterns: () => readonly string[],
  ) {}

  /** Transcripts whose coding files are left under an old name. */
  get renames(): readonly Rename[] {
    return this.found;
  }

  get problems(): FileProblem[] {
    return [...this.fileProblems, ...[...this.all.keys()].flatMap(path => this.problem(path) ?? [])];
  }

  /** What is wrong with the files themselves. */
  get fileProblems(): FileProblem[] {
    return [...this.strays.values()].flatMap(file => problemsOf(file));
  }

  /** Whether a transcript that an editor has is gone from the disk. */
  get isAnyGone(): boolean {
    return this.gone.size > 0;
  }

  get paths(): Iterable<string> {
    return this.strays.keys();
  }

  get(path: string): RecordFile<Sidecar> | undefined {
    return this.strays.get(path);
  }

  set(path: string, file: RecordFile<Sidecar> | undefined): void {
    if (file) this.strays.set(path, file);
    else this.strays.delete(path);
  }

  noteGone(transcript: string, isGone: boolean): void {
    if (isGone) this.gone.add(transcript);
    else this.gone.delete(transcript);
  }

  /** Paths of the coding files that would belong to a transcript at a path where there is none. */
  at(path: string): string[] {
    return [...this.all.keys()].filter(file => parseSidecarPath(file)!.transcript === path);
  }

  /** Hands out the files that a new transcript has been missing, by coder. */
  takeFor(transcript: string): readonly (readonly [coder: string, file: RecordFile<Sidecar>])[] {
    return [...this.strays].flatMap(([path, file]) => {
      const named = parseSidecarPath(path)!;
      if (named.transcript !== transcript) return [];
      this.strays.delete(path);
      return [[named.coder, file] as const];
    });
  }

  /** @param walk the files of the study's folder, asked for only where they are needed */
  async findRenames(walk: () => Promise<readonly string[]>): Promise<void> {
    const stranded = this.all;
    if (stranded.size === 0) return void (this.found = []);
    const files = await walk();
    const transcripts = [...this.transcripts.values()].filter(({ path }) => !this.gone.has(path));
    this.found = await renamedTranscripts(this.store, {
      stranded,
      transcripts,
      files,
      patterns: this.patterns(),
    });
  }

  private get all(): ReadonlyMap<string, RecordFile<Sidecar>> {
    const ofGone = [...this.gone].flatMap(path => [
      ...(this.transcripts.get(path)?.allSidecars.values() ?? []),
    ]);
    const all = [...this.strays, ...ofGone.map(file => [file.path, file] as const)];
    // they are read side by side, and come in any order
    return new Map(all.sort(([a], [b]) => byUnits(a, b)));
  }

  private problem(path: string): FileProblem | undefined {
    const rename = this.found.find(({ files }) => files.includes(path));
    if (rename) return renamedTranscript(path, rename);
    return this.strays.has(path) ? noTranscript(path) : undefined;
  }
}
