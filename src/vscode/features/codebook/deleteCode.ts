import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code, CodingRule } from '../../../core/codebook/code';
import type { Codebook } from '../../../core/codebook/codebook';
import { type ChildrenFate, deleteSeveral } from '../../../core/codebook/deleteSeveral';
import { moveCodings } from '../../../core/coding/recode';
import { rulesWithout } from '../../../core/codebook/rules';
import { removeCodeEverywhere } from '../../../core/coding/operations';
import { resolverOf } from '../../../core/coding/values';
import { ok } from '../../../core/base/result';
import { queryNamesOf } from '../../../core/corpus/withQueries';
import { queriesNaming } from '../../../core/query/savedText';
import { CodingAction } from '../../../study/codingUndo';
import type { CodingPart } from '../../../study/studyWriter';
import { askForCode } from '../../ui/codePicker';
import { Refusal, unwrap } from '../../ui/failure';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { type CodeArgument, requireCodes } from './pickCode';
import { quotedNames, touchedBy } from './touched';

/** What becomes of the coder's own codings: they go, they stay without a code in the codebook, or they become another code's. */
export type CodingsFate = 'remove' | 'keep' | { readonly to: string };

interface Fate {
  readonly children: ChildrenFate;
  readonly codings: CodingsFate;
}

/** The codes to delete, of one study. */
interface Doomed {
  readonly openStudy: OpenStudy;
  readonly codes: readonly Code[];
}

/**
 * Deletes codes after a confirmation that says how many codings go with them. What becomes of the coder's own codings is
 * chosen; those of others stay in their files, which only they write, and show as a code the codebook does not know.
 * @param given what comes without being asked for; of a code that codings become the id, name or path
 */
export async function deleteCode(deps: Deps, rows: readonly CodeArgument[], given?: Fate): Promise<void> {
  const target = await requireCodes(deps.studies, rows, l10n.t('Delete which code?'));
  if (!target) return;
  const fate = given ?? (await askFate(deps, target));
  if (fate) await deleteNow(deps, target, fate);
}

async function deleteNow(deps: Deps, { openStudy, codes }: Doomed, fate: Fate): Promise<void> {
  const { study } = openStudy;
  // as it is before the codes are deleted, to know what merged codes had become
  const before = study.codebook;
  const wanted = codes.map(({ id }) => id);
  const planned = unwrap(deleteSeveral(before, wanted, fate.children));
  const to = typeof fate.codings === 'object' ? before.find(fate.codings.to) : undefined;
  if (typeof fate.codings === 'object' && (!to || planned.deleted.includes(to.id)))
    throw new Refusal(l10n.t('The codebook has no code “{0}”.', fate.codings.to));
  const names = quotedNames(codes.map(({ name }) => name));
  unwrap(
    await study.changeTogether(
      {
        codebook: codebook => {
          const result = deleteSeveral(codebook, wanted, fate.children, to?.id);
          return result.ok ? ok(result.value.file) : result;
        },
        coding: fate.codings === 'keep' ? [] : ownCodings(deps, openStudy, planned.deleted, to),
      },
      new CodingAction(
        to ? l10n.t('delete {0}, codings to “{1}”', names, to.name) : l10n.t('delete {0}', names),
      ),
    ),
  );
}

/** @param to the code that takes the place of the deleted ones */
function ownCodings(
  deps: Deps,
  openStudy: OpenStudy,
  deleted: readonly string[],
  to: Code | undefined,
): readonly CodingPart[] {
  const coder = deps.coder.of(openStudy)?.id;
  const { codebook, transcripts } = openStudy.study;
  if (coder === undefined) return [];
  const isGone = (id: string) => deleted.includes(codebook.resolve(id)?.id ?? id);
  return transcripts.flatMap(({ path, sidecars }) => {
    const segments = sidecars.get(coder)?.parsed.value?.segments ?? [];
    const used = new Set(segments.flatMap(({ codes }) => codes.filter(isGone)));
    if (used.size === 0) return [];
    const operation: CodingPart['operation'] = sidecar =>
      to
        ? moveCodings(sidecar, deleted, to.id, codebook)
        : removeCodeEverywhere(
            sidecar,
            sidecar.segments.flatMap(({ codes }) => codes.filter(isGone)),
            resolverOf(codebook),
          );
    return [{ path, coder, operation }];
  });
}

