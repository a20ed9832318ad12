import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Problem } from '../base/problem';
import { positionsIn } from './position';

/** The lines that Git writes around what it could not merge. */
const CONFLICT_MARKER = /^(<{7}|\|{7}|={7}|>{7})( .*)?\r?$/m;
const CONFLICT_START = /^<{7}( |\r?$)/gm;

/** What keeps a text from being JSON, in words for the user, with its place. */
export function syntaxProblem(text: string): Problem {
  return conflictProblem(text) ?? brokenJson(text, firstError(text));
}

function conflictProblem(text: string): Problem | undefined {
  const marker = CONFLICT_MARKER.exec(text);
  if (!marker) return undefined;
  const places = Math.max(1, [...text.matchAll(CONFLICT_START)].length);
  const where = places === 1 ? 'one place' : `${places} places`;
  const message = `Git could not merge this file: it has conflict markers in ${where}. “Resolve Coding Conflict…” merges it by what it means; or choose what to keep and remove the marker lines.`;
  return { severity: 'error', code: 'conflict-markers', message, ...positionsIn(text)(marker.index) };
}

function brokenJson(text: string, { offset, message }: Fault): Problem {
  return { severity: 'error', code: 'broken-json', message, ...positionsIn(text)(offset) };
}

interface Fault {
  readonly offset: number;
  readonly message: string;
}

function firstError(text: string): Fault {
  if (text.trim() === '') return { offset: 0, message: 'The file is empty.' };
  if (text.charCodeAt(0) === 0xfeff) {
    return { offset: 0, message: 'The file begins with a byte order mark. Save it as UTF-8 without one.' };
  }
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // nested so deeply that the parser gives up; what it found until then still holds
  }
  const [error] = errors;
  return error ? describe(text, error) : { offset: 0, message: 'The file is not valid JSON.' };
}

function describe(text: string, error: ParseError): Fault {
  const { offset } = error;
  const kind = printParseErrorCode(error.error);
  const before = lastVisible(text, offset);
  const next = text[offset];
  if ((next === ']' || next === '}') && text[before] === ',') {
    return { offset: before, message: 'The file is not valid JSON: there is a comma after the last entry.' };
  }
  if (text.slice(offset + (kind === 'UnexpectedEndOfString' ? error.length : 0)).trim() === '') {
    return {
      offset: lastVisible(text, text.length),
      message: 'The file is not valid JSON: it ends too early, as if it had been cut off.',
    };
  }
  const reason =
    REASONS[kind] ??
    `“${text.slice(offset, offset + Math.max(1, error.length)).slice(0, 20)}” does not belong here`;
  // what is missing is missed where the text before it ends
  const at = kind === 'CommaExpected' || kind === 'ColonExpected' ? before : offset;
  return { offset: at, message: `The file is not valid JSON: ${reason}.` };
}

/** The offset of the last character before `end` that is not white space. */
function lastVisible(text: string, end: number): number {
  return Math.max(0, text.slice(0, end).trimEnd().length - 1);
}

const REASONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value that is not a number, true, false or null must stand in double quotes',
  InvalidNumberFormat: 'this is not a number as JSON writes it',
  PropertyNameExpected: 'a name in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing after this',
  CommaExpected: 'a comma is missing after this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is something behind its end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the closing quote of this text is missing',
  UnexpectedEndOfNumber: 'this is not a number as JSON writes it',
  InvalidUnicode: 'after \\u there must be four hexadecimal digits',
  InvalidEscapeCharacter: 'this text has a backslash before a character that takes none',
  InvalidCharacter: 'this text has a character that must be written with a backslash',
};
