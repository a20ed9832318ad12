import * as l10n from '@vscode/l10n';
import { quoted } from '../../../core/base/phrases';
import { type Result, fail, ok } from '../../../core/base/result';
import type { MemoRow } from '../../../core/analyses/memos/memos';
import { hasMemo } from '../../../core/coding/annotation';
import { updateCode } from '../../../core/codebook/operations';
import { applyCodes, gone, setMemo, setTranscriptMemo } from '../../../core/coding/operations';
import type { Segment, Sidecar } from '../../../core/coding/segment';
import { setGroupMemo, setParticipantMemo, setStudyMemo } from '../../../core/participants/memos';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { CodingAction } from '../../../study/codingUndo';
import type { Deps } from '../../deps';
import { Captures } from '../../session/captures';
import type { OpeningStudy } from '../../session/openStudy';
import { shortQuote } from '../../ui/markdown';

/** What a memo is on, in one study. */
export type MemoSubject =
  | {
      readonly kind: 'segment';
      /** Of the transcript. */
      readonly path: string;
      readonly coder: string;
      readonly id: string;
      /** Of an annotation that is there once it has a memo: its words, in UTF-16 units over a version of the text. */
      readonly made?: { readonly version: string; readonly start: number; readonly end: number };
    }
  | { readonly kind: 'transcript'; readonly path: string; readonly coder: string }
  | { readonly kind: 'code' | 'participant' | 'group'; readonly id: string }
  | { readonly kind: 'study' };

/** What a memo of a list is on; undefined of an analytic memo, which is a file. */
export function subjectOfMemo({ kind, id, transcript, coder }: MemoRow): MemoSubject | undefined {
  switch (kind) {
    case 'segment':
    case 'annotation':
      return { kind: 'segment', path: transcript!, coder: coder!, id: id! };
    case 'transcript':
      return { kind, path: transcript!, coder: coder! };
    case 'code':
    case 'participant':
    case 'group':
      return { kind, id: id! };
    case 'study':
      return { kind };
    default:
      return undefined;
  }
}

/** The memo as the study has it; empty where there is none. Undefined when what it is on is gone, or may not be seen. */
export function memoOf({ study }: OpeningStudy, subject: MemoSubject): string | undefined {
  switch (subject.kind) {
    case 'segment': {
      const segment = segmentOf(study.transcript(subject.path)?.sidecars.get(subject.coder), subject.id);
      if (segment) return segment.memo ?? '';
      return subject.made ? '' : undefined;
    }
    case 'transcript': {
      const transcript = study.transcript(subject.path);
      if (!transcript || !study.visible.has(subject.coder)) return undefined;
      return transcript.sidecars.get(subject.coder)?.parsed.value?.memo ?? '';
    }
    case 'code': {
      const code = study.codebook.get(subject.id);
      return code && (code.memo ?? '');
    }
    case 'participant':
    case 'group': {
      const list = subject.kind === 'group' ? study.file?.groups : study.file?.participants;
      const found = list?.find(({ id }) => id === subject.id);
      return found && (found.memo ?? '');
    }
    case 'study':
      return study.file && (study.file.memo ?? '');
  }
}

function segmentOf(
  file: { readonly parsed: { readonly value: Sidecar | undefined } } | undefined,
  id: string,
): Segment | undefined {
  return file?.parsed.value?.segments.find(segment => segment.id === id);
}

/** What the memo is on, as people call it: `“It was hard”`, the path of a transcript, the name of a code. */
export function subjectName(openStudy: OpeningStudy, subject: MemoSubject): string {
  const { study } = openStudy;
  switch (subject.kind) {
    case 'segment': {
      const words = wordsOf(openStudy, subject);
      return words ? quoted(shortQuote(words, 40)) : subject.path;
    }
    case 'transcript':
      return subject.path;
    case 'code':
      return study.codebook.get(subject.id)?.name ?? subject.id;
    case 'participant':
      return nameOf(study.file?.participants.find(({ id }) => id === subject.id) ?? { id: subject.id });
    case 'group':
      return nameOf(study.file?.groups.find(({ id }) => id === subject.id) ?? { id: subject.id });
    case 'study':
      return study.file?.name ?? '';
  }
}

