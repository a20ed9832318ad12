import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import { oneLine } from '../../../../core/base/visible';
import { withoutDash } from '../../../../core/analyses/kit/attribution';
import { FIELDS, FIELD_NAMES, type Field } from '../../../../core/codebook/definition';
import { numberedScale } from '../../../../core/codebook/editScale';
import type { CodeView, QuoteView } from '../../../../webview/definition/messages';
import type { NamedCode } from '../../../session/codeInSight';
import type { CodedFacts } from './codeFacts';
import type { Drafts } from './drafts';

/** Of a quote, so many characters are shown. */
const MAX_QUOTE = 600;

/** Whether the form of the code is open, and what it has besides. */
interface Editing {
  readonly isEditing: boolean;
  /** What others have written meanwhile. */
  readonly theirs: ReadonlyMap<Field, string>;
  /** The code in focus elsewhere. */
  readonly focus: NamedCode | undefined;
}

/**
 * A code as the pane shows it, but for what is counted.
 * @returns undefined when the codebook no longer has it
 */
export function codeView(
  shown: NamedCode,
  drafts: Drafts,
  { isEditing, theirs, focus }: Editing,
): CodeView | undefined {
  const { openStudy, id } = shown;
  const { codebook, whole } = openStudy.study;
  const key = `${openStudy.root.toString()}#${id}`;
  const code = codebook.get(id);
  const draft = isEditing ? drafts.get(key) : undefined;
  if (!code) return undefined;
  const isWaiting = isEditing && focus !== undefined && (focus.id !== id || focus.openStudy !== openStudy);
  const waiting = isWaiting ? focus.openStudy.study.codebook.get(focus.id)?.name : undefined;
  return {
    key,
    name: oneLine(code.name),
    path: codebook.path(id).slice(0, -1).map(oneLine),
    color: codebook.color(id),
    counts: whole ? counted.segments(whole.codeCounts.get(id) ?? 0) : '',
    remarks: code.retired ? [l10n.t('retired')] : [],
    fields: FIELDS.map(field => ({
      id: field,
      label: FIELD_NAMES[field],
      text: code[field] ?? '',
      ...(draft ? { draft: draft.texts[field] } : {}),
      ...(theirs.has(field) ? { theirs: theirs.get(field) } : {}),
    })),
    ...(code.scale ? { scale: oneLine(numberedScale(code.scale)) } : {}),
    quotes: [],
    isEditing: draft !== undefined,
    isUnsaved: drafts.isUnsaved(key),
    ...(waiting === undefined ? {} : { waiting: oneLine(waiting) }),
  };
}

/** Key quotes as the pane shows them. */
export function quotesOf({ quotes }: CodedFacts): readonly QuoteView[] {
  return quotes.map(quote => ({ words: shortened(quote.words), source: withoutDash(quote.attribution) }));
}

function shortened(words: string | null): string | undefined {
  if (words === null) return undefined;
  return words.length <= MAX_QUOTE ? words : `${words.slice(0, MAX_QUOTE).trimEnd()}…`;
}
