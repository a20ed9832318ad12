import * as l10n from '@vscode/l10n';
import { hashedOf } from '../../anchoring/anchors/hashedQuotes';
import { byUnits } from '../../base/compare';
import type { CodebookFile } from '../../codebook/code';
import { parseCodebook, stringifyCodebook } from '../../codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../coding/parseSidecar';
import type { Sidecar } from '../../coding/segment';
import { sidecarPath } from '../../coding/sidecarName';
import type { Corpus } from '../../corpus/corpus';
import type { Problem } from '../../base/problem';
import { PathMatcher } from '../../studyFile/matchPaths';
import { parseStudy, stringifyStudy } from '../../studyFile/parseStudy';
import { newStudy } from '../../studyFile/newStudy';
import type { StudyFile } from '../../studyFile/studyFile';
import { textVersion } from '../../text/textVersion';
import { UnusableFile } from '../codebookIn/readXml';
import { ORIGIN, type Supplement, without } from '../project/supplement';
import { CodersIn } from './codersIn';
import { codesIn } from './codesIn';
import { Findings } from './findings';
import { knownIds, readSupplement } from './knownIds';
import { linksIn } from './linksIn';
import { type TextFile, keptNotes, memosIn } from './memosIn';
import { patternsFor } from './names';
import { NotesIn, joined } from './notesIn';
import { groupsIn, participantsIn } from './peopleIn';
import type { Reading } from './positions';
import { type ReadProject, readProject } from './readProject';
import { type SegmentIn, segmentsIn } from './segmentsIn';
import { type SourceIn, noteOthers, sourcesIn } from './sourcesIn';
import { type UnpackedProject, unpackProject } from './unpackProject';

/** A coding file that is imported. */
export interface IncomingCoding {
  /** Path of the transcript. */
  readonly path: string;
  readonly sidecar: Sidecar;
}

/** A project as a study. */
export interface IncomingStudy {
  readonly study: StudyFile;
  readonly codebook: CodebookFile;
  readonly transcripts: readonly TextFile[];
  readonly codings: readonly IncomingCoding[];
  readonly memos: readonly TextFile[];
  /** How the positions of each source are read. */
  readonly sources: readonly SourceIn[];
  /** What could not be taken over, a sentence each. */
  readonly findings: readonly string[];
  /** Whether every passage was put on its words by those, so that nothing is to be said of how positions are counted. */
  readonly isPlaced?: boolean;
}

/** What can be said of an import. */
export interface IncomingOptions {
  /** How positions are counted, for all sources. */
  readonly reading?: Reading | undefined;
  /** The study that is imported into: what was exported from it is recognised. */
  readonly target?: Corpus | undefined;
}

/**
 * Reads a project as a study, all of it or nothing.
 * @param name of the file @throws UnusableFile, with why it is not read
 */
export async function incomingStudy(
  name: string,
  bytes: Uint8Array,
  options: IncomingOptions = {},
): Promise<IncomingStudy> {
  const unpacked = await unpackProject(name, bytes);
  const read = await readProject(unpacked.xml);
  const isOurs = read.project.origin?.startsWith(ORIGIN) ?? false;
  const supplement = isOurs ? readSupplement(unpacked.supplement) : undefined;
  const passedOver = isOurs && unpacked.supplement !== undefined && !supplement;
  const whole = made(read, unpacked, supplement, passedOver, options);
  if (!problemOf(whole)) return whole;
  const plain = supplement ? made(read, unpacked, undefined, true, options) : whole;
  const problem = problemOf(plain);
  if (problem) throw noStudy(problem);
  return plain;
}

/**
 * A project of another tool as a study, all of it or nothing.
 * @param read with positions as `reading` says @throws UnusableFile
 */
export function studyOfProject(
  read: ReadProject,
  options: IncomingOptions & { readonly reading: Reading },
): IncomingStudy {
  const unpacked = { xml: '', text: () => undefined, supplement: undefined };
  const study = made(read, unpacked, undefined, false, options);
  const problem = problemOf(study);
  if (problem) throw noStudy(problem);
  return { ...study, isPlaced: true };
}

function noStudy({ message }: Problem): UnusableFile {
  return new UnusableFile(l10n.t('No study can be made of the project: {0}', message));
}

