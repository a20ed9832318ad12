import * as l10n from '@vscode/l10n';
import { type Given, type Option, OptionError, type Options } from './option';
import { unknownInWords, unknownValueInWords } from './unknownName';

/** What was typed, taken apart. */
export interface Typed {
  readonly operands: readonly string[];
  readonly given: Given;
}

/** An option as typed: `--format md`, `--format=md`, `-o x`, `-ox`. */
interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  /** Whether the value is in the same word. */
  readonly isInline: boolean;
}

/**
 * Takes words apart into options and what is none: as commands do everywhere, with `--` before words that are no options.
 * @param where a sentence on where to find the options @throws OptionError
 */
export function readTyped(args: readonly string[], options: Options, where?: string): Typed {
  const { operands, tokens } = takeApart(args, options);
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    const option = ownOption(options, token.name);
    if (!option)
      throw new OptionError(
        unknownInWords(
          l10n.t('Unknown option “{0}”.', token.rawName),
          token.rawName,
          Object.keys(options).map(name => `--${name}`),
          where,
        ),
      );
    const before = values.get(token.name) ?? [];
    if (before.length > 0 && !option.isMultiple)
      throw new OptionError(l10n.t('{0} can be given only once.', token.rawName));
    values.set(token.name, [...before, valueOf(token, option)]);
  }
  return { operands, given: name => values.get(name) ?? [] };
}

/** The long names of the options that were typed, right or wrong. */
export function namesTyped(args: readonly string[], options: Options): readonly string[] {
  return takeApart(args, options).tokens.map(({ name }) => name);
}

function takeApart(args: readonly string[], options: Options) {
  const operands: string[] = [];
  const tokens: Token[] = [];
  const words = args.slice();
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') {
      operands.push(...words);
      break;
    }
    if (!/^-./s.test(word)) {
      operands.push(word);
      continue;
    }
    const long = /^--([^=]+)(?:=(.*))?$/s.exec(word);
    const some = long ? [longToken(long[1]!, long[2])] : shortTokens(word.slice(1), options);
    const last = some.pop()!;
    const takesNext = last.value === undefined && takesValue(ownOption(options, last.name));
    tokens.push(...some, takesNext ? { ...last, value: words.shift() } : last);
  }
  return { operands, tokens };
}

function longToken(name: string, value: string | undefined): Token {
  return { name, rawName: `--${name}`, value, isInline: value !== undefined };
}

/** `-abo x`: letters up to one that takes a value, which may follow at once. */
function shortTokens(letters: string, options: Options): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at]!;
    const name = Object.keys(options).find(one => options[one]!.short === letter) ?? letter;
    const isLast = at + 1 === letters.length || takesValue(ownOption(options, name));
    const value = isLast && at + 1 < letters.length ? letters.slice(at + 1) : undefined;
    tokens.push({ name, rawName: `-${letter}`, value, isInline: value !== undefined });
    if (isLast) break;
  }
  return tokens;
}

function ownOption(options: Options, name: string): Option | undefined {
  return Object.hasOwn(options, name) ? options[name] : undefined;
}

function valueOf({ rawName, value, isInline }: Token, option: Option): string {
  if (!takesValue(option)) {
    if (value !== undefined) throw new OptionError(l10n.t('{0} takes no value.', rawName));
    return '';
  }
  // An option in the place of a value means that the value was forgotten.
  const isForgotten = value === undefined || (!isInline && /^-./.test(value));
  const { choices, value: placeholder = choices?.join('|') } = option;
  if (isForgotten) throw new OptionError(l10n.t('{0} needs a value: {0} {1}', rawName, placeholder!));
  if (choices && !choices.includes(value))
    throw new OptionError(unknownValueInWords(rawName, value, choices));
  return value;
}

function takesValue(option: Option | undefined): boolean {
  return option?.value !== undefined || option?.choices !== undefined;
}
