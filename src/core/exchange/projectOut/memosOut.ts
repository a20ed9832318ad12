import { byUnits } from '../../base/compare';
import type { AnalyticMemo } from '../../memos/analyticMemo';
import { segmentLinksIn } from '../../memos/segmentLinks';
import { guidFor } from '../guids';
import type { RefiLink, RefiText } from '../project/refiProject';
import type { SupplementedMemo } from '../project/supplement';
import { type OutgoingStudy, type OutgoingTranscript, noteOf } from './outgoing';
import { userGuid } from './peopleOut';

/** Analytic memos as notes, and on what they are. */
export interface MemosOut {
  readonly notes: readonly RefiText[];
  /** GUIDs of notes by id of a code, and by path of a transcript. */
  readonly ofCodes: ReadonlyMap<string, readonly string[]>;
  readonly ofTranscripts: ReadonlyMap<string, readonly string[]>;
  readonly beside: readonly SupplementedMemo[];
  /** Ids of coders who wrote them. */
  readonly coders: readonly string[];
}

export function memosOut({ corpus, memoFiles, coders: only }: OutgoingStudy): MemosOut {
  const { codebook, memos = [] } = corpus;
  const notes: RefiText[] = [];
  const beside: SupplementedMemo[] = [];
  const ofCodes = new Map<string, string[]>();
  const ofTranscripts = new Map<string, string[]>();
  const coders: string[] = [];
  const paths = new Set(corpus.transcripts.map(({ path }) => path));
  for (const memo of [...memos].sort((a, b) => byUnits(a.path, b.path))) {
    const file = memoFiles.get(memo.path);
    if (file === undefined || (only && memo.coder && !only.includes(memo.coder.name))) continue;
    const { front, text } = halves(file, memo);
    const guid = guidFor('memo', 'file', memo.path);
    const coder = memo.coder?.name;
    if (coder !== undefined) coders.push(coder);
    notes.push(
      noteOf(text, {
        guid,
        name: memo.title,
        created: memo.created,
        user: coder === undefined ? undefined : userGuid(coder),
      }),
    );
    beside.push({ path: memo.path, front });
    for (const { name } of memo.codes) put(ofCodes, codebook.find(name)?.id, guid);
    for (const { name } of memo.transcripts) put(ofTranscripts, paths.has(name) ? name : undefined, guid);
  }
  return { notes, ofCodes, ofTranscripts, beside, coders };
}

/** A memo's file up to its text, and the text with what follows it. */
function halves(file: string, { text }: AnalyticMemo): { readonly front: string; readonly text: string } {
  // the text is the end of the file but for white space
  const at = file.trimEnd().length - text.length;
  return text !== '' && file.startsWith(text, at)
    ? { front: file.slice(0, at), text: file.slice(at) }
    : { front: file, text: '' };
}

function put(lists: Map<string, string[]>, key: string | undefined, guid: string): void {
  if (key === undefined) return;
  const known = lists.get(key) ?? [];
  if (!known.includes(guid)) lists.set(key, [...known, guid]);
}

/** The links to passages in notes, each once, to the first segment with such an id. */
export function linksOut(
  notes: readonly RefiText[],
  transcripts: readonly OutgoingTranscript[],
): readonly RefiLink[] {
  const linking = notes.filter(({ content = '' }) => content.includes('](segment:'));
  if (linking.length === 0) return [];
  const segments = new Map<string, string>();
  for (const { placed, guid } of transcripts.flatMap(one => one.segments))
    if (!segments.has(placed.segment.id)) segments.set(placed.segment.id, guid);
  return linking.flatMap(({ guid, content = '' }) => {
    const targets = new Set(segmentLinksIn(content).flatMap(({ segment }) => segments.get(segment) ?? []));
    return [...targets].map(target => ({ guid: guidFor('link', guid, target), origin: guid, target }));
  });
}
