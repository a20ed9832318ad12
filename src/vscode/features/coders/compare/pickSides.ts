import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../../core/base/figures';
import { CONSENSUS, sidecarPath } from '../../../../core/coding/sidecarName';
import { coderNamed, codersOf, isProgram } from '../../../../core/corpus/coders';
import type { Commit } from '../../../../study/pastFiles';
import { coderDescription } from '../../../ui/coderLabels';
import { coderName } from '../../../ui/coderName';
import { Refusal, unwrap } from '../../../ui/failure';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import type { Side } from './openComparison';

/** For keybindings and tests: two coders by id or name, or one and a commit. */
export interface CompareArguments {
  readonly a: string;
  readonly b?: string;
  /** A revision: what `a` had coded then is compared with what `a` has coded now. */
  readonly at?: string;
  /** Paths of the transcripts to compare; all by default. */
  readonly transcripts?: readonly string[];
}

export interface Sides {
  readonly a: Side;
  readonly b: Side;
}

export async function namedSides(deps: Deps, openStudy: OpenStudy, args: CompareArguments): Promise<Sides> {
  const a = sideNamed(openStudy, args.a);
  if (args.at !== undefined) return thenAndNow(a, await commitOf(deps, openStudy, args.at));
  return { a, b: sideNamed(openStudy, args.b ?? '') };
}

/**
 * Asks whom to compare; undefined when the user gives no answer.
 * @param only paths of the transcripts to compare; undefined for all
 */
export async function pickSides(
  deps: Deps,
  openStudy: OpenStudy,
  only: readonly string[] | undefined,
): Promise<Sides | undefined> {
  const sides = codersOf(openStudy.study.corpus)
    .map(({ id }) => sideNamed(openStudy, id))
    .filter(side => transcriptsOf(openStudy, side, only).size > 0);
  const coders = sides.filter(({ coder }) => coder !== CONSENSUS);
  const consensus = sides.filter(({ coder }) => coder === CONSENSUS);
  const pairs = [
    ...coders.flatMap((a, i) => coders.slice(i + 1).map(b => ({ a, b }))),
    ...coders.flatMap(a => consensus.map(b => ({ a, b }))),
  ];
  const past = deps.studies.pastFiles(openStudy);
  if (pairs.length === 0 && (coders.length === 0 || !past))
    throw new Refusal(
      only
        ? l10n.t('A comparison needs two coders who have coded this transcript.')
        : l10n.t('A comparison needs two coders who have coded in this study.'),
    );
  const picked = await vscode.window.showQuickPick(
    [...pairs.map(pair => pairItem(openStudy, pair, only)), ...(past ? coders.map(thenItem) : [])],
    { title: l10n.t('Which coders do you want to compare?'), matchOnDescription: true },
  );
  if (!picked) return undefined;
  if (picked.pair) return picked.pair;
  const commit = await pickCommit(deps, openStudy, picked.side!);
  return commit && thenAndNow(picked.side!, commit);
}

function pairItem(openStudy: OpenStudy, pair: Sides, only: readonly string[] | undefined) {
  const own = transcriptsOf(openStudy, pair.a, only);
  const both = [...transcriptsOf(openStudy, pair.b, only)].filter(path => own.has(path)).length;
  return {
    label: `$(git-compare) ${l10n.t('{0} and {1}', pair.a.name, pair.b.name)}`,
    description: [
      both === 1 ? l10n.t('1 transcript coded by both') : l10n.t('{0} transcripts coded by both', both),
      ...programsAmong(openStudy, [pair.a, pair.b]),
    ].join(' · '),
    pair,
    side: undefined,
  };
}

/** Those that are programs, in words. */
function programsAmong({ study }: OpenStudy, sides: readonly Side[]): readonly string[] {
  return sides.flatMap(side => {
    const coder = study.file?.coders.find(({ id }) => id === side.coder);
    return coder && isProgram(coder) ? [l10n.t('{0}: {1}', side.name, coderDescription(coder))] : [];
  });
}

function thenItem(side: Side) {
  return {
    label: `$(history) ${l10n.t('{0}, then and now…', side.name)}`,
    description: l10n.t('compared with an earlier commit'),
    pair: undefined,
    side,
  };
}

function sideNamed(openStudy: OpenStudy, wanted: string): Side {
  const { corpus } = openStudy.study;
  const coder = coderNamed(corpus, wanted);
  if (coder === undefined) throw new Refusal(l10n.t('There is no coder “{0}” in this study.', wanted));
  return { coder, name: coder === CONSENSUS ? l10n.t('the consensus') : coderName(openStudy, coder) };
}

function thenAndNow(side: Side, at: Commit): Sides {
  return { a: { ...side, name: l10n.t('{0} at {1}', side.name, at.name), at }, b: side };
}

function transcriptsOf(
  { study }: OpenStudy,
  { coder }: Side,
  only: readonly string[] | undefined,
): ReadonlySet<string> {
  const coded = study.transcripts.filter(
    ({ path, sidecars }) => (only?.includes(path) ?? true) && sidecars.get(coder)?.parsed.value,
  );
  return new Set(coded.map(({ path }) => path));
}

async function commitOf(deps: Deps, openStudy: OpenStudy, revision: string): Promise<Commit> {
  const past = deps.studies.pastFiles(openStudy);
  if (!past)
    throw new Refusal(l10n.t('Earlier commits can be read only when the study is on this machine’s disk.'));
  return unwrap(await past.commit(revision));
}

async function pickCommit(deps: Deps, openStudy: OpenStudy, side: Side): Promise<Commit | undefined> {
  const files = openStudy.study.transcripts.map(({ path }) => sidecarPath(path, side.coder));
  const commits = (await deps.studies.pastFiles(openStudy)?.commits(files)) ?? [];
  const items = commits.map(commit => ({
    label: `$(git-commit) ${commit.name}`,
    description: commit.subject,
    detail: `${shownDay(commit.date.slice(0, 10))} ${commit.date.slice(11, 16)}`,
    commit,
  }));
  const other = { label: `$(edit) ${l10n.t('Another commit, branch or tag…')}`, commit: undefined };
  const title = l10n.t('Compare {0} with which commit?', side.name);
  const picked = await vscode.window.showQuickPick([...items, other], { title, matchOnDescription: true });
  if (!picked) return undefined;
  if (picked.commit) return picked.commit;
  const revision = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title,
    prompt: 'HEAD~3, main, v1.0',
  });
  return revision === undefined ? undefined : commitOf(deps, openStudy, revision.trim());
}
