import { createHash } from 'node:crypto';
import path from 'node:path';
import type { TextVersion } from '../core/coding/segment';
import { decodeTranscript } from '../core/text/decode';
import type { FoundTexts, OldTexts, WantedText } from '../study/oldTexts';
import { Queue } from '../study/queue';
import { type GitBlob, readBlobs, sizesOfBlobs } from './gitBlobs';
import { type GitRun, runGit } from './git';
import {
  type FileVersions,
  type RunLog,
  versionsBeforeMoves,
  versionsFollowed,
  versionsOnBranches,
} from './gitFileVersions';
import { RepositoryFolders } from './repositoryFolder';

/** Milliseconds for one command, and more for each transcript that it is about. */
const TIMEOUT_MS = 5_000;
const TIMEOUT_EACH_MS = 10;

/** Bytes that a command may print. */
const MAX_PRINTED = 4_000_000;

/** Bytes of versions that are read for one text, and for all at a time. */
const MAX_READ = 100_000_000;
const READ_AT_ONCE = 8_000_000;

/** Transcripts of which each is followed by a command of its own, whatever that takes. */
const FEW = 8;

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface GitTextsOptions {
  /** The program; looked for on the PATH by default. */
  readonly git?: string;
  /** Whether git may be run in the study's folder now; asked before each search. */
  readonly isAllowed?: () => boolean;
  readonly log?: (message: string) => void;
  /** Milliseconds for which what is known of the repository's branches counts as new. */
  readonly freshFor?: number;
  /** Milliseconds after which no more than a few transcripts are followed one by one. */
  readonly followFor?: number;
}

/** What is known of a repository. */
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
  mayBeRenamed: boolean;
}

/**
 * Under its present name on every branch, else under earlier names on the way to where we are: all that were renamed at once,
 * then each by itself, which also finds what it was copied from.
 */
const WAYS = ['branches', 'moves', 'followed'] as const;
type Way = (typeof WAYS)[number];

/** A text that is looked for. */
interface Search {
  /** The folder in which git is run. */
  readonly base: string;
  /** The transcript, relative to that, with `/`. */
  readonly file: string;
  readonly version: TextVersion;
  /** Names of objects that are said to have it. */
  readonly named: Set<string>;
  text: string | undefined;
}

type Searches = readonly Search[];

/** Finds earlier texts of transcripts in the git repositories that they are in. Writes nothing, ever. */
export class GitTexts implements OldTexts {
  private readonly repositories = new Map<string, Repository>();
  /** By folder of the repository and path in it. */
  private readonly histories = new Map<string, History>();
  /** Object → SHA-256 of the text in it. */
  private readonly hashes = new Map<string, string>();
  private readonly queue = new Queue();
  private readonly git: string;
  private readonly isAllowed: () => boolean;
  private readonly log: (message: string) => void;
  private readonly freshFor: number;
  private readonly followFor: number;

  /** @param root the study's folder, absolute */
  constructor(
    private readonly root: string,
    options: GitTextsOptions = {},
  ) {
    this.git = options.git ?? 'git';
    this.isAllowed = options.isAllowed ?? (() => true);
    this.log = options.log ?? (() => undefined);
    this.freshFor = options.freshFor ?? 1_000;
    this.followFor = options.followFor ?? TIMEOUT_MS;
  }

  /** A few commands for all of them, one after the other: a study with hundreds of transcripts is not to start hundreds of programs. */
  async find(wanted: readonly WantedText[]): Promise<FoundTexts> {
    return this.queue.run(async () => {
      const searches = new Map<string, Search>();
      let ofWanted: readonly (Search | undefined)[] = [];
      try {
        if (!this.isAllowed()) return wanted.map(() => undefined);
        const folders = new RepositoryFolders();
        ofWanted = await Promise.all(wanted.map(one => this.searchFor(one, folders, searches)));
        const all = [...searches.values()];
        for (const base of new Set(all.map(one => one.base)))
          await this.searchIn(
            base,
            all.filter(one => one.base === base),
          );
      } catch (error) {
        this.log(`Earlier texts: ${error instanceof Error ? error.message : String(error)}`); // not for the catalogue
      }
      return wanted.map((_, i) => ofWanted[i]?.text);
    });
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }

