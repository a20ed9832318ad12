import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { codesOf } from '../../../../core/coders/comparison/compared';
import { type Choice, type PlacedCode, valuesOfRow } from '../../../../core/coders/consensus/proposal';
import type { ScaleValue } from '../../../../core/codebook/code';
import type { Span } from '../../../../core/text/span';
import { Refusal } from '../../../ui/failure';
import type { OpenComparison, Difference } from '../compare/openComparison';
import { sideLabel, wordsOf } from '../compare/wording';
import { pickCodes } from '../../coding/apply/pickCodes';
import { selectedSpans } from '../../coding/apply/target';
import { type ValuesByCode, askValues } from '../../coding/values/askValues';
import type { TypedAhead } from '../../../ui/typedAhead';

/** The ways to decide, as commands, keys and the list of Decide… name them. */
export const WAYS = ['a', 'b', 'both', 'neither', 'selection', 'codes'] as const;
export type Way = (typeof WAYS)[number];

/** For tests and keybindings: answers that are not asked for then. */
export interface Answers {
  readonly note?: string;
  /** Ids of codes. */
  readonly codes?: readonly string[];
  /** By id of a code, its value on its scale. */
  readonly values?: Readonly<Record<string, ScaleValue>>;
}

const NOTE_SETTING = 'transcriptCoder.askForNotes';

/** Asks in which way to decide. */
export async function pickWay(comparison: OpenComparison, one: Difference): Promise<Way | undefined> {
  const { a, b } = comparison;
  const labels: Readonly<Record<Way, [label: string, description: string]>> = {
    a: [l10n.t('Take A: {0}', a.name), sideLabel(comparison, one, one.row.a, 60)],
    b: [l10n.t('Take B: {0}', b.name), sideLabel(comparison, one, one.row.b, 60)],
    both: [l10n.t('Take Both'), l10n.t('everything that either has coded')],
    neither: [l10n.t('Take Neither'), l10n.t('no coding here')],
    selection: [l10n.t('Take Selection'), l10n.t('the selected words')],
    codes: [l10n.t('Take Other Codes…'), l10n.t('on these words')],
  };
  const items = WAYS.map(way => ({ label: labels[way][0], description: labels[way][1], way }));
  const title = l10n.t('Decide on “{0}”', wordsOf(one));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.way;
}

/** What a way means for a difference; undefined when the user gives up. */
export async function choiceOf(
  comparison: OpenComparison,
  one: Difference,
  way: Way,
  { codes, values }: Answers,
  typedAhead: TypedAhead,
): Promise<Choice | undefined> {
  const valued = (chosen: readonly string[], span: Span) =>
    withValues(comparison, one, chosen, span, { values, typedAhead });
  switch (way) {
    case 'selection': {
      const span = selectedSpan(comparison, one);
      const own = codesOf(one.row);
      // with two codes a person says which
      const chosen = codes ?? (own.length === 1 ? own : await askCodes(comparison, one, own));
      return chosen && { kind: 'other', codings: await valued(chosen, span) };
    }
    case 'codes': {
      const chosen = codes ?? (await askCodes(comparison, one, codesOf(one.row)));
      const [first] = [...one.row.a, ...one.row.b];
      const { start, end } = one.row.a.length + one.row.b.length === 1 ? first! : one.extent;
      return chosen && { kind: 'other', codings: await valued(chosen, { start, end }) };
    }
    case 'both': {
      const differing = [...valuesOfRow(one.row)].flatMap(([code, all]) => (all.length > 1 ? [code] : []));
      return { kind: way, values: await valuesFor(comparison, one, differing, { values, typedAhead }) };
    }
    default:
      return { kind: way };
  }
}

interface ValueAnswers {
  readonly values: Answers['values'] | undefined;
  readonly typedAhead: TypedAhead;
}

/**
 * Codes on a span, each with its value: that which both coders gave it, or only one of them; else a person says which, unless
 * neither of them has given the code any.
 */
async function withValues(
  comparison: OpenComparison,
  one: Difference,
  codes: readonly string[],
  { start, end }: Span,
  answers: ValueAnswers,
): Promise<readonly PlacedCode[]> {
  const given = valuesOfRow(one.row);
  const had = codesOf(one.row);
  const isOpen = (code: string) => (given.get(code)?.length ?? (had.includes(code) ? 1 : 0)) !== 1;
  const chosen = await valuesFor(comparison, one, codes.filter(isOpen), answers);
  return codes.map(code => ({
    start,
    end,
    code,
    value: isOpen(code) ? chosen.get(code) : given.get(code)?.[0],
  }));
}

/** The values of codes with a scale, asked for one after the other where they were not given. */
async function valuesFor(
  comparison: OpenComparison,
  one: Difference,
  codes: readonly string[],
  { values, typedAhead }: ValueAnswers,
): Promise<ValuesByCode> {
  if (values) return new Map(Object.entries(values));
  const { codebook } = comparison.openStudy.study;
  return askValues(codebook, codes, undefined, typedAhead, code => chosenBy(comparison, one, code));
}

/** Who has given a code which value. */
function chosenBy(
  { a, b }: OpenComparison,
  { row }: Difference,
  code: string,
): ReadonlyMap<ScaleValue, string> {
  const found = new Map<ScaleValue, string>();
  for (const [{ name }, codings] of [
    [a, row.a],
    [b, row.b],
  ] as const) {
    for (const { value } of codings.filter(one => one.code === code)) {
      if (value === undefined) continue;
      const known = found.get(value);
      if (known !== name) found.set(value, known === undefined ? name : `${known}, ${name}`);
    }
  }
  return found;
}

/** Why it was decided so: may be left empty. Undefined when the user gives up. */
export async function askNote(one: Difference, { note }: Answers): Promise<string | undefined> {
  if (note !== undefined) return note;
  if (!vscode.workspace.getConfiguration().get<boolean>(NOTE_SETTING, true)) return '';
  const before = one.decisions.at(-1)?.note;
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Why? “{0}”', wordsOf(one)),
    prompt: l10n.t('A note on the decision (optional). Press Enter to continue.'),
    ...(before === undefined ? {} : { value: before }),
    ignoreFocusOut: true,
  });
  return typed?.trim();
}

function selectedSpan({ openStudy }: OpenComparison, { transcript }: Difference) {
  const editor = vscode.window.activeTextEditor;
  const isHere = editor && openStudy.path(editor.document.uri) === transcript.path;
  const spans = isHere ? selectedSpans({ openStudy, transcript }, editor) : [];
  if (spans.length !== 1)
    throw new Refusal(l10n.t('Select the words in {0} that the consensus should have.', transcript.path));
  return spans[0]!;
}

async function askCodes(
  { openStudy }: OpenComparison,
  one: Difference,
  ticked: readonly string[],
): Promise<readonly string[] | undefined> {
  const { codebook, codeCounts } = openStudy.study;
  const picked = await pickCodes(codebook, {
    title: l10n.t('Which codes for “{0}”?', wordsOf(one)),
    recent: ticked,
    ticked,
    counts: codeCounts,
  });
  const [created] = picked?.create ?? [];
  if (created !== undefined)
    throw new Refusal(l10n.t('Create the code “{0}” in the codebook first.', created));
  return picked && picked.codes.length > 0 ? picked.codes : undefined;
}
