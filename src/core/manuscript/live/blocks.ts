import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { codeLines } from '../read/codeLines';

/** A stretch of a paper in Markdown or Quarto that is filled with what an analysis finds. All positions are UTF-16 units of the text as it is on disk. */
export interface LiveBlock {
  /** The comment that says what it is filled with. */
  readonly head: Span;
  /** What is filled: whole lines, up to the comment that ends it. */
  readonly content: Span;
  /** The comment that ends it. */
  readonly end: Span;
  /** Of its first comment, from 1. */
  readonly line: number;
  /** What is called, as typed: the analysis and its options. */
  readonly words: readonly string[];
  /** How lines end where it begins. */
  readonly lineEnd: string;
}

/** Why blocks of a paper cannot be filled. */
export interface BlockProblem extends Span {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export interface FoundBlocks {
  readonly blocks: readonly LiveBlock[];
  readonly problems: readonly BlockProblem[];
}

interface Line extends Span {
  readonly number: number;
  readonly text: string;
  readonly lineEnd: string;
}

const HEAD = /^\s*(<!--\s*transcript-coder:(.*))$/;
const CLOSED = /^(.*?)-->\s*$/;
const END = /^\s*<!--\s*end\s*-->\s*$/;

/**
 * Finds the blocks of a paper: `<!-- transcript-coder: frequency --group part-2 -->` in a line of its own, what is filled,
 * and `<!-- end -->` in a line of its own. What is shown as code is left alone.
 */
export function findBlocks(text: string): FoundBlocks {
  const blocks: LiveBlock[] = [];
  const problems: BlockProblem[] = [];
  let open: { readonly line: Line; readonly words: readonly string[] } | undefined;
  const code = codeLines(text);
  for (const line of linesOf(text)) {
    if (code.has(line.number)) continue;
    const [, comment, rest] = HEAD.exec(line.text) ?? [];
    if (comment !== undefined) {
      const called = CLOSED.exec(rest!)?.[1];
      const words = called === undefined ? undefined : splitWords(called);
      if (open) problems.push(problem(open.line, MISSING_END));
      if (called === undefined)
        problems.push(problem(line, l10n.t('This comment does not end in its line: “-->” is missing.')));
      else if (!words)
        problems.push(problem(line, l10n.t('A quotation mark in this comment is never closed.')));
      open = words ? { line, words } : undefined;
    } else if (open && END.test(line.text)) {
      blocks.push(blockOf(open.line, line, open.words));
      open = undefined;
    }
  }
  if (open) problems.push(problem(open.line, MISSING_END));
  return { blocks, problems };
}

const MISSING_END = l10n.t(
  'This block has no end: “<!-- end -->” is missing before the next block or the end of the file.',
);

function blockOf(first: Line, last: Line, words: readonly string[]): LiveBlock {
  return {
    head: commentIn(first),
    content: { start: first.end + first.lineEnd.length, end: last.start },
    end: commentIn(last),
    line: first.number,
    words,
    lineEnd: first.lineEnd,
  };
}

function commentIn({ start, text }: Line): Span {
  return { start: start + text.indexOf('<!--'), end: start + text.trimEnd().length };
}

function problem(line: Line, message: string): BlockProblem {
  return { ...commentIn(line), line: line.number, message };
}

function* linesOf(text: string): Generator<Line> {
  let number = 1;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\r|\n|$/g)) {
    yield { start, end: index, number: number++, text: text.slice(start, index), lineEnd };
    start = index + lineEnd.length;
  }
}

/** Words as a shell takes them: quotation marks keep what is between them together. Undefined where one is not closed. */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (const character of text) {
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) words.push(word);
  return quote === undefined ? words : undefined;
}
