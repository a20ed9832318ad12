import * as l10n from '@vscode/l10n';
import { byUnits } from '../../core/base/compare';
import type { Codebook } from '../../core/codebook/codebook';
import type { StudyFile } from '../../core/studyFile/studyFile';
import { decodeTranscript } from '../../core/text/decode';
import { type NamedVersion, textVersion } from '../../core/text/textVersion';
import type { TurnRules } from '../../core/turns/turnRules';
import { ProblemChecks } from '../problemChecks';
import { ChangedMeanwhile } from '../changedMeanwhile';
import type { Transcript } from '../transcript';
import { VersionedText } from '../versionedText';
import type { Contribution } from './contribution';
import { CodeLists } from './codeLists';
import { contributionOf } from './contributionOf';
import { fromBytes, toBytes } from './contributionBytes';
import { LatestText, settledAs } from './settled';

/** Keeps what transcripts add to counts, by everything that it depends on. It may forget anything at any time. */
export interface ContributionMemory {
  /** A name for all parts together. */
  keyOf(parts: readonly (string | Uint8Array)[]): string;
  /** What was kept under a key: whole and as it was, or nothing. */
  find(key: string): Uint8Array | undefined;
  keep(key: string, bytes: Uint8Array): void;
  /** All transcripts of the study were asked for or kept. */
  finish(): void;
}

/** A file's path, relative to the study, and what is in it. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
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

  /** @param readNow a file's bytes, at once; undefined when there is none */
  constructor(
    private readonly readNow: (path: string) => Uint8Array | undefined,
    private readonly memory: ContributionMemory | undefined,
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
  recall(
    transcript: Transcript,
    files: readonly ReadFile[],
  ): { readonly key: string; readonly transcript: Transcript | undefined } | undefined {
    const { memory } = this;
    if (!memory) return undefined;
    const key = memory.keyOf(this.parts(memory, transcript, files));
    const known = this.read(memory.find(key));
    if (known) this.put(transcript, known);
    return { key, transcript: known && transcript };
  }

  /** Lets go of all of a transcript but what it adds. @param key under which that is to be kept, if so */
  settle(transcript: Transcript, key?: string): void {
    const problems = this.checks.in(transcript, this.context.codebook);
    const { id } = transcript.texts.version;
    // where texts of other versions are needed, what is found may be otherwise next time
    const isAllHere = transcript.allSegments.every(({ segment }) => segment.text === id);
    const bytes = toBytes(contributionOf(transcript, problems), this.codeLists);
    if (this.memory && key !== undefined && isAllHere) this.memory.keep(key, bytes);
    // through its bytes: nothing that holds on to the text is left, and what is kept is what was counted
    this.put(transcript, fromBytes(bytes, this.codeLists));
  }

  finish(): void {
    this.memory?.finish();
  }

  private put(transcript: Transcript, contribution: Contribution): void {
    const { path, rules, noted } = transcript;
    const { version } = contribution;
    const text = () => this.readAgain(path, version);
    transcript.settle(
      settledAs(path, contribution, { text, rules, noted }, this.latest),
      VersionedText.kept(new TextOnDisk(text, version.length), version),
    );
  }

  private readAgain(path: string, version: NamedVersion): string {
    const text = this.textNow(path);
    if (text !== undefined && textVersion(text).sha256 === version.sha256) return text;
    throw new ChangedMeanwhile(l10n.t('{0} was changed while it was read. Try again.', path));
  }

  private textNow(path: string): string | undefined {
    try {
      const bytes = this.readNow(path);
      return bytes && decodeTranscript(bytes).text;
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

  /** Undefined for what cannot be read: it is worked out again. */
  private read(bytes: Uint8Array | undefined): Contribution | undefined {
    try {
      return bytes && fromBytes(bytes, this.codeLists);
    } catch {
      return undefined;
    }
  }

  private rulesKey(memory: ContributionMemory, rules: TurnRules): string {
    let key = this.rulesKeys.get(rules);
    if (key === undefined) this.rulesKeys.set(rules, (key = memory.keyOf([JSON.stringify(rules)])));
    return key;
  }
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
