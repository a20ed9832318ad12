import { hashedOf } from '../anchoring/anchors/hashedQuotes';
import { type Reworded, rehashSummaries } from '../anchoring/anchors/rehashSummaries';
import { sameJson } from '../records/sameJson';
import type { SummariesFile, Summary } from '../summaries/summary';
import { type RecordReplacer, replacedRecord } from './replacedRecord';
import type { StudyParts } from './studyParts';
import { EditMap, type TextEdit, edited } from './textEdits';

/**
 * The summaries with other words, of participants and transcripts with other ids and paths. Where the words of their segments
 * are replaced, the hashes of these go along, so that no cell counts as changed by that.
 * @param edits of transcripts
 */
export function replacedSummaries(
  { study, transcripts, summaries }: StudyParts,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  path: string,
  records: RecordReplacer,
): SummariesFile {
  const { value, isShown } = summaries!;
  const worded = withWords(value, isShown, path, records);
  const named = withNames(worded, records.renamed);
  if (edits.size === 0) return named;
  const segments = rewordedSegments(transcripts, edits);
  const salts = study.salt ? ['', study.salt] : [''];
  return rehashSummaries(named, id => segments.get(id), salts, hashedOf(study)?.salt ?? '');
}

function withWords(
  file: SummariesFile,
  isShown: (summary: Summary) => boolean,
  path: string,
  records: RecordReplacer,
): SummariesFile {
  const part = (isOf: boolean) => ({
    ...file,
    summaries: file.summaries.filter(one => isShown(one) === isOf),
  });
  const shown: SummariesFile = replacedRecord(part(true), 'summaries', path, records);
  const hidden: SummariesFile = replacedRecord(part(false), 'summaries', path, records, false);
  const byId = new Map([...shown.summaries, ...hidden.summaries].map(one => [one.id, one]));
  const summaries = file.summaries.map(one => byId.get(one.id)!);
  const { summaries: _, ...rest } = shown;
  const whole = { ...rest, summaries };
  return sameJson(whole, file) ? file : whole;
}

function withNames(file: SummariesFile, renamed: ReadonlyMap<string, string>): SummariesFile {
  const summaries = file.summaries.map(one => {
    const [participant, transcript] = [one.participant, one.transcript].map(id =>
      id === undefined ? id : (renamed.get(id) ?? id),
    );
    if (participant === one.participant && transcript === one.transcript) return one;
    return {
      ...one,
      ...(participant === undefined ? {} : { participant }),
      ...(transcript === undefined ? {} : { transcript }),
    };
  });
  return summaries.every((one, i) => one === file.summaries[i]) ? file : { ...file, summaries };
}

/** The words of all segments whose place is beyond doubt, before and after, by their ids. */
function rewordedSegments(
  transcripts: StudyParts['transcripts'],
  edits: ReadonlyMap<string, readonly TextEdit[]>,
): ReadonlyMap<string, Reworded> {
  const found = new Map<string, Reworded>();
  for (const { path, text, coding } of transcripts) {
    const own = edits.get(path) ?? [];
    const map = new EditMap(own);
    const after = edited(text, own);
    for (const { spans } of coding)
      for (const [id, span] of spans) {
        const to = map.span(span);
        found.set(id, { before: text.slice(span.start, span.end), after: after.slice(to.start, to.end) });
      }
  }
  return found;
}
