import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ScaleValue } from '../../../../core/codebook/code';
import { counted, quoted } from '../../../../core/base/phrases';
import { type Result } from '../../../../core/base/result';
import { isAnnotation } from '../../../../core/coding/annotation';
import { setKey } from '../../../../core/coding/operations';
import { type Recoding, recodeSegments, recoded } from '../../../../core/coding/recode';
import { lostValues } from '../../../../core/coding/values';
import type { Segment, Sidecar } from '../../../../core/coding/segment';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { askForCodes } from '../../../ui/codePicker';
import { Refusal, unwrap } from '../../../ui/failure';
import type { ShownSegment } from './shownSegment';
import { STATUS_MS } from '../../../ui/statusMs';

/** Segments of whoever codes here, by transcript. */
export interface OwnSegments {
  readonly openStudy: OpenStudy;
  readonly coder: string;
  readonly byPath: ReadonlyMap<string, readonly Segment[]>;
  readonly count: number;
  /** How many of others were chosen with them, which are left alone. */
  readonly others: number;
}

/** Codes for a keybinding or a test: ids, names or paths. Without them the user is asked. */
export interface RecodeArguments {
  /** Ids of segments of the list; without, those selected in the panel. */
  readonly segments?: readonly string[];
  /** Indexes of hits of the list; without, those selected in the panel. */
  readonly rows?: readonly number[];
  readonly codes?: readonly string[];
  /** What the others replace. */
  readonly replaced?: string;
  /** Of the code on its scale; null for none. */
  readonly value?: ScaleValue | null;
}

/** Adds codes to segments, with one step of undo for all. */
export async function addCodes(
  deps: Deps,
  openStudy: OpenStudy,
  chosen: readonly ShownSegment[],
  args?: RecodeArguments,
): Promise<void> {
  const own = requireOwn(deps, openStudy, chosen);
  const title = l10n.t('Add codes to {0}', counted.segments(own.count));
  const add = findCodes(openStudy, args?.codes) ?? (await askCodes(openStudy, title));
  if (!add || add.length === 0) return;
  const label = l10n.t('add {0} to {1}', namesOf(openStudy, add), counted.segments(own.count));
  await recode(own, { add, remove: [], isReplacement: false }, label);
}

/** Removes codes from segments; those that are left without any are removed, unless they have a memo. */
export async function removeCodes(
  deps: Deps,
  openStudy: OpenStudy,
  chosen: readonly ShownSegment[],
  args?: RecodeArguments,
): Promise<void> {
  const own = requireOwn(deps, openStudy, chosen);
  const title = l10n.t('Remove which codes from {0}?', counted.segments(own.count));
  const remove = findCodes(openStudy, args?.codes) ?? (await askCodes(openStudy, title, codesOf(own)));
  if (!remove || remove.length === 0) return;
  const label = l10n.t('remove {0} from {1}', namesOf(openStudy, remove), counted.segments(own.count));
  await recode(own, { add: [], remove, isReplacement: false }, label);
}

/** Puts codes in place of another one, on those segments that have it. */
export async function replaceCode(
  deps: Deps,
  openStudy: OpenStudy,
  chosen: readonly ShownSegment[],
  args?: RecodeArguments,
): Promise<void> {
  const own = requireOwn(deps, openStudy, chosen);
  const used = codesOf(own);
  const given = findCodes(openStudy, args?.replaced === undefined ? undefined : [args.replaced]);
  const remove = given ?? (used.length === 1 ? used : await askReplaced(openStudy, own, used));
  if (!remove || remove.length === 0) return;
  const title = l10n.t('Replace {0} by', namesOf(openStudy, remove));
  const add = findCodes(openStudy, args?.codes) ?? (await askCodes(openStudy, title));
  if (!add || add.length === 0) return;
  const label = l10n.t('replace {0} by {1}', namesOf(openStudy, remove), namesOf(openStudy, add));
  await recode(own, { add, remove, isReplacement: true }, label);
}

/** Marks segments as key quotes; where all of them are, they no longer are. */
export async function toggleKey(
  deps: Deps,
  openStudy: OpenStudy,
  chosen: readonly ShownSegment[],
): Promise<void> {
  const own = requireOwn(deps, openStudy, chosen);
  const isKey = [...own.byPath.values()].flat().some(({ key }) => key !== true);
  const label = isKey
    ? l10n.t('mark {0} as key quotes', counted.segments(own.count))
    : l10n.t('unmark {0} as key quotes', counted.segments(own.count));
  await change(own, label, (sidecar, ids) => setKey(sidecar, ids, isKey));
  tell(
    own,
    isKey ? l10n.t('Marked as key quotes: {0}.', own.count) : l10n.t('No longer key quotes: {0}.', own.count),
  );
}

