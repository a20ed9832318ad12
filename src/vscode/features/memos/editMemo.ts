import * as l10n from '@vscode/l10n';
import type { PlacedSegment } from '../../../core/corpus/corpus';
import { newSegmentId } from '../../../core/coding/segmentId';
import type { Deps } from '../../deps';
import type { OpeningStudy, Target } from '../../session/openStudy';
import { askMemo } from '../../ui/askMemo';
import { Refusal, showFailure, unwrap } from '../../ui/failure';
import type { CodingArguments } from '../coding/apply/removeCode';
import { activeEditor, segmentsAtCursor, selectedSpans } from '../coding/apply/target';
import { type MemoSubject, memoOf, subjectName, writeMemo } from './memoSubject';
import { openMemo } from './openMemo';

/** What a memo is on, and in which study. */
export interface MemoTarget {
  readonly openStudy: OpeningStudy;
  readonly subject: MemoSubject;
}

/** Lets the coder write down a thought about the segment at the cursor, or about the words selected. */
export async function editSegmentMemo(deps: Deps, args?: CodingArguments): Promise<void> {
  const target = await segmentMeant(deps, args?.segment);
  if (target) await ask(deps, target, args?.memo);
}

/** The same in an editor of its own. */
export async function openSegmentMemo(deps: Deps, segment?: string): Promise<void> {
  const target = await segmentMeant(deps, segment);
  if (target) await openMemo(deps, target.openStudy, target.subject);
}

/** Asks for a memo in one line, from which a way leads to an editor. @param given without asking */
export async function ask(deps: Deps, { openStudy, subject }: MemoTarget, given?: string): Promise<void> {
  const known = memoOf(openStudy, subject);
  if (known === undefined) throw new Refusal(l10n.t('This memo is no longer there.'));
  const title = l10n.t('Memo on {0}', subjectName(openStudy, subject));
  let longer: string | undefined;
  const memo = given ?? (await askMemo(deps.commands.typedAhead, title, known, typed => (longer = typed)));
  // not waited for: as long as a command that asks goes on, keys are kept from editors
  if (longer !== undefined) return void openLater(deps, { openStudy, subject }, longer);
  if (memo === undefined) return;
  // here an annotation goes with its memo: who has emptied the line has meant that
  const value = memo.trim();
  if (value === '' && known !== '' && subject.kind === 'segment') return removeMemo(deps, openStudy, subject);
  unwrap(await writeMemo(deps, openStudy, subject, value));
}

async function openLater(deps: Deps, { openStudy, subject }: MemoTarget, typed: string): Promise<void> {
  try {
    await openMemo(deps, openStudy, subject, typed);
  } catch (error) {
    showFailure(deps.log, 'memo', error);
  }
}

async function removeMemo(deps: Deps, openStudy: OpeningStudy, subject: MemoSubject): Promise<void> {
  unwrap(await writeMemo(deps, openStudy, subject, '', undefined, true));
}

/** The coder's own segment that is meant; for words that are none, the annotation that is to be made of them. */
async function segmentMeant(deps: Deps, segment: string | undefined): Promise<MemoTarget | undefined> {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  if (!target) throw new Refusal(NOTHING());
  const { openStudy, transcript } = target;
  const spans = segment === undefined ? selectedSpans(target, editor) : [];
  const [span] = spans;
  if (span) {
    const coder = await deps.coder.require(openStudy);
    if (!coder) return undefined;
    const same = ownSegments(target, coder.id).find(one => one.start === span.start && one.end === span.end);
    if (same) return ofSegment(target, same);
    const made = { version: transcript.version, start: span.start, end: span.end };
    const id = newSegmentId(deps.random);
    return { openStudy, subject: { kind: 'segment', path: transcript.path, coder: coder.id, id, made } };
  }
  const coder = deps.coder.of(openStudy)?.id;
  if (coder === undefined) throw new Refusal(NOTHING());
  const placed =
    segment === undefined
      ? segmentsAtCursor(target, editor, coder)[0]
      : ownSegments(target, coder).find(one => one.segment.id === segment);
  if (!placed) throw new Refusal(NOTHING());
  return ofSegment(target, placed);
}

const NOTHING = () => l10n.t('You have no segment here. Select words to write a memo on them.');

function ownSegments({ transcript }: Target, coder: string): readonly PlacedSegment[] {
  return transcript.segments.filter(placed => placed.coder === coder);
}

function ofSegment({ openStudy, transcript }: Target, { segment, coder }: PlacedSegment): MemoTarget {
  return { openStudy, subject: { kind: 'segment', path: transcript.path, coder, id: segment.id } };
}
