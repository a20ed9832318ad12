import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { decodeTranscript } from '../../../../core/text/decode';
import { NOT_UTF8, NUL_CHARACTER } from '../../../../study/fileProblems';
import { Queue } from '../../../../study/queue';
import { hasConflictMarkers } from '../../../../study/textProblems';
import { Refusal } from '../../../ui/failure';
import type { Target } from '../../../session/openStudy';
import { lfText } from '../../../session/positions';
import type { Studies } from '../../../session/studies';
import { activeFile, fileOf, isDirty, showFile, tabsOf } from './tabs';

export const LOCK_SETTING = 'transcriptCoder.lockTranscripts';

const LOCK = 'workbench.action.files.setActiveEditorReadonlyInSession';
const UNLOCK = 'workbench.action.files.setActiveEditorWriteableInSession';
/** Back to what the user's settings say. */
const RESET = 'workbench.action.files.resetActiveEditorReadonlyInSession';

/** What VS Code was last told of a file; `unknown` when it is not certain that it was this file of which it was told. */
type Told = 'locked' | 'unlocked' | 'unknown';

/**
 * Locks the transcripts of studies for coding: read-only until a person corrects them. VS Code locks the file of the active
 * editor, no other, and does not tell which are locked, so what is known of that is what was done here.
 */
