import * as vscode from 'vscode';
import { Commands } from './adapters/commands';
import { CurrentCoder } from './adapters/currentCoder';
import { Studies } from './adapters/studies';
import type { WriteFile } from './adapters/workspaceFileStore';
import type { Deps } from './deps';
import { register as registerCodebook } from './features/codebook/register';
import { register as registerCoder } from './features/coder/register';
import { register as registerCoding } from './features/coding/register';
import { register as registerDecorations } from './features/decorations/register';
import { register as registerReport } from './features/report/register';
import { register as registerHistory } from './features/history/register';
import { register as registerHover } from './features/hover/register';
import { register as registerParticipants } from './features/participants/register';
import { register as registerProblems } from './features/problems/register';
import { register as registerStudies } from './features/studies/register';
import { register as registerTranscripts } from './features/transcripts/register';

const FEATURES = [
  registerStudies,
  registerCoder,
  registerTranscripts,
  registerCoding,
  registerHistory,
  registerCodebook,
  registerParticipants,
  registerDecorations,
  registerHover,
  registerReport,
  registerProblems,
];

/** Puts the parts together; `writeFile` is the one thing in which desktop and browser differ. */
export async function activateWith(context: vscode.ExtensionContext, writeFile: WriteFile): Promise<void> {
  const log = vscode.window.createOutputChannel('Transcript Coder', { log: true });
  const studies = new Studies(log, writeFile);
  const coder = new CurrentCoder(context.globalState);
  const deps: Deps = {
    context,
    log,
    commands: new Commands(log),
    studies,
    coder,
    random: randomFraction,
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
  context.subscriptions.push(log, studies, coder, ...FEATURES.map(register => register(deps)));
  await studies.findAll();
}

/** Better than Math.random, whose ids could collide between two people's windows. */
function randomFraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
