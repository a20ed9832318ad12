import type { ScaleValue } from '../../codebook/code';
import type { Codebook } from '../../codebook/codebook';
import { resolverOf, valueOf } from '../../coding/values';
import { ANCHOR_FIELDS, type Segment } from '../../coding/segment';
import { codePointsOfUnits } from '../../text/codePoints';
import { sameJson } from '../../records/sameJson';
import { guidFor, guidOf } from '../guids';
import { dateTimeOf } from '../project/dateTime';
import { PLAIN_TEXT, type RefiSelection, type RefiText } from '../project/refiProject';
import { markedDescription } from '../project/selectionMarks';
import { SHOWN, type Supplemented, type SupplementedCoding, without } from '../project/supplement';
import {
  type OutgoingSegment,
  type OutgoingStudy,
  type OutgoingTranscript,
  isCertain,
  isMemo,
  knownCodes,
  noteOf,
} from './outgoing';
import { userGuid } from './peopleOut';

/** The transcripts with the segments that are exported: those of some coders whose place is beyond doubt. */
export function outgoingTranscripts({ corpus, coders }: OutgoingStudy): readonly OutgoingTranscript[] {
  const { codebook } = corpus;
  return corpus.transcripts.map(transcript => ({
    transcript,
    guid: guidFor('transcript', transcript.path),
    segments: transcript.all
      .filter(placed => isCertain(placed) && (!coders || coders.includes(placed.coder)))
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map(placed => ({
        placed,
        guid: guidFor('segment', transcript.path, placed.coder, placed.segment.id),
        codes: knownCodes(codebook, placed.segment.codes),
      })),
  }));
}

/** A transcript as a source, and the memos on it and its segments as notes. */
export interface SourceOut {
  readonly source: RefiText;
  readonly notes: readonly RefiText[];
}

/** @param noteRefs GUIDs of other notes on the transcript */
export function sourceOut(
  { corpus, coders }: OutgoingStudy,
  { transcript, guid, segments }: OutgoingTranscript,
  noteRefs: readonly string[],
): SourceOut {
  const codePoints = codePointsOfUnits(transcript.text);
  const memos = transcript.codings
    .filter(({ coder, memo }) => isMemo(memo) && (!coders || coders.includes(coder)))
    .map(({ coder, memo }) =>
      noteOf(memo!, { guid: guidFor('memo', 'transcript', transcript.path, coder), user: userGuid(coder) }),
    );
  const source = {
    ...PLAIN_TEXT,
    guid,
    name: transcript.path,
    path: `internal://${guid}.txt`,
    selections: segments.map(one => selectionOut(corpus.codebook, transcript.text, one, codePoints)),
    noteRefs: [...memos.map(note => note.guid), ...noteRefs],
  };
  return { source, notes: [...memos, ...segments.flatMap(segmentNotes)] };
}

function selectionOut(
  codebook: Codebook,
  text: string,
  { placed, guid, codes }: OutgoingSegment,
  codePoints: (units: number) => number,
): RefiSelection {
  const { segment, coder, start, end } = placed;
  const created = dateTimeOf(segment.created);
  return {
    guid,
    // half a character cannot be selected there
    start: codePoints(isInPair(text, start) ? start - 1 : start),
    end: codePoints(end),
    user: userGuid(coder),
    created,
    description: segmentDescription(codebook, segment, codes),
    codings: codes.map(code => ({
      guid: guidFor('coding', guid, code),
      code: guidOf(code),
      user: userGuid(coder),
      created,
      noteRefs: [],
    })),
    noteRefs: isMemo(segment.memo) ? [memoGuid(guid)] : [],
  };
}

function isInPair(text: string, at: number): boolean {
  return at > 0 && text.codePointAt(at - 1)! > 0xffff;
}

function segmentNotes({ placed, guid }: OutgoingSegment): RefiText[] {
  const { memo, created } = placed.segment;
  return isMemo(memo) ? [noteOf(memo, { guid: memoGuid(guid), user: userGuid(placed.coder), created })] : [];
}

function memoGuid(segment: string): string {
  return guidFor('memo', 'segment', segment);
}

/** What is said of a segment besides its codes and its memo. */
export function segmentDescription(
  codebook: Codebook,
  segment: Segment,
  codes: readonly string[],
): string | undefined {
  const resolve = resolverOf(codebook);
  const values = codes.flatMap((code): readonly (readonly [string, ScaleValue])[] => {
    const value = valueOf(segment, code, resolve);
    return value === undefined ? [] : [[codebook.get(code)!.name, value]];
  });
  return markedDescription({ isKey: segment.key === true, values });
}

/** What the standard has no place for: of the coding files of a transcript. */
export function codingsBeside(
  { sidecar, coders }: OutgoingStudy,
  { transcript, segments }: OutgoingTranscript,
): readonly SupplementedCoding[] {
  return transcript.codings
    .filter(({ coder }) => !coders || coders.includes(coder))
    .map(({ coder, memo, status }) => ({
      transcript: transcript.path,
      coder,
      fields: without(sidecar(transcript.path, coder) ?? { status }, [
        ...['schema', 'coder', 'texts', 'segments'],
        ...(isMemo(memo) ? ['memo'] : []),
      ]),
      segments: segments.filter(({ placed }) => placed.coder === coder).map(segmentBeside),
    }));
}

function segmentBeside({ placed: { segment }, codes }: OutgoingSegment): Supplemented {
  const created = dateTimeOf(segment.created);
  const isSaid = created !== undefined && created === segment.created;
  return {
    id: segment.id,
    ...without(segment, [
      ...['id', ...ANCHOR_FIELDS],
      ...(sameJson(codes, segment.codes) ? ['codes'] : []),
      ...(isSaid ? ['created'] : []),
      ...(isMemo(segment.memo) ? ['memo'] : []),
    ]),
    ...(created !== undefined && !isSaid ? { [SHOWN]: created } : {}),
  };
}
