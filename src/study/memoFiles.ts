import { byName } from '../core/base/compare';
import type { FileProblem } from '../core/base/problem';
import { type AnalyticMemo, isMemoFile } from '../core/memos/analyticMemo';
import { type Yaml, hasFrontMatter, parseMemo } from '../core/memos/parseMemo';
import { decodeTranscript } from '../core/text/decode';
import { sameBytes } from './bytes';
import type { FileReader } from './fileStore';
import { unreadable } from './walk';

interface Read {
  readonly bytes: Uint8Array | undefined;
  /** Undefined where it cannot be read. */
  readonly memo: AnalyticMemo | undefined;
  readonly problems: readonly FileProblem[];
}

/** The analytic memos of a study, as they are on the disk. They are plain files, and nothing here writes them. */
export class MemoFiles {
  private readonly read = new Map<string, Read>();
  private ordered: readonly AnalyticMemo[] = [];

  constructor(private readonly store: FileReader) {}

  /** In the order of their paths; the same list as long as they are the same. */
  get all(): readonly AnalyticMemo[] {
    return this.ordered;
  }

  get paths(): readonly string[] {
    return [...this.read.keys()];
  }

  get problems(): readonly FileProblem[] {
    return [...this.read.values()].flatMap(({ problems }) => problems);
  }

  /** Reads those that are there, and forgets all others. @returns paths of those that are otherwise than before */
  async readAll(paths: readonly string[]): Promise<readonly string[]> {
    const there = new Set(paths.filter(isMemoFile));
    const gone = [...this.read.keys()].filter(path => !there.has(path));
    return this.readAgain([...there, ...gone]);
  }

  /** Reads some again, by their paths: some may be gone. @returns those that are otherwise than before */
  async readAgain(paths: readonly string[]): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const path of paths) if (await this.readOne(path)) changed.push(path);
    if (changed.length > 0) this.order();
    return changed;
  }

  private async readOne(path: string): Promise<boolean> {
    const before = this.read.get(path);
    try {
      const bytes = await this.store.read(path);
      if (!bytes) return this.read.delete(path);
      if (before?.bytes && sameBytes(before.bytes, bytes)) return false;
      const { text } = decodeTranscript(bytes);
      const memo = parseMemo(path, text, hasFrontMatter(text) ? await loadYaml() : undefined);
      this.read.set(path, { bytes, memo, problems: memo.problems.map(one => ({ ...one, path })) });
      return true;
    } catch (error) {
      const problem = unreadable(path, error);
      if (before && !before.bytes && before.problems[0]?.message === problem.message) return false;
      this.read.set(path, { bytes: undefined, memo: undefined, problems: [problem] });
      return true;
    }
  }

  private order(): void {
    const memos = [...this.read.values()].flatMap(({ memo }) => memo ?? []);
    this.ordered = memos.sort((a, b) => byName(a.path, b.path));
  }
}

/** Few studies have a front matter to be read. */
async function loadYaml(): Promise<Yaml> {
  return import('js-yaml');
}
