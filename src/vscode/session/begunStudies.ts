import * as vscode from 'vscode';
import { fail } from '../../core/base/result';
import type { FileStore } from '../../study/fileStore';
import type { StudyGit } from '../../study/gitPort';
import { type OldTexts, firstOf } from '../../study/oldTexts';
import type { PastFiles } from '../../study/pastFiles';
import { usedCodes } from '../../study/usedCodes';
import { visibleGit, visiblePastFiles } from '../../study/visibleGit';
import type { Platform } from '../platform';
import type { StudyMemory } from '../storage/studyMemory';
import { WorkspaceFileStore, writeThroughWorkspace } from '../storage/workspaceFileStore';
import { type OpenStudy, type OpeningStudy, type Target, type WorkspaceStudy, isWhole } from './openStudy';

/** The studies that are open or just being opened: which there are, which one a file is in, and what is known of their past. */
export abstract class BegunStudies {
  protected readonly byRoot = new Map<string, WorkspaceStudy>();
  protected lastUsed: OpeningStudy | undefined;

  protected constructor(
    protected readonly log: vscode.LogOutputChannel,
    protected readonly platform: Platform,
    protected readonly memory: StudyMemory,
  ) {}

  /** Those of which all is read. */
  get all(): readonly OpenStudy[] {
    return this.begun.filter(isWhole);
  }

  /** Also those that are just being opened. */
  get begun(): readonly OpeningStudy[] {
    return [...this.byRoot.values()];
  }

  /** The study of the active editor, else the one last used, else the first. */
  get current(): OpeningStudy | undefined {
    this.noteUse();
    return this.lastUsed ?? this.begun[0];
  }

  /** Notes that somebody works in a study elsewhere than in an editor. */
  use(openStudy: OpeningStudy): void {
    this.lastUsed = openStudy;
  }

  /** The files of a folder that is a study or is to be one. */
  filesOf({ root }: Pick<OpeningStudy, 'root'>): FileStore {
    return new WorkspaceFileStore(root, this.platform);
  }

  /** Writes a file that is no part of a study. @param content bytes, or chunks of text that are made while they are written */
  async writeFile(uri: vscode.Uri, content: Uint8Array | Iterable<string>): Promise<void> {
    const write = this.platform.writeFile ?? writeThroughWorkspace;
    await write(uri, content);
  }

  /** Until every change that was asked for so far is made. */
  async settled(): Promise<void> {
    await Promise.all(this.begun.map(({ study }) => study.settled()));
  }

  /** Until all studies are read that are being opened, and every change that was asked for is made. */
  async whole(): Promise<void> {
    await Promise.allSettled(this.begun.map(({ opened }) => opened));
    await this.settled();
  }

  /** Until the transcript in the active editor is read, and every change that was asked for is made. */
  async activeRead(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const openStudy = uri && this.studyOf(uri);
    if (openStudy) await openStudy.study.waitFor(openStudy.path(uri)!);
    await this.settled();
  }

  /** The innermost study that a file lies in. */
  studyOf(uri: vscode.Uri): OpeningStudy | undefined {
    let best: OpeningStudy | undefined;
    for (const openStudy of this.begun) {
      if (openStudy.path(uri) !== undefined && openStudy.root.path.length > (best?.root.path.length ?? -1))
        best = openStudy;
    }
    return best;
  }

  /**
   * The path of a file in an open study of whose files it is one, or would be if it were there, also by way of links.
   * Undefined when it is in none.
   */
  async owned(uri: vscode.Uri): Promise<string | undefined> {
    for (const openStudy of this.begun) {
      const target = await this.platform.linkTarget?.(openStudy.root, uri);
      for (const path of [openStudy.path(uri), target?.isInside ? target.real : undefined])
        if (path !== undefined && openStudy.study.owns(path)) return path;
    }
    return undefined;
  }

  /** Whether a file is a transcript of a study, read or not. */
  isTranscript(uri: vscode.Uri): boolean {
    const openStudy = this.studyOf(uri);
    const path = openStudy?.path(uri);
    return path !== undefined && (openStudy!.study.isUnread(path) || this.target(uri) !== undefined);
  }

  /** The transcript that a file is, when it is read. */
  target(uri: vscode.Uri): Target | undefined {
    const openStudy = this.studyOf(uri);
    const transcript = openStudy?.study.transcript(openStudy.path(uri)!);
    return openStudy && transcript && { openStudy, transcript };
  }

  /** What a study's files were at earlier commits, as far as it may be shown; undefined where that cannot be known. */
  pastFiles({ root, study }: OpeningStudy): PastFiles | undefined {
    const past = this.platform.pastFiles?.(root);
    return past && visiblePastFiles(past, study.visible);
  }

  /** What git can be asked about a study, as far as it may be shown; undefined where there is no git, as in the browser. */
  git({ root, study }: OpeningStudy): StudyGit | undefined {
    const git = this.platform.git?.(root);
    return git && visibleGit(git, study.visible);
  }

  /** Ids of the codes that anyone's segments carry, also those that are not shown: for what must keep such codes. */
  async usedCodes({ root, study }: OpenStudy): Promise<ReadonlySet<string>> {
    const git = this.platform.git?.(root);
    return usedCodes(study, git?.conflicts ?? NO_CONFLICTS);
  }

  /** Changes a file of a study that may be broken, past what the study holds: for mending it, and for nothing else. */
  async changeBroken(
    { root, study }: OpeningStudy,
    path: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    const isDone = await this.platform.changeFile(vscode.Uri.joinPath(root, path), make);
    await study.refresh([path]);
    return isDone;
  }

  /** Earlier texts: those kept on this machine, then those that git has. */
  oldTexts(root: vscode.Uri): OldTexts {
    const git = this.platform.oldTexts?.(root, this.log);
    return firstOf([this.memory.texts, ...(git ? [git] : [])]);
  }

  protected noteUse(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    this.lastUsed = (uri && this.studyOf(uri)) ?? this.lastUsed;
  }
}

const NO_CONFLICTS = {
  paths: () => Promise.resolve([]),
  versions: (path: string) => Promise.resolve(fail(path)),
};
