import { byUnits } from '../../base/compare';
import { Codebook } from '../../codebook/codebook';
import type { Sidecar } from '../../coding/segment';
import { parseSidecarPath } from '../../coding/sidecarName';
import { nameOf } from '../../studyFile/namedRecords';
import type { StudyFile } from '../../studyFile/studyFile';
import type { CoderChanges, CoderSummary, CodingChanges, StudyState, TranscriptChanges } from './changes';
import { codebookChanges } from './codebookChanges';
import { changedCodes } from './codeGroups';
import { segmentChanges } from './segmentChanges';
import { codebookListChanges, studyChanges } from './studyChanges';
import { summaryListChanges } from './summaryChanges';

/** Compares two states of a study. @param before with the names of the later state: see {@link followRenames} */
export function changesBetween(before: StudyState, after: StudyState): CodingChanges {
  const codebook = Codebook.of(after.codebook);
  const salt = after.study?.salt ?? before.study?.salt ?? '';
  const codings = codingsOf(before, after, codebook, salt);
  const changed = changedTexts(before, after);
  const renamed: ReadonlyMap<string, string> = before.renamed ?? new Map();
  const paths = new Set([...codings.keys(), ...changed, ...renamed.keys()]);
  const transcripts = [...paths].sort(byUnits).map(path => ({
    path,
    from: renamed.get(path),
    text: changed.has(path) ? textChange(before.texts.get(path), after.texts.get(path)) : ('same' as const),
    codings: codings.get(path) ?? [],
  }));
  return {
    from: before.label,
    to: after.label,
    study: [
      ...studyChanges(before.study, after.study),
      ...codebookListChanges(before.codebook, after.codebook),
      ...summaryListChanges(before, after),
    ],
    codebook: codebookChanges(before.codebook, after.codebook, (after.study ?? before.study)?.coders),
    transcripts,
    codes: changedCodes(transcripts, Codebook.of(before.codebook), codebook),
    coders: summaries(transcripts, after.study ?? before.study),
    problems: [before, after].flatMap(({ label, problems }) =>
      problems.map(problem => ({ ...problem, state: label })),
    ),
  };
}

function codingsOf(
  before: StudyState,
  after: StudyState,
  codebook: Codebook,
  salt: string,
): Map<string, CoderChanges[]> {
  const broken = new Set([...before.problems, ...after.problems].map(({ path }) => path));
  for (const [path, from] of before.renamed ?? [])
    for (const file of [...broken])
      if (parseSidecarPath(file)?.transcript === from) broken.add(path + file.slice(from.length));
  const codings = new Map<string, CoderChanges[]>();
  for (const path of [...new Set([...before.sidecars.keys(), ...after.sidecars.keys()])].sort(byUnits)) {
    // what has changed in a file that cannot be read is unknown
    if (broken.has(path)) continue;
    const { transcript, coder } = parseSidecarPath(path)!;
    const [was, is] = [before, after].map(state => ({
      sidecar: state.sidecars.get(path),
      text: state.texts.get(transcript),
    }));
    const changes = segmentChanges(was!, is!, codebook, salt);
    const [old, now] = [was!.sidecar?.status, is!.sidecar?.status];
    const status = old === now ? undefined : { before: old, after: now };
    const memo = memoChange(was!.sidecar, is!.sidecar);
    if (changes.length === 0 && !status && !memo) continue;
    const file = !was!.sidecar ? 'added' : !is!.sidecar ? 'removed' : 'changed';
    const coding = { coder, path, file, status, memo, changes } as const;
    codings.set(transcript, [...(codings.get(transcript) ?? []), coding]);
  }
  return codings;
}

function memoChange(was: Sidecar | undefined, is: Sidecar | undefined): CoderChanges['memo'] {
  const [before, after] = [was?.memo || undefined, is?.memo || undefined];
  return before === after ? undefined : { before, after };
}

/** Whether a text that cannot be read has changed is unknown. */
function changedTexts(before: StudyState, after: StudyState): Set<string> {
  const unknown = new Set([...before.problems, ...after.problems].map(({ path }) => path));
  const paths = [...before.texts.keys(), ...after.texts.keys()];
  return new Set(
    paths.filter(path => before.texts.get(path) !== after.texts.get(path) && !unknown.has(path)),
  );
}

function textChange(before: string | undefined, after: string | undefined): TranscriptChanges['text'] {
  return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

function summaries(transcripts: readonly TranscriptChanges[], study: StudyFile | undefined): CoderSummary[] {
  const coders = new Set(transcripts.flatMap(({ codings }) => codings.map(({ coder }) => coder)));
  return [...coders].sort(byUnits).map(coder => {
    const own = transcripts.flatMap(({ codings }) => codings.filter(one => one.coder === coder));
    const counts = { added: 0, removed: 0, recoded: 0, boundary: 0, memo: 0, key: 0, value: 0, other: 0 };
    for (const { kinds } of own.flatMap(({ changes }) => changes)) for (const kind of kinds) counts[kind]++;
    const name = nameOf(study?.coders.find(({ id }) => id === coder) ?? { id: coder });
    return { coder, name, transcripts: own.length, counts };
  });
}
