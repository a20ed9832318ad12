import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import type { Code } from '../../../../core/codebook/code';
import { setValue } from '../../../../core/coding/setValue';
import { resolverOf, valueOf } from '../../../../core/coding/values';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { askForCode } from '../../../ui/codePicker';
import { Refusal } from '../../../ui/failure';
import { type ChosenValue, askValue } from '../values/askValue';
import { type OwnSegments, type RecodeArguments, change, codesOf, requireOwn, tell } from './recodeSegments';
import type { ShownSegment } from './shownSegment';

/** Gives codings on segments a value on the scale of their code, with one step of undo for all. */
export async function setValues(
  deps: Deps,
  openStudy: OpenStudy,
  chosen: readonly ShownSegment[],
  args?: RecodeArguments,
): Promise<void> {
  const own = requireOwn(deps, openStudy, chosen);
  const code = await codeOf(own, args?.codes?.[0], deps.inSight.code?.id);
  if (!code) return;
  const { codebook } = openStudy.study;
  const resolve = resolverOf(codebook);
  const having = new Map(
    [...own.byPath].flatMap(([path, segments]) => {
      const some = segments.filter(({ codes }) => codes.some(id => resolve(id) === code.id));
      return some.length > 0 ? [[path, some] as const] : [];
    }),
  );
  const all = [...having.values()].flat();
  const title = l10n.t('{0} on {1}', code.name, counted.segments(all.length));
  const current = valueOf(all[0]!, code.id, resolve);
  const { typedAhead } = deps.commands;
  const answer: ChosenValue | undefined =
    args?.value === undefined
      ? await askValue({ title, scale: code.scale!, current, typedAhead })
      : { value: args.value ?? undefined };
  if (!answer) return;
  const { value } = answer;
  const label =
    value === undefined
      ? l10n.t('remove the value of “{0}” from {1}', code.name, counted.segments(all.length))
      : l10n.t('set “{0}” to {1} on {2}', code.name, value, counted.segments(all.length));
  await change({ ...own, byPath: having }, label, (sidecar, ids) =>
    setValue(sidecar, ids, code.id, value, codebook),
  );
  tell(own, l10n.t('Value set on {0}.', counted.segments(all.length)));
}

/**
 * The code with a scale that is meant, among those on the segments: that which most of them have is offered first.
 * @param inSight id of the code that is looked at
 */
async function codeOf(
  own: OwnSegments,
  given: string | undefined,
  inSight: string | undefined,
): Promise<Code | undefined> {
  const { codebook, codeCounts } = own.openStudy.study;
  const scaled = codesOf(own).filter(id => codebook.get(id)?.scale);
  const wanted = given === undefined ? undefined : codebook.find(given)?.id;
  const fitting = given === undefined ? scaled : scaled.filter(id => id === wanted);
  if (fitting.length === 0)
    throw new Refusal(
      l10n.t(
        'None of these segments has a code with a scale. “Edit Scale…” in the Codebook view gives a code one.',
      ),
    );
  if (fitting.length === 1) return codebook.get(fitting[0]!);
  return askForCode(codebook, {
    title: l10n.t('Set the value of which code?'),
    counts: codeCounts,
    isOffered: ({ id }) => fitting.includes(id),
    groups: [{ heading: l10n.t('On the selected segments'), codes: mostUsed(own, fitting, inSight) }],
  });
}

function mostUsed(
  { openStudy, byPath }: OwnSegments,
  codes: readonly string[],
  inSight: string | undefined,
): readonly string[] {
  const resolve = resolverOf(openStudy.study.codebook);
  const segments = [...byPath.values()].flat();
  const countOf = (id: string) => segments.filter(one => one.codes.some(own => resolve(own) === id)).length;
  const counts = new Map(codes.map(id => [id, countOf(id)]));
  return codes.toSorted(
    (a, b) => counts.get(b)! - counts.get(a)! || Number(b === inSight) - Number(a === inSight),
  );
}
