import { canonicalJson } from '../../records/sameJson';
import { textVersion } from '../../text/textVersion';
import type { CodeChange } from './codebookChanges';
import type { CoderChanges, CodingChanges, TranscriptChanges } from './changes';
import type { SegmentChange } from './segmentChanges';
import type { StudyChange } from './studyChanges';
import type { FilePart } from './takeOver';

/** One thing that has changed, to be looked at, staged or reverted on its own. */
export type ChangeItem = {
  /** The same as long as it is about the same thing. */
  readonly id: string;
  /** Another as soon as anything else is said of it: 12 hex digits. */
  readonly fingerprint: string;
  /** Path of the file, relative to the study. */
  readonly path: string;
  /** What of the file. */
  readonly part: FilePart;
} & (
  | {
      readonly kind: 'segment';
      readonly transcript: string;
      readonly coding: CoderChanges;
      readonly change: SegmentChange;
    }
  | { readonly kind: 'status' | 'memo'; readonly transcript: string; readonly coding: CoderChanges }
  | { readonly kind: 'code'; readonly change: CodeChange }
  | { readonly kind: 'study'; readonly change: StudyChange }
  | {
      readonly kind: 'text';
      readonly transcript: string;
      readonly change: TranscriptChanges['text'];
      /** Its path before, where that was another. */
      readonly from: string | undefined;
    }
);

/** All that a review says, thing by thing: codebook, study, then transcript by transcript and coder by coder. */
export function changeItems({ codebook, study, transcripts }: CodingChanges): ChangeItem[] {
  return [
    ...codebook.map((change): ChangeItem => {
      const part = { list: 'codes', ids: [change.id] };
      return {
        ...named(['codebook.json', change.id], change),
        path: 'codebook.json',
        part,
        kind: 'code',
        change,
      };
    }),
    ...study.map((change): ChangeItem => {
      const { file, list, id, fields } = change;
      const part: FilePart =
        list !== undefined && id !== undefined
          ? { list, ids: [id] }
          : { list: undefined, fields: fields.map(({ field }) => field) };
      const name = named([file, list ?? '', id ?? ''], change);
      return { ...name, path: file, part, kind: 'study', change };
    }),
    ...transcripts.flatMap(transcript => [
      ...textItem(transcript),
      ...transcript.codings.flatMap(coding => codingItems(transcript.path, coding)),
    ]),
  ];
}

function textItem({ path, from, text }: TranscriptChanges): ChangeItem[] {
  if (text === 'same' && from === undefined) return [];
  const part = { list: undefined, fields: [] };
  const name = named([path], from === undefined ? text : [text, from]);
  return [{ ...name, path, part, kind: 'text', transcript: path, change: text, from }];
}

function codingItems(transcript: string, coding: CoderChanges): ChangeItem[] {
  const { path, changes } = coding;
  return [
    ...(['status', 'memo'] as const).flatMap((kind): ChangeItem[] => {
      const change = coding[kind];
      if (!change) return [];
      const part = { list: undefined, fields: [kind] };
      return [{ ...named([path, kind], change), path, part, kind, transcript, coding }];
    }),
    ...changes.map((change): ChangeItem => {
      const [before, after] = [change.before?.segment, change.after?.segment];
      const ids = [...new Set([before, after].flatMap(segment => segment?.id ?? []))];
      const name = named([path, change.id], [before ?? null, after ?? null]);
      return { ...name, path, part: { list: 'segments', ids }, kind: 'segment', transcript, coding, change };
    }),
  ];
}

function named(place: readonly string[], said: unknown): Pick<ChangeItem, 'id' | 'fingerprint'> {
  const id = place.join('#');
  return { id, fingerprint: textVersion(canonicalJson([id, said])).id };
}
