import { FIELD_NAMES, SCALE_NAME, definedFields } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import type { Code } from '../../codebook/code';
import { oneLine, visibleLines } from '../../base/visible';
import { guidFor, guidOf } from '../guids';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';

/**
 * A codebook as REFI-QDA exchanges it (`.qdc`, version 1.0): the tree of codes with colours and one description each, into which
 * all parts of a definition go; and code groups. The format cannot have an empty list: a codebook without codes is none.
 */
export function* codebookQdc({ entries, groups }: CodebookDocument): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'; // not for the catalogue
  yield '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Transcript Coder">\n<Codes>\n'; // not for the catalogue
  const open: number[] = [];
  const close = function* (level: number) {
    while (open.length > 0 && open.at(-1)! >= level) yield `${' '.repeat(open.pop()!)}</Code>\n`;
  };
  for (const entry of entries) {
    yield* close(entry.level);
    yield* begin(entry);
    open.push(entry.level);
  }
  yield* close(0);
  yield '</Codes>\n';
  if (groups.length > 0) yield* sets(groups);
  yield '</CodeBook>\n';
}

/** Code groups are sets there. */
function* sets(groups: CodebookDocument['groups']): Generator<string> {
  yield '<Sets>\n';
  for (const { id, name, description, codes } of groups) {
    yield `<Set guid="${guidFor('code group', id)}" name="${xml(oneLine(name))}">\n`; // not for the catalogue
    if (description) yield `<Description>${xml(description)}</Description>\n`;
    for (const code of codes) yield ` <MemberCode guid="${guidOf(code.id)}"/>\n`; // not for the catalogue
    yield '</Set>\n';
  }
  yield '</Sets>\n';
}

function* begin({ code, level, color }: CodebookEntry): Generator<string> {
  const indent = ' '.repeat(level);
  yield `${indent}<Code guid="${guidOf(code.id)}" name="${xml(oneLine(code.name))}" isCodable="true" color="${color}">\n`; // not for the catalogue
  const description = describe(code);
  if (description !== '') yield `${indent}<Description>${xml(description)}</Description>\n`;
}

/** The description as it is, then the other parts under their names. */
function describe(code: Code): string {
  const parts = definedFields(code).map(([field, text]) =>
    field === 'description' ? text : `${FIELD_NAMES[field]}:\n${text}`,
  );
  return [...parts, ...(code.scale ? [`${SCALE_NAME}:\n${scaleText(code.scale)}`] : [])].join('\n\n');
}

/** Characters that XML 1.0 does not have at all, besides those that are made visible. */
const IMPOSSIBLE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

function xml(text: string): string {
  return visibleLines(text.replace(/\r\n?/g, '\n'))
    .replace(IMPOSSIBLE, '\ufffd')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
