import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addCode } from '../../../../core/codebook/operations';
import { addCodes, applyCodes, setCodes } from '../../../../core/coding/operations';
import { newSegmentId } from '../../../../core/coding/segmentId';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Coder } from '../../../../core/studyFile/studyFile';
import { type Result, ok } from '../../../../core/base/result';
import type { Span } from '../../../../core/text/span';
import type { Sidecar } from '../../../../core/coding/segment';
import { CodingAction } from '../../../../study/codingUndo';
import { Captures } from '../../../session/captures';
import { Refusal, unwrap } from '../../../ui/commands';
import { shortQuote } from '../../../ui/markdown';
import { type OpeningStudy, type Target, isWhole } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { requireTarget } from '../../study/studies/firstUse';
import { type PickedCodes, pickCodes } from './pickCodes';
import type { LastCodes, RecentCodes } from './recentCodes';
import { activeEditor, collapsing, segmentsAtCursor, selectedSpans } from './target';

export interface CodingDeps extends Deps {
  readonly recent: RecentCodes;
  readonly last: LastCodes;
}

/** Arguments for keybindings and tests: ids, names or paths of codes. Without them the user is asked. */
export interface ApplyArguments {
  readonly codes?: readonly string[];
}

/** Codes the selected words; with nothing selected, recodes the segment at the cursor. */
export async function applyCode(deps: CodingDeps, args?: ApplyArguments): Promise<void> {
  const work = await requireWork(deps);
  if (!work) return;
  const { editor, target, coder, spans } = work;
  const segment =
    spans.length === 0 ? segmentsAtCursor(target, editor, coder.id)[0] : sameSpan(target, coder, spans);
  if (spans.length === 0 && !segment) throw new Refusal(l10n.t('Select the words to code first.'));
  const picked = args?.codes
    ? { codes: findCodes(target.openStudy, args.codes), create: undefined }
    : await askCodes(deps, target, segment, spans);
  if (!picked) return;
  const action = actionOf(target, segment ?? spans[0]!, picked);
  const codes = [...picked.codes];
  await collapsing(editor, target, spans[0], async () => {
    if (picked.create !== undefined)
      codes.push(await findOrCreate(deps, target.openStudy, picked.create, action));
    const addTo = (sidecar: Sidecar) => addCodes(sidecar, segment!.segment.id, codes);
    if (segment && !args?.codes) await recode(target, coder, segment, codes, action);
    else if (segment) await change(target, coder, addTo, action);
    else await codeSpans(deps, target, coder, spans, codes, action);
  });
  if (codes.length > 0) await remember(deps, target.openStudy, codes);
}

/** Codes the selected words, or the segment at the cursor, with the codes of the last coding action. */
export async function repeatLastCode(deps: CodingDeps): Promise<void> {
  const target = deps.studies.target(activeEditor().document.uri);
  const codes = target && (deps.last.of(target.openStudy) ?? deps.recent.of(target.openStudy).slice(0, 1));
  const known = codes?.filter(code => target!.openStudy.study.codebook.resolve(code));
  if (!known || known.length === 0) throw new Refusal(l10n.t('There is no code to repeat yet.'));
  await applyCode(deps, { codes: known });
}

/** Makes a code of the very words selected and codes them with it. */
export async function codeInVivo(deps: CodingDeps): Promise<void> {
  const work = await requireWork(deps);
  if (!work) return;
  const { editor, target, coder, spans } = work;
  if (spans.length === 0) throw new Refusal(l10n.t('Select the words to code first.'));
  await collapsing(editor, target, spans[0], async () => {
    for (const span of spans) {
      const name = shortQuote(target.transcript.text.slice(span.start, span.end), 80);
      const action = actionOf(target, span, { codes: [], create: name });
      const code = await findOrCreate(deps, target.openStudy, name, action);
      await codeSpans(deps, target, coder, [span], [code], action);
      await remember(deps, target.openStudy, [code]);
    }
  });
}

/** What coding needs: a transcript, somebody who codes, and the words selected. Undefined when the user gave up. */
async function requireWork(
  deps: Deps,
): Promise<{ editor: vscode.TextEditor; target: Target; coder: Coder; spans: Span[] } | undefined> {
  const editor = activeEditor();
  const target = await requireTarget(deps, editor.document);
  const coder = target && (await deps.coder.require(target.openStudy));
  return target && coder && { editor, target, coder, spans: selectedSpans(target, editor) };
}

