import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import type { Code, ScaleValue } from '../../../../core/codebook/code';
import { isOnScale } from '../../../../core/codebook/scales';
import { setValue } from '../../../../core/coding/setValue';
import { resolverOf, valueOf } from '../../../../core/coding/values';
import { valuedName } from '../../../../core/coding/valuedName';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { askInPick } from '../../../ui/askInPick';
import { Refusal, unwrap } from '../../../ui/failure';
import { colorIcon } from '../../../ui/icons';
import { shortQuote } from '../../../ui/markdown';
import { type CodingArguments, ownSegments } from '../apply/removeCode';
import { type ChosenValue, askValue } from './askValue';
import type { JustCoded } from './expectedValue';

/** For links, keybindings and tests: what is asked otherwise; null removes the value. */
export interface ValueArguments extends CodingArguments {
  readonly value?: ScaleValue | null;
}

/** A coding with a code that has a scale. */
interface ScaledItem extends vscode.QuickPickItem {
  readonly placed: PlacedSegment;
  readonly code: Code;
}

/** Gives a coding of the coder's own at the cursor a value; asks which coding when there are several with a scale. */
export async function setValueHere(deps: Deps, args: ValueArguments = {}): Promise<void> {
  const { target, coder, segments } = ownSegments(deps, args.segment);
  const { codebook } = target.openStudy.study;
  const items = segments.flatMap(placed => scaledItems(target, placed));
  const wanted = args.code === undefined ? undefined : (codebook.find(args.code)?.id ?? args.code);
  const named = wanted === undefined ? items : items.filter(({ code }) => code.id === wanted);
  if (named.length === 0)
    throw new Refusal(
      l10n.t(
        'No code with a scale is on your segment here. “Edit Scale…” in the Codebook view gives a code one.',
      ),
    );
  const item = named.length === 1 ? named[0] : await pick(deps, named);
  if (!item) return;
  const { placed, code } = item;
  const current = valueOf(placed.segment, code.id, resolverOf(codebook));
  const chosen =
    args.value === undefined
      ? await askValue({
          title: l10n.t('{0}: “{1}”', code.name, wordsOf(target, placed)),
          scale: code.scale!,
          current,
          typedAhead: deps.commands.typedAhead,
        })
      : { value: args.value ?? undefined };
  if (chosen) await write({ target, coder, segments: [placed.segment.id], code }, chosen);
}

/** What a digit means for what was just coded: a value by its number, a number as it is, or the first digit of one. */
export async function setExpected(deps: Deps, coded: JustCoded, digit: number): Promise<boolean> {
  const { scale, name } = coded.code;
  if (scale?.kind === 'ordinal') {
    const value = scale.values[digit - 1];
    if (value !== undefined) await write(coded, { value });
    return value !== undefined;
  }
  if (!scale) return false;
  if (scale.max < 10 && scale.min >= 0) {
    const isThere = isOnScale(scale, digit);
    if (isThere) await write(coded, { value: digit });
    return isThere;
  }
  const { typedAhead } = deps.commands;
  const chosen = await askValue({
    title: l10n.t('Value of “{0}”', name),
    scale,
    typed: String(digit),
    typedAhead,
  });
  if (chosen) await write(coded, chosen);
  return true;
}

async function write({ target, coder, segments, code }: JustCoded, { value }: ChosenValue): Promise<void> {
  const { study } = target.openStudy;
  const label =
    value === undefined
      ? l10n.t('remove the value of “{0}”', code.name)
      : l10n.t('set “{0}” to {1}', code.name, value);
  unwrap(
    await study.changeSidecar(
      target.transcript.path,
      coder,
      sidecar => setValue(sidecar, segments, code.id, value, study.codebook),
      new CodingAction(label),
    ),
  );
}

function scaledItems(target: Target, placed: PlacedSegment): ScaledItem[] {
  const { codebook } = target.openStudy.study;
  const resolve = resolverOf(codebook);
  const ids = new Set(placed.segment.codes.map(resolve));
  return codebook
    .inOrder()
    .filter(({ id, scale }) => scale && ids.has(id))
    .map(code => {
      const current = valueOf(placed.segment, code.id, resolve);
      return {
        label: valuedName(code.name, current === undefined ? [] : [current]),
        description: quoted(wordsOf(target, placed)),
        iconPath: colorIcon(codebook.color(code.id), 'code'),
        placed,
        code,
      };
    });
}

async function pick({ commands }: Deps, items: readonly ScaledItem[]): Promise<ScaledItem | undefined> {
  const picker = vscode.window.createQuickPick<ScaledItem>();
  picker.title = l10n.t('Set the value of which code?');
  picker.matchOnDescription = true;
  picker.items = items;
  return (await askInPick(picker, commands.typedAhead))?.[0];
}

function wordsOf({ transcript }: Target, { start, end }: PlacedSegment): string {
  return shortQuote(transcript.text.slice(start, end), 40);
}
