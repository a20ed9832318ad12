import type * as vscode from 'vscode';
import type { Commands } from './ui/commands';
import type { Blind } from './session/blind';
import type { CodeDrag } from './session/codeDrag';
import type { CodeFocus } from './session/codeFocus';
import type { CodeInSight } from './session/codeInSight';
import type { ActiveCodedView } from './session/codingEditor';
import type { ComingSegments } from './session/comingSegments';
import type { CurrentCoder } from './session/currentCoder';
import type { ExportCheck } from './session/exportCheck';
import type { HarmlessWords } from './session/harmlessWords';
import type { KeptLog } from './session/keptLog';
import type { KeyFiles } from './session/keyFiles';
import type { NumberKeys } from './session/numberKeys';
import type { Review } from './session/review';
import type { SegmentLists } from './session/segmentLists';
import type { Studies } from './session/studies';
import type { StudyMemory } from './storage/studyMemory';
import type { Platform } from './platform';
import type { PreviewLinks } from './ui/previewLinks';

/** What a feature may ask for. */
export interface Deps {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly keptLog: KeptLog;
  readonly commands: Commands;
  readonly studies: Studies;
  readonly coder: CurrentCoder;
  /** Stands in for the active editor while it is the active tab. */
  readonly codedView: ActiveCodedView;
  readonly blind: Blind;
  readonly numberKeys: NumberKeys;
  readonly drag: CodeDrag;
  readonly focus: CodeFocus;
  readonly inSight: CodeInSight;
  readonly coming: ComingSegments;
  readonly memory: StudyMemory;
  readonly review: Review;
  readonly segments: SegmentLists;
  readonly previewLinks: PreviewLinks;
  readonly harmless: HarmlessWords;
  readonly exportCheck: ExportCheck;
  readonly keyFiles: KeyFiles;
  readonly system: Platform['system'];
  readonly gitVersion: Platform['gitVersion'];
  /** In [0, 1). */
  readonly random: () => number;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}
