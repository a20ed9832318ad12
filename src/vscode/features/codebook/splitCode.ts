import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../../core/codebook/code';
import type { Codebook } from '../../../core/codebook/codebook';
import { addCode } from '../../../core/codebook/operations';
import { type Result, ok } from '../../../core/base/result';
import type { CodebookFile } from '../../../core/codebook/code';
import { CodingAction } from '../../../study/codingUndo';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { askForCodes } from '../../ui/codePicker';
import { Refusal, unwrap } from '../../ui/failure';
import { placesOf } from './codeSegments';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';

/**
 * Splits a code: lists the coder's own segments of it in the Segments panel, with the codes that they can be sent to. A
 * segment that is sent leaves the list, until none is left.
 * @param given what comes without being asked for: ids, names or paths of codes, or names of new ones
 */
export async function splitCode(
  deps: Deps,
  argument: CodeArgument,
  given?: readonly string[],
): Promise<void> {
  const target = await requireCode(deps.studies, argument, l10n.t('Split which code?'));
  if (!target) return;
  const { openStudy, code } = target;
  if (ownPlaces(deps, openStudy, code.id).length === 0)
    throw new Refusal(l10n.t('None of your segments has the code “{0}”.', code.name));
  const picked = given ? namesGiven(openStudy, given) : await askTargets(target);
  if (!picked || picked.codes.length + picked.create.length === 0) return;
  const made = await createCodes(deps, target, picked.create);
  const to = [...picked.codes, ...made];
  deps.segments.show({
    openStudy,
    kind: 'split',
    title: () => l10n.t('Split “{0}”', nameOf(openStudy, code.id)),
    places: () => ownPlaces(deps, openStudy, code.id),
    sending: {
      from: code.id,
      targets: () => to.flatMap(id => openStudy.study.codebook.resolve(id) ?? []),
      onEmpty: () => void offerToDelete(target),
    },
  });
}

/** Segments that have the very code, and not only one below it. */
function ownPlaces(deps: Deps, openStudy: OpenStudy, id: string) {
  const own = deps.coder.of(openStudy)?.id;
  return placesOf(openStudy, new Set([id]), ({ segments }) => segments.filter(({ coder }) => coder === own));
}

interface Picked {
  readonly codes: readonly string[];
  readonly create: readonly string[];
}

function namesGiven({ study }: OpenStudy, given: readonly string[]): Picked {
  const found = given.map(name => study.codebook.find(name)?.id);
  return {
    codes: found.flatMap(id => id ?? []),
    create: given.filter((_, i) => found[i] === undefined),
  };
}

async function askTargets({ openStudy, code }: CodeTarget): Promise<Picked | undefined> {
  const { study } = openStudy;
  const rows = await askForCodes(study.codebook, {
    title: l10n.t('Split “{0}” into which codes?', code.name),
    ticked: [],
    canCreate: true,
    counts: study.codeCounts,
    hidesRetired: true,
    isOffered: ({ id }) => id !== code.id,
    placeholder: l10n.t('Find or create a code; Tab or comma adds another'),
  });
  return (
    rows && {
      codes: rows.flatMap(row => row.code?.id ?? []),
      create: rows.flatMap(row => row.create ?? []),
    }
  );
}

/** New codes are beside the one that is split. @returns their ids */
async function createCodes(
  { random }: Deps,
  { openStudy, code }: CodeTarget,
  names: readonly string[],
): Promise<readonly string[]> {
  if (names.length === 0) return [];
  let ids: readonly string[] = [];
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => {
        const added = addAll(codebook, codebook.parentOf(code.id), names, random);
        if (!added.ok) return added;
        ids = added.value.ids;
        return ok(added.value.file);
      },
      new CodingAction(l10n.t('new codes to split “{0}”', code.name)),
    ),
  );
  return ids;
}

function addAll(
  codebook: Codebook,
  parent: Code | undefined,
  names: readonly string[],
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly ids: readonly string[] }> {
  let now = codebook;
  const ids: string[] = [];
  for (const name of names) {
    const added = addCode(now, { name, parent: parent?.id }, random);
    if (!added.ok) return added;
    ids.push(added.value.code.id);
    now = now.with(added.value.file);
  }
  return ok({ file: now.file, ids });
}

async function offerToDelete({ openStudy, code }: CodeTarget): Promise<void> {
  const remove = l10n.t('Delete Code…');
  const retire = l10n.t('Retire Code');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('None of your segments has the code “{0}” any more.', nameOf(openStudy, code.id)),
    remove,
    retire,
  );
  const command = answer === remove ? 'deleteCode' : answer === retire ? 'retireCode' : undefined;
  if (command) await vscode.commands.executeCommand(`transcriptCoder.${command}`, { openStudy, code });
}

function nameOf({ study }: OpenStudy, id: string): string {
  return study.codebook.resolve(id)?.name ?? id;
}
