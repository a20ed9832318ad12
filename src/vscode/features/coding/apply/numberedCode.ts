import * as l10n from '@vscode/l10n';
import type { Code } from '../../../../core/codebook/code';
import { askForCode } from '../../../ui/codePicker';
import { Refusal } from '../../../ui/failure';
import { type OpeningStudy, isWhole } from '../../../session/openStudy';
import { requireStudy } from '../../../ui/requireStudy';
import type { JustCoded } from '../values/expectedValue';
import { setExpected } from '../values/setValue';
import { applyCode } from './applyCode';
import type { CodingDeps } from './codingDeps';
import { activeEditor } from './target';

/** For keybindings and tests: the number of a key. */
export interface NumberArguments {
  readonly number: number;
}

/**
 * Applies the code that is on a number key; where there is none, one is chosen, put on it and applied. Right after a code with a
 * scale was applied, the number is its value.
 */
export async function applyNumberedCode(deps: CodingDeps, { number }: NumberArguments): Promise<void> {
  const editor = activeEditor(deps);
  const coded = deps.expected.in(editor);
  if (coded && isThere(coded) && (await setExpected(deps, coded, number))) return deps.expected.clear();
  // only a value can be 0
  if (number === 0) return;
  const openStudy = deps.studies.target(editor.document.uri)?.openStudy ?? requireStudy(deps.studies);
  const known = deps.numberKeys.codeOn(openStudy, number);
  const code = known ?? (await askForNumber(deps, openStudy, number));
  if (!code) return;
  if (!known) await deps.numberKeys.assign(openStudy, code.id, number);
  await applyCode(deps, { codes: [code.id] });
}

function isThere({ target, segments, code }: JustCoded): boolean {
  return target.transcript.segments.some(
    ({ segment }) => segments.includes(segment.id) && segment.codes.includes(code.id),
  );
}

async function askForNumber(
  deps: CodingDeps,
  openStudy: OpeningStudy,
  number: number,
): Promise<Code | undefined> {
  const { codebook } = openStudy.study;
  if (codebook.inOrder().length === 0) throw new Refusal(l10n.t('The codebook has no codes yet.'));
  return askForCode(codebook, {
    title: l10n.t('Which code should the {0} key apply?', number),
    recent: deps.recent.of(openStudy),
    ...(isWhole(openStudy) ? { counts: openStudy.study.codeCounts } : {}),
    numbers: deps.numberKeys.byCode(openStudy),
    typedAhead: deps.commands.typedAhead,
    hidesRetired: true,
  });
}
