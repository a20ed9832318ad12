import type { ScaleValue } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import { newSegmentId } from '../../coding/segmentId';
import type { Segment } from '../../coding/segment';
import { captureSegment } from '../../anchoring/anchors/capture';
import type { Hashed } from '../../anchoring/anchors/hashedQuotes';
import { oneLine } from '../../base/visible';
import { sameJson } from '../../records/sameJson';
import type { Span } from '../../text/span';
import { firstWords } from '../../text/firstWords';
import { dateTimeOf, utcOf } from '../project/dateTime';
import type { RefiCoding, RefiSelection } from '../project/refiProject';
import { readMarks } from '../project/selectionMarks';
import { SHOWN, type Supplemented, without } from '../project/supplement';
import { knownCodes } from '../projectOut/outgoing';
import { segmentDescription } from '../projectOut/sourcesOut';
import type { CodersIn } from './codersIn';
import type { CodesIn } from './codesIn';
import type { Findings } from './findings';
import { type KnownIds, drawnFrom } from './knownIds';
import { type NotesIn, joined } from './notesIn';
import { type SourceIn, placeOf } from './sourcesIn';

/** What segments are made with. */
export interface SegmentContext {
  readonly codes: CodesIn;
  readonly coders: CodersIn;
  readonly known: KnownIds;
  readonly notes: NotesIn;
  readonly findings: Findings;
  readonly hashed: Hashed | undefined;
  /** Links to other passages, as Markdown, by GUID of the selection that they are on. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** A segment, and whose it is. */
export interface SegmentIn {
  readonly coder: string;
  readonly segment: Segment;
  /** GUIDs of its selections. */
  readonly selections: readonly string[];
  /** Whether it is known from an earlier export: it stays as it is, also beside another one on the same words. */
  readonly isKnown: boolean;
}

/** What one coder has on a selection. */
interface Share {
  readonly codings: RefiCoding[];
  readonly memos: string[];
}

/** The segments of a source. @param version id of its text's version */
export function segmentsIn(source: SourceIn, version: string, context: SegmentContext): SegmentIn[] {
  const { selections } = source.source;
  const taken = new Set<string>();
  const found = selections.flatMap((selection, i) =>
    ofSelection(source, version, selection, source.reading.chosen.spans[i]!, context).map(one => {
      const { id } = one.segment;
      const isFree = selection.guid !== '' && !taken.has(`${one.coder} ${id}`);
      const own = isFree ? id : newSegmentId(drawnFrom(`segment ${source.path} ${i} ${id} ${one.coder}`));
      taken.add(`${one.coder} ${own}`);
      return isFree ? one : { ...one, segment: { ...one.segment, id: own } };
    }),
  );
  return joinedByPlace(found);
}

function ofSelection(
  source: SourceIn,
  version: string,
  selection: RefiSelection,
  at: Span,
  context: SegmentContext,
): SegmentIn[] {
  const { findings, known, coders } = context;
  const span = placeOf(source, at);
  if (!span) {
    findings.note('notWords', `${source.path} ${selection.start}–${selection.end}`);
    return [];
  }
  const marks = readMarks(selection.description);
  const shares = sharesOf(selection, context);
  const record = known.record('segment', selection.guid);
  const owner = coders.idOf(selection.user ?? selection.codings[0]?.user);
  return [...shares].flatMap(([coder, share], i) => {
    const isKnown = coder === owner && known.id('segment', selection.guid) !== undefined;
    const codes = codesOf(share.codings, source, context);
    const own = isKnown ? record : undefined;
    const facts = said(own, codes, selection, marks, context.codes.codebook);
    const memo = joined([...share.memos, ...(i === 0 ? [facts.rest] : [])]) ?? own?.['memo'];
    if (facts.codes.length === 0 && (typeof memo !== 'string' || memo.trim() === '')) {
      const { start, end } = span;
      findings.note('bare', `${source.path} “${firstWords(source.text, start, end)}”`);
      return [];
    }
    const id =
      (isKnown ? known.id('segment', selection.guid) : undefined) ??
      newSegmentId(drawnFrom(`segment ${selection.guid} ${share.codings[0]?.user ?? coder}`));
    const anchor = captureSegment({
      ...{ id, text: source.text, version, span, codes: [], created: '', hashed: context.hashed },
    });
    const fields = { ...anchor, ...facts.fields, codes: facts.codes, memo };
    const created = createdOf(own, share.codings[0]?.created ?? selection.created);
    const segment = without({ ...fields, created }, []) as unknown as Segment;
    return [{ coder, segment, selections: [selection.guid], isKnown }];
  });
}

/** Codings and memos of a selection by coder, the one who made it first. */
function sharesOf(
  selection: RefiSelection,
  { coders, notes, links }: SegmentContext,
): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const share = (coder: string): Share => {
    const known = shares.get(coder);
    if (known) return known;
    const made = { codings: [], memos: [] };
    shares.set(coder, made);
    return made;
  };
  for (const coding of selection.codings)
    share(coders.idOf(coding.user ?? selection.user)).codings.push(coding);
  const owner = coders.idOf(selection.user ?? selection.codings[0]?.user);
  if (shares.size === 0) share(owner);
  const first = shares.has(owner) ? owner : [...shares.keys()][0]!;
  const put = (guids: readonly string[], usual: string) => {
    for (const { note, text } of notes.only(guids))
      share(note.user === undefined ? usual : coders.idOf(note.user)).memos.push(text);
  };
  put(selection.noteRefs, first);
  share(first).memos.push(...(links.get(selection.guid) ?? []));
  for (const { noteRefs, user } of selection.codings)
    put(noteRefs, user === undefined ? first : coders.idOf(user));
  return shares;
}