/** Asks in a dialog that says what is touched; what becomes of own codings, only where there are any. */
async function askFate(deps: Deps, doomed: Doomed): Promise<Fate | undefined> {
  const { openStudy, codes } = doomed;
  const { codebook } = openStudy.study;
  const all = [...new Set(codes.flatMap(({ id }) => codebook.descendants(id)))];
  const children = all.length - codes.length;
  const { mine, others, isBlind } = touchedBy(deps, openStudy, all);
  const details = [
    isBlind
      ? l10n.t(
          'The coding of others is hidden: any segments of theirs keep it, as a code that is not in the codebook.',
        )
      : mine + others === 0
        ? l10n.t('It is not used on any segment.')
        : '',
    mine > 0 ? fateOfOwn(mine) : '',
    others > 0 ? fateOfOthers(others) : '',
    ...fateOfRules(codebook, all),
    fateOfQueries(queriesNaming(queryNamesOf(openStudy.study.corpus), all).map(({ name }) => name)),
  ];
  const whole = children > 0 ? l10n.t('Delete All') : l10n.t('Delete');
  const only = l10n.t('Delete, Keep Codes Under It');
  const move = l10n.t('Move Codings…');
  const keep = l10n.t('Keep Codings');
  const buttons = [whole, ...(children > 0 ? [only] : []), ...(mine > 0 ? [move, keep] : [])];
  const answer = await vscode.window.showWarningMessage(
    questionOf(codes, children),
    { modal: true, detail: details.filter(Boolean).join('\n') },
    ...buttons,
  );
  if (answer === undefined) return undefined;
  const fate = { children: answer === only ? 'move-up' : 'delete' } as const;
  if (answer === keep) return { ...fate, codings: 'keep' };
  if (answer !== move) return { ...fate, codings: 'remove' };
  const to = await askForCode(codebook, {
    title: l10n.t('Move your codings of {0} to…', quotedNames(codes.map(({ name }) => name))),
    counts: openStudy.study.codeCounts,
    hidesRetired: true,
    isOffered: ({ id }) => !all.includes(id),
  });
  return to && { ...fate, codings: { to: to.id } };
}

/** What becomes of rules that name codes, if their codings do not become those of another code. */
function fateOfRules(codebook: Codebook, codes: readonly string[]): readonly string[] {
  const isGone = (id: string) => codes.includes(codebook.resolve(id)?.id ?? id);
  const { changed, removed } = rulesWithout(codebook.file, isGone);
  const named = (rules: readonly CodingRule[]) => quotedNames(rules.map(({ name }) => name));
  return [
    changed.length > 0 ? l10n.t('Rules that keep their other codes: {0}', named(changed)) : '',
    removed.length > 0
      ? l10n.t('Rules that are deleted, as they have no other code: {0}', named(removed))
      : '',
  ];
}

function fateOfQueries(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length === 1
    ? l10n.t('The query “{0}” names it and cannot be asked any more.', names[0]!)
    : l10n.t('{0} queries name it and cannot be asked any more: {1}.', names.length, quotedNames(names));
}

function questionOf(codes: readonly Code[], children: number): string {
  const [first] = codes;
  if (codes.length > 1)
    return children === 0
      ? l10n.t('Delete {0} codes?', codes.length)
      : l10n.t('Delete {0} codes and the {1} under them?', codes.length, children);
  if (children === 0) return l10n.t('Delete “{0}”?', first!.name);
  return children === 1
    ? l10n.t('Delete “{0}” and the code under it?', first!.name)
    : l10n.t('Delete “{0}” and the {1} codes under it?', first!.name, children);
}

function fateOfOwn(segments: number): string {
  return segments === 1
    ? l10n.t('1 of your segments loses it, and is removed if it has neither another code nor a memo.')
    : l10n.t(
        '{0} of your segments lose it; those with neither another code nor a memo are removed.',
        segments,
      );
}

function fateOfOthers(segments: number): string {
  return segments === 1
    ? l10n.t('1 segment of another coder keeps it, as a code that is not in the codebook.')
    : l10n.t('{0} segments of other coders keep it, as a code that is not in the codebook.', segments);
}
