import * as l10n from '@vscode/l10n';
import type { Code } from '../../../core/codebook/code';
import { mergeCode as merged } from '../../../core/codebook/mergeCode';
import { CodingAction } from '../../../study/codingUndo';
import { askForCode } from '../../ui/codePicker';
import { Refusal, unwrap } from '../../ui/commands';
import type { Deps } from '../../deps';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';

/** Merges a code into another, whose segments are then those of both. @param into id, name or path */
export async function mergeCode({ studies }: Deps, argument: CodeArgument, into?: string): Promise<void> {
  const target = await requireCode(studies, argument, l10n.t('Merge which code?'));
  if (!target) return;
  const { openStudy, code } = target;
  const other = into === undefined ? await askOther(target) : openStudy.study.codebook.find(into);
  if (!other) {
    if (into !== undefined) throw new Refusal(l10n.t('The codebook has no code “{0}”.', into));
    return;
  }
  const action = new CodingAction(l10n.t('merge “{0}” into “{1}”', code.name, other.name));
  unwrap(await openStudy.study.changeCodebook(codebook => merged(codebook, code.id, other.id), action));
}

/** Codes with the same name come first. */
async function askOther({ openStudy, code }: CodeTarget): Promise<Code | undefined> {
  const { codebook } = openStudy.study;
  const below = new Set(codebook.descendants(code.id));
  const isOffered = (one: Code) => !below.has(one.id);
  if (!codebook.inOrder().some(isOffered))
    throw new Refusal(l10n.t('There is no other code to merge it into.'));
  const twins = codebook.sameNamed().find(group => group.includes(code)) ?? [];
  const title = l10n.t('Merge “{0}” into…', code.name);
  return askForCode(codebook, { title, recent: twins.map(({ id }) => id), isOffered });
}
