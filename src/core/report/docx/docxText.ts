import type { IRunOptions, Paragraph, TextRun } from 'docx';
import { visibleLines } from '../../base/visible';

export type Docx = typeof import('docx');
export type Run = TextRun;
/**
 * A part of a document as XML, put into what the library makes: to build a table of ten thousand rows from its objects takes a
 * minute.
 */
export class DocxXml {
  constructor(readonly xml: string) {}
}

/** What stands in a document one below the other. */
export type Block = Paragraph | DocxXml;

/** The colour of what is said around the words of people. */
export const SOFT = '595959';

const SCRIPTS = [
  'Hebrew',
  'Arabic',
  'Syriac',
  'Thaana',
  'Nko',
  'Samaritan',
  'Mandaic',
  'Adlam',
  'Hanifi_Rohingya',
];
const RIGHT_TO_LEFT = SCRIPTS.map(script => `\\p{Script=${script}}`).join('');
/** A letter of those scripts, or of all others. */
const RTL = `(?=\\p{L})[${RIGHT_TO_LEFT}]`;
const LTR = `(?=\\p{L})[^${RIGHT_TO_LEFT}]`;
const HAS_RTL = new RegExp(RTL, 'u');
const RTL_STRETCH = new RegExp(`${RTL}(?:[^\\p{L}]*${RTL})*`, 'gu');
const LTR_STRETCH = new RegExp(`${LTR}(?:[^\\p{L}]*${LTR})*`, 'gu');

/** Whether a text is read from right to left: its first letter says so (Unicode Bidirectional Algorithm, P2). */
export function isRightToLeft(text: string): boolean {
  if (!HAS_RTL.test(text)) return false;
  return HAS_RTL.test(/\p{L}/u.exec(text)![0]);
}

/** Without what no XML may have: halves of characters and what is none are marked as such, control characters written as in JSON. */
export function clean(text: string): string {
  return visibleLines(text).replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]|\udbff[\udffd-\udfff]/g,
    '\ufffd',
  );
}

/**
 * A text as runs: its line ends as line breaks, words of the other direction in runs of their own, as Word orders neither them
 * nor the punctuation between them without being told.
 */
export function runs(docx: Docx, text: string, format: IRunOptions = {}): Run[] {
  return clean(text)
    .split(/\r\n?|\n/)
    .flatMap((line, i) =>
      stretches(line).map(
        (stretch, j) =>
          new docx.TextRun({
            ...format,
            text: stretch.text,
            ...(stretch.isRightToLeft ? { rightToLeft: true } : {}),
            ...(i > 0 && j === 0 ? { break: 1 } : {}),
          }),
      ),
    );
}

/** What a paragraph of this text has to be told about its direction. */
export function direction(text: string): { readonly bidirectional?: true } {
  return isRightToLeft(text) ? { bidirectional: true } : {};
}

export interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** A line in stretches of one direction. */
export function stretches(line: string): Stretch[] {
  if (!HAS_RTL.test(line)) return [{ text: line, isRightToLeft: false }];
  const isReversed = isRightToLeft(line);
  const found: Stretch[] = [];
  let at = 0;
  const until = (end: number, isOther: boolean) => {
    if (end > at) found.push({ text: line.slice(at, end), isRightToLeft: isReversed !== isOther });
    at = end;
  };
  for (const match of line.matchAll(isReversed ? LTR_STRETCH : RTL_STRETCH)) {
    until(match.index, false);
    until(match.index + match[0].length, true);
  }
  until(line.length, false);
  return found;
}
