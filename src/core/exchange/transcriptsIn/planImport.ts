import * as l10n from '@vscode/l10n';
import { randomCharacters } from '../../codebook/codeId';
import { type Result, fail, ok } from '../../base/result';
import { StudyTurnRules } from '../../participants/studyTurnRules';
import type { StudyFile, TranscriptSource } from '../../studyFile/studyFile';
import { textVersion } from '../../text/textVersion';
import type { ImportTarget } from './importTarget';
import { layOut } from './layOut';
import { isOtherText } from './otherText';
import { type TranscriptPreview, previewOf } from './preview';
import type { SourceNote, SourceTranscript } from './source';

/** A file that was read. */
export interface IncomingTranscript {
  /** Without its folder. */
  readonly name: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly source: SourceTranscript;
}

/**
 * What an import makes of a transcript. `recorded`: the text is there already, and only where it comes from is new; `same`:
 * that is known, too.
 */
export type ImportKind = 'new' | 'updated' | 'replaced' | 'recorded' | 'same';

/** What is to be written of a file. */
export interface PlannedTranscript {
  readonly file: string;
  readonly path: string;
  readonly kind: ImportKind;
  /** LF. */
  readonly text: string;
  /** What the study says of it from now on. */
  readonly record: TranscriptSource;
  readonly preview: TranscriptPreview;
  /** What was not understood. */
  readonly notes: readonly SourceNote[];
  /** Why the transcript that is there should rather not be replaced, where it would be. */
  readonly doubt?: string | undefined;
}

/** How an import is made. */
export interface ImportOptions {
  /** Whether a transcript may be replaced that is another text, or comes from elsewhere, or was edited. */
  readonly isReplacing: boolean;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Says what a file becomes, or why a transcript that is there already is not replaced by it.
 * @param current the text that is at the target, LF; undefined where there is none
 */
export function planTranscript(
  study: StudyFile,
  { path, known }: ImportTarget,
  { name, sha256, source }: IncomingTranscript,
  current: string | undefined,
  { isReplacing, now, random }: ImportOptions,
): Result<PlannedTranscript> {
  // what was said of an earlier import is said anew
  const { sources: _sources, ...rest } = study;
  const rules = StudyTurnRules.of(rest).of(path);
  const { text, speakers, notes } = layOut(source, rules);
  const kind = kindOf();
  const doubt = kind === 'replaced' ? refusal() : undefined;
  if (!isReplacing && doubt !== undefined) return fail(doubt);
  const record: TranscriptSource = {
    ...known,
    id: known?.id ?? randomCharacters(8, random),
    ...{ transcript: path, file: name, sha256, format: source.format },
    at: kind === 'same' ? known!.at : now,
    text: textVersion(text).sha256,
    speakers,
  };
  const preview = previewOf(text, { ...rules, labels: [...rules.labels, ...(speakers ?? [])] });
  return ok({ file: name, path, kind, text, record, preview, notes, doubt });

  function kindOf(): ImportKind {
    if (current === undefined) return 'new';
    const isOwn = known !== undefined && (known.file === name || known.sha256 === sha256);
    if (current === text) return isOwn && known.sha256 === sha256 ? 'same' : 'recorded';
    if (!isOwn || wasEdited() || isOtherText(current, text)) return 'replaced';
    return 'updated';
  }

  function wasEdited(): boolean {
    return textVersion(current!).sha256 !== known!.text;
  }

  function refusal(): string {
    if (!known) return l10n.t('“{0}” is there already, and was not imported from this file.', path);
    if (known.file !== name && known.sha256 !== sha256)
      return l10n.t('The transcript “{0}” was imported from another file, “{1}”.', path, known.file);
    if (wasEdited()) return l10n.t('The transcript “{0}” has been edited since it was imported.', path);
    return l10n.t(
      'The transcript “{0}” was imported from a file of this name, but has quite another text.',
      path,
    );
  }
}
