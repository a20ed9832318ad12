import { StringDecoder } from 'node:string_decoder';

/** What a commit did to a file, compared with one of its parents. */
export interface FileChange {
  readonly commit: string;
  /** How many the commit has: none where history begins. */
  readonly parents: number;
  /** A letter as git has it: added, deleted, modified, renamed. */
  readonly status: string;
  /** The file's objects; all zeros where there is none. */
  readonly before: string;
  readonly after: string;
  /** Relative to where git was run, if it was so told, with `/`. */
  readonly path: string;
  /** The path that it had before, if that was another. */
  readonly from: string | undefined;
}

/** How `git log` is to print what {@link GitLog} reads. */
export const PRINTING = [
  '--format=%x01%H %P',
  '--raw',
  '--no-abbrev',
  '--no-color',
  '-z',
  '-O/dev/null',
] as const;

/** Begins the line of a commit. */
const MARK = '\u0001';

/** Modes, the file's object before and after, what happened to it. */
const RAW = /^\n?:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/;

/** Reads what `git log` prints while it comes, so that a long history is never in memory as a whole. */
export class GitLog {
  private readonly decoder = new StringDecoder('utf8');
  /** What came after the last NUL. */
  private rest = '';
  private commit = '';
  private parents = 0;
  /** Of a change that has begun: status, objects before and after, paths. */
  private begun: string[] = [];

  /** @param each is given every change, in the order of the log */
  constructor(private readonly each: (change: FileChange) => void) {}

  push(chunk: Buffer): void {
    const fields = (this.rest + this.decoder.write(chunk)).split('\0');
    this.rest = fields.pop()!;
    for (const field of fields) this.take(field);
  }

  private take(field: string): void {
    if (this.begun.length > 0) return this.takePath(field);
    if (field.startsWith(MARK)) {
      const [commit = '', ...parents] = field.slice(MARK.length).trimEnd().split(' ');
      this.commit = commit;
      this.parents = parents.length;
      return;
    }
    const [, before, after, status] = RAW.exec(field) ?? [];
    if (status) this.begun = [status, before!, after!];
  }

  private takePath(path: string): void {
    const [status, before, after, from] = this.begun as [string, string, string, string?];
    const hasTwo = status === 'R' || status === 'C';
    if (hasTwo && from === undefined) return void this.begun.push(path);
    this.begun = [];
    const { commit, parents } = this;
    this.each({ commit, parents, status, before, after, path, from });
  }
}