  /** Undefined where there is surely no repository. @param known the same search for the same text */
  private async searchFor(
    { path: transcript, version }: WantedText,
    folders: RepositoryFolders,
    known: Map<string, Search>,
  ): Promise<Search | undefined> {
    const absolute = path.resolve(this.root, ...transcript.split('/'));
    if (!absolute.startsWith(path.join(this.root, path.sep))) return undefined;
    const place = await folders.of(path.dirname(absolute));
    if (!place) return undefined;
    const { base, folder } = place;
    const file = `${folder && `${folder}/`}${path.basename(absolute)}`;
    const key = `${base}\0${file}\0${version.sha256}`;
    let search = known.get(key);
    if (!search) known.set(key, (search = { base, file, version, named: new Set(), text: undefined }));
    if (version.blob !== undefined && OID.test(version.blob)) search.named.add(version.blob);
    return search;
  }

  private async searchIn(base: string, all: Searches): Promise<void> {
    const state = await this.stateOf(base);
    if (state === undefined) return;
    const open = all.filter(one => !this.historyOf(one, state).missing.has(one.version.sha256));
    const named = await this.sizes(base, open, new Set(open.flatMap(one => [...one.named])));
    await this.pick(base, open, one => [...one.named].flatMap(oid => named.get(oid) ?? []));
    for (const way of WAYS) {
      const left = open.filter(one => one.text === undefined);
      if (left.length === 0) return;
      await this.learn(base, way, left, state);
      await this.pick(base, left, one => this.historyOf(one, state).blobs.get(way) ?? []);
    }
    for (const one of open)
      if (one.text === undefined) this.historyOf(one, state).missing.add(one.version.sha256);
  }

  /** Undefined where there is no repository, or one without commits. */
  private async stateOf(base: string): Promise<string | undefined> {
    const known = this.repositories.get(base);
    if (known && performance.now() - known.asked < this.freshFor) return known.state || undefined;
    const asked = performance.now();
    const { bytes } = await this.run(base, [], { args: ['show-ref', '--head'] });
    const state = bytes.length > 0 ? createHash('sha256').update(bytes).digest('hex') : '';
    this.repositories.set(base, { state, asked });
    return state || undefined;
  }

  private historyOf({ base, file }: Search, state: string): History {
    const key = `${base}\0${file}`;
    let history = this.histories.get(key);
    if (history?.state !== state) {
      history = { state, missing: new Set(), blobs: new Map(), mayBeRenamed: true };
      this.histories.set(key, history);
    }
    return history;
  }

  /** Finds out what transcripts have been, as far as that is not known yet. */
  private async learn(base: string, way: Way, searches: Searches, state: string): Promise<void> {
    const ofFile = new Map(searches.map(one => [one.file, one]));
    const unknown = [...ofFile.values()].filter(one => {
      const { blobs, mayBeRenamed } = this.historyOf(one, state);
      return !blobs.has(way) && mayBeRenamed;
    });
    if (unknown.length === 0) return;
    const versions = await this.versions(base, way, unknown);
    const oids = new Set([...versions.values()].flatMap(one => one.oids));
    const sizes = await this.sizes(base, unknown, oids);
    for (const one of unknown) {
      const found = versions.get(one.file);
      if (!found) continue;
      const history = this.historyOf(one, state);
      history.mayBeRenamed = found.mayBeRenamed;
      history.blobs.set(
        way,
        found.oids.flatMap(oid => sizes.get(oid) ?? []),
      );
    }
  }

