import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../core/codebook/codebook';
import { parseSidecarPath } from '../../core/coding/sidecarName';
import type { StudyFile } from '../../core/studyFile/studyFile';
import { byUnits } from '../../core/base/compare';
import { decodeTranscript } from '../../core/text/decode';
import { sha256Of } from '../../core/text/sha256';
import type { NamedVersion } from '../../core/text/textVersion';
import type { TurnRules } from '../../core/turns/turnRules';
import { ChangedMeanwhile } from '../changedMeanwhile';
import { ProblemChecks } from '../problemChecks';
import { recordFileOf } from '../recordFile';
import { sidecarFormat } from '../studyFiles';
import type { Transcript } from '../transcript';
import { VersionedText } from '../versionedText';
import { CodeLists } from './codeLists';
import type { Details, Summary } from './contribution';
import { contributionOf } from './contributionOf';
import { fromBytes, toBytes } from './contributionBytes';
import { TranscriptEntry } from './keptParts';
import { LatestText, settledAs } from './settled';

/** Keeps what transcripts add to counts, by everything that it depends on. It may forget anything at any time. */
export interface ContributionMemory {
  /** A name for all parts together. */
  keyOf(parts: readonly (string | Uint8Array)[]): string;
  /** What was kept under a key: whole and as it was, or nothing. */
  find(key: string): Uint8Array | undefined;
  findDetails(key: string): Uint8Array | undefined;
  /** Keeps something in place of what is there. */
  keep(key: string, bytes: Uint8Array): void;
  /** Keeps what is always the same under a key. */
  keepDetails(key: string, bytes: Uint8Array): void;
  /** All transcripts of the study were asked for or kept. */
  finish(): void;
}

/** A file's path, relative to the study, and what is in it. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A transcript, of which nothing is read yet, and its files: the text, then its coding. */
export interface ToCount {
  readonly fresh: () => Transcript;
  readonly files: readonly ReadFile[];
}

/** What the study says that decides what a transcript adds. */
interface Context {
  readonly file: StudyFile | undefined;
  /** None while it cannot be used. */
  readonly codebook: Codebook | undefined;
  /** The codebook as it is on the disk. */
  readonly codebookText: string;
}

/**
 * Reads a study once, to be counted: of each transcript only its contribution is kept, from this time or from an earlier
 * one, so that memory holds a small part of a large study, and what has not changed is not worked out again.
 */
export class Contributions {
  private context: Context = { file: undefined, codebook: undefined, codebookText: '' };
  private readonly checks = new ProblemChecks();
  private readonly latest = new LatestText();
  private codebookKey = '';
  private codeLists = new CodeLists([]);
  private readonly rulesKeys = new WeakMap<TurnRules, string>();
  /** By key. */
  private readonly entries = new Map<string, TranscriptEntry>();

  /**
   * @param readNow a file's bytes, at once; undefined when there is none
   * @param pause ends a turn of the host, which until then keeps every text that was asked for
   * @param hasWords whether words are counted; what is kept for other runs always has them
   */
  constructor(
    private readonly readNow: (path: string) => Uint8Array | undefined,
    private readonly memory: ContributionMemory | undefined,
    readonly pause: () => Promise<void> = async () => {},
    private readonly hasWords = true,
  ) {}

  begin(context: Context): void {
    this.context = context;
    this.codebookKey = this.memory?.keyOf([context.codebookText]) ?? '';
    this.codeLists = new CodeLists(context.codebook?.file.codes.map(({ id }) => id) ?? []);
  }

  /**
   * Takes what a transcript with these very files adds from the memory, if it is there.
   * @returns the transcript itself, if so, and the key under which it is kept or to be kept; undefined without a memory
   */
  recall({
    fresh,
    files,
  }: ToCount): { readonly key: string; readonly transcript: Transcript | undefined } | undefined {
    const { memory } = this;
    if (!memory) return undefined;
    const transcript = fresh();
    const key = memory.keyOf(this.parts(memory, transcript, files));
    const entry = entryIn(memory.find(key));
    if (!entry) return { key, transcript: undefined };
    const paths = files.map(({ path }) => path);
    this.putKept(transcript, key, entry, () => this.detailsAgain(memory, key, fresh, paths));
    return { key, transcript };
  }

  /** Lets go of all of a transcript but what it adds. @param key under which that is to be kept, if so */
  settle(transcript: Transcript, key?: string): void {
    const problems = this.checks.in(transcript, this.context.codebook);
    this.checks.forget(transcript);
    const { id } = transcript.texts.version;
    // where texts of other versions are needed, what is found may be otherwise next time
    const isAllHere = transcript.allSegments.every(({ segment }) => segment.text === id);
    const { memory } = this;
    const isKept = memory !== undefined && key !== undefined && isAllHere;
    const { summary, details } = contributionOf(transcript, problems, isKept || this.hasWords);
    if (!isKept) return this.put(transcript, summary, always(details));
    const bytes = toBytes(details, this.codeLists);
    memory.keepDetails(key, bytes);
    // through its bytes: what is kept is what was counted
    const kept = fromBytes(bytes, this.codeLists);
    this.putKept(transcript, key, TranscriptEntry.of(summary), always(kept));
  }

