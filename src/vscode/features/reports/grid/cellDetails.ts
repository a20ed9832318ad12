import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import { visibleLines } from '../../../../core/base/visible';
import type { GridSegment } from '../../../../core/analyses/grid/gridCell';
import { attributionOf, quoteOnOneLine, withoutDash } from '../../../../core/analyses/kit/attribution';
import { Quoter } from '../../../../core/analyses/kit/quoter';
import type { CodedTranscript } from '../../../../core/corpus/corpus';
import { coderName } from '../../../../core/corpus/coders';
import { nameOf } from '../../../../core/studyFile/namedRecords';
import type { CellKey, DetailsView, SegmentView } from '../../../../webview/grid/messages';
import { type ShownGrid, WHOLE } from './shownGrid';

/** So many segments are shown beside the grid; the Segments panel lists them all. */
const MAX_SEGMENTS = 60;
/** More words than this are cut in the middle. */
const MAX_WORDS = 120;

/** The segments of a cell, to be read and quoted. */
export function cellDetails(key: CellKey, shown: ShownGrid): DetailsView | undefined {
  const cell = shown.cell(key);
  if (!cell) return undefined;
  const { segments } = cell;
  const quoters = new Map<CodedTranscript, Quoter>();
  const quoterOf = (transcript: CodedTranscript) => {
    const quoter = quoters.get(transcript) ?? new Quoter(transcript);
    quoters.set(transcript, quoter);
    return quoter;
  };
  const isHashed = shown.corpus.study.quotes === 'hashed';
  return {
    type: 'details',
    ...key,
    title: counted.segments(segments.length),
    segments: segments
      .slice(0, MAX_SEGMENTS)
      .map(one => segmentView(key, one, shown, quoterOf(one.transcript), isHashed)),
    more: Math.max(0, segments.length - MAX_SEGMENTS),
    note:
      segments.length === 0
        ? l10n.t('Nothing is coded here. A summary can say so.')
        : isHashed
          ? l10n.t('This study keeps no second copy of its words, so quotes are not inserted into summaries.')
          : undefined,
  };
}

function segmentView(
  { column }: CellKey,
  segment: GridSegment,
  { scope, corpus }: ShownGrid,
  quoter: Quoter,
  isHashed: boolean,
): SegmentView {
  const { transcript, scoped } = segment;
  const { placed, participants } = scoped;
  const { codebook, study } = corpus;
  const codes = codebook.resolveAll(placed.segment.codes);
  const coder = coderName(corpus, placed.coder);
  const attribution = attributionOf(study, {
    participants: participants.map(i => nameOf(scope.participants[i]!)),
    speakers: quoter.speakers(placed),
    transcript: transcript.path,
    line: quoter.line(placed.start),
    coders: [coder],
    code: codebook.get(column === WHOLE ? (codes[0] ?? '') : column)?.name ?? '',
  });
  const others = codes.filter(id => id !== column).map(id => codebook.get(id)?.name ?? id);
  return {
    key: keyOf(segment),
    words: visibleLines(quoter.quote(placed, MAX_WORDS)),
    source: withoutDash(attribution),
    about: [coder, ...others].join(', '),
    quote: isHashed ? undefined : quoteOnOneLine({ words: quoter.quote(placed, 0), attribution }),
  };
}

/** Tells a segment from all others. */
export function keyOf({ transcript, scoped: { placed } }: GridSegment): string {
  return JSON.stringify([transcript.path, placed.coder, placed.segment.id]);
}
