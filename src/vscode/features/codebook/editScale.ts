import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code, Scale, ScaleValue } from '../../../core/codebook/code';
import { numberedScale, readScale, scaleText, setScale } from '../../../core/codebook/editScale';
import { isOnScale } from '../../../core/codebook/scales';
import { enumerate } from '../../../core/base/phrases';
import { CodingAction } from '../../../study/codingUndo';
import { valuesInUse } from '../../../study/valuesInUse';
import { unwrap } from '../../ui/failure';
import { confirm } from '../../ui/confirm';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { type CodeArgument, requireCode } from './pickCode';

/** So many values that would be off the scale are named. */
const MAX_NAMED = 8;

/**
 * Gives a code a scale, another one, or none; says before which values that are there would no longer be on it.
 * @param given what comes without being asked for: the scale as it is typed, empty for none
 */
export async function editScale(deps: Deps, argument: CodeArgument, given?: string): Promise<void> {
  const target = await requireCode(deps.studies, argument, l10n.t('Edit the scale of which code?'));
  if (!target) return;
  const { openStudy, code } = target;
  const typed = given ?? (await askScale(code));
  if (typed === undefined) return;
  const scale = typed.trim() === '' ? undefined : unwrap(readScale(typed));
  if (given === undefined && !(await isFine(deps, openStudy, code, scale))) return;
  const label = scale
    ? l10n.t('set the scale of “{0}”', code.name)
    : l10n.t('remove the scale of “{0}”', code.name);
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => setScale(codebook, code.id, scale),
      new CodingAction(label),
    ),
  );
}

function askScale({ name, scale }: Code): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: l10n.t('Scale of “{0}”', name),
    prompt: l10n.t(
      'Values in order, from the least on: low, medium, high. Or a range of numbers: 0–10. Empty for no scale.',
    ),
    value: scale ? scaleText(scale) : '',
    ignoreFocusOut: true,
    validateInput: typed => {
      if (typed.trim() === '') return undefined;
      const read = readScale(typed);
      if (!read.ok) return read.error;
      return { message: numberedScale(read.value), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** Whether nothing is off the new scale, or that is meant. */
async function isFine(
  deps: Deps,
  openStudy: OpenStudy,
  code: Code,
  scale: Scale | undefined,
): Promise<boolean> {
  const off = offScale(openStudy, code, scale);
  if (off.size === 0) return true;
  const named = [...off].map(([value, count]) => l10n.t('{0} ({1})', value, count));
  const segments = [...off.values()].reduce((sum, count) => sum + count, 0);
  return confirm(
    scale ? l10n.t('Change the scale of “{0}”?', code.name) : l10n.t('Remove the scale of “{0}”?', code.name),
    [
      l10n.t('Values that would not be on it, with their segments: {0}', enumerate(named, MAX_NAMED)),
      l10n.t('Segments: {0}', segments),
      deps.blind.of(openStudy) === undefined
        ? ''
        : l10n.t('Values of other coders: hidden while you code blind'),
      l10n.t('They stay in the coding files, count for nothing, and are listed as problems.'),
    ],
    l10n.t('Change Scale'),
  );
}

/** The values of a code's codings that are not on a scale, with how many segments have each. */
function offScale(
  { study }: OpenStudy,
  { id }: Code,
  scale: Scale | undefined,
): ReadonlyMap<ScaleValue, number> {
  return new Map([...valuesInUse(study, id)].filter(([value]) => !scale || !isOnScale(scale, value)));
}
