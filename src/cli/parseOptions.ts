import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { type Given, type Option, type Options, UsageError } from './command';
import { HELP } from './help';
import { unknown, unknownValue } from './suggest';

export interface Parsed {
  readonly operands: readonly string[];
  readonly given: Given;
  /** Whether the help was asked for; nothing else is checked then. */
  readonly wantsHelp: boolean;
}

/** Takes a command's arguments apart. */
export function parseOptions(command: string, args: readonly string[], own: Options): Parsed {
  const options: Options = { ...own, help: HELP };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, option]) => [
        name,
        {
          type: takesValue(option) ? 'string' : 'boolean',
          ...(option.short === undefined ? {} : { short: option.short }),
        },
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  const wantsHelp = tokens.some(token => token.kind === 'option' && token.name === 'help');
  for (const token of wantsHelp ? [] : tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option)
      throw unknown(
        l10n.t('Unknown option “{0}”.', token.rawName),
        token.rawName,
        Object.keys(options).map(name => `--${name}`),
        l10n.t('“transcript-coder {0} --help” lists the options.', command),
      );
    const before = values.get(token.name) ?? [];
    if (before.length > 0 && !option.isMultiple)
      throw new UsageError(l10n.t('{0} can be given only once.', token.rawName));
    values.set(token.name, [...before, valueOf(token, option)]);
  }
  return { operands, given: name => values.get(name) ?? [], wantsHelp };
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function valueOf({ rawName, value, inlineValue }: OptionToken, option: Option): string {
  if (!takesValue(option)) {
    if (value !== undefined) throw new UsageError(l10n.t('{0} takes no value.', rawName));
    return '';
  }
  // An option in the place of a value means that the value was forgotten.
  const isForgotten = value === undefined || (!inlineValue && /^-./.test(value));
  const { choices, value: placeholder = choices?.join('|') } = option;
  if (isForgotten) throw new UsageError(l10n.t('{0} needs a value: {0} {1}', rawName, placeholder!));
  if (choices && !choices.includes(value)) throw unknownValue(rawName, value, choices);
  return value;
}

function takesValue({ value, choices }: Option): boolean {
  return value !== undefined || choices !== undefined;
}

/** The one value of an option. */
export function single(given: Given, option: string): string | undefined {
  return given(option)[0];
}

/** The value of an option that has these choices. */
export function oneOf<T extends string>(given: Given, option: string, choices: readonly T[]): T | undefined {
  return choices.find(choice => choice === single(given, option));
}
