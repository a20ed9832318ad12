import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Scale, ScaleValue } from '../../../../core/codebook/code';
import { readValue } from '../../../../core/codebook/editScale';
import type { TypedAhead } from '../../../ui/typedAhead';
import { TypedInput } from '../../../ui/typedInput';

export interface ValueQuestion {
  readonly title: string;
  readonly scale: Scale;
  /** What it is now. */
  readonly current?: ScaleValue | undefined;
  /** What stands in a number's box already. */
  readonly typed?: string | undefined;
  /** Whether nothing is coded yet, so that leaving the question leaves the coding without a value. */
  readonly isNew?: boolean;
  /** By value, who has chosen it. */
  readonly chosenBy?: ReadonlyMap<ScaleValue, string> | undefined;
  readonly typedAhead: TypedAhead;
}

/** What a person chose: a value, or to have none. */
export interface ChosenValue {
  readonly value: ScaleValue | undefined;
}

/** Asks for a value on a scale: by its digit or by name, a number by typing it. @returns undefined when the question was left */
export function askValue(question: ValueQuestion): Promise<ChosenValue | undefined> {
  return question.scale.kind === 'ordinal'
    ? askOrdinal(question, question.scale.values)
    : askNumber(question);
}

interface ValueItem extends vscode.QuickPickItem {
  /** The digit that chooses it. */
  readonly number: string;
  readonly value: ScaleValue | undefined;
}

function askOrdinal(
  { title, current, isNew, chosenBy, typedAhead }: ValueQuestion,
  values: readonly string[],
): Promise<ChosenValue | undefined> {
  const picker = vscode.window.createQuickPick<ValueItem>();
  picker.title = title;
  picker.ignoreFocusOut = true;
  picker.placeholder = isNew
    ? l10n.t('Press a number, or type a value; Escape for no value')
    : l10n.t('Press a number, or type a value');
  picker.items = [
    ...values.map((value, i) => ({
      ...itemOf(i + 1, value, value, value === current),
      description: chosenBy?.get(value) ?? '',
    })),
    itemOf(0, l10n.t('No value'), undefined, false),
  ];
  const now = picker.items.find(({ value }) => value !== undefined && value === current);
  if (now) picker.activeItems = [now];
  return new Promise(resolve => {
    const take = (item: ValueItem | undefined) => {
      if (!item) return;
      resolve({ value: item.value });
      picker.hide();
    };
    const typed = new TypedInput(picker, {
      what: 'text',
      typedAhead,
      changed: () => {
        const digit = typed.value.trim();
        // with ten values or more, a digit may be the first of two
        if (values.length <= 9 && /^\d$/.test(digit))
          take(picker.items.find(({ number }) => number === digit));
      },
      accept: () => {
        if (typed.value === picker.value) take(picker.activeItems[0]);
      },
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    typed.show();
  });
}

function itemOf(number: number, name: string, value: string | undefined, isCurrent: boolean): ValueItem {
  return {
    label: `${number}  ${name}`,
    number: String(number),
    value,
    ...(isCurrent ? { iconPath: new vscode.ThemeIcon('check') } : {}),
  };
}

function askNumber({
  title,
  scale,
  current,
  typed: begun,
  isNew,
  chosenBy,
  typedAhead,
}: ValueQuestion): Promise<ChosenValue | undefined> {
  const box = vscode.window.createInputBox();
  box.ignoreFocusOut = true;
  const range = scale.kind === 'numeric' ? l10n.t('A number from {0} to {1}', scale.min, scale.max) : '';
  const none = isNew
    ? l10n.t('empty or Escape for no value')
    : current === undefined
      ? undefined
      : l10n.t('empty for no value');
  const chosen = Array.from(chosenBy ?? [], ([value, who]) => l10n.t('{0}: {1}', who, String(value)));
  box.title = title;
  const asked = [range, none].filter(Boolean).join('; ');
  box.prompt = [chosen.join(', '), asked].filter(Boolean).join('. ');
  box.value = begun ?? (current === undefined ? '' : String(current));
  box.valueSelection = begun === undefined ? undefined : [begun.length, begun.length];
  return new Promise(resolve => {
    const problem = () => {
      if (typed.value.trim() === '') return undefined;
      const read = readValue(scale, typed.value);
      return read.ok ? undefined : read.error;
    };
    const typed = new TypedInput(box, {
      what: 'text',
      typedAhead,
      changed: () => (box.validationMessage = problem()),
      accept: () => {
        const read = readValue(scale, typed.value);
        const isEmpty = typed.value.trim() === '';
        if (!read.ok && !isEmpty) return;
        resolve({ value: read.ok ? read.value : undefined });
        box.hide();
      },
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    typed.show();
  });
}
