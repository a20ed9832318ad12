import * as l10n from '@vscode/l10n';
import { quoted } from '../../../../core/base/phrases';
import type { Code } from '../../../../core/codebook/code';
import { addCode } from '../../../../core/codebook/operations';
import { addCodes, applyCodes, setCodes } from '../../../../core/coding/operations';
import { setValue } from '../../../../core/coding/setValue';
import { newSegmentId } from '../../../../core/coding/segmentId';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Coder } from '../../../../core/studyFile/studyFile';
import { type Result, ok } from '../../../../core/base/result';
import type { Span } from '../../../../core/text/span';
import type { UnitAround } from '../../../../core/turns/around';
import type { Sidecar } from '../../../../core/coding/segment';
import { resolverOf, withCodesAndValues } from '../../../../core/coding/values';
import { CodingAction } from '../../../../study/codingUndo';
import { Captures } from '../../../session/captures';
import { Refusal, unwrap } from '../../../ui/failure';
import { shortQuote } from '../../../ui/markdown';
import type { CodingEditor } from '../../../session/codingEditor';
import { type OpeningStudy, type Target, isWhole } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { requireTarget } from '../../study/studies/firstUse';
import { type ValuesByCode, askValues } from '../values/askValues';
import { firstCodes } from './firstCodes';
import { type PickedCodes, pickCodes } from './pickCodes';
import type { CodingDeps } from './codingDeps';
import { activeEditor, collapsing, segmentsAtCursor, selectedSpans, showing, spanAtCursor } from './target';

/** Arguments for keybindings and tests. */
export interface ApplyArguments {
  /** Ids, names or paths of codes. Without them the user is asked. */
  readonly codes?: readonly string[];
  /** What to code when nothing is selected. Without it: the segment at the cursor, else the sentence. */
  readonly unit?: UnitAround;
  /** What to code in place of what is selected. */
  readonly spans?: readonly Span[];
}

/** Codes the selected words; with nothing selected, recodes the segment at the cursor, or codes the sentence there. */
export async function applyCode(deps: CodingDeps, args?: ApplyArguments): Promise<void> {
  const work = await requireWork(deps, args?.spans);
  if (!work) return;
  const { editor, target, coder } = work;
  const { segment, spans } = meant(work, args?.unit);
  const before = wordsOf(target, segment, spans);
  deps.expected.clear();
  const selected = editor.selection;
  const picked: PickedValues | undefined = args?.codes
    ? { codes: findCodes(target.openStudy, args.codes), create: [], values: new Map() }
    : await showing(editor, target, segment ?? spans[0]!, () => askCodes(deps, target, segment, spans));
  if (!picked) return;
  if (wordsOf(target, segment, spans) !== before)
    throw new Refusal(l10n.t('The transcript has changed in the meantime. Select the words again.'));
  const action = actionOf(target, segment ?? spans[0]!, picked);
  const codes = [...picked.codes];
  let segments: readonly string[] = segment ? [segment.segment.id] : [];
  const after = await collapsing(editor, target, spans[0], async () => {
    for (const name of picked.create) codes.push(await findOrCreate(deps, target.openStudy, name, action));
    if (segment && !args?.codes) await recode(deps, target, coder, segment, { ...picked, codes }, action);
    else if (segment) await addTo(deps, target, coder, segment, codes, action);
    else segments = await codeSpans(deps, target, coder, spans, { ...picked, codes }, action);
  });
  const code = args?.codes && scaledCode(target, codes);
  if (code && segments.length > 0)
    deps.expected.note(editor, { target, coder: coder.id, segments, code }, selected, after);
  if (codes.length > 0) await remember(deps, target.openStudy, codes);
}

/** Codes the selected words, or the segment at the cursor, with the codes of the last coding action. */
export async function repeatLastCode(deps: CodingDeps): Promise<void> {
  const target = deps.studies.target(activeEditor(deps).document.uri);
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
      const action = actionOf(target, span, { codes: [], create: [name] });
      const code = await findOrCreate(deps, target.openStudy, name, action);
      await codeSpans(deps, target, coder, [span], { codes: [code], values: new Map() }, action);
      await remember(deps, target.openStudy, [code]);
    }
  });
}