function made(
  { project, others, graphs, losses = [] }: ReadProject,
  unpacked: UnpackedProject,
  supplement: Supplement | undefined,
  isPassedOver: boolean,
  { reading, target }: IncomingOptions,
): IncomingStudy {
  const findings = new Findings();
  for (const [kind, name] of losses) findings.note(kind, name);
  if (isPassedOver) findings.note('supplement', '');
  const known = knownIds(supplement, target);
  const coders = new CodersIn(project.users, supplement, findings);
  const isOurs = supplement !== undefined;
  const sources = sourcesIn(project.sources, unpacked.text, { known, findings, isOurs }, reading);
  const paths = new Map(sources.map(({ source, path }) => [source.guid, path]));
  const kept = keptNotes(supplement);
  const textOf = (path: string) => unpacked.text(path)?.raw;
  const codingWith = (notes: NotesIn, to: Findings, links: ReadonlyMap<string, readonly string[]>) => {
    const codes = codesIn(project, supplement, known, notes);
    const hashed = hashedOf(target?.study ?? (supplement?.study as unknown as StudyFile | undefined));
    const context = { codes, coders, known, notes, findings: to, hashed, links };
    const segments = sources.map(source => segmentsIn(source, textVersion(source.text).id, context));
    return { notes, codes, segments };
  };
  // links need the ids of segments, and segments the links in their memos
  const linksOf = () => {
    const passing = new Findings();
    const { segments } = codingWith(new NotesIn(project, kept, coders, passing, textOf), passing, new Map());
    return linksIn(
      project,
      sources.map(({ text }, i) => ({ text, segments: segments[i]! })),
      findings,
    );
  };
  const links = project.links.length > 0 ? linksOf() : new Map<string, readonly string[]>();
  const coding = codingWith(new NotesIn(project, kept, coders, findings, textOf, links), findings, links);
  const { notes, codes, segments } = coding;
  noteOthers(others, findings);
  if (graphs > 0) findings.note('graph', String(graphs));
  for (const { guid, codings, name } of project.sources)
    if (codings.length > 0 && paths.has(guid))
      findings.note('wholeSource', `${name ?? guid} (${codings.length})`);
  const around = { project, known, findings, paths };
  return {
    study: {
      ...studyOf(project.name, supplement, [...paths.values()], target),
      ...memoOf(joined([notes.memoOf(project.noteRefs), project.description])),
      participants: participantsIn(around),
      groups: groupsIn(around, notes),
      coders: coders.all,
    },
    codebook: codes.codebook.file,
    transcripts: sources.map(({ path, text }) => ({ path, text })),
    codings: sources.flatMap((source, i) => codingsOf(source, segments[i]!, notes, coders, supplement)),
    memos: memosIn(project, supplement, notes, { codes, coders, paths }),
    sources,
    findings: findings.sentences,
  };
}

function memoOf(memo: string | undefined): { readonly memo?: string } {
  return memo === undefined ? {} : { memo };
}

function studyOf(
  name: string,
  supplement: Supplement | undefined,
  paths: readonly string[],
  target: Corpus | undefined,
): StudyFile {
  const begun = newStudy(name, patternsFor(paths));
  const fields = supplement ? without(supplement.study, ['participants', 'groups', 'coders']) : {};
  const { transcripts } = fields;
  const isKept =
    Array.isArray(transcripts) &&
    transcripts.every(one => typeof one === 'string') &&
    paths.every(path => PathMatcher.of(transcripts).matches(path));
  const quotes = target ? { quotes: target.study.quotes, salt: target.study.salt } : {};
  return {
    ...begun,
    ...fields,
    ...quotes,
    schema: begun.schema,
    transcripts: isKept ? transcripts : begun.transcripts,
  } as StudyFile;
}

/** The coding files of a transcript. */
function codingsOf(
  { source, path, text }: SourceIn,
  segments: readonly SegmentIn[],
  notes: NotesIn,
  coders: CodersIn,
  supplement: Supplement | undefined,
): readonly IncomingCoding[] {
  const memos = new Map<string, string[]>();
  for (const { note, text: memo } of notes.only(source.noteRefs)) {
    const coder = coders.idOf(note.user);
    memos.set(coder, [...(memos.get(coder) ?? []), memo]);
  }
  const beside = new Map(
    (supplement?.codings ?? [])
      .filter(one => one.transcript === path)
      .map(one => [one.coder, without(one.fields, ['schema', 'coder', 'texts', 'segments'])]),
  );
  const ids = [...new Set([...segments.map(({ coder }) => coder), ...memos.keys(), ...beside.keys()])].sort(
    byUnits,
  );
  const { id, sha256, length } = textVersion(text);
  return ids.map(coder => {
    const own = segments.filter(one => one.coder === coder).map(one => one.segment);
    const memo = joined(memos.get(coder) ?? []);
    const texts = own.length > 0 ? { [id]: { sha256, length } } : {};
    const fields = { status: 'in-progress', ...beside.get(coder), ...memoOf(memo) };
    return { path, sidecar: { ...fields, schema: 1, coder, texts, segments: own } as unknown as Sidecar };
  });
}

/** What would be wrong with the files, as this program reads them: they come from anywhere. */
function problemOf({ study, codebook, codings }: IncomingStudy): Problem | undefined {
  const isError = ({ severity }: Problem) => severity === 'error';
  const doubled = new Set<string>();
  for (const { path, sidecar } of codings) {
    const file = sidecarPath(path, sidecar.coder);
    if (doubled.has(file)) throw new UnusableFile(file);
    doubled.add(file);
  }
  return (
    parseStudy(stringifyStudy(study)).problems.find(isError) ??
    parseCodebook(stringifyCodebook(codebook)).problems.find(isError) ??
    codings.flatMap(({ sidecar }) => parseSidecar(stringifySidecar(sidecar)).problems).find(isError)
  );
}