/** The coder's segment of exactly the one selected span. */
function sameSpan({ transcript }: Target, coder: Coder, spans: readonly Span[]): PlacedSegment | undefined {
  const [span, another] = spans;
  if (!span || another) return undefined;
  return transcript
    .overlapping(span.start, span.end)
    .find(placed => placed.coder === coder.id && placed.start === span.start && placed.end === span.end);
}

async function askCodes(
  deps: CodingDeps,
  { openStudy, transcript }: Target,
  segment: PlacedSegment | undefined,
  spans: readonly Span[],
): Promise<PickedCodes | undefined> {
  const { codebook } = openStudy.study;
  const words = transcript.text.slice((segment ?? spans[0]!).start, (segment ?? spans[0]!).end);
  return pickCodes(codebook, {
    title:
      spans.length > 1 ? l10n.t('Code {0} passages', spans.length) : l10n.t('Code “{0}”', shortQuote(words)),
    recent: deps.recent.of(openStudy),
    ticked: segment?.segment.codes.flatMap(id => codebook.resolve(id)?.id ?? []) ?? [],
    // unknown before all is read
    ...(isWhole(openStudy) ? { counts: openStudy.study.codeCounts } : {}),
  });
}

/** What coding a passage so is called when it is to be undone. */
function actionOf(
  { openStudy, transcript }: Target,
  { start, end }: Span,
  { codes, create }: PickedCodes,
): CodingAction {
  const names = codes.map(id => openStudy.study.codebook.resolve(id)?.name ?? id);
  const all = create === undefined ? names : [...names, create];
  const words = shortQuote(transcript.text.slice(start, end));
  if (all.length === 0) return new CodingAction(l10n.t('remove the codes from “{0}”', words));
  const list = all.map(name => `“${name}”`).join(', ');
  return new CodingAction(l10n.t('code “{0}” with {1}', words, list));
}

async function recode(
  target: Target,
  coder: Coder,
  placed: PlacedSegment,
  codes: readonly string[],
  action: CodingAction,
): Promise<void> {
  const { codebook } = target.openStudy.study;
  // codes that the codebook does not know were not shown, so nobody has unticked them
  const unknown = placed.segment.codes.filter(id => !codebook.resolve(id));
  const operation = (sidecar: Sidecar) => setCodes(sidecar, placed.segment.id, [...codes, ...unknown]);
  await change(target, coder, operation, action);
}

async function codeSpans(
  deps: Deps,
  target: Target,
  coder: Coder,
  spans: readonly Span[],
  codes: readonly string[],
  action: CodingAction,
): Promise<void> {
  if (codes.length === 0) return;
  const captures = new Captures(target);
  const created = deps.now();
  const operation = (sidecar: Sidecar) => {
    let result: Result<Sidecar> = ok(sidecar);
    for (const span of spans) {
      if (!result.ok) break;
      const segment = captures.segment(span, { id: newSegmentId(deps.random), codes, created });
      result = applyCodes(result.value, segment, captures.version);
    }
    return result;
  };
  await change(target, coder, operation, action);
}

async function change(
  { openStudy, transcript }: Target,
  coder: Coder,
  operation: (sidecar: Sidecar) => Result<Sidecar>,
  action: CodingAction,
): Promise<void> {
  unwrap(await openStudy.study.changeSidecar(transcript.path, coder.id, operation, action));
}

async function remember(deps: CodingDeps, openStudy: OpeningStudy, codes: readonly string[]): Promise<void> {
  deps.last.note(openStudy, codes);
  await deps.recent.note(openStudy, codes);
}

function findCodes({ study }: OpeningStudy, wanted: readonly string[]): string[] {
  return wanted.map(name => {
    const code = study.codebook.find(name);
    if (!code) throw new Refusal(l10n.t('The codebook has no code “{0}”.', name));
    return code.id;
  });
}

async function findOrCreate(
  deps: Deps,
  { study }: OpeningStudy,
  name: string,
  action: CodingAction,
): Promise<string> {
  const known = study.codebook.inOrder().find(code => code.name.toLowerCase() === name.toLowerCase());
  if (known) return known.id;
  let id = '';
  unwrap(
    await study.changeCodebook(codebook => {
      const added = addCode(codebook, { name }, deps.random);
      if (!added.ok) return added;
      id = added.value.code.id;
      return ok(added.value.file);
    }, action),
  );
  return id;
}