async function recode(own: OwnSegments, recoding: Recoding, label: string): Promise<void> {
  const { codebook } = own.openStudy.study;
  const after = [...own.byPath.values()].flat().map(one => [one, recoded(one, recoding, codebook)] as const);
  const changed = after.filter(([one, now]) => now !== one).length;
  const removed = after.filter(([, now]) => now === undefined).length;
  const left = after.filter(([one, now]) => now !== one && now && isAnnotation(now)).length;
  const lost = after.reduce((sum, [one, now]) => sum + lostValues(one, now), 0);
  await change(own, label, (sidecar, ids) => recodeSegments(sidecar, ids, recoding, codebook));
  const said = [
    l10n.t('Recoded: {0}.', counted.segments(changed)),
    removed > 0 ? l10n.t('Removed, since no code is left on them: {0}.', counted.segments(removed)) : '',
    left > 0 ? l10n.t('Kept as annotations, since they have a memo: {0}.', counted.segments(left)) : '',
    lost > 0 ? l10n.t('Values removed with their codes: {0}.', lost) : '',
  ];
  tell(own, said.filter(Boolean).join(' '));
}

/** One action, in all files or in none. */
export async function change(
  { openStudy, coder, byPath }: OwnSegments,
  label: string,
  operation: (sidecar: Sidecar, ids: readonly string[]) => Result<Sidecar>,
): Promise<void> {
  const coding = [...byPath].map(([path, segments]) => {
    const ids = segments.map(({ id }) => id);
    return { path, coder, operation: (sidecar: Sidecar) => operation(sidecar, ids) };
  });
  unwrap(await openStudy.study.changeTogether({ coding }, new CodingAction(label)));
}

export function requireOwn(deps: Deps, openStudy: OpenStudy, chosen: readonly ShownSegment[]): OwnSegments {
  const coder = deps.coder.of(openStudy)?.id;
  const byPath = new Map<string, Segment[]>();
  let count = 0;
  for (const { place, isOwn } of chosen) {
    if (!place.placed || !isOwn) continue;
    count++;
    const known = byPath.get(place.path);
    if (known) known.push(place.placed.segment);
    else byPath.set(place.path, [place.placed.segment]);
  }
  if (chosen.length === 0) throw new Refusal(l10n.t('Select segments in the Segments panel first.'));
  if (coder === undefined || count === 0)
    throw new Refusal(l10n.t('You can change only your own segments, and none of these is yours.'));
  return { openStudy, coder, byPath, count, others: chosen.length - count };
}

/** The codes on segments, in the order of the codebook; merged codes are what they became. */
export function codesOf({ openStudy, byPath }: OwnSegments): readonly string[] {
  const { codebook } = openStudy.study;
  const used = new Set<string>();
  for (const { codes } of [...byPath.values()].flat())
    for (const id of codes) used.add(codebook.resolve(id)?.id ?? id);
  return codebook.inOrder().flatMap(({ id }) => (used.has(id) ? [id] : []));
}

/** @param among ids of the codes to choose from; without, all */
async function askCodes(
  { study }: OpenStudy,
  title: string,
  among?: readonly string[],
): Promise<readonly string[] | undefined> {
  const isOffered = among && (({ id }: { readonly id: string }) => among.includes(id));
  const rows = await askForCodes(study.codebook, {
    title,
    ticked: [],
    counts: study.codeCounts,
    placeholder: l10n.t('Type to find a code; press Space to select several'),
    ...(isOffered ? { isOffered } : { hidesRetired: true }),
  });
  return rows?.flatMap(row => row.code?.id ?? []);
}

async function askReplaced(
  { study }: OpenStudy,
  { count }: OwnSegments,
  among: readonly string[],
): Promise<readonly string[] | undefined> {
  const rows = await askForCodes(study.codebook, {
    title: l10n.t('Replace which code on {0}?', counted.segments(count)),
    counts: study.codeCounts,
    isOffered: ({ id }) => among.includes(id),
  });
  return rows?.flatMap(row => row.code?.id ?? []);
}

function findCodes(
  { study }: OpenStudy,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  return wanted?.map(name => {
    const code = study.codebook.find(name);
    if (!code) throw new Refusal(l10n.t('The codebook has no code “{0}”.', name));
    return code.id;
  });
}

function namesOf({ study }: OpenStudy, ids: readonly string[]): string {
  return ids.map(id => quoted(study.codebook.resolve(id)?.name ?? id)).join(', ');
}

export function tell({ others }: OwnSegments, message: string): void {
  const left = others === 0 ? '' : ` ${l10n.t('Segments of other coders, left alone: {0}.', others)}`;
  vscode.window.setStatusBarMessage(`${message}${left}`, STATUS_MS);
}
