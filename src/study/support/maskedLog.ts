import { ALL_PARTS } from '../studyChange';
import {
  ERROR_CLASSES,
  ERROR_NUMBERS,
  FAILURES,
  GIT_COMMANDS,
  LINES,
  MESSAGES,
  OWN_NAMES,
  SYSTEM_CALLS,
} from './ownWords';
import { type Placeholders, normal } from './placeholders';

/** Stands for words that are not shown. */
const HIDDEN = '…';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error';

/** What was logged at once. */
export interface LogEntry {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly time: string;
  readonly level: LogLevel;
  /** Of an error: its name, its message and its stack. */
  readonly message: string;
}

/** What a log is masked with. */
export interface Masks {
  readonly placeholders: Placeholders;
  /** Ids of the extension's commands. */
  readonly commands: ReadonlySet<string>;
  /** The extension's own folder, absolute: of which the files of a stack are. */
  readonly ownFolder: string;
}

/**
 * Lines of the log of which nothing is kept but what is certainly ours: lines of a form that the extension writes, with their
 * numbers; everything else in them is replaced by what kind of thing it is.
 */
export function maskedLog(entries: readonly LogEntry[], masks: Masks): string[] {
  return entries.flatMap(({ time, level, message }) => {
    const [first, ...frames] = maskedMessage(message, masks);
    return [`${time.slice(11, 23)} [${level}] ${first}`, ...frames];
  });
}

/** @returns its words in one line, then its stack, if it has one */
function maskedMessage(message: string, masks: Masks): string[] {
  const lines = message.split(/\r?\n/);
  const at = lines.findIndex(line => FRAME.test(line));
  const words = (at < 0 ? lines : lines.slice(0, at)).join('\n').trimEnd();
  const masked = inShape(words, LINE_SHAPES, masks) ?? HIDDEN;
  return [masked, ...(at < 0 ? [] : maskedStack(lines.slice(at), masks.ownFolder))];
}

const FRAME = /^\s+at\s/;
/** Names of files that the extension is built into. */
const OWN_FILE = /^(.*)\/dist\/((?:extension(?:\.web)?|parts\/[\w.-]+)\.js:\d+:\d+)\)?$/;

/** Of a stack, the places in the extension's own files: they are found in its source by their numbers. */
function maskedStack(frames: readonly string[], ownFolder: string): string[] {
  const own = normal(ownFolder).toLowerCase();
  const places = frames.map(frame => {
    const [, before, place] = OWN_FILE.exec(frame.replaceAll('\\', '/')) ?? [];
    return before?.toLowerCase().endsWith(own) ? place! : HIDDEN;
  });
  return places
    .filter((place, i) => place !== HIDDEN || places[i - 1] !== HIDDEN)
    .map(one => `    at ${one}`);
}

/** A kind of words in a line: what they look like, and what is shown of them. */
interface Hole {
  readonly pattern: string;
  readonly show: (words: string, masks: Masks) => string;
}

const anyOf = (words: readonly string[]) => words.map(escaped).join('|');
const asItIs = (words: string) => words;

const HOLES: Readonly<Record<string, Hole>> = {
  number: { pattern: '\\d+(?:\\.\\d+)?', show: asItIs },
  path: { pattern: '[^]+?', show: (words, { placeholders }) => placeholders.path(words) },
  text: { pattern: '[^]*', show: () => HIDDEN },
  own: {
    pattern: `transcriptCoder\\.[A-Za-z]+|${anyOf(OWN_NAMES)}`,
    show: (words, { commands }) => (words.includes('.') && !commands.has(words) ? HIDDEN : words),
  },
  parts: { pattern: `nothing|(?:(?:${anyOf(ALL_PARTS)})(?:, )?)+`, show: asItIs },
  git: { pattern: '[^]*?', show: shownGit },
  class: { pattern: anyOf(ERROR_CLASSES), show: asItIs },
  errno: { pattern: anyOf(ERROR_NUMBERS), show: asItIs },
  call: { pattern: anyOf(SYSTEM_CALLS), show: asItIs },
  message: {
    pattern: '[^]*',
    show: (words, masks) => inShape(words, MESSAGE_SHAPES, masks) ?? HIDDEN,
  },
  failure: {
    pattern: '[^]*',
    show: (words, masks) => inShape(words, FAILURE_SHAPES, masks) ?? HIDDEN,
  },
};

/** What git was asked to do, and nothing of that with what. */
function shownGit(words: string): string {
  const [command, ...others] = words.split(' ');
  const isKnown = (GIT_COMMANDS as readonly string[]).includes(command!);
  const shown = isKnown ? command! : HIDDEN;
  return others.length > 0 && isKnown ? `${shown} ${HIDDEN}` : shown;
}

/** A template, ready to be compared with words. */
interface Shape {
  readonly pattern: RegExp;
  /** Texts of the template, and names of holes, by turns. */
  readonly parts: readonly string[];
}

const LINE_SHAPES = LINES.map(shapeOf);
const FAILURE_SHAPES = FAILURES.map(shapeOf);
const MESSAGE_SHAPES = MESSAGES.map(shapeOf);

function shapeOf(template: string): Shape {
  const parts = template.split(/\{(\w+)\}/);
  const source = parts.map((part, i) => (i % 2 === 0 ? escaped(part) : `(${HOLES[part]!.pattern})`)).join('');
  return { pattern: new RegExp(`^${source}$`), parts };
}

/** The words in the first form that they have: only what the form itself says, and what its holes show. */
function inShape(words: string, shapes: readonly Shape[], masks: Masks): string | undefined {
  for (const { pattern, parts } of shapes) {
    const found = pattern.exec(words);
    if (!found) continue;
    return parts
      .map((part, i) => (i % 2 === 0 ? part : HOLES[part]!.show(found[(i + 1) / 2]!, masks)))
      .join('');
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
