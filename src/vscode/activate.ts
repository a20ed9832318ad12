import * as vscode from 'vscode';
import { Commands } from './adapters/commands';
import { CurrentCoder } from './adapters/currentCoder';
import { Review } from './adapters/review';
import { Studies } from './adapters/studies';
import { StudyMemory } from './adapters/studyMemory';
import type { Deps } from './deps';
import { register as registerAnchors } from './features/anchors/register';
import { register as registerBoundaries } from './features/boundaries/register';
import { register as registerCodebook } from './features/codebook/register';
import { register as registerCompare } from './features/compare/register';
import { register as registerCoder } from './features/coder/register';
import { register as registerCoding } from './features/coding/register';
import { register as registerConflicts } from './features/conflicts/register';
import { register as registerDecorations } from './features/decorations/register';
import { register as registerGitHistory } from './features/gitHistory/register';
import { register as registerGitReview } from './features/gitReview/register';
import { register as registerReport } from './features/report/register';
import { register as registerHistory } from './features/history/register';
import { register as registerHover } from './features/hover/register';
import { register as registerOrphans } from './features/orphans/register';
import { register as registerMergeDriver } from './features/mergeDriver/register';
import { register as registerParticipants } from './features/participants/register';
import { register as registerProblems } from './features/problems/register';
import { register as registerReview } from './features/review/register';
import { register as registerStudies } from './features/studies/register';
import { register as registerTranscripts } from './features/transcripts/register';
import type { Platform } from './platform';

const FEATURES = [
  registerStudies,
  registerCoder,
  registerTranscripts,
  registerCoding,
  registerBoundaries,
  registerAnchors,
  registerHistory,
  registerCodebook,
  registerParticipants,
  registerDecorations,
  registerOrphans,
  registerHover,
  registerReport,
  registerReview,
  registerCompare,
  registerConflicts,
  registerGitReview,
  registerGitHistory,
  registerMergeDriver,
  registerProblems,
];

/** Puts the parts together. */
export async function activateWith(context: vscode.ExtensionContext, platform: Platform): Promise<void> {
  const log = vscode.window.createOutputChannel('Transcript Coder', { log: true });
  const memory = new StudyMemory(context.storageUri ?? context.globalStorageUri, log);
  const studies = new Studies(log, platform, memory);
  const coder = new CurrentCoder(context.globalState);
  const review = new Review();
  const deps: Deps = {
    context,
    log,
    commands: new Commands(log, () => studies.settled()),
    studies,
    coder,
    memory,
    review,
    random: randomFraction,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
  context.subscriptions.push(log, studies, coder, review, ...FEATURES.map(register => register(deps)));
  await studies.findAll();
}

/** Better than Math.random, whose ids could collide between two people's windows. */
function randomFraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
