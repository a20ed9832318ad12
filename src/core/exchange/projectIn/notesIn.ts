import { toLf } from '../../text/lineEnds';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import type { RefiProject, RefiText } from '../project/refiProject';
import type { CodersIn } from './codersIn';
import type { Findings } from './findings';

/** A note with its text. */
export interface NoteIn {
  readonly note: RefiText;
  /** As it is. */
  readonly raw: string;
  /** With its name above it, where that is not how the text begins. */
  readonly text: string;
}

/** The notes of a project: those on one thing become its memo, all others are analytic memos. */
export class NotesIn {
  private readonly byGuid = new Map<string, NoteIn>();
  private readonly uses = new Map<string, number>();

  /** @param kept GUIDs of those that are analytic memos, whatever they are on @param textOf a file in the archive @param links that are added, as Markdown, by GUID */
  constructor(
    project: RefiProject,
    kept: ReadonlySet<string>,
    private readonly coders: CodersIn,
    findings: Findings,
    textOf: (path: string) => string | undefined,
    links: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    for (const note of project.notes) {
      const written = note.content ?? (note.path === undefined ? undefined : textOf(note.path));
      const plain = toLf(written ?? note.description ?? '');
      const text = [plain, ...(links.get(note.guid) ?? [])].join('\n\n');
      if (text.trim() !== '')
        this.byGuid.set(note.guid, { note, raw: text, text: withName(note.name, text) });
      else if (!kept.has(note.guid)) findings.note('noteWithoutText', note.name ?? note.guid);
      else this.byGuid.set(note.guid, { note, raw: text, text });
    }
    for (const guid of kept) this.uses.set(guid, 2);
    for (const guid of refsIn(project)) this.uses.set(guid, (this.uses.get(guid) ?? 0) + 1);
  }

  /** Those of some notes that are on nothing else. */
  only(guids: readonly string[]): readonly NoteIn[] {
    return [...new Set(guids)].flatMap(guid =>
      this.uses.get(guid) === 1 ? (this.byGuid.get(guid) ?? []) : [],
    );
  }

  /** Their texts as one memo that has no author of its own: who wrote what is said in it. */
  memoOf(guids: readonly string[]): string | undefined {
    return joined(
      this.only(guids).map(({ note, text }) => {
        const who = this.coders.nameOf(note.user);
        const facts = [who, note.created?.slice(0, 10)].filter(fact => fact !== undefined);
        return facts.length > 0 ? `${text}\n\n— ${facts.join(', ')}` : text;
      }),
    );
  }

  /** Those that are on nothing, or on several things. */
  get others(): readonly NoteIn[] {
    return [...this.byGuid.values()].filter(({ note }) => this.uses.get(note.guid) !== 1);
  }

  has(guid: string): boolean {
    return this.byGuid.has(guid);
  }
}

function* refsIn(project: RefiProject): Generator<string> {
  yield* project.noteRefs;
  for (const { noteRefs } of project.codes) yield* noteRefs;
  for (const { noteRefs, selections, codings } of project.sources) {
    yield* noteRefs;
    for (const selection of selections) {
      yield* selection.noteRefs;
      for (const coding of selection.codings) yield* coding.noteRefs;
    }
    for (const coding of codings) yield* coding.noteRefs;
  }
}

/** Memos as one; undefined where there is none. */
export function joined(texts: readonly (string | undefined)[]): string | undefined {
  const all = [...new Set(texts.filter(text => text !== undefined && text.trim() !== ''))];
  return all.length > 0 ? all.join('\n\n') : undefined;
}

function withName(name: string | undefined, text: string): string {
  const plain = collapseWhiteSpace((name ?? '').replace(/(?:…|\.\.\.)\s*$/, '')).trim();
  const isBeginning = collapseWhiteSpace(text.replace(/^[#\s]+/, '')).startsWith(
    plain.replace(/^[#\s]+/, ''),
  );
  return plain === '' || isBeginning ? text : `${plain}\n\n${text}`;
}