function codesOf(
  codings: readonly RefiCoding[],
  { path }: SourceIn,
  { codes, findings }: SegmentContext,
): readonly string[] {
  const ids = codings.flatMap(({ code }) => {
    const id = codes.idOf(code);
    if (id === undefined) findings.note('noCode', path);
    return id ?? [];
  });
  return [...new Set(ids)];
}

/** What is said of a segment besides: as it was, where the project says the same; else as the project says. */
function said(
  record: Supplemented | undefined,
  codes: readonly string[],
  { description }: RefiSelection,
  marks: ReturnType<typeof readMarks>,
  codebook: Codebook,
): { readonly codes: readonly string[]; readonly fields: object; readonly rest: string | undefined } {
  const { [SHOWN]: _, ...fields } = record ?? { id: '' };
  const named = Array.isArray(fields['codes']) ? (fields['codes'] as string[]) : codes;
  const isSame = sameJson(knownCodes(codebook, named), codes);
  const all = isSame ? named : codes;
  const rest = without(fields, ['id', 'codes', 'created', 'memo']);
  if (record) {
    const before = { ...rest, codes: all } as unknown as Segment;
    if (segmentDescription(codebook, before, codes) === description)
      return { codes: all, fields: rest, rest: undefined };
  }
  const values = marks.values.flatMap(([name, value]) => {
    const id = codes.find(code => oneLine(codebook.get(code)!.name) === name);
    return id === undefined ? [] : [[id, value] as const];
  });
  const marked = {
    ...(values.length > 0 ? { values: Object.fromEntries<ScaleValue>(values) } : {}),
    ...(marks.isKey ? { key: true } : {}),
  };
  return { codes: all, fields: { ...without(rest, ['values', 'key']), ...marked }, rest: marks.rest };
}

function createdOf(record: Supplemented | undefined, created: string | undefined): unknown {
  if (!record) return utcOf(created);
  const own = record['created'];
  if (own === undefined) return created;
  return record[SHOWN] === created || dateTimeOf(own as string) === undefined ? own : created;
}

/** Several codes of one coder on the same words are one segment here; other programs have a selection for each. */
function joinedByPlace(segments: readonly SegmentIn[]): SegmentIn[] {
  const byPlace = new Map<string, number>();
  const result: SegmentIn[] = [];
  for (const one of segments) {
    const key = `${one.coder} ${one.segment.start} ${one.segment.end}`;
    const at = byPlace.get(key);
    const first = at === undefined ? undefined : result[at]!;
    if (!first || one.isKnown || first.isKnown) {
      if (!first) byPlace.set(key, result.length);
      result.push(one);
      continue;
    }
    const selections = [...first.selections, ...one.selections];
    result[at!] = { ...first, segment: bothOf(first.segment, one.segment), selections };
  }
  return result;
}

function bothOf(a: Segment, b: Segment): Segment {
  const memo = joined([a.memo, b.memo]);
  const values = a.values || b.values ? { ...b.values, ...a.values } : undefined;
  const times = [a.created, b.created].filter(time => time !== undefined).sort();
  return without(
    {
      ...{ ...a, codes: [...new Set([...a.codes, ...b.codes])], memo, values },
      ...{ key: a.key ?? b.key, created: times[0] },
    },
    [],
  ) as unknown as Segment;
}
