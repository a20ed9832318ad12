import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { emptySidecar } from '../../coding/parseSidecar';
import type { Sidecar } from '../../coding/segment';
import type { Corpus } from '../../corpus/corpus';
import { type Result, ok } from '../../base/result';
import { includeTranscripts } from '../../studyFile/includeTranscripts';
import type { StudyFile } from '../../studyFile/studyFile';
import { sameJson } from '../../records/sameJson';
import type { IncomingStudy } from '../projectIn/incomingStudy';
import type { TextFile } from '../projectIn/memosIn';
import { transcriptPath } from '../projectIn/names';
import { Clashes } from './clashes';
import { mergeCodes } from './mergeCodes';
import { mergeCoding } from './mergeCoding';
import { mergeCoders, mergePeople } from './mergePeople';

/** A study that is imported into. */
export interface TargetStudy {
  readonly corpus: Corpus;
  readonly sidecar: (path: string, coder: string) => Sidecar | undefined;
  /** Paths of all other texts and memos in its folder, and the texts of memos. */
  readonly others: readonly string[];
  readonly memoFiles: ReadonlyMap<string, string>;
}

/** What becomes of a study into which a project is imported. What is as before is the same object. */
export interface StudyMerge {
  readonly study: StudyFile;
  readonly codebook: CodebookFile;
  /** Transcripts and memos that are new. */
  readonly files: readonly TextFile[];
  readonly codings: readonly { readonly path: string; readonly before: Sidecar; readonly after: Sidecar }[];
  readonly clashes: readonly string[];
  readonly newTranscripts: number;
  readonly newCodes: number;
  readonly newSegments: number;
}

/** Adds to a study what a project has that is new. Nothing of the study is changed or removed; what clashes is said. */
export function mergeStudy(target: TargetStudy, incoming: IncomingStudy): Result<StudyMerge> {
  const { corpus } = target;
  const clashes = new Clashes();
  const { paths, files } = mergeTexts(target, incoming, clashes);
  const ours = corpus.codebook;
  const codes = mergeCodes(ours, Codebook.of(incoming.codebook), clashes);
  const coders = mergeCoders(corpus.study.coders, incoming.study.coders, clashes);
  const people = mergePeople(corpus.study, incoming.study, paths, clashes);
  const { interviewers } = corpus.study;
  const more = incoming.study.interviewers.filter(label => !interviewers.includes(label));
  const known = [...corpus.transcripts.map(({ path }) => path), ...target.others];
  const newPaths = files.map(({ path }) => path);
  const included = includeTranscripts(
    {
      ...corpus.study,
      interviewers: [...interviewers, ...more],
      coders: coders.coders,
      ...people,
      ...(corpus.study.memo === undefined && incoming.study.memo !== undefined
        ? { memo: incoming.study.memo }
        : {}),
    },
    newPaths,
    true,
    [...known, ...newPaths],
  );
  if (!included.ok) return included;
  let newSegments = 0;
  const codings = incoming.codings.map(({ path: from, sidecar }) => {
    const path = paths.get(from)!;
    const coder = coders.ids.get(sidecar.coder) ?? sidecar.coder;
    const before = target.sidecar(path, coder) ?? emptySidecar(coder);
    const transcript = corpus.transcripts.find(one => one.path === path);
    const placed = transcript?.all.filter(one => one.coder === coder) ?? [];
    const renamed = { coders: coders.ids, codes: codes.ids };
    const merged = mergeCoding(before, sidecar, placed, renamed, `${path}, ${coder}`, clashes);
    newSegments += merged.added;
    return { path, before, after: merged.sidecar };
  });
  const memos = mergeMemos(target, incoming.memos, clashes);
  return ok({
    study: sameJson(included.value, corpus.study) ? corpus.study : included.value,
    codebook: sameJson(codes.file, ours.file) ? ours.file : codes.file,
    files: [...files, ...memos],
    codings: codings.filter(({ before, after }) => before !== after),
    clashes: clashes.sentences,
    newTranscripts: files.length,
    newCodes: codes.file.codes.length - ours.file.codes.length,
    newSegments,
  });
}

/** Where the transcripts of a project are in the study: one with the same text is the same transcript. */
function mergeTexts(
  { corpus, others }: TargetStudy,
  { transcripts }: IncomingStudy,
  clashes: Clashes,
): { readonly paths: ReadonlyMap<string, string>; readonly files: readonly TextFile[] } {
  const byText = new Map(corpus.transcripts.map(({ path, text }) => [text, path]));
  const texts = new Map(corpus.transcripts.map(({ path, text }) => [path, text]));
  const taken = new Set([...texts.keys(), ...others].map(path => path.toLowerCase()));
  const paths = new Map<string, string>();
  const files: TextFile[] = [];
  for (const { path, text } of transcripts) {
    const same = texts.get(path) === text ? path : byText.get(text);
    if (same !== undefined) {
      paths.set(path, same);
      continue;
    }
    const isTaken = taken.has(path.toLowerCase());
    const own = isTaken ? transcriptPath(path, taken) : path;
    taken.add(own.toLowerCase());
    if (isTaken) clashes.renamed(path, own);
    paths.set(path, own);
    files.push({ path: own, text });
  }
  return { paths, files };
}

function mergeMemos(
  { memoFiles, others }: TargetStudy,
  memos: readonly TextFile[],
  clashes: Clashes,
): readonly TextFile[] {
  const taken = new Set([...memoFiles.keys(), ...others].map(path => path.toLowerCase()));
  const same = new Set(memoFiles.values());
  return memos.flatMap(({ path, text }) => {
    if (same.has(text)) return [];
    let own = path;
    for (let number = 2; taken.has(own.toLowerCase()); number++)
      own = path.replace(/\.md$/i, ` ${number}.md`);
    taken.add(own.toLowerCase());
    if (own !== path) clashes.renamed(path, own);
    return [{ path: own, text }];
  });
}
