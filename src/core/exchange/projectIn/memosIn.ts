import type { Codebook } from '../../codebook/codebook';
import { isMemoFile } from '../../memos/analyticMemo';
import { memoFileName, newMemoText } from '../../memos/newMemo';
import { guidFor } from '../guids';
import { utcOf } from '../project/dateTime';
import type { RefiProject } from '../project/refiProject';
import type { Supplement } from '../project/supplement';
import type { CodersIn } from './codersIn';
import type { CodesIn } from './codesIn';
import type { NotesIn } from './notesIn';

/** A file of a study that is plain text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** GUIDs of the notes that were analytic memos before. */
export function keptNotes(supplement: Supplement | undefined): ReadonlySet<string> {
  return new Set(supplement?.memos.map(({ path }) => memoGuid(path)) ?? []);
}

function memoGuid(path: string): string {
  return guidFor('memo', 'file', path);
}

/** The notes that are on nothing, or on several things, as analytic memos. */
export function memosIn(
  project: RefiProject,
  supplement: Supplement | undefined,
  notes: NotesIn,
  { codes, coders, paths }: { codes: CodesIn; coders: CodersIn; paths: ReadonlyMap<string, string> },
): readonly TextFile[] {
  const known = new Map(supplement?.memos.map(memo => [memoGuid(memo.path), memo]) ?? []);
  const taken = new Set<string>();
  const files: TextFile[] = [];
  const others = notes.others;
  for (const { note, raw } of others) {
    const memo = known.get(note.guid);
    if (!memo || !isMemoFile(memo.path) || isUnsafe(memo.path) || taken.has(memo.path.toLowerCase()))
      continue;
    taken.add(memo.path.toLowerCase());
    files.push({ path: memo.path, text: memo.front + raw });
  }
  const byNote = new Map<string, { codes: string[]; transcripts: string[] }>();
  const on = (guid: string) => {
    const about = byNote.get(guid) ?? { codes: [], transcripts: [] };
    byNote.set(guid, about);
    return about;
  };
  for (const { guid, noteRefs } of project.codes)
    for (const ref of noteRefs) on(ref).codes.push(codeName(codes.codebook, codes.idOf(guid)!));
  for (const { guid, noteRefs, selections } of project.sources) {
    const path = paths.get(guid);
    if (path === undefined) continue;
    const inside = selections.flatMap(one => [
      ...one.noteRefs,
      ...one.codings.flatMap(coding => coding.noteRefs),
    ]);
    for (const ref of new Set([...noteRefs, ...inside])) on(ref).transcripts.push(path);
  }
  const written = new Set(files.map(({ path }) => path));
  for (const { note, text, raw } of others) {
    const memo = known.get(note.guid);
    if (memo && written.has(memo.path)) continue;
    const title = note.name?.trim() || text.trim().split('\n')[0]!.slice(0, 60);
    const head = newMemoText({
      ...{ title, ...on(note.guid) },
      coder: note.user === undefined ? undefined : coders.idOf(note.user),
      created: utcOf(note.created) ?? '',
    });
    const path = `memos/${memoFileName(title, name => taken.has(`memos/${name}`))}`;
    taken.add(path.toLowerCase());
    files.push({ path, text: `${head.replace(/^created: \n/m, '')}${raw.trim()}\n` });
  }
  return files;
}

/** What people read; the id where others have the same name. */
function codeName(codebook: Codebook, id: string): string {
  const { name } = codebook.get(id)!;
  return codebook.find(name)?.id === id ? name : id;
}

function isUnsafe(path: string): boolean {
  return path.split('/').some(part => part === '..' || part.trim() === '') || /[\\:\0]/.test(path);
}
