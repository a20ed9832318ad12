import type { FileProblem } from '../core/base/problem';
import { studyFindings } from '../core/participants/studyFindings';
import type { KnownTurnFacts } from '../core/participants/turnFacts';
import { turnFindings } from '../core/participants/turnFindings';
import { locator } from '../core/records/locator';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';

/** What `study.json` says and no transcript bears out; looked at again only when the file or some transcript's turns are others. */
export class StudyFileCheck {
  private file: RecordFile<StudyFile> | undefined;
  private turns: readonly KnownTurnFacts[] = [];
  private found: readonly FileProblem[] = [];

  /** @param transcripts in the order of their paths */
  problems(
    file: RecordFile<StudyFile> | undefined,
    transcripts: readonly Transcript[],
  ): readonly FileProblem[] {
    const turns = transcripts.map(({ turnFacts }) => turnFacts);
    if (file === this.file && isSameList(turns, this.turns)) return this.found;
    this.file = file;
    this.turns = turns;
    return (this.found = file ? problemsIn(file, transcripts, turns) : []);
  }
}

function problemsIn(
  { path, raw, parsed }: RecordFile<StudyFile>,
  transcripts: readonly Transcript[],
  turns: readonly KnownTurnFacts[],
): FileProblem[] {
  // with a duplicate id, records are no longer where the file has them
  const isCounted = !parsed.problems.some(({ code }) => code === 'duplicate-id');
  if (!parsed.value || raw === undefined || !isCounted) return [];
  const isWhole = transcripts.every(({ hasText }) => hasText);
  const divided = transcripts.map(({ path: at }, i) => ({ path: at, turns: turns[i]! }));
  const labelled = divided.map(one => ({ path: one.path, labels: one.turns.labels }));
  const findings = [
    ...studyFindings(parsed.value, labelled, isWhole),
    ...(isWhole && transcripts.length > 0 ? turnFindings(parsed.value, divided) : []),
  ];
  if (findings.length === 0) return [];
  const locate = locator(raw);
  return findings.map(({ at, ...finding }) => ({ ...finding, path, ...locate(at) }));
}

function isSameList(a: readonly KnownTurnFacts[], b: readonly KnownTurnFacts[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
