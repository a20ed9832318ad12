import { createHash } from 'node:crypto';
import path from 'node:path';
import type { TextVersion } from '../core/coding/segment';
import { decodeTranscript } from '../core/text/decode';
import type { OldTexts } from '../study/oldTexts';
import { Queue } from '../study/queue';
import { type GitBlob, readBlobs, sizesOfBlobs } from './gitBlobs';
import { type GitOutput, runGit } from './git';

/** Milliseconds for one command. */
const TIMEOUT_MS = 5_000;

/** Commits that are looked through for versions of a transcript, newest first, and what they may print in bytes. */
const MAX_COMMITS = 300;
const MAX_PRINTED = 4_000_000;

/** Bytes of versions that are read for one search, and at a time. */
const MAX_READ = 100_000_000;
const READ_AT_ONCE = 8_000_000;

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A line of `git log --raw -z`: modes, the file's object before and after, what happened to it. */
const RAW = /:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [A-Z]\d*\0/g;

export interface GitTextsOptions {
  /** The program; looked for on the PATH by default. */
  readonly git?: string;
  /** Whether git may be run in the study's folder now; asked before each search. */
  readonly isAllowed?: () => boolean;
  readonly log?: (message: string) => void;
  /** Milliseconds for which what is known of the repository's branches counts as new. */
  readonly freshFor?: number;
}

/** What is known of a folder's repository. */
interface Repository {
  /** A digest of where all branches and tags are; another after a commit, a fetch, a checkout. */
  readonly state: string;
  readonly asked: number;
}

/** What is known of a transcript, while the repository's state stays as it is. */
interface History {
  readonly state: string;
  /** SHA-256 of texts that are not to be found. */
  readonly missing: Set<string>;
  /** Its versions by the way they were looked for, newest first. */
  readonly blobs: Map<Way, readonly GitBlob[]>;
}

/** Under its present name on every branch, else under earlier names on the way to where we are. */
const WAYS = ['branches', 'renames'] as const;
type Way = (typeof WAYS)[number];

/** Finds earlier texts of transcripts in the git repository that they are in. Writes nothing, ever. */
export class GitTexts implements OldTexts {
  private readonly repositories = new Map<string, Repository>();
  private readonly histories = new Map<string, History>();
  /** Object → SHA-256 of the text in it, `''` when it is none. */
  private readonly hashes = new Map<string, string>();
  private readonly queue = new Queue();
  private readonly git: string;
  private readonly isAllowed: () => boolean;
  private readonly log: (message: string) => void;
  private readonly freshFor: number;

  /** @param root the study's folder, absolute */
  constructor(
    private readonly root: string,
    options: GitTextsOptions = {},
  ) {
    this.git = options.git ?? 'git';
    this.isAllowed = options.isAllowed ?? (() => true);
    this.log = options.log ?? (() => undefined);
    this.freshFor = options.freshFor ?? 1_000;
  }

  /** One search at a time: a study with hundreds of transcripts is not to start hundreds of programs. */
  async find(transcript: string, version: TextVersion): Promise<string | undefined> {
    try {
      return await this.queue.run(() => this.search(transcript, version));
    } catch (error) {
      this.log(`Earlier texts of ${transcript}: ${error instanceof Error ? error.message : String(error)}`); // not for the catalogue
      return undefined;
    }
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }

  private async search(transcript: string, version: TextVersion): Promise<string | undefined> {
    if (!this.isAllowed()) return undefined;
    const file = path.resolve(this.root, ...transcript.split('/'));
    if (!file.startsWith(path.join(this.root, path.sep))) return undefined;
    const folder = path.dirname(file);
    const state = await this.stateOf(folder);
    if (state === undefined) return undefined;
    const history = this.historyOf(file, state);
    if (history.missing.has(version.sha256)) return undefined;
    const text = (await this.readNamed(folder, version)) ?? (await this.walk(file, history, version));
    if (text === undefined) history.missing.add(version.sha256);
    return text;
  }

  /** Undefined where there is no repository, or one without commits. */
  private async stateOf(folder: string): Promise<string | undefined> {
    const known = this.repositories.get(folder);
    if (known && performance.now() - known.asked < this.freshFor) return known.state || undefined;
    const asked = performance.now();
    const { bytes } = await this.run(folder, ['show-ref', '--head']);
    const state = bytes.length > 0 ? createHash('sha256').update(bytes).digest('hex') : '';
    this.repositories.set(folder, { state, asked });
    return state || undefined;
  }

