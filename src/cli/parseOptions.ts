import { parseArgs } from 'node:util';
import { type Given, type Option, UsageError } from './command';
import { unknown } from './suggest';

/** The help of every command. */
const HELP: Option = { short: 'h', help: 'show this and do nothing' };

export interface Parsed {
  readonly operands: readonly string[];
  readonly given: Given;
  /** Whether the help was asked for; nothing else is checked then. */
  readonly wantsHelp: boolean;
}

/** Takes a command's arguments apart. */
export function parseOptions(args: readonly string[], own: Readonly<Record<string, Option>>): Parsed {
  const options: Readonly<Record<string, Option>> = { ...own, help: HELP };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
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
        'option',
        token.rawName,
        Object.keys(options).map(name => `--${name}`),
      );
    const before = values.get(token.name) ?? [];
    if (before.length > 0 && !option.isMultiple)
      throw new UsageError(`${token.rawName} can be given only once.`);
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
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return '';
  }
  // An option in the place of a value means that the value was forgotten.
  const isForgotten = value === undefined || (!inlineValue && /^-./.test(value));
  if (isForgotten) throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}.`);
  return value;
}

/** The one value of an option. */
export function single(given: Given, option: string): string | undefined {
  return given(option)[0];
}

/** The value of an option that has a few. */
export function oneOf<T extends string>(
  given: Given,
  option: string,
  values: readonly T[],
  otherwise: NoInfer<T>,
): T {
  const wanted = single(given, option);
  if (wanted === undefined) return otherwise;
  const found = values.find(value => value === wanted);
  if (found === undefined) throw unknown(`--${option}`, wanted, values);
  return found;
}

/** The options of a command, aligned, for its help. */
export function optionsHelp(own: Readonly<Record<string, Option>>): string {
  const lines = Object.entries({ ...own, help: HELP }).map(([name, { short, value, help, isMultiple }]) => ({
    left: `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help: isMultiple ? `${help}; may be repeated` : help,
  }));
  const width = Math.max(...lines.map(({ left }) => left.length));
  return lines.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}\n`).join('');
}
