import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Result } from '../../core/base/result';
import { fileErrorReason, readableErrors } from '../storage/fileErrors';
import { STATUS_MS } from './statusMs';

/** Something the user asked for cannot be done; the message is shown as it is. */
export class Refusal extends Error {}

/** The outcome of writing; a failure becomes a message to the user. @param name of the file or folder */
export async function written<T>(name: string, work: PromiseLike<T>): Promise<T> {
  try {
    return await readableErrors(work);
  } catch (error) {
    throw new Refusal(l10n.t('{0} could not be written: {1}', name, messageOf(error)), { cause: error });
  }
}

/** What was said to the user that could not be done. */
export interface ToldFailure {
  readonly where: string;
  readonly message: string;
  /** Whether it was foreseen: else it is a fault, which can be reported. */
  readonly isRefusal: boolean;
}

/** Failures that are kept. */
const MAX_TOLD = 100;

const told: ToldFailure[] = [];

/** The last failures, oldest first. Tests see here what VS Code shows. */
export const toldFailures: readonly ToldFailure[] = told;

/** The value of a success; a failure becomes a message to the user. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}

/**
 * Shows and logs what went wrong.
 * @param where what was done, for the log
 * @param isStray it may have been asked for by mistake: then a refusal is no cause for a notification
 */
export function showFailure(
  log: vscode.LogOutputChannel,
  where: string,
  error: unknown,
  isStray = false,
): void {
  logFailure(log, where, error);
  const message = messageOf(error);
  // files that cannot be read or written are no fault of ours
  const isRefusal = error instanceof Refusal || fileErrorReason(error) !== undefined;
  told.push({ where, message, isRefusal });
  if (told.length > MAX_TOLD) told.shift();
  if (isStray && isRefusal) vscode.window.setStatusBarMessage(`$(info) ${message}`, STATUS_MS);
  else if (isRefusal) void vscode.window.showErrorMessage(message);
  else void offerReport(message);
}

/** Shows what should not have happened, and how to report it. */
async function offerReport(message: string): Promise<void> {
  const report = l10n.t('Report a Problem…');
  const answer = await vscode.window.showErrorMessage(message, report);
  if (answer === report) await vscode.commands.executeCommand('transcriptCoder.reportProblem');
}

/** Shows and logs the failure of work that nobody waits for. */
export function showFailureOf(log: vscode.LogOutputChannel, where: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => showFailure(log, where, error));
}

/** Logs what went wrong. What is said to a person can name codes and quote words: that is nothing for a log. */
export function logFailure(log: vscode.LogOutputChannel, where: string, error: unknown): void {
  if (error instanceof Refusal) log.warn(`${where}: refused`);
  else log.error(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

/** What a failure says. */
export function messageOf(error: unknown): string {
  const reason = fileErrorReason(error);
  if (reason !== undefined) return l10n.t('A file or folder could not be used: {0}', reason);
  return error instanceof Error ? error.message : String(error);
}
