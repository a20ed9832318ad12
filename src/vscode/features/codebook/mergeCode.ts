import * as l10n from '@vscode/l10n';
import type { Code } from '../../../core/codebook/code';
import { mergeCodes as merged } from '../../../core/codebook/mergeCode';
import { counted } from '../../../core/base/phrases';
import { CodingAction } from '../../../study/codingUndo';
import { askForCode } from '../../ui/codePicker';
import { Refusal, unwrap } from '../../ui/failure';
import { confirm } from '../../ui/confirm';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { type CodeArgument, requireCodes } from './pickCode';
import { quotedNames, touchedBy, touchedLines } from './touched';

/**
 * Merges codes into one, whose segments are then those of all; says before what that touches.
 * @param given what comes without being asked for: id, name or path of the code that stays
 */
export async function mergeCode(deps: Deps, rows: readonly CodeArgument[], given?: string): Promise<void> {
  const target = await requireCodes(deps.studies, rows, l10n.t('Merge which code?'));
  if (!target) return;
  const { openStudy, codes } = target;
  if (given === undefined) {
    const into = await askInto(openStudy, codes);
    if (into) await confirmAndMerge(deps, openStudy, codes, into);
    return;
  }
  const into = openStudy.study.codebook.find(given);
  if (!into) throw new Refusal(l10n.t('The codebook has no code “{0}”.', given));
  await merge(deps, openStudy, codes, into);
}

/** Merges codes once the person has seen what that touches. @returns whether it was done */
export async function confirmAndMerge(
  deps: Deps,
  openStudy: OpenStudy,
  codes: readonly Code[],
  into: Code,
): Promise<boolean> {
  const { codebook } = openStudy.study;
  const gone = codes.filter(({ id }) => id !== into.id);
  // what cannot be done is said before it is asked for
  unwrap(merged(codebook, ids(gone), into.id, stamp(deps, openStudy)));
  const children = gone
    .flatMap(({ id }) => codebook.children(id))
    .filter(({ id }) => !ids(gone).includes(id));
  const answer = await confirm(
    l10n.t('Merge {0} into “{1}”?', quotedNames(gone.map(({ name }) => name)), into.name),
    [
      ...touchedLines(touchedBy(deps, openStudy, ids(gone))),
      rulesNaming(openStudy, ids(gone)),
      children.length > 0
        ? l10n.t('Codes that move under “{0}”: {1}', into.name, counted.codes(children.length))
        : '',
      l10n.t(
        'These segments then count for “{0}”, each once. It also gets the definitions and memos. No coding file changes.',
        into.name,
      ),
    ],
    l10n.t('Merge'),
  );
  if (answer) await merge(deps, openStudy, gone, into);
  return answer;
}

/** A line with the rules that name codes, which then code with the one that stays. */
function rulesNaming({ study }: OpenStudy, gone: readonly string[]): string {
  const { codebook } = study;
  const isNamed = (codes: readonly string[]) => codebook.resolveAll(codes).some(id => gone.includes(id));
  const rules = (codebook.file.rules ?? []).filter(({ codes }) => isNamed(codes));
  if (rules.length === 0) return '';
  return l10n.t('Rules that then code with it: {0}', quotedNames(rules.map(({ name }) => name)));
}

async function merge(deps: Deps, openStudy: OpenStudy, codes: readonly Code[], into: Code): Promise<void> {
  const names = quotedNames(codes.filter(({ id }) => id !== into.id).map(({ name }) => name));
  const action = new CodingAction(l10n.t('merge {0} into “{1}”', names, into.name));
  const by = stamp(deps, openStudy);
  unwrap(await openStudy.study.changeCodebook(codebook => merged(codebook, ids(codes), into.id, by), action));
}

function stamp(deps: Deps, openStudy: OpenStudy): { readonly by?: string; readonly at: string } {
  const by = deps.coder.of(openStudy)?.id;
  return { ...(by === undefined ? {} : { by }), at: deps.now() };
}

/** Of several codes one of them; codes with the same name come first. */
async function askInto({ study }: OpenStudy, codes: readonly Code[]): Promise<Code | undefined> {
  const { codebook } = study;
  const below = new Set(codes.flatMap(({ id }) => codebook.descendants(id)));
  const several = codes.length > 1;
  const isOffered = (one: Code) => (several && codes.includes(one)) || !below.has(one.id);
  if (!codebook.inOrder().some(isOffered))
    throw new Refusal(l10n.t('There is no other code to merge it into.'));
  const twins = codebook.sameNamed().find(group => group.includes(codes[0]!)) ?? [];
  const title = several
    ? l10n.t('Merge {0} into… (one of them, or another)', counted.codes(codes.length))
    : l10n.t('Merge “{0}” into…', codes[0]!.name);
  return askForCode(codebook, {
    title,
    recent: ids(several ? codes : twins),
    counts: study.codeCounts,
    isOffered,
  });
}

function ids(codes: readonly Code[]): string[] {
  return codes.map(({ id }) => id);
}