  /** Objects that transcripts have been, by their paths. */
  private async versions(
    base: string,
    way: Way,
    searches: Searches,
  ): Promise<ReadonlyMap<string, FileVersions>> {
    const files = searches.map(one => one.file);
    const runFor =
      (some: Searches): RunLog =>
      (args, each) =>
        this.run(base, some, { args, each, maxBytes: Infinity });
    if (way === 'branches') return versionsOnBranches(files, runFor(searches));
    if (way === 'moves') return files.length > FEW ? versionsBeforeMoves(files, runFor(searches)) : new Map();
    const followed = new Map<string, FileVersions>();
    const begin = performance.now();
    for (const [i, one] of searches.entries()) {
      if (i >= FEW && performance.now() - begin > this.followFor) break;
      followed.set(one.file, await versionsFollowed(one.file, runFor([one])));
    }
    return followed;
  }

  /** Reads objects, the first ones of all transcripts first, until each text that one of its own has is found. */
  private async pick(
    base: string,
    searches: Searches,
    blobsOf: (search: Search) => readonly GitBlob[],
  ): Promise<void> {
    const candidates = this.candidates(searches, blobsOf);
    for (let isDone = false; !isDone;) {
      const blobs = new Map<string, GitBlob>();
      const wanted: Search[] = [];
      let size = 0;
      while (size < READ_AT_ONCE) {
        const next = candidates.next();
        isDone = next.done === true;
        if (next.done) break;
        const [search, blob] = next.value;
        wanted.push(search);
        if (!blobs.has(blob.oid)) size += blob.size;
        blobs.set(blob.oid, blob);
      }
      if (blobs.size === 0) return;
      const texts = new Map<string, string>();
      const contents = await readBlobs([...blobs.values()], (args, input, maxBytes) =>
        this.run(base, wanted, { args, input, maxBytes }),
      );
      for (const [oid, bytes] of contents) {
        const text = this.textOf(oid, bytes);
        texts.set(this.hashes.get(oid)!, text);
      }
      for (const search of wanted) search.text ??= texts.get(search.version.sha256);
    }
  }

  /** Objects that may have the text of a search that has not found it yet. */
  private *candidates(
    searches: Searches,
    blobsOf: (search: Search) => readonly GitBlob[],
  ): Generator<readonly [Search, GitBlob], void> {
    let open = searches.map(search => ({ search, blobs: blobsOf(search), read: 0 }));
    for (let i = 0; open.length > 0; i++) {
      open = open.filter(({ blobs }) => i < blobs.length);
      for (const one of open) {
        const { search, blobs } = one;
        const blob = blobs[i]!;
        if (search.text !== undefined || one.read >= MAX_READ || !this.canBe(blob, search.version)) continue;
        one.read += blob.size;
        yield [search, blob];
      }
    }
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

  private textOf(oid: string, bytes: Buffer): string {
    // also one of which some bytes cannot be read: segments may have been made on what it shows
    const { text } = decodeTranscript(bytes);
    this.hashes.set(oid, createHash('sha256').update(text).digest('hex'));
    return text;
  }

  /** Of some objects those that are there and are files, by their names. */
  private async sizes(
    base: string,
    searches: Searches,
    oids: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, GitBlob>> {
    const blobs = await sizesOfBlobs([...oids], (args, input, maxBytes) =>
      this.run(base, searches, { args, input, maxBytes }),
    );
    return new Map(blobs.map(blob => [blob.oid, blob]));
  }

  /** @param searches for which the command is run */
  private async run(
    folder: string,
    searches: Searches,
    run: Pick<GitRun, 'args' | 'input' | 'each'> & { readonly maxBytes?: number },
  ) {
    const timeout = TIMEOUT_MS + searches.length * TIMEOUT_EACH_MS;
    const output = await runGit({ git: this.git, folder, timeout, maxBytes: MAX_PRINTED, ...run });
    if (!output.isWhole) this.log(`git ${run.args[0]} did not give all of its output in ${folder}`); // not for the catalogue
    return output;
  }
}
