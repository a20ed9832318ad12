import type * as vscode from 'vscode';
import type { Commands } from './ui/commands';
import type { PreviewLinks } from './ui/previewLinks';
import { Blind } from './session/blind';
import { CodeDrag } from './session/codeDrag';
import { CodeFocus } from './session/codeFocus';
import { CodeInSight } from './session/codeInSight';
import { ActiveCodedView } from './session/codingEditor';
import { ComingSegments } from './session/comingSegments';
import { CurrentCoder } from './session/currentCoder';
import { ExportCheck } from './session/exportCheck';
import { HarmlessWords } from './session/harmlessWords';
import type { KeptLog } from './session/keptLog';
import { KeyFiles } from './session/keyFiles';
import { logTrace } from './session/logTrace';
import { NumberKeys } from './session/numberKeys';
import { Review } from './session/review';
import { SegmentLists } from './session/segmentLists';
import { Studies } from './session/studies';
import { StudyMemory } from './storage/studyMemory';
import type { Deps } from './deps';
import { register as registerAnchors } from './features/places/anchors/register';
import { register as registerBlind } from './features/coding/blind/register';
import { register as registerBoundaries } from './features/coding/boundaries/register';
import { register as registerCodebook } from './features/codebook/register';
import { register as registerDefinition } from './features/codebook/definition/register';
import { register as registerCompare } from './features/coders/compare/register';
import { register as registerCoder } from './features/coding/coder/register';
import { register as registerCodedView } from './features/coding/page/register';
import { register as registerCoding } from './features/coding/apply/register';
import { register as registerConflicts } from './features/versions/conflicts/register';
import { register as registerDecorations } from './features/coding/decorations/register';
import { register as registerFocus } from './features/coding/focus/register';
import { register as registerGitHistory } from './features/versions/history/register';
import { register as registerGitReview } from './features/versions/changes/register';
import { register as registerReport } from './features/reports/register';
import { register as registerGrid } from './features/reports/grid/register';
import { register as registerKeys } from './features/coding/keys/register';
import { register as registerHistory } from './features/coding/undo/register';
import { register as registerHover } from './features/coding/hover/register';
import { register as registerManuscript } from './features/manuscript/register';
import { register as registerMemos } from './features/memos/register';
import { register as registerOrphans } from './features/places/uncertain/register';
import { register as registerMergeDriver } from './features/versions/mergeDriver/register';
import { register as registerParticipants } from './features/people/register';
import { register as registerProblems } from './features/study/problems/register';
import { register as registerRepairs } from './features/study/repairs/register';
import { register as registerRenames } from './features/study/renames/register';
import { register as registerRepository } from './features/versions/repository/register';
import { register as registerSearch } from './features/coding/search/register';
import { register as registerSegments } from './features/coding/segments/register';
import { register as registerReview } from './features/versions/review/register';
import { register as registerSpeakers } from './features/people/speakers/register';
import { register as registerStudies } from './features/study/studies/register';
import { register as registerEncoding } from './features/study/encoding/register';
import { register as registerExchange } from './features/exchange/register';
import { register as registerImporting } from './features/study/importing/register';
import { register as registerLock } from './features/study/lock/register';
import { register as registerOverview } from './features/study/overview/register';
import { register as registerPersonalData } from './features/study/personalData/register';
import { register as registerSupport } from './features/study/support/register';
import { register as registerTranscripts } from './features/study/transcripts/register';
import type { Platform } from './platform';

const FEATURES = [
  // first: problems with all others can be reported
  registerSupport,
  registerStudies,
  registerCoder,
  registerBlind,
  registerTranscripts,
  registerOverview,
  registerLock,
  registerEncoding,
  registerImporting,
  registerExchange,
  registerCoding,
  registerMemos,
  registerManuscript,
  registerKeys,
  registerBoundaries,
  registerAnchors,
  registerHistory,
  registerSearch,
  registerSegments,
  registerCodebook,
  registerDefinition,
  registerParticipants,
  registerSpeakers,
  registerPersonalData,
  registerDecorations,
  registerFocus,
  registerCodedView,
  registerOrphans,
  registerHover,
  registerReport,
  registerGrid,
  registerRepository,
  registerReview,
  registerCompare,
  registerConflicts,
  registerGitReview,
  registerGitHistory,
  registerMergeDriver,
  registerProblems,
  registerRenames,
  registerRepairs,
];

/** What is there before the rest is loaded. */
export interface Started {
  readonly log: vscode.LogOutputChannel;
  readonly keptLog: KeptLog;
  readonly commands: Commands;
  readonly previewLinks: PreviewLinks;
  /** Where tests find what the log has at the level Trace. */
  readonly traceLines: string[] | undefined;
}

/** Puts the parts together. @returns when the studies of the workspace are open */
export async function activateWith(
  context: vscode.ExtensionContext,
  platform: Platform,
  { log, keptLog, commands, previewLinks, traceLines }: Started,
): Promise<Studies> {
  const memory = new StudyMemory(context.storageUri ?? context.globalStorageUri, log);
  const trace = logTrace(log, traceLines);
  const coder = new CurrentCoder(context.globalState);
  const blind = new Blind(coder, context.workspaceState);
  const studies = new Studies(log, platform, memory, trace, blind.viewer);
  blind.follow(studies);
  const numberKeys = new NumberKeys(context.workspaceState, coder);
  const drag = new CodeDrag();
  const focus = new CodeFocus();
  const inSight = new CodeInSight();
  const coming = new ComingSegments(studies);
  const review = new Review();
  const segments = new SegmentLists();
  const harmless = new HarmlessWords(context.workspaceState);
  const deps: Deps = {
    context,
    log,
    keptLog,
    commands,
    studies,
    coder,
    codedView: new ActiveCodedView(),
    blind,
    numberKeys,
    drag,
    focus,
    inSight,
    coming,
    memory,
    review,
    segments,
    previewLinks,
    harmless,
    exportCheck: new ExportCheck(context.workspaceState, harmless),
    keyFiles: new KeyFiles(platform),
    system: platform.system,
    gitVersion: platform.gitVersion,
    random: randomFraction,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
  context.subscriptions.push(
    studies,
    coder,
    blind,
    numberKeys,
    drag,
    focus,
    inSight,
    coming,
    review,
    segments,
    harmless,
    ...FEATURES.map(register => register(deps)),
  );
  const gitRuns = platform.onGitRun?.(event => trace.isOn && trace.note(event));
  if (gitRuns) context.subscriptions.push(gitRuns);
  await studies.findAll();
  return studies;
}

/** Better than Math.random, whose ids could collide between two people's windows. */
function randomFraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
