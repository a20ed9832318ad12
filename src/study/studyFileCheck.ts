import type { FileProblem } from '../core/base/problem';
import type { LabelCounts } from '../core/participants/labelCounts';
import { studyFindings } from '../core/participants/studyFindings';
import { locator } from '../core/records/locator';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { RecordFile } from './recordFile';
import { isLfsPointer } from '../core/versions/merge/markers';
import type { Transcript } from './transcript';

/** What `study.json` says and no transcript bears out; looked at again only when the file or someone's labels are others. */
export class StudyFileCheck {
  private file: RecordFile<StudyFile> | undefined;
  private labels: readonly LabelCounts[] = [];
  private found: readonly FileProblem[] = [];

  /** @param transcripts in the order of their paths */
  problems(
    file: RecordFile<StudyFile> | undefined,
    transcripts: readonly Transcript[],
  ): readonly FileProblem[] {
    const labels = transcripts.map(({ labelCounts }) => labelCounts);
    if (file === this.file && isSameList(labels, this.labels)) return this.found;
    this.file = file;
    this.labels = labels;
    return (this.found = file ? problemsIn(file, transcripts, labels) : []);
  }
}

function problemsIn(
  { path, raw, parsed }: RecordFile<StudyFile>,
  transcripts: readonly Transcript[],
  labels: readonly LabelCounts[],
): FileProblem[] {
  // with a duplicate id, records are no longer where the file has them
  const isCounted = !parsed.problems.some(({ code }) => code === 'duplicate-id');
  if (!parsed.value || raw === undefined || !isCounted) return [];
  const findings = studyFindings(
    parsed.value,
    transcripts.map((transcript, i) => ({ path: transcript.path, labels: labels[i]! })),
    transcripts.every(({ text }) => text !== '' && !isLfsPointer(text)),
  );
  if (findings.length === 0) return [];
  const locate = locator(raw);
  return findings.map(({ at, ...finding }) => ({ ...finding, path, ...locate(at) }));
}

function isSameList(a: readonly LabelCounts[], b: readonly LabelCounts[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
