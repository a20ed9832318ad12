import * as vscode from 'vscode';
import { type DeclaredSetting, changedSettings } from '../../../../study/support/changedSettings';
import { maskedLog } from '../../../../study/support/maskedLog';
import { Placeholders } from '../../../../study/support/placeholders';
import { type Features, type ReportFacts, problemReport } from '../../../../study/support/problemReport';
import { type StudySizes, studySizes } from '../../../../study/support/studySizes';
import { editorName, remoteName, systemOfBrowser } from '../../../../study/support/systemNames';
import type { Deps } from '../../../deps';
import { type OpeningStudy, isWhole } from '../../../session/openStudy';
import { logFailure } from '../../../ui/failure';
import { runSteps } from '../../../ui/runSteps';
import { showText } from '../../../ui/showText';

interface Manifest {
  readonly version: string;
  readonly bugs?: string | { readonly url?: string };
  readonly repository?: string | { readonly url?: string };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, DeclaredSetting>> }[];
  };
}

/** Shows a text about this window that names nothing of anybody's, to be completed and sent by who reads it. */
export async function reportProblem(deps: Deps): Promise<void> {
  await showText(problemReport(await factsOf(deps)));
}

async function factsOf(deps: Deps): Promise<ReportFacts> {
  const { context, studies, system, keptLog } = deps;
  const manifest = context.extension.packageJSON as Manifest;
  const { commands, configuration } = manifest.contributes;
  // before git is asked and studies are counted: what led to the problem is what counts
  const entries = [...keptLog.entries];
  return {
    sendTo: addressOf(manifest.bugs) ?? addressOf(manifest.repository),
    extension: manifest.version,
    editor: {
      name: editorName(vscode.env.appName),
      version: vscode.version,
      kind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    },
    remote: vscode.env.remoteName === undefined ? undefined : remoteName(vscode.env.remoteName),
    ...(system?.() ?? { system: systemOfBrowser(userAgent()), node: undefined }),
    git: await deps.gitVersion?.(),
    language: vscode.env.language,
    settings: changedSettings(Object.assign({}, ...configuration.map(({ properties }) => properties)), name =>
      vscode.workspace.getConfiguration().get(name),
    ),
    studies: await Promise.all(studies.begun.map(one => sizesOf(deps, one))),
    features: await featuresOf(deps),
    log: maskedLog(entries, {
      placeholders: new Placeholders(studies.begun.flatMap(({ root }) => [root.path, root.fsPath])),
      commands: new Set(commands.map(({ command }) => command)),
      ownFolder: context.extensionUri.path,
    }),
  };
}

/** What fails must not keep anybody from reporting it. */
async function sizesOf({ log }: Deps, openStudy: OpeningStudy): Promise<StudySizes | undefined> {
  if (!isWhole(openStudy)) return undefined;
  const { study } = openStudy;
  try {
    await runSteps(study.prepareProblems(), () => false, () => undefined); // prettier-ignore
    return studySizes(study);
  } catch (error) {
    logFailure(log, 'transcriptCoder.reportProblem', error);
    return undefined;
  }
}

async function featuresOf({ studies, blind, review }: Deps): Promise<Features> {
  const reasons = await Promise.all(studies.begun.map(one => hasGit(studies, one)));
  return {
    isBlind: studies.begun.some(one => blind.of(one) !== undefined),
    isLocked: vscode.workspace.getConfiguration().get<boolean>('transcriptCoder.lockTranscripts') !== false,
    hasGit: reasons.includes(true),
    isReviewing: review.subject !== undefined,
  };
}

async function hasGit(studies: Deps['studies'], openStudy: OpeningStudy): Promise<boolean> {
  const git = studies.git(openStudy);
  return git !== undefined && (await git.unavailable()) === undefined;
}

function addressOf(given: string | { readonly url?: string } | undefined): string | undefined {
  const url = typeof given === 'string' ? given : given?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '');
}

/** Of the browser, where the extension runs in one. */
function userAgent(): string {
  return (globalThis as { navigator?: { userAgent?: string } }).navigator?.userAgent ?? '';
}
