import { zipSync } from 'fflate';
import type { Reading } from '../../../../../src/core/exchange/projectIn/positions';
import { guidFor } from '../../../../../src/core/exchange/guids';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A GUID that no study of ours has. */
export const guid = (name: string) => guidFor('link', 'of a test', name);

export const xml = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

/** A project as some program writes it: its parts as XML. */
export interface ForeignProject {
  readonly name?: string;
  readonly origin?: string;
  readonly users?: string;
  readonly codes?: string;
  readonly variables?: string;
  readonly cases?: string;
  readonly sources?: string;
  readonly notes?: string;
  readonly links?: string;
  readonly sets?: string;
}

export function projectXml(project: ForeignProject): string {
  const { users, codes, variables, cases, sources, notes, links, sets } = project;
  const list = (name: string, inside: string | undefined) =>
    inside === undefined ? '' : `<${name}>${inside}</${name}>`;
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<Project xmlns="urn:QDA-XML:project:1.0" name="${project.name ?? 'Theirs'}" origin="${project.origin ?? 'Other 1.0'}">`,
    list('Users', users),
    codes === undefined ? '' : `<CodeBook><Codes>${codes}</Codes></CodeBook>`,
    list('Variables', variables),
    list('Cases', cases),
    list('Sources', sources),
    list('Notes', notes),
    list('Links', links),
    list('Sets', sets),
    '</Project>',
  ].join('');
}

/** An archive. @param files texts by their names in it */
export function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? utf8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

/**
 * The position of a place as a program counts it, character by character.
 * @param raw as the file has it @param units UTF-16 units over the text with LF and without a mark
 */
export function positionIn(raw: string, units: number, { unit, crlf, countsMark }: Reading): number {
  let position = 0;
  let passed = 0;
  let rest = raw;
  if (rest.startsWith('\ufeff')) {
    if (countsMark) position++;
    rest = rest.slice(1);
  }
  for (const piece of rest.match(/\r\n|[^]/gu) ?? []) {
    if (passed >= units) break;
    passed += piece === '\r\n' ? 1 : piece.length;
    position += piece === '\r\n' ? crlf : unit === 'utf-16' ? piece.length : 1;
  }
  return position;
}