function wordsOf({ study }: OpeningStudy, subject: MemoSubject & { kind: 'segment' }): string | undefined {
  const transcript = study.transcript(subject.path);
  const placed = transcript?.segments.find(
    one => one.coder === subject.coder && one.segment.id === subject.id,
  );
  if (placed)
    return placed.start < 0 ? placed.segment.quote : transcript!.text.slice(placed.start, placed.end);
  const { made } = subject;
  if (!made || transcript?.version !== made.version) return undefined;
  return transcript.text.slice(made.start, made.end);
}

/** Whether whoever codes here may write it: of segments and transcripts only their own. */
export function isOwn({ coder }: Deps, openStudy: OpeningStudy, subject: MemoSubject): boolean {
  return !('coder' in subject) || subject.coder === coder.of(openStudy)?.id;
}

/**
 * Writes a memo, as one step of undo. An empty one is removed; not that of an annotation, which would go with it.
 * @param before what it is to replace: fails where somebody has written another one in the meantime
 * @param isRemoval whether an annotation is to go with it
 */
export async function writeMemo(
  deps: Deps,
  openStudy: OpeningStudy,
  subject: MemoSubject,
  memo: string,
  before?: string,
  isRemoval = false,
): Promise<Result<unknown>> {
  const { study } = openStudy;
  const action = new CodingAction(l10n.t('edit the memo on {0}', subjectName(openStudy, subject)));
  const value = memo.trim() === '' ? undefined : memo;
  const unlessOther = <T>(now: string | undefined, write: () => Result<T>): Result<T> =>
    before !== undefined && (now ?? '') !== before && (now ?? '') !== (value ?? '')
      ? fail(l10n.t('This memo was changed in the meantime.'))
      : write();
  switch (subject.kind) {
    case 'segment': {
      const operation = (sidecar: Sidecar) =>
        isRemoval
          ? setMemo(sidecar, subject.id, undefined)
          : writeOnSegment(deps, openStudy, subject, sidecar, value, unlessOther);
      return study.changeSidecar(subject.path, subject.coder, operation, action);
    }
    case 'transcript':
      return study.changeSidecar(
        subject.path,
        subject.coder,
        sidecar => unlessOther(sidecar.memo, () => setTranscriptMemo(sidecar, value)),
        action,
      );
    case 'code':
      return study.changeCodebook(
        codebook =>
          unlessOther(codebook.get(subject.id)?.memo, () =>
            updateCode(codebook, subject.id, { memo: value }),
          ),
        action,
      );
    case 'participant':
      return study.changeStudyFile(
        file =>
          unlessOther(file.participants.find(({ id }) => id === subject.id)?.memo, () =>
            setParticipantMemo(file, subject.id, value),
          ),
        action,
      );
    case 'group':
      return study.changeStudyFile(
        file =>
          unlessOther(file.groups.find(({ id }) => id === subject.id)?.memo, () =>
            setGroupMemo(file, subject.id, value),
          ),
        action,
      );
    case 'study':
      return study.changeStudyFile(file => unlessOther(file.memo, () => setStudyMemo(file, value)), action);
  }
}

function writeOnSegment(
  deps: Deps,
  openStudy: OpeningStudy,
  subject: MemoSubject & { kind: 'segment' },
  sidecar: Sidecar,
  memo: string | undefined,
  unlessOther: <T>(now: string | undefined, write: () => Result<T>) => Result<T>,
): Result<Sidecar> {
  const segment = sidecar.segments.find(({ id }) => id === subject.id);
  if (segment) {
    if (memo === undefined && segment.codes.length === 0) return fail(EMPTY_ANNOTATION());
    return unlessOther(segment.memo, () => setMemo(sidecar, subject.id, memo));
  }
  const { made } = subject;
  if (!made) return fail(gone(subject.id));
  if (!hasMemo({ memo })) return ok(sidecar);
  const transcript = openStudy.study.transcript(subject.path);
  if (transcript?.version !== made.version)
    return fail(l10n.t('The transcript has changed since, so that the words of this memo are not known.'));
  const captures = new Captures({ openStudy, transcript });
  const captured = captures.segment(made, { id: subject.id, codes: [], created: deps.now() });
  return applyCodes(sidecar, { ...captured, memo }, captures.version);
}

const EMPTY_ANNOTATION = () =>
  l10n.t('An annotation is its memo, which cannot be empty. To delete it, use “Remove Code…” on its words.');