/** What coding needs: a transcript, somebody who codes, and the words selected. */
interface CodingWork {
  readonly editor: CodingEditor;
  readonly target: Target;
  readonly coder: Coder;
  readonly spans: readonly Span[];
}

/** Undefined when the user gave up. */
async function requireWork(deps: Deps, spans?: readonly Span[]): Promise<CodingWork | undefined> {
  const editor = activeEditor(deps);
  const target = await requireTarget(deps, editor.document);
  const coder = target && (await deps.coder.require(target.openStudy));
  return target && coder && { editor, target, coder, spans: spans ?? selectedSpans(target, editor) };
}

/** What is to be coded: words, or a segment that is there already. */
function meant(
  { editor, target, coder, spans }: CodingWork,
  unit: UnitAround | undefined,
): { segment: PlacedSegment | undefined; spans: readonly Span[] } {
  if (spans.length > 0) return { segment: sameSpan(target, coder, spans), spans };
  const segment = unit ? undefined : segmentsAtCursor(target, editor, coder.id)[0];
  if (segment) return { segment, spans };
  const around = [spanAtCursor(target, editor, unit ?? 'sentence')];
  return { segment: sameSpan(target, coder, around), spans: around };
}

/** The words of what is to be coded, as the text has them now. */
function wordsOf({ transcript }: Target, segment: PlacedSegment | undefined, spans: readonly Span[]): string {
  const { text } = transcript;
  return (segment ? [segment] : spans).map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** The coder's segment of exactly the one selected span. */
function sameSpan({ transcript }: Target, coder: Coder, spans: readonly Span[]): PlacedSegment | undefined {
  const [span, another] = spans;
  if (!span || another) return undefined;
  return transcript
    .overlapping(span.start, span.end)
    .find(placed => placed.coder === coder.id && placed.start === span.start && placed.end === span.end);
}

/** Codes that somebody chose, with their values. */
interface PickedValues extends PickedCodes {
  readonly values: ValuesByCode;
}

/** The first code with a scale: after a key has coded with it, a digit says the value. */
function scaledCode({ openStudy }: Target, codes: readonly string[]): Code | undefined {
  const { codebook } = openStudy.study;
  return codes.map(id => codebook.get(id)).find(one => one?.scale);
}

async function askCodes(
  deps: CodingDeps,
  target: Target,
  segment: PlacedSegment | undefined,
  spans: readonly Span[],
): Promise<PickedValues | undefined> {
  const { openStudy, transcript } = target;
  const { codebook } = openStudy.study;
  const words = transcript.text.slice((segment ?? spans[0]!).start, (segment ?? spans[0]!).end);
  const picked = await pickCodes(codebook, {
    title:
      spans.length > 1 ? l10n.t('Code {0} passages', spans.length) : l10n.t('Code “{0}”', shortQuote(words)),
    groups: firstCodes(deps, target, segment ? [segment] : spans),
    numbers: deps.numberKeys.byCode(openStudy),
    onFocus: ({ id }) => deps.inSight.see({ openStudy, id }),
    typedAhead: deps.commands.typedAhead,
    ticked: segment?.segment.codes.flatMap(id => codebook.resolve(id)?.id ?? []) ?? [],
    // unknown before all is read
    ...(isWhole(openStudy) ? { counts: openStudy.study.codeCounts } : {}),
  });
  const { typedAhead } = deps.commands;
  return (
    picked && { ...picked, values: await askValues(codebook, picked.codes, segment?.segment, typedAhead) }
  );
}

/** What coding a passage so is called when it is to be undone. */
function actionOf(
  { openStudy, transcript }: Target,
  { start, end }: Span,
  { codes, create }: PickedCodes,
): CodingAction {
  const names = codes.map(id => openStudy.study.codebook.resolve(id)?.name ?? id);
  const all = [...names, ...create];
  const words = shortQuote(transcript.text.slice(start, end));
  if (all.length === 0) return new CodingAction(l10n.t('remove the codes from “{0}”', words));
  const list = all.map(name => quoted(name)).join(', ');
  return new CodingAction(l10n.t('code “{0}” with {1}', words, list));
}

async function recode(
  deps: Deps,
  target: Target,
  coder: Coder,
  placed: PlacedSegment,
  { codes, values }: Pick<PickedValues, 'codes' | 'values'>,
  action: CodingAction,
): Promise<void> {
  const { codebook } = target.openStudy.study;
  // codes that the codebook does not know were not shown, so nobody has unticked them
  const unknown = placed.segment.codes.filter(id => !codebook.resolve(id));
  const all = [...codes, ...unknown];
  const { id } = placed.segment;
  const operation = (sidecar: Sidecar) =>
    [...values].reduce<Result<Sidecar>>(
      (result, [code, value]) => (result.ok ? setValue(result.value, [id], code, value, codebook) : result),
      setCodes(sidecar, id, all, resolverOf(codebook)),
    );
  const coming = all.length > 0 ? [withCodes(placed, all)] : [];
  await change(deps, target, coder, operation, action, coming);
}

async function addTo(
  deps: Deps,
  target: Target,
  coder: Coder,
  placed: PlacedSegment,
  codes: readonly string[],
  action: CodingAction,
): Promise<void> {
  // one that it has by the name of a merged code is there
  const there = target.openStudy.study.codebook.resolveAll(placed.segment.codes);
  const added = codes.filter(id => !there.includes(id));
  const operation = (sidecar: Sidecar) => addCodes(sidecar, placed.segment.id, added);
  const all = [...new Set([...placed.segment.codes, ...added])];
  await change(deps, target, coder, operation, action, [withCodes(placed, all)]);
}

function withCodes(placed: PlacedSegment, codes: readonly string[]): PlacedSegment {
  return { ...placed, segment: withCodesAndValues(placed.segment, codes) };
}

async function codeSpans(
  deps: Deps,
  target: Target,
  coder: Coder,
  spans: readonly Span[],
  { codes, values }: Pick<PickedValues, 'codes' | 'values'>,
  action: CodingAction,
): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const resolve = resolverOf(target.openStudy.study.codebook);
  const valued = values.size > 0 ? { values: Object.fromEntries(values) } : {};
  const captures = new Captures(target);
  const created = deps.now();
  const coming = spans.map((span): PlacedSegment => {
    const id = newSegmentId(deps.random);
    const segment = { ...captures.segment(span, { id, codes, created }), ...valued };
    return { ...span, coder: coder.id, segment, state: 'ok' };
  });
  const operation = (sidecar: Sidecar) => {
    let result: Result<Sidecar> = ok(sidecar);
    for (const { segment } of coming) {
      if (!result.ok) break;
      result = applyCodes(result.value, segment, captures.version, resolve);
    }
    return result;
  };
  const shown = coming.map(one => {
    const same = sameSpan(target, coder, [one]);
    return same ? withCodes(same, [...new Set([...same.segment.codes, ...codes])]) : one;
  });
  await change(deps, target, coder, operation, action, shown);
  return shown.map(({ segment }) => segment.id);
}

/** @param coming what is marked while it is written */
async function change(
  { coming: marked }: Deps,
  { openStudy, transcript }: Target,
  coder: Coder,
  operation: (sidecar: Sidecar) => Result<Sidecar>,
  action: CodingAction,
  coming: readonly PlacedSegment[],
): Promise<void> {
  const write = () => openStudy.study.changeSidecar(transcript.path, coder.id, operation, action);
  unwrap(await marked.during(transcript, coming, write));
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

/** The id of the code with a name, which is made where there is none. */
export async function findOrCreate(
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