  /** Keeps what was worked out, once all that is to be counted was. */
  finish(): void {
    const { memory } = this;
    if (!memory) return;
    for (const [key, entry] of this.entries) if (entry.isChanged) memory.keep(key, entry.toBytes());
    memory.finish();
  }

  private putKept(transcript: Transcript, key: string, entry: TranscriptEntry, details: () => Details): void {
    this.entries.set(key, entry);
    this.put(transcript, entry.summary, details, entry);
  }

  private put(
    transcript: Transcript,
    summary: Summary,
    details: () => Details,
    kept?: TranscriptEntry,
  ): void {
    const { path, rules, noted } = transcript;
    const { version } = summary;
    const text = () => this.readAgain(path, version);
    transcript.settle(
      settledAs(path, summary, details, { text, rules, noted, latest: this.latest }, kept),
      VersionedText.kept(new TextOnDisk(text, version.length), version),
    );
  }

  /** The details of a transcript that is known: those that are kept, or else, of the same files, made anew. */
  private detailsAgain(
    memory: ContributionMemory,
    key: string,
    fresh: () => Transcript,
    paths: readonly string[],
  ): Details {
    const known = this.detailsIn(memory.findDetails(key));
    if (known) return known;
    const transcript = fresh();
    const files = paths.flatMap(path => {
      const bytes = this.readNow(path);
      return bytes ? [{ path, bytes }] : [];
    });
    if (memory.keyOf(this.parts(memory, transcript, files)) !== key) throw changed(transcript.path);
    const [{ bytes }, ...coding] = files as [ReadFile, ...ReadFile[]];
    transcript.replaceText(VersionedText.ofFile(bytes, decodeTranscript(bytes).text));
    for (const file of coding)
      transcript.setSidecar(parseSidecarPath(file.path)!.coder, recordFileOf(file, sidecarFormat));
    const { details } = contributionOf(transcript, []);
    memory.keepDetails(key, toBytes(details, this.codeLists));
    return details;
  }

  private detailsIn(bytes: Uint8Array | undefined): Details | undefined {
    try {
      return bytes && fromBytes(bytes, this.codeLists);
    } catch {
      return undefined;
    }
  }

  private readAgain(path: string, version: NamedVersion): string {
    const bytes = this.bytesNow(path);
    const text = bytes && textIn(bytes);
    if (bytes && text?.length === version.length) {
      // most files are as their text is hashed
      const isSame = sha256Of(bytes) === version.sha256 || sha256Of(text) === version.sha256;
      if (isSame) return text;
    }
    throw changed(path);
  }

  private bytesNow(path: string): Uint8Array | undefined {
    try {
      return this.readNow(path);
    } catch {
      return undefined;
    }
  }

  private parts(
    memory: ContributionMemory,
    { path, rules, noted }: Transcript,
    files: readonly ReadFile[],
  ): (string | Uint8Array)[] {
    const { file, codebook } = this.context;
    const said = JSON.stringify([path, noted, file?.salt ?? '', codebook !== undefined]);
    const ordered = [...files].sort((a, b) => byUnits(a.path, b.path));
    return [
      said,
      this.rulesKey(memory, rules),
      this.codebookKey,
      ...ordered.flatMap(one => [one.path, one.bytes]),
    ];
  }

  private rulesKey(memory: ContributionMemory, rules: TurnRules): string {
    let key = this.rulesKeys.get(rules);
    if (key === undefined) this.rulesKeys.set(rules, (key = memory.keyOf([JSON.stringify(rules)])));
    return key;
  }
}

/** Made here, since a function keeps all that is used by those beside it: details twice, otherwise. */
function always<T>(value: T): () => T {
  return () => value;
}

/** Undefined for what cannot be read: it is worked out again. */
function entryIn(bytes: Uint8Array | undefined): TranscriptEntry | undefined {
  try {
    return bytes && TranscriptEntry.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined for what is too large by now. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return decodeTranscript(bytes).text;
  } catch {
    return undefined;
  }
}

function changed(path: string): ChangedMeanwhile {
  return new ChangedMeanwhile(l10n.t('{0} was changed while it was read. Try again.', path));
}

/** A text that is read again whenever it is asked for. */
class TextOnDisk {
  constructor(
    private readonly read: () => string,
    /** In UTF-16 units. */
    readonly length: number,
  ) {}

  get text(): string {
    return this.read();
  }

  slice(start: number, end: number): string {
    return this.read().slice(start, end);
  }
}
