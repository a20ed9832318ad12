import { quoted } from '../../base/phrases';
import { visible } from '../../base/visible';
import { cleanName } from '../../codebook/codeName';
import { toLf } from '../../text/lineEnds';
import { firstWords } from '../../text/firstWords';
import { sha256Of } from '../../text/sha256';
import type { Span } from '../../text/span';
import {
  PLAIN_TEXT,
  type RefiCase,
  type RefiCode,
  type RefiSelection,
  type RefiSet,
  type RefiText,
  type RefiUser,
  type RefiValue,
  type RefiVariable,
  type VariableType,
} from '../project/refiProject';
import { markedDescription } from '../project/selectionMarks';
import type { FindingKind } from '../projectIn/findings';
import type { Reading } from '../projectIn/positions';
import type { Loss, OtherSource, ReadProject } from '../projectIn/readProject';
import type { Tables } from './database';
import { inTree } from './inTree';
import { placePassages } from './placePassages';
import { timeOf } from './timeOf';
import type { ToolCase, ToolCode, ToolMemo, ToolSource, ToolValue } from './toolRecords';

/** How positions of what is gathered here are counted: UTF-16 units over the text with LF. */
export const OWN_READING: Reading = { unit: 'utf-16', crlf: 2, countsMark: false };

/** A project of another tool, gathered in the form of REFI-QDA, which is then imported in one way. */
export class ToolProject {
  private readonly users = new Map<string, RefiUser>();
  private readonly codes: RefiCode[] = [];
  private readonly codeGuids = new Map<string, string>();
  private readonly variables = new Map<string, RefiVariable>();
  private readonly cases: RefiCase[] = [];
  private readonly sources: RefiText[] = [];
  private readonly sourceGuids = new Map<string, string>();
  private readonly notes: RefiText[] = [];
  private readonly sets: RefiSet[] = [];
  private readonly losses: Loss[] = [];
  private readonly others: OtherSource[] = [];
  private readonly selectionGuids = new Set<string>();

  /** @param readings how the tool may count positions, the likeliest first */
  constructor(
    private readonly tool: string,
    private readonly readings: readonly Reading[],
  ) {}

  /** Says what is not taken over. */
  lose(kind: FindingKind, name: string): void {
    this.losses.push([kind, name]);
  }

  /** Says which tables with something in them are not read. */
  loseTables(tables: Tables, ...names: readonly string[]): void {
    for (const name of names) {
      const { length } = tables.rows(name);
      if (length > 0) this.lose('unread', `${name} (${length})`);
    }
  }

  /** A source that is no text. */
  leaveOut(other: OtherSource): void {
    this.others.push(other);
  }

  addUser(name: string): string {
    const plain = shownName(name);
    const guid = `${this.tool} user ${plain}`; // not for the catalogue
    if (plain !== '') this.users.set(plain, { guid, name: plain });
    return guid;
  }

  /** The codes, in any order. A code that would be its own ancestor is put at the top. */
  addCodes(codes: readonly ToolCode[]): void {
    const { ordered, rings } = inTree(codes);
    for (const name of rings) this.lose('ring', shownName(name));
    const taken = new Set<string>();
    const paths = new Map<string, string>();
    for (const { code, parent } of ordered) {
      const above = parent === undefined ? '' : paths.get(parent)!;
      const name = shownName(code.name);
      let path = `${above} / ${name}`;
      for (let number = 2; taken.has(path); number++) path = `${above} / ${name} ${number}`;
      taken.add(path);
      paths.set(code.key, path);
      const guid = `${this.tool} code${path}`; // not for the catalogue
      this.codeGuids.set(code.key, guid);
      this.codes.push({
        ...{ guid, name, isCodable: code.isCodable ?? true, color: code.color },
        parent: parent === undefined ? undefined : this.codeGuids.get(parent),
        description: lines(code.description),
        noteRefs: (code.memos ?? []).flatMap(memo => this.noteOf(memo)),
      });
    }
  }

