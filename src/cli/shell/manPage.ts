import * as l10n from '@vscode/l10n';
import type { Command, CommandGroup, Option } from '../command';
import { COMMAND_GROUPS, HELP, OPTION_GROUPS, USUAL_EXIT_CODES, shellWords, taken } from '../help';

/** The manual page of the program, with all commands: in the macros of man(7). */
export function manPage(commands: readonly Command[], version: string): string {
  const groups = Object.entries(COMMAND_GROUPS) as [CommandGroup, string][];
  return [
    `.TH TRANSCRIPT\\-CODER 1 "" "transcript\\-coder ${escaped(version)}"`, // not for the catalogue
    // words are not divided, and a search finds them
    '.nh',
    '.ad l',
    heading(l10n.t('NAME')),
    `transcript\\-coder \\- ${escaped(l10n.t('count, compare, review and check the coding of interview transcripts'))}`,
    heading(l10n.t('SYNOPSIS')),
    '.B transcript\\-coder',
    escaped(l10n.t('COMMAND STUDY [OPTIONS]')),
    heading(l10n.t('DESCRIPTION')),
    line(l10n.t('Count, compare, review and check the coding of a study, without VS Code.')),
    '.PP',
    line(l10n.t('STUDY is the folder that contains study.json, or that file.')),
    ...groups.flatMap(([group, title]) => [
      heading(title.toUpperCase()),
      ...commands.filter(command => command.group === group).flatMap(ofCommand),
    ]),
    '',
  ].join('\n');
}

function ofCommand(command: Command): string[] {
  const { name, operands, description, details, options, examples, exitCodes } = command;
  const all = Object.entries({ ...options, help: HELP });
  return [
    `.SS "${escaped(`${name} ${operands}`)}"`,
    line(description),
    ...(details === undefined ? [] : ['.PP', line(details)]),
    ...Object.entries(OPTION_GROUPS).flatMap(([group, title]) => {
      const inGroup = all.filter(([, option]) => option.group === group);
      if (inGroup.length === 0) return [];
      return [
        '.PP',
        `.B "${escaped(title)}"`,
        ...inGroup.flatMap(([long, option]) => ofOption(long, option)),
      ];
    }),
    '.PP',
    `.B "${escaped(l10n.t('Exit codes'))}"`,
    ...Object.entries(exitCodes ?? USUAL_EXIT_CODES).flatMap(([code, meaning]) => [
      '.TP',
      code,
      line(meaning),
    ]),
    '.PP',
    `.B "${escaped(l10n.t('Examples'))}"`,
    ...examples.flatMap(({ does, args }) => [
      '.PP',
      line(`${does}:`),
      '.PP',
      '.nf',
      line(`    transcript-coder ${shellWords([name, ...args])}`),
      '.fi',
    ]),
  ];
}

function ofOption(long: string, option: Option): string[] {
  const value = taken(option);
  const names = [...(option.short === undefined ? [] : [`-${option.short}`]), `--${long}`].join(', ');
  const otherwise = option.default === undefined ? [] : [line(l10n.t('(default: {0})', option.default))];
  return [
    '.TP',
    `\\fB${escaped(names)}\\fR${value === undefined ? '' : ` ${escaped(value)}`}`,
    line(option.help),
    ...otherwise,
    ...(option.isMultiple ? [line(l10n.t('(repeatable)'))] : []),
  ];
}

function heading(title: string): string {
  return `.SH "${escaped(title)}"`;
}

/** A line of text: one that begins as a request would is none (man(7), “Portability”). */
function line(text: string): string {
  return escaped(text).replace(/^(?=[.'])/, '\\&');
}

/** What roff would take for an escape, a hyphen for a dash, or the end of an argument. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
}