  private historyOf(file: string, state: string): History {
    let history = this.histories.get(file);
    if (history?.state !== state) {
      history = { state, missing: new Set(), blobs: new Map() };
      this.histories.set(file, history);
    }
    return history;
  }

  /** By the name of the object, if the version has one. */
  private async readNamed(folder: string, version: TextVersion): Promise<string | undefined> {
    const { blob } = version;
    if (blob === undefined || !OID.test(blob)) return undefined;
    return this.pick(folder, await this.sizes(folder, [blob]), version);
  }

  private async walk(file: string, history: History, version: TextVersion): Promise<string | undefined> {
    const folder = path.dirname(file);
    for (const way of WAYS) {
      let blobs = history.blobs.get(way);
      if (!blobs) {
        blobs = await this.sizes(folder, await this.versions(folder, path.basename(file), way));
        history.blobs.set(way, blobs);
      }
      const text = await this.pick(folder, blobs, version);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** Objects that the transcript has been, newest first. Of a history that takes too long, what came in time. */
  private async versions(folder: string, name: string, way: Way): Promise<string[]> {
    // -m: what a merge made of the file, compared with each side
    const walking = way === 'renames' ? ['--follow'] : ['--all', '--full-history', '-m', '--no-renames'];
    const printing = ['--format=', '--raw', '--no-abbrev', '--no-color', '-z', '-O/dev/null'];
    const { bytes } = await this.run(folder, [
      'log',
      ...walking,
      ...printing,
      `--max-count=${MAX_COMMITS}`,
      '--',
      name,
    ]);
    const found = new Set<string>();
    for (const [, before, after] of bytes.toString('latin1').matchAll(RAW)) found.add(after!).add(before!);
    return [...found].filter(oid => /[^0]/.test(oid));
  }

  /** The text among blobs that is the version. */
  private async pick(
    folder: string,
    blobs: readonly GitBlob[],
    version: TextVersion,
  ): Promise<string | undefined> {
    const candidates = blobs.filter(blob => this.canBe(blob, version));
    let read = 0;
    for (let next = 0; next < candidates.length && read < MAX_READ;) {
      const batch: GitBlob[] = [];
      let size = 0;
      while (next < candidates.length && (size === 0 || size + candidates[next]!.size <= READ_AT_ONCE)) {
        const blob = candidates[next++]!;
        batch.push(blob);
        size += blob.size;
      }
      read += size;
      const contents = await readBlobs(batch, (args, input, maxBytes) =>
        this.run(folder, args, input, maxBytes),
      );
      for (const [oid, bytes] of contents) {
        const text = this.textOf(oid, bytes);
        if (this.hashes.get(oid) === version.sha256) return text;
      }
    }
    return undefined;
  }

  /**
   * A UTF-16 unit of the text is 1 to 3 bytes in UTF-8 and 2 in UTF-16, and a line end may be two units in the file:
   * at most 4 bytes, and a byte order mark.
   */
  private canBe({ oid, size }: GitBlob, { sha256, length }: TextVersion): boolean {
    const known = this.hashes.get(oid);
    if (known !== undefined) return known === sha256;
    return size >= length && size <= 4 * length + 3;
  }

  private textOf(oid: string, bytes: Buffer): string | undefined {
    // also one of which some bytes cannot be read: segments may have been made on what it shows
    const { text } = decodeTranscript(bytes);
    this.hashes.set(oid, createHash('sha256').update(text).digest('hex'));
    return text;
  }

  private sizes(folder: string, oids: readonly string[]): Promise<readonly GitBlob[]> {
    return sizesOfBlobs(oids, (args, input, maxBytes) => this.run(folder, args, input, maxBytes));
  }

  private async run(
    folder: string,
    args: readonly string[],
    input = '',
    maxBytes = MAX_PRINTED,
  ): Promise<GitOutput> {
    const output = await runGit({ git: this.git, folder, args, input, maxBytes, timeout: TIMEOUT_MS });
    if (!output.isWhole) this.log(`git ${args[0]} did not give all of its output in ${folder}`); // not for the catalogue
    return output;
  }
}