  /** A text with its passages, each on its words; those whose words are not found are listed. Codes come first. */
  addSource({ key, name, text, passages, memos, values = [] }: ToolSource): void {
    const plain = toLf(text);
    const shown = shownName(name) || key;
    const guid = `${this.tool} source ${key}`; // not for the catalogue
    if (this.sourceGuids.has(key)) return;
    this.sourceGuids.set(key, guid);
    if (plain.includes('\ufffd')) this.lose('notUtf8', shown);
    const content = sha256Of(plain);
    const places = placePassages(text, passages, this.readings);
    const selections = passages.flatMap((passage, i): RefiSelection[] => {
      const { quote, start, end, code, coder, memo, isKey = false } = passage;
      const place = places[i] && (passage.isLine ? linesAt(plain, places[i]) : places[i]);
      if (!place) {
        const words = quote === undefined ? `${start}–${end}` : quoted(firstWords(quote, 0, quote.length));
        this.lose('notFound', `${shown} ${words}`);
        return [];
      }
      const user = coder === undefined ? undefined : this.addUser(coder);
      const created = timeOf(passage.created);
      const codeGuid = code === undefined ? undefined : (this.codeGuids.get(code) ?? '');
      const own = this.freeGuid(`${this.tool} ${content} ${place.start} ${place.end} ${user} ${codeGuid}`);
      return [
        {
          ...{ guid: own, ...place, user, created, noteRefs: [] },
          description: [markedDescription({ isKey, values: [] }), lines(memo)].filter(Boolean).join('\n'),
          codings: codeGuid === undefined ? [] : [{ guid: own, code: codeGuid, user, created, noteRefs: [] }],
        },
      ];
    });
    this.sources.push({
      ...PLAIN_TEXT,
      ...{ guid, name: shown, content: plain, selections },
      noteRefs: memos.flatMap(memo => this.noteOf(memo)),
      values: this.valuesOf('source', values), // not for the catalogue
    });
  }

  addCase({ name, description, values, sources, passages }: ToolCase): void {
    const guid = `${this.tool} case ${this.cases.length}`; // not for the catalogue
    this.cases.push({
      ...{ guid, name: shownName(name), description: lines(description), codes: [] },
      values: this.valuesOf('case', values), // not for the catalogue
      sources: [...new Set(sources.flatMap(key => this.sourceGuids.get(key) ?? []))],
      selections: new Array<string>(passages).fill(guid),
    });
  }

  /** Something written that is on nothing. */
  addNote(memo: ToolMemo): void {
    this.noteOf(memo);
  }

  /** Codes or sources that belong together, by their keys. */
  addSet(
    name: string,
    description: string | undefined,
    {
      codes = [],
      sources = [],
    }: { readonly codes?: readonly string[]; readonly sources?: readonly string[] },
  ): void {
    this.sets.push({
      guid: `${this.tool} set ${this.sets.length}`, // not for the catalogue
      name: shownName(name),
      description: lines(description),
      codes: codes.flatMap(key => this.codeGuids.get(key) ?? []),
      sources: sources.flatMap(key => this.sourceGuids.get(key) ?? []),
      notes: [],
    });
  }

  /** All of it. */
  read(name: string, description?: string): ReadProject {
    return {
      project: {
        ...{ name: shownName(name), origin: this.tool, description: lines(description) },
        ...{ users: [...this.users.values()], codes: this.codes, variables: [...this.variables.values()] },
        ...{ cases: this.cases, sources: this.sources, notes: this.notes, links: [], sets: this.sets },
        noteRefs: [],
      },
      others: this.others,
      graphs: 0,
      losses: this.losses,
    };
  }

  /** @returns its GUID; none where nothing is written */
  private noteOf({ text, title, author, created }: ToolMemo): readonly string[] {
    const content = lines(text);
    if (content === undefined) return [];
    const guid = `${this.tool} note ${this.notes.length}`; // not for the catalogue
    const user = author === undefined ? undefined : this.addUser(author);
    const name = title === undefined ? undefined : shownName(title);
    this.notes.push({ ...PLAIN_TEXT, guid, name, content, user, created: timeOf(created) });
    return [guid];
  }

  /** @param on a variable of sources is another than one of cases, which may have the same name */
  private valuesOf(on: string, values: readonly ToolValue[]): readonly RefiValue[] {
    return values.flatMap(({ attribute, value, isNumber }) => {
      if (value === undefined || value.trim() === '') return [];
      const name = shownName(attribute);
      const guid = `${this.tool} variable ${on} ${name}`; // not for the catalogue
      const type: VariableType = isNumber ? 'Float' : 'Text';
      if (!this.variables.has(guid)) this.variables.set(guid, { guid, name, type });
      return [{ variable: guid, value: { type, text: value } }];
    });
  }

  /** Two codings that are the same in all else are two. */
  private freeGuid(guid: string): string {
    let own = guid;
    for (let number = 2; this.selectionGuids.has(own); number++) own = `${guid} ${number}`;
    this.selectionGuids.add(own);
    return own;
  }
}

/** A name in one line that can be seen. */
function shownName(name: string): string {
  return cleanName(visible(cleanName(name)));
}

/** Undefined where nothing is written. */
function lines(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : toLf(text);
}

/** The lines that a stretch is in, without the last line end. */
function linesAt(text: string, { start, end }: Span): Span {
  const last = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: last < 0 ? text.length : last };
}
