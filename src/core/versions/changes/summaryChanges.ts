import { Codebook } from '../../codebook/codebook';
import { nameOf } from '../../studyFile/namedRecords';
import { emptySummaries } from '../../summaries/parseSummaries';
import type { SummariesFile, Summary } from '../../summaries/summary';
import { moveSummaries } from '../../summaries/moveSummaries';
import type { StudyState } from './changes';
import { type StudyChange, recordChanges } from './studyChanges';

/** What has changed in the summaries of a study; each is named by what it is about. */
export function summaryListChanges(before: StudyState, after: StudyState): StudyChange[] {
  const [was, is] = [before, after].map(({ summaries }) => summaries ?? emptySummaries()) as [
    SummariesFile,
    SummariesFile,
  ];
  const moves = [...(before.renamed ?? [])].map(([to, from]) => ({ from, to }));
  const places = new Map(is.summaries.map(({ id, transcript }) => [id, transcript]));
  // that a transcript has another name is said of the transcript; a summary that has not followed it is as it was
  const old: SummariesFile = {
    ...was,
    summaries: moveSummaries(was, moves).summaries.map((one, i) =>
      places.get(one.id) === one.transcript ? one : was.summaries[i]!,
    ),
  };
  const named = ({ summaries }: SummariesFile) =>
    summaries.map(one => ({ ...one, name: aboutWhat(one, before, after) }));
  return recordChanges({ file: 'summaries.json', list: 'summaries' }, named(old), named(is)).map(change => ({
    ...change,
    fields: change.fields.filter(({ field }) => field !== 'name'),
  }));
}

/** `Trust / Job Coach 1`, by its names now or else before. */
function aboutWhat(
  { code, participant, transcript }: Summary,
  before: StudyState,
  after: StudyState,
): string {
  const codeName = (id: string) =>
    [after, before].map(({ codebook }) => Codebook.of(codebook).resolve(id)?.name).find(Boolean) ?? id;
  const person = (id: string) => {
    const found = [after, before]
      .map(({ study }) => study?.participants.find(one => one.id === id))
      .find(one => one !== undefined);
    return found ? nameOf(found) : id;
  };
  return [
    ...(code === undefined ? [] : [codeName(code)]),
    ...(participant === undefined ? [] : [person(participant)]),
    ...(transcript === undefined ? [] : [transcript]),
  ].join(' / ');
}
