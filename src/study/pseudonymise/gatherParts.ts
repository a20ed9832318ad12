import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../core/base/result';
import { parseSidecarPath } from '../../core/coding/sidecarName';
import type { StudyParts, TranscriptPart } from '../../core/pseudonyms/studyParts';
import { decodeTranscript } from '../../core/text/decode';
import type { Span } from '../../core/text/span';
import { isLfsPointer } from '../../core/versions/merge/markers';
import { emptyCodebook } from '../../core/codebook/parseCodebook';
import type { FileStore } from '../fileStore';
import { type RecordFile, readRecordFile, refusal } from '../recordFile';
import { sidecarFormat } from '../studyFiles';
import type { StudyFolder } from '../studyFolder';
import type { Transcript } from '../transcript';
import { isShown } from '../visibleSummaries';
import { walk } from '../walk';

/** All files of a study in which words may be replaced, as they are on the disk. */
export interface GatheredParts {
  readonly parts: StudyParts;
  /** By path, what was read. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

/** Reads all of a study; fails where one of its files cannot be read or has unsaved changes, as words in it would stay. */
export async function gatherParts(store: FileStore, folder: StudyFolder): Promise<Result<GatheredParts>> {
  try {
    return await new Gatherer(store, folder).gather();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

class Gatherer {
  private readonly bytes = new Map<string, Uint8Array>();

  constructor(
    private readonly store: FileStore,
    private readonly folder: StudyFolder,
  ) {}

  async gather(): Promise<Result<GatheredParts>> {
    const { studyFile, codebookFile, summariesFile, files, memos, visible } = this.folder;
    if (!studyFile) return fail(l10n.t('The study has no study.json.'));
    const study = this.record(studyFile);
    if (!study.ok) return study;
    const codebook = codebookFile ? this.record(codebookFile) : ok(emptyCodebook());
    if (!codebook.ok) return codebook;
    const summaries = summariesFile ? this.record(summariesFile) : ok(undefined);
    if (!summaries.ok) return summaries;
    const transcripts: TranscriptPart[] = [];
    for (const transcript of files.inOrder) {
      const part = await this.transcript(transcript);
      if (!part.ok) return part;
      transcripts.push(part.value);
    }
    const written: { readonly path: string; readonly text: string }[] = [];
    for (const path of memos.paths) {
      const text = await this.text(path);
      if (!text.ok) return text;
      written.push({ path, text: text.value });
    }
    const walked = await walk(this.store, study.value.transcripts);
    const stranded: StudyParts['stranded'][number][] = [];
    for (const path of walked.files.filter(one => isStranded(one, files))) {
      const file = await readRecordFile(this.store, path, sidecarFormat);
      if (!file) continue;
      const value = this.record(file);
      if (!value.ok) return value;
      stranded.push({ path, value: value.value, isShown: this.folder.visible.hasFile(path) });
    }
    const parts: StudyParts = {
      study: study.value,
      codebook: codebook.value,
      summaries: summaries.value && { value: summaries.value, isShown: one => isShown(one, visible) },
      transcripts,
      memos: written,
      stranded,
      files: walked.files,
      fixed: new Set(walked.links.keys()),
    };
    return ok({ parts, bytes: this.bytes });
  }

  private record<T>(file: RecordFile<T>): Result<T> {
    const { path, bytes, parsed } = file;
    if (!bytes || parsed.value === undefined || !parsed.writable) return fail(refusal(file));
    this.bytes.set(path, bytes);
    return ok(parsed.value);
  }

  private async transcript(transcript: Transcript): Promise<Result<TranscriptPart>> {
    const { path, allSidecars, reading } = transcript;
    const text = await this.text(path);
    if (!text.ok) return text;
    if (text.value !== transcript.text)
      return fail(l10n.t('{0} has changes that are not saved. Save or revert them first.', path));
    const spans = certainSpans(transcript);
    const coding: TranscriptPart['coding'][number][] = [];
    for (const [coder, file] of allSidecars) {
      const value = this.record(file);
      if (!value.ok) return value;
      coding.push({
        coder,
        value: value.value,
        spans: spans.get(coder) ?? new Map(),
        isShown: this.folder.visible.has(coder),
      });
    }
    return ok({ path, text: text.value, turns: reading.turns, coding });
  }

  private async text(path: string): Promise<Result<string>> {
    const bytes = await this.store.read(path);
    if (!bytes) return fail(l10n.t('{0} is no longer there.', path));
    const { text, valid } = decodeTranscript(bytes);
    if (!valid)
      return fail(
        l10n.t(
          '{0} is not valid UTF-8 or UTF-16, so names in it may not be found. Convert it to UTF-8 first.',
          path,
        ),
      );
    if (isLfsPointer(text))
      return fail(
        l10n.t(
          '{0} has not been downloaded by Git LFS, so names in it would stay. Run “git lfs pull” first.',
          path,
        ),
      );
    this.bytes.set(path, bytes);
    return ok(text);
  }
}

function isStranded(path: string, files: StudyFolder['files']): boolean {
  const named = parseSidecarPath(path);
  return named !== undefined && !files.get(named.transcript)?.allSidecars.has(named.coder);
}

/** Where segments are whose place is beyond doubt, by coder and id. */
function certainSpans({ allSegments }: Transcript): ReadonlyMap<string, ReadonlyMap<string, Span>> {
  const spans = new Map<string, Map<string, Span>>();
  for (const { coder, segment, state, start, end } of allSegments) {
    if (state !== 'ok' && state !== 'changed') continue;
    const own = spans.get(coder) ?? new Map<string, Span>();
    spans.set(coder, own.set(segment.id, { start, end }));
  }
  return spans;
}