export class TranscriptLock implements vscode.Disposable {
  private readonly told = new Map<string, Told>();
  /** Files whose text in the editor is not that of the disk, although they are locked. */
  private readonly astray = new Set<string>();
  /** What a person corrects, until it is closed or locked again. */
  private readonly correcting = new Set<string>();
  /** Where codes may be dropped: unlocked for as long as they are dragged. */
  private dropping: string | undefined;
  /** What was unlocked for that and is not locked again yet. */
  private readonly ajar = new Set<string>();
  private readonly queue = new Queue();
  private readonly changed = new vscode.EventEmitter<void>();
  /** The active editor shows another file, or its lock is another. */
  readonly onDidChange = this.changed.event;
  private readonly tookBack = new vscode.EventEmitter<void>();
  /** Text has come into a transcript that was unlocked for codes, and is being taken out again. */
  readonly onDidTakeBack = this.tookBack.event;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly studies: Studies,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { tabGroups } = vscode.window;
    const look = () => this.look();
    this.disposables = [
      this.changed,
      this.tookBack,
      tabGroups.onDidChangeTabGroups(look),
      tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) this.noteClosed(tab);
        this.look();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.isDirty && this.ajar.has(document.uri.toString())) return this.takeBack();
        if (document.isDirty || !studies.target(document.uri)) return;
        this.look();
        if (contentChanges.length > 0) this.lookAtText(document).catch(error => this.log.error(error));
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(LOCK_SETTING)) this.look();
      }),
      studies.onChange('lock', ['files', 'settings'], look),
    ];
    this.look();
  }

  get isOn(): boolean {
    return vscode.workspace.getConfiguration().get<boolean>(LOCK_SETTING, true);
  }

  /** Whether the transcript that is looked at is locked; undefined where there is nothing to lock. */
  get isActiveLocked(): boolean | undefined {
    const uri = activeFile();
    if (!uri || !this.isOn || !this.isLockable(uri)) return undefined;
    const key = uri.toString();
    if (this.told.get(key) === 'locked' || this.ajar.has(key)) return true;
    // else it is about to be locked
    return this.correcting.has(key) ? false : undefined;
  }

  /** The files that are locked, also those that are no longer open. */
  get lockedFiles(): readonly string[] {
    return [...this.told].flatMap(([key, told]) => (told === 'locked' ? vscode.Uri.parse(key).fsPath : []));
  }

  /**
   * Unlocks the transcript that is looked at for as long as codes are dragged: VS Code lets nothing be dropped on what is
   * locked. Whatever text comes into it meanwhile is taken out again.
   */
  openForDrop(): void {
    const uri = activeFile();
    if (!uri || isDirty(uri) || !this.isActiveLocked) return;
    this.dropping = uri.toString();
    this.ajar.add(this.dropping);
    this.look();
  }

  closeAfterDrop(): void {
    this.dropping = undefined;
    if (this.ajar.size > 0) this.look();
  }

  /** Makes a transcript one that can be changed. */
  async correct(uri: vscode.Uri): Promise<void> {
    const target = this.studies.target(uri);
    if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
    // whoever saved it now would lose every character that cannot be read
    if (isNotUtf8(target)) throw new Refusal(notUtf8Sentence());
    if (!isWritable(uri))
      throw new Refusal(l10n.t('This transcript is in a place that cannot be written to.'));
    this.correcting.add(uri.toString());
    this.ajar.delete(uri.toString());
    await this.tellOf(uri);
  }

  /** Locks a transcript again; one that is not saved is saved first, if the person wants that. */
  async lock(uri: vscode.Uri): Promise<void> {
    const target = this.studies.target(uri);
    if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
    if (!this.isOn) throw new Refusal(l10n.t('The lock is turned off in the settings.'));
    if (hasConflictMarkers(target.transcript.text))
      throw new Refusal(l10n.t('The transcript has conflict markers. Resolve them first.'));
    if (isDirty(uri) && !(await saveFirst(uri))) return;
    this.correcting.delete(uri.toString());
    await this.tellOf(uri);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Has VS Code told of a file, whatever it was told before: a person can lock and unlock without us. */
  private async tellOf(uri: vscode.Uri): Promise<void> {
    this.told.set(uri.toString(), 'unknown');
    await showFile(uri);
    await this.settle();
  }

  private look(): void {
    this.settle().catch(error => this.log.error(error));
  }

  private async settle(): Promise<void> {
    await this.queue.run(() => this.settleActive());
    this.changed.fire();
  }

  /**
   * Replace in Files and other extensions change a locked text without making it one to be saved: what the editor then shows
   * would be on no disk, and coded all the same.
   */
  private async lookAtText(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    if (this.told.get(key) !== 'locked') return;
    const { text, valid } = decodeTranscript(await vscode.workspace.fs.readFile(document.uri));
    if (!valid || document.isDirty || text === lfText(document)) return;
    this.astray.add(key);
    this.look();
  }

  /** Shows the text of the disk again. */
  private async bringBack(uri: vscode.Uri): Promise<void> {
    if (!this.astray.delete(uri.toString()) || isDirty(uri)) return;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const message = l10n.t('This transcript is locked for coding. A change of its text was taken back.');
    void vscode.window.showWarningMessage(message);
  }

  /**
   * Takes back what was typed into a transcript in another encoding after VS Code's own unlocking: saved as it is read, it would
   * lose every character that cannot be read.
   */
  private async keepFromSaving(uri: vscode.Uri): Promise<void> {
    const target = this.studies.target(uri);
    if (!this.isOn || !target || !isDirty(uri) || !isNotUtf8(target)) return;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    this.told.set(uri.toString(), 'unknown');
    void vscode.window.showWarningMessage(notUtf8Sentence());
  }

  private takeBack(): void {
    this.dropping = undefined;
    this.tookBack.fire();
    this.look();
  }

  /** Takes back what was typed, pasted or dropped while a transcript was unlocked only for codes. */
  private async keepAsItWas(uri: vscode.Uri): Promise<void> {
    if (!this.ajar.has(uri.toString()) || !isDirty(uri)) return;
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const message = l10n.t('This transcript is locked for coding. A change of its text was taken back.');
    void vscode.window.showWarningMessage(message);
  }

  /** Makes the lock of the active file what it should be. */
  private async settleActive(): Promise<void> {
    const uri = activeFile();
    if (!uri) return;
    const key = uri.toString();
    await this.bringBack(uri);
    await this.keepFromSaving(uri);
    await this.keepAsItWas(uri);
    // a locked text that was changed all the same has been unlocked by other means, and could never be saved if it were not
    if (this.isOn && isDirty(uri) && this.isLockable(uri)) this.correcting.add(key);
    const wanted = this.shouldBeLocked(uri) ? 'locked' : 'unlocked';
    if ((this.told.get(key) ?? 'unlocked') === wanted) return;
    const isForced = this.correcting.has(key) || this.dropping === key;
    const how = wanted === 'locked' ? LOCK : isForced ? UNLOCK : RESET;
    const begin = performance.now();
    await vscode.commands.executeCommand(how);
    const now = activeFile();
    if (now?.toString() === key) {
      this.told.set(key, wanted);
      if (wanted === 'locked') this.ajar.delete(key);
      this.note(uri, wanted === 'locked' ? 'lock' : 'unlock', begin);
    } else {
      // somebody has turned to another editor meanwhile: each of the two is told again when it is looked at
      this.told.set(key, 'unknown');
      if (now) this.told.set(now.toString(), 'unknown');
    }
    this.look();
  }

  private note(uri: vscode.Uri, kind: 'lock' | 'unlock', begin: number): void {
    const { trace } = this.studies;
    const path = this.studies.studyOf(uri)?.path(uri) ?? uri.path;
    if (trace.isOn) trace.note({ kind, path, ms: performance.now() - begin });
  }

  private shouldBeLocked(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return this.isOn && this.dropping !== key && !this.correcting.has(key) && this.isLockable(uri);
  }

  private isLockable(uri: vscode.Uri): boolean {
    const target = this.studies.target(uri);
    // what git could not merge has to be corrected
    return !!target && isWritable(uri) && !hasConflictMarkers(target.transcript.text);
  }

  private noteClosed(tab: vscode.Tab): void {
    const uri = fileOf(tab);
    if (uri && tabsOf(uri).length === 0) this.correcting.delete(uri.toString());
  }
}

function notUtf8Sentence(): string {
  return l10n.t('The transcript is not UTF-8. First run Convert Transcript to UTF-8….');
}

/** Whether it is in another encoding, and the editor does not know in which. */
function isNotUtf8({ openStudy, transcript }: Target): boolean {
  const isForeign = openStudy.study
    .textProblems(transcript.path)
    .some(({ code }) => code === NOT_UTF8 || code === NUL_CHARACTER);
  return isForeign && transcript.text.includes('\ufffd');
}

function isWritable({ scheme }: vscode.Uri): boolean {
  return vscode.workspace.fs.isWritableFileSystem(scheme) !== false;
}

/** Saves a file, if the person wants that. */
async function saveFirst(uri: vscode.Uri): Promise<boolean> {
  const save = l10n.t('Save and Lock');
  const question = l10n.t('The transcript has changes that are not saved. Save it and then lock it?');
  if ((await vscode.window.showWarningMessage(question, { modal: true }, save)) !== save) return false;
  const document = await vscode.workspace.openTextDocument(uri);
  return document.save();
}
