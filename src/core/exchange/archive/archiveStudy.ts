import { byUnits } from '../../base/compare';
import { stringifyCodebook } from '../../codebook/parseCodebook';
import { stringifySidecar } from '../../coding/parseSidecar';
import { sidecarPath } from '../../coding/sidecarName';
import { Codebook } from '../../codebook/codebook';
import { CodedTranscript, type Corpus, type PlacedSegment, Reading } from '../../corpus/corpus';
import { stringifyStudy } from '../../studyFile/parseStudy';
import type { StudyFile, TranscriptSource } from '../../studyFile/studyFile';
import { textVersion } from '../../text/textVersion';
import { WordIndex } from '../../text/words';
import { type SpanArrays, spanArrays, unionOf } from '../../text/spanArrays';
import type { GivenTurn, GivenTurns } from '../../turns/givenTurns';
import type { Turns } from '../../turns/turns';
import { maskText } from './maskText';
import { neutralCodebook } from './neutralCodebook';
import { neutralSegment, neutralSidecar } from './neutralCoding';
import { type NeutralNames, neutralNames } from './neutralNames';
import { neutralStudy } from './neutralStudy';

/** How an archive is made. */
export interface ArchiveOptions {
  /** Names of attributes of participants that are left out. */
  readonly without: readonly string[];
  /** When it is made; ISO 8601 in UTC. */
  readonly at: string;
}

/** A study without words. */
export interface ArchivedStudy {
  /** Path → text: a study by itself. */
  readonly files: ReadonlyMap<string, string>;
  /** The study with all its words under the names of the archive: what is counted in it must be the same. */
  readonly original: Corpus;
  /** How many segments are taken to be where they seem to be, though a person should have a look. */
  readonly moved: number;
  /** How many have one of several places, and so none. */
  readonly ambiguous: number;
}

/** @param corpus all of a study, with all fields of its segments */
export function archiveStudy(corpus: Corpus, { without, at }: ArchiveOptions): ArchivedStudy {
  const names = neutralNames(corpus);
  const files = new Map<string, string>();
  const sources: TranscriptSource[] = [];
  const transcripts: CodedTranscript[] = [];
  for (const transcript of corpus.transcripts) {
    const path = names.path(transcript.path);
    const given = neutralTurns(transcript, names);
    const masked = maskText({
      ...{ text: transcript.text, turns: transcript.turns, notes: transcript.notes, label: names.label },
      words: new WordIndex(transcript.text, unionOf(unsaid(transcript.turns), spanArrays(transcript.notes))),
      noted: new WordIndex(transcript.text, unsaid(transcript.turns)),
      boundaries: transcript.all.flatMap(({ start, end }) => [start, end]),
    });
    const version = textVersion(masked);
    files.set(path, masked);
    const { sha256 } = version;
    sources.push({
      ...{ id: path, transcript: path, file: path, sha256, format: 'archive', at, text: sha256 },
      ...given,
    });
    for (const coding of transcript.codings) {
      const sidecar = neutralSidecar(transcript, coding, version, names);
      files.set(sidecarPath(path, sidecar.coder), stringifySidecar(sidecar));
    }
    transcripts.push(withWords(transcript, path, given, corpus.study, names));
  }
  const study = neutralStudy(corpus, names, new Set(without), sources);
  const codebook = neutralCodebook(corpus.codebook.file, names);
  files.set('study.json', stringifyStudy(study));
  files.set('codebook.json', stringifyCodebook(codebook));
  const states = corpus.transcripts.flatMap(({ segments }) => segments.map(({ state }) => state));
  return {
    files: new Map([...files].sort(([a], [b]) => byUnits(a, b))),
    original: { study, codebook: Codebook.of(codebook), transcripts },
    moved: states.filter(state => state === 'moved').length,
    ambiguous: states.filter(state => state === 'ambiguous').length,
  };
}

/** Heads, and what else is written and not said. */
function unsaid({ starts, headEnds, unspoken }: Turns): SpanArrays {
  return unionOf({ starts, ends: headEnds }, unspoken);
}

function neutralTurns({ turns }: CodedTranscript, names: NeutralNames): Omit<GivenTurns, 'text'> {
  const given: GivenTurn[] = [];
  for (let i = 0; i < turns.count; i++) {
    const label = turns.label(i);
    const place = { start: turns.start(i), speech: turns.headEnd(i), end: turns.end(i) };
    given.push(label === undefined ? place : { ...place, speaker: names.label(label) });
  }
  const { starts, ends } = turns.unspoken;
  return { turns: given, unspoken: Array.from(starts, (start, i) => [start, ends[i]!]) };
}

/** A transcript as it was, under the names of the archive. */
function withWords(
  { path: before, text, all, codings }: CodedTranscript,
  path: string,
  turns: Omit<GivenTurns, 'text'>,
  { transcriberNotes }: StudyFile,
  names: NeutralNames,
): CodedTranscript {
  const { id, sha256 } = textVersion(text);
  const placed = all
    .filter(({ segment }) => segment.codes.length > 0)
    .map((one): PlacedSegment => ({
      segment: neutralSegment(one, before, id, names),
      coder: names.coder(one.coder),
      start: one.start,
      end: one.end,
      state: one.start < 0 ? 'orphan' : 'ok',
    }));
  const named = codings.map(({ coder, status }) => ({ coder: names.coder(coder), status }));
  const reading = new Reading(text, { labels: [], given: { text: sha256, ...turns } }, transcriberNotes);
  return new CodedTranscript(path, text, placed, named, reading);
}
