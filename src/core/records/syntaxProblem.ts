import * as l10n from '@vscode/l10n';
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
  const message =
    places === 1
      ? l10n.t(
          'Git could not merge this file: it has conflict markers in one place. Run “Resolve Coding Conflict…”, or choose what to keep and remove the marker lines.',
        )
      : l10n.t(
          'Git could not merge this file: it has conflict markers in {0} places. Run “Resolve Coding Conflict…”, or choose what to keep and remove the marker lines.',
          places,
        );
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
  if (text.trim() === '') return { offset: 0, message: l10n.t('The file is empty.') };
  if (text.charCodeAt(0) === 0xfeff) {
    const message = l10n.t('The file begins with a byte order mark (BOM). Save it as UTF-8 without BOM.');
    return { offset: 0, message };
  }
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // nested so deeply that the parser gives up; what it found until then still holds
  }
  const [error] = errors;
  return error ? describe(text, error) : { offset: 0, message: l10n.t('The file is not valid JSON.') };
}

function describe(text: string, error: ParseError): Fault {
  const { offset } = error;
  const kind = printParseErrorCode(error.error);
  const before = lastVisible(text, offset);
  const next = text[offset];
  if ((next === ']' || next === '}') && text[before] === ',') {
    const message = l10n.t('The file is not valid JSON: there is a comma after the last entry.');
    return { offset: before, message };
  }
  if (text.slice(offset + (kind === 'UnexpectedEndOfString' ? error.length : 0)).trim() === '') {
    return {
      offset: lastVisible(text, text.length),
      message: l10n.t('The file is not valid JSON: it ends too early, as if it had been cut off.'),
    };
  }
  const found = text.slice(offset, offset + Math.max(1, error.length)).slice(0, 20);
  const message = MESSAGES[kind] ?? l10n.t('The file is not valid JSON: “{0}” does not belong here.', found);
  // something missing is reported where the text before it ends
  const at = kind === 'CommaExpected' || kind === 'ColonExpected' ? before : offset;
  return { offset: at, message };
}

/** The offset of the last character before `end` that is not white space. */
function lastVisible(text: string, end: number): number {
  return Math.max(0, text.slice(0, end).trimEnd().length - 1);
}

const NOT_A_NUMBER = l10n.t('The file is not valid JSON: this is not a valid number.');
const NO_COMMENTS = l10n.t('The file is not valid JSON: JSON does not allow comments.');

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: l10n.t(
    'The file is not valid JSON: a value must be in double quotes unless it is a number, true, false or null.',
  ),
  InvalidNumberFormat: NOT_A_NUMBER,
  PropertyNameExpected: l10n.t('The file is not valid JSON: a name in double quotes is missing here.'),
  ValueExpected: l10n.t('The file is not valid JSON: a value is missing here.'),
  ColonExpected: l10n.t('The file is not valid JSON: a colon is missing after this.'),
  CommaExpected: l10n.t('The file is not valid JSON: a comma is missing after this.'),
  CloseBraceExpected: l10n.t('The file is not valid JSON: a closing } is missing.'),
  CloseBracketExpected: l10n.t('The file is not valid JSON: a closing ] is missing.'),
  EndOfFileExpected: l10n.t('The file is not valid JSON: there is extra text after its end.'),
  InvalidCommentToken: NO_COMMENTS,
  UnexpectedEndOfComment: NO_COMMENTS,
  UnexpectedEndOfString: l10n.t('The file is not valid JSON: the closing quote of this text is missing.'),
  UnexpectedEndOfNumber: NOT_A_NUMBER,
  InvalidUnicode: l10n.t(
    'The file is not valid JSON: {0} must be followed by four hexadecimal digits.',
    String.raw`\u`,
  ),
  InvalidEscapeCharacter: l10n.t(
    'The file is not valid JSON: this text has a backslash before a character that cannot follow one.',
  ),
  InvalidCharacter: l10n.t(
    'The file is not valid JSON: this text has a character that needs a backslash escape.',
  ),
};
