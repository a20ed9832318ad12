import * as l10n from '@vscode/l10n';
import { wrap } from '../core/report/table/width';
import type { Command, CommandGroup, ExitMeanings, Option, OptionGroup, Options } from './command';

/** A terminal of the usual width shows every line whole. */
const WIDTH = 80;
/** The column in which the words about an option begin; longer options have a line of their own. */
const OPTION_COLUMN = 28;

/** The headings of the list of commands. */
export const COMMAND_GROUPS: Readonly<Record<CommandGroup, string>> = {
  counting: l10n.t('Counting and quoting'),
  coders: l10n.t('Coders'),
  exchange: l10n.t('Exchange with other programs'),
  versions: l10n.t('Versions in git'),
  checking: l10n.t('Checking'),
  shell: l10n.t('In a shell'),
};

/** The headings of the options of a command. */
export const OPTION_GROUPS: Readonly<Record<OptionGroup, string>> = {
  command: l10n.t('Options'),
  filters: l10n.t('Filters'),
  output: l10n.t('Output'),
};

/** An option of every command. */
export const HELP: Option = { group: 'command', short: 'h', help: l10n.t('show this help and exit') };

/** Where a command has none of its own. */
export const USUAL_EXIT_CODES: ExitMeanings = {
  0: l10n.t('success'),
  2: l10n.t('invalid usage, or a file of the study cannot be used'),
};

/** The help of the program: its commands in groups, a line each. */
export function overview(commands: readonly Command[]): string {
  const column = Math.max(...commands.map(({ name }) => name.length)) + 4;
  const groups = entries(COMMAND_GROUPS).map(([group, title]) =>
    section(
      title,
      commands
        .filter(command => command.group === group)
        .map(({ name, summary }) => item(`  ${name}`, summary, column)),
    ),
  );
  return page([
    usage(l10n.t('COMMAND STUDY [OPTIONS]')),
    paragraph(l10n.t('Count, compare, review and check the coding of a study, without VS Code.')),
    paragraph(l10n.t('STUDY is the folder that contains study.json, or that file.')),
    ...groups,
    paragraph(l10n.t('“transcript-coder COMMAND --help” shows the options of a command and examples.')),
    paragraph(l10n.t('“transcript-coder --version” shows the version.')),
  ]);
}

/** The help of a command. */
export function commandHelp(command: Command): string {
  const { name, aliases = [], operands, description, details, options, examples } = command;
  const groups = entries(OPTION_GROUPS).map(([group, title]) =>
    section(title, optionsOf({ ...options, help: HELP }, group)),
  );
  return page([
    usage(`${name} ${operands} ${l10n.t('[OPTIONS]')}`),
    paragraph(description),
    ...(details === undefined ? [] : [paragraph(details)]),
    ...aliases.map(alias => paragraph(l10n.t('“transcript-coder {0}” is another name for it.', alias))),
    ...groups,
    section(l10n.t('Exit codes'), exitCodes(command.exitCodes ?? USUAL_EXIT_CODES)),
    section(
      l10n.t('Examples'),
      examples.map(({ does, args }) => `  # ${does}\n  transcript-coder ${shellWords([name, ...args])}\n`),
    ),
  ]);
}

function usage(form: string): string {
  return `${l10n.t('Usage: {0}', `transcript-coder ${form}`)}\n`;
}

function optionsOf(options: Options, group: OptionGroup): string[] {
  return Object.entries(options)
    .filter(([, option]) => option.group === group)
    .map(([name, option]) => item(left(name, option), words(option), OPTION_COLUMN));
}

/** `  -o, --output FILE`; long names are aligned. */
function left(name: string, option: Option): string {
  const { short } = option;
  const value = taken(option);
  return `${short === undefined ? '      ' : `  -${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** What follows an option; undefined for nothing. */
export function taken({ choices, value }: Option): string | undefined {
  return choices?.join('|') ?? value;
}

function words({ help, default: otherwise, isMultiple = false }: Option): string {
  return [
    help,
    ...(otherwise === undefined ? [] : [l10n.t('(default: {0})', otherwise)]),
    ...(isMultiple ? [l10n.t('(repeatable)')] : []),
  ].join(' ');
}

/** As a shell takes them. */
export function shellWords(words: readonly string[]): string {
  return words.map(word => (word.includes(' ') ? `"${word}"` : word)).join(' ');
}

function exitCodes(meanings: ExitMeanings): string[] {
  return Object.entries(meanings).map(([code, meaning]) => item(`  ${code}`, meaning, code.length + 4));
}

/** Something and the words about it, in a column of their own; below it when it is too long. */
function item(name: string, text: string, column: number): string {
  const lines = wrap(text, WIDTH - column).map(line => `${' '.repeat(column)}${line}\n`);
  const isShort = name.length + 2 <= column;
  return isShort ? name + lines.join('').slice(name.length) : `${folded(name)}\n${lines.join('')}`;
}

/** A name with more choices than fit into a line goes on below the first of them. */
function folded(name: string): string {
  if (name.length <= WIDTH) return name;
  const indent = ' '.repeat(name.lastIndexOf(' ') + 1);
  return name.split(/(?<=\|)/).reduce((lines, choice) => {
    const last = lines.slice(lines.lastIndexOf('\n') + 1);
    return last.length + choice.length > WIDTH ? `${lines}\n${indent}${choice}` : lines + choice;
  });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.join('')}`;
}

function paragraph(text: string): string {
  return `${wrap(text, WIDTH).join('\n')}\n`;
}

/** Parts with a blank line between them. */
function page(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n');
}

function entries<K extends string>(record: Readonly<Record<K, string>>): [K, string][] {
  return Object.entries(record) as [K, string][];
}
