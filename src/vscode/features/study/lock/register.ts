import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/failure';
import { ContextKey } from '../../../ui/contextKey';
import type { Deps } from '../../../deps';
import { DOCUMENTS } from '../transcripts/language';
import { FixHover, chooseFix } from './fixes';
import { activeFile, openFiles } from './tabs';
import { TranscriptLock } from './transcriptLock';

/** Transcripts are locked while they are coded; who wants to correct one unlocks it. */
export function register({ commands, studies, log, drag }: Deps): vscode.Disposable {
  const lock = new TranscriptLock(studies, log);
  const item = vscode.window.createStatusBarItem('lock', vscode.StatusBarAlignment.Left, 48);
  item.name = l10n.t('Transcript Coder: Lock');
  const openTranscripts = new ContextKey('transcriptCoder.openTranscripts');
  const lockedFiles = new ContextKey('transcriptCoder.lockedTranscripts');
  const show = () => {
    lockedFiles.set(lock.lockedFiles);
    openTranscripts.set(openFiles().flatMap(uri => (studies.isTranscript(uri) ? [uri.fsPath] : [])));
    showIn(item, lock.isActiveLocked);
  };
  show();
  return vscode.Disposable.from(
    item,
    lock,
    lock.onDidChange(show),
    drag.onDidChange(isUnderWay => (isUnderWay ? lock.openForDrop() : lock.closeAfterDrop())),
    lock.onDidTakeBack(() => drag.end()),
    vscode.languages.registerHoverProvider(DOCUMENTS, new FixHover(lock)),
    commands.register('transcriptCoder.chooseFix', chooseFix),
    // from a menu VS Code passes the file's Uri
    commands.register('transcriptCoder.correctTranscript', (uri?: vscode.Uri) => lock.correct(chosen(uri))),
    commands.register('transcriptCoder.lockTranscript', (uri?: vscode.Uri) => lock.lock(chosen(uri))),
  );
}

/** @param isLocked undefined where there is nothing to lock */
function showIn(item: vscode.StatusBarItem, isLocked: boolean | undefined): void {
  if (isLocked === undefined) return item.hide();
  item.text = isLocked ? `$(lock) ${l10n.t('Correct Transcript')}` : `$(unlock) ${l10n.t('Lock Transcript')}`;
  item.tooltip = isLocked
    ? l10n.t('This transcript is locked for coding, so that no key can change it. Click to correct its text.')
    : l10n.t('This transcript is unlocked: what you type changes it. Click to lock it again.');
  item.accessibilityInformation = { label: item.tooltip, role: 'button' };
  item.backgroundColor = isLocked ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
  item.command = isLocked ? 'transcriptCoder.correctTranscript' : 'transcriptCoder.lockTranscript';
  item.show();
}

function chosen(uri: vscode.Uri | undefined): vscode.Uri {
  const found = uri ?? activeFile();
  if (!found) throw new Refusal(l10n.t('Open a transcript first.'));
  return found;
}
