import * as vscode from 'vscode';
import { sameJson } from '../../core/records/sameJson';

/** The when-clause keys of package.json. The feature that knows a state sets its key. */
interface ContextKeys {
  /** The workspace has a study. */
  'transcriptCoder.hasStudy': boolean;
  /** It is known who codes. */
  'transcriptCoder.hasCoder': boolean;
  /** A study names more than one coder. */
  'transcriptCoder.hasSecondCoder': boolean;
  /** The current coder has coded something in this window. */
  'transcriptCoder.hasCoded': boolean;
  /** There is a memo on what the current coder has coded in this window. */
  'transcriptCoder.hasWrittenMemo': boolean;
  /** A study lies in a git repository that can be asked. */
  'transcriptCoder.hasGit': boolean;
  /** The active editor shows a transcript of a study. */
  'transcriptCoder.isTranscript': boolean;
  /** Whoever codes here has marked it as complete. */
  'transcriptCoder.isCompleteTranscript': boolean;
  /** A coded view has the focus. */
  'transcriptCoder.codedViewFocus': boolean;
  /** Paths of the transcripts in tabs, as `resourcePath` has them. */
  'transcriptCoder.openTranscripts': readonly string[];
  /** Paths of the transcripts that are in another encoding, as `resourcePath` has them. */
  'transcriptCoder.misreadTranscripts': readonly string[];
  /** Paths of the transcripts that are locked, open or not. */
  'transcriptCoder.lockedTranscripts': readonly string[];
  /** Only the current coder's own coding of the current study is shown. */
  'transcriptCoder.isBlind': boolean;
  /** The study says so, for everyone. */
  'transcriptCoder.isBlindPhase': boolean;
  /** Arrow keys move the edges of a segment. */
  'transcriptCoder.resizing': boolean;
  /** There is coding to undo in the current study. */
  'transcriptCoder.canUndoCoding': boolean;
  'transcriptCoder.canRedoCoding': boolean;
  /** What a person is asked for by us; empty when by nobody. */
  'transcriptCoder.asking': 'codes' | 'text' | '';
  /** The next digit is the value of what was coded last. */
  'transcriptCoder.expectsValue': boolean;
  'transcriptCoder.hasCodes': boolean;
  'transcriptCoder.hasQueries': boolean;
  /** A codebook has code groups. */
  'transcriptCoder.hasCodeGroups': boolean;
  /** The row selected in the Codebook view is that of a code group. */
  'transcriptCoder.isCodeGroupSelected': boolean;
  /** The Segments panel lists something. */
  'transcriptCoder.hasSegmentList': boolean;
  /** Only the segments of one code or theme are shown, all others are dimmed. */
  'transcriptCoder.hasCodeFocus': boolean;
  'transcriptCoder.hasUncertainSegments': boolean;
  'transcriptCoder.hasMovedSegments': boolean;
  /** A study has a memo of any kind. */
  'transcriptCoder.hasMemos': boolean;
  /** A paper was checked against a study, and is checked again. */
  'transcriptCoder.hasCheckedManuscripts': boolean;
  'transcriptCoder.hasParticipants': boolean;
  'transcriptCoder.hasPinnedReports': boolean;
  /** The Review view shows something. */
  'transcriptCoder.hasReview': boolean;
  /** `viewItem` of the row last looked at in the Review view; empty for none. */
  'transcriptCoder.currentReviewItem': string;
  /** The Review view shows the differences between two coders. */
  'transcriptCoder.isComparing': boolean;
  /** A consensus can be made of them. */
  'transcriptCoder.canDecide': boolean;
  /** The Review view shows changes in git. */
  'transcriptCoder.isReviewingChanges': boolean;
  'transcriptCoder.hasConflicts': boolean;
  /** Paths of the files in conflict, as `resourcePath` has them. */
  'transcriptCoder.conflictedFiles': readonly string[];
}

/** What was last set, for tests. */
const current = new Map<string, unknown>();

/** The keys that are set, with their values. */
export const contextValues: ReadonlyMap<string, unknown> = current;

/** A typed when-clause key. */
export class ContextKey<K extends keyof ContextKeys> {
  constructor(private readonly name: K) {}

  set(value: ContextKeys[K]): void {
    void this.tell(value);
  }

  /** The same, for who has to wait until VS Code knows it. */
  async tell(value: ContextKeys[K]): Promise<void> {
    if (current.has(this.name) && sameJson(value, current.get(this.name))) return;
    current.set(this.name, value);
    await send(this.name, value);
  }
}

/** Until the window has done what it was told, and what came of that in the editor is known here. */
export async function windowAnswers(): Promise<void> {
  const [[name, value] = ['transcriptCoder.asking', '']] = current;
  await send(name, value);
}

async function send(name: string, value: unknown): Promise<void> {
  await vscode.commands.executeCommand('setContext', name, value);
}
