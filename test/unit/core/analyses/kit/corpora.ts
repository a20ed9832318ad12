import type { Code, MergedCode } from '../../../../../src/core/codebook/code';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import {
  CodedTranscript,
  type Corpus,
  type PlacedSegment,
  Reading,
} from '../../../../../src/core/corpus/corpus';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';

/** A segment as a test writes it: `words` are where it is, in the text. */
export interface Marked {
  readonly words: string;
  readonly codes: readonly string[];
  readonly coder?: string;
  readonly state?: PlacedSegment['state'];
  readonly memo?: string;
  readonly created?: string;
}

/** A study of texts and segments. */
export function corpusOf(
  study: Partial<StudyFile>,
  codes: readonly (Code | MergedCode)[],
  texts: Readonly<Record<string, readonly [text: string, ...segments: Marked[]]>>,
  /** `path coder` of the coding that is complete. */
  complete: readonly string[] = [],
): Corpus {
  const file: StudyFile = {
    schema: 1,
    name: 'A study',
    transcripts: ['**/*.txt'],
    quotes: 'full',
    interviewers: ['INT'],
    participants: [],
    groups: [],
    coders: [],
    ...study,
  };
  const labels = [...file.interviewers, ...file.participants.flatMap(({ speakers = [] }) => speakers)];
  const transcripts = Object.entries(texts).map(([path, [text, ...segments]]) => {
    const marked = segments.map(placed(text));
    const coders = [...new Set(marked.map(({ coder }) => coder))];
    const codings = coders.map(coder => ({
      coder,
      status: complete.includes(`${path} ${coder}`) ? ('complete' as const) : ('in-progress' as const),
    }));
    return new CodedTranscript(
      path,
      text,
      marked,
      codings,
      new Reading(text, { labels }, file.transcriberNotes),
    );
  });
  return { study: file, codebook: Codebook.of({ schema: 1, codes }), transcripts };
}

const placed =
  (text: string) =>
  ({ words, codes, coder = 'nd', state = 'ok', ...more }: Marked, i: number): PlacedSegment => {
    const start = text.indexOf(words);
    const end = start + words.length;
    if (start < 0) throw new Error(`“${words}” is not in the text.`);
    const segment = { id: `s${i}`, text: '0'.repeat(12), start, end, codes, ...more };
    const hasPlace = state !== 'orphan' && state !== 'ambiguous';
    return { segment, coder, state, start: hasPlace ? start : -1, end: hasPlace ? end : -1 };
  };
