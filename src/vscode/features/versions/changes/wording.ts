import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted, labelled, quoted } from '../../../../core/base/phrases';
import type { ChangeItem } from '../../../../core/versions/changes/changeItems';
import { coderNames } from '../../../../core/versions/changes/changesText';
import { valuedName } from '../../../../core/coding/valuedName';
import { valuesOf } from '../../../../core/coding/values';
import {
  type SegmentChange,
  type SegmentChangeKind,
  type SegmentState,
  changedValues,
} from '../../../../core/versions/changes/segmentChanges';
import { valueChangeWords } from '../../../../core/versions/changes/valueChanges';
import {
  PLAIN,
  codeChangeLine,
  coderCounts,
  studyChangeLine,
} from '../../../../core/versions/changes/wording';
import { asMarkdown, shortQuote } from '../../../ui/markdown';
import type { OpenChanges } from './openChanges';

/** What kinds of change are called, and how they are marked. */
export const KINDS: readonly { readonly kind: SegmentChangeKind; readonly icon: string }[] = [
  { kind: 'added', icon: 'diff-added' },
  { kind: 'removed', icon: 'diff-removed' },
  { kind: 'recoded', icon: 'tag' },
  { kind: 'boundary', icon: 'arrow-both' },
  { kind: 'memo', icon: 'note' },
  { kind: 'key', icon: 'star' },
  { kind: 'value', icon: 'symbol-ruler' },
  { kind: 'other', icon: 'diff-modified' },
];

export function kindLabel(kind: SegmentChangeKind): string {
  const labels: Readonly<Record<SegmentChangeKind, string>> = {
    added: l10n.t('added'),
    removed: l10n.t('removed'),
    recoded: l10n.t('recoded'),
    boundary: l10n.t('boundaries changed'),
    memo: l10n.t('memo changed'),
    key: l10n.t('key quote'),
    value: l10n.t('value changed'),
    other: l10n.t('other fields changed'),
  };
  return labels[kind];
}

export function codeLabel({ review }: OpenChanges, id: string): string {
  return review.codes.find(code => code.id === id)?.path.at(-1) ?? id;
}

export function coderLabel({ review }: OpenChanges, id: string): string {
  return coderNames(review)(id);
}

/** The codes of a changed segment: `+ Effort, − Relief` where it was recoded. */
export function codesLabel(review: OpenChanges, change: SegmentChange): string {
  const name = (id: string) => codeLabel(review, id);
  if (!change.kinds.includes('recoded')) return change.codes.map(name).join(', ');
  return [
    ...change.addedCodes.map(id => `+ ${name(id)}`),
    ...change.removedCodes.map(id => `− ${name(id)}`),
  ].join(', ');
}

/**
 * What has changed of a segment: of a value from what to what, and whether it became a key quote.
 * @param isNamed whether its one code has just been said
 */
function kindsLabel(review: OpenChanges, change: SegmentChange, isNamed = false): string {
  return change.kinds
    .flatMap(kind => {
      if (kind === 'value')
        return changedValues(change).map(one =>
          valueChangeWords(isNamed ? undefined : codeLabel(review, one.code), one, text => text),
        );
      if (kind === 'key')
        return [change.after?.segment.key ? l10n.t('now a key quote') : l10n.t('no longer a key quote')];
      return [kindLabel(kind)];
    })
    .join(', ');
}

/** A code of a segment, with its value if it has one: `Trust: high`. */
function codeWithValue(review: OpenChanges, { segment }: SegmentState, id: string): string {
  return valuedName(
    codeLabel(review, id),
    valuesOf(segment, id, one => one),
  );
}

/** The words of a changed segment as it is, else as it was. */
export function wordsLabel({ before, after }: SegmentChange, most = 60): string {
  const words = after?.words ?? before?.words;
  return words ? quoted(shortQuote(words, most)) : l10n.t('(words not stored)');
}

/** A change in a row of the view: what, and then where. */
export function rowOf(
  review: OpenChanges,
  item: ChangeItem,
  isUnderCode = false,
): { readonly label: string; readonly description: string; readonly icon: vscode.ThemeIcon } {
  const staged = review.isStaged(item) ? l10n.t('staged') : '';
  const row = (label: string, icon: string, ...parts: string[]) => ({
    label,
    description: [...parts, staged].filter(Boolean).join('  ·  '),
    icon: iconOf(icon),
  });
  switch (item.kind) {
    case 'segment': {
      const { change, coding } = item;
      const { line } = (change.after ?? change.before)!;
      const words = wordsLabel(change);
      return row(
        isUnderCode ? words : codesLabel(review, change),
        KINDS.find(({ kind }) => change.kinds.includes(kind))!.icon,
        kindsLabel(review, change, change.codes.length === 1 && !change.kinds.includes('recoded')),
        isUnderCode ? '' : words,
        line === null ? '' : l10n.t('line {0}', line),
        coderLabel(review, coding.coder),
      );
    }
    case 'status': {
      const { before, after } = item.coding.status!;
      const label = (status: typeof after) =>
        status === 'complete' ? l10n.t('complete') : l10n.t('in progress');
      const said = !after
        ? l10n.t('coding file deleted')
        : !before
          ? l10n.t('new coding file, {0}', label(after))
          : label(after);
      return row(said, 'checklist', coderLabel(review, item.coding.coder));
    }
    case 'memo': {
      const { before, after } = item.coding.memo!;
      const said = after ? l10n.t('memo of the transcript') : l10n.t('memo of the transcript deleted');
      return row(said, 'note', shortQuote(after ?? before ?? '', 60), coderLabel(review, item.coding.coder));
    }
    case 'code': {
      const [name, ...rest] = codeChangeLine(item.change, PLAIN).split(/: (.*)/s);
      return row(name!, 'symbol-color', rest.join(''));
    }
    case 'study': {
      const [name, ...rest] = studyChangeLine(item.change, PLAIN).split(/: (.*)/s);
      return row(name!, 'organization', rest.join(''));
    }
    case 'text': {
      const labels = {
        added: l10n.t('new transcript'),
        removed: l10n.t('transcript deleted'),
        changed: l10n.t('transcript text changed'),
        same: '',
      };
      if (item.from === undefined) return row(labels[item.change], 'file-text');
      const said = [l10n.t('transcript renamed'), labels[item.change]].filter(Boolean).join(', ');
      return row(said, 'file-text', l10n.t('before: {0}', item.from));
    }
  }
}

const COLORS: Readonly<Record<string, string>> = {
  'diff-added': 'gitDecoration.addedResourceForeground',
  'diff-removed': 'gitDecoration.deletedResourceForeground',
};

function iconOf(icon: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(
    icon,
    new vscode.ThemeColor(COLORS[icon] ?? 'gitDecoration.modifiedResourceForeground'),
  );
}

/** Everything about a change: words, codes and memo, before and after. */
export function tooltipOf(review: OpenChanges, item: ChangeItem): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const say = (label: string, words: string) =>
    text
      .appendMarkdown('**')
      .appendMarkdown(asMarkdown(label))
      .appendMarkdown('** ')
      .appendMarkdown(asMarkdown(words))
      .appendMarkdown('\n\n');
  const { label, description } = rowOf(review, item);
  if (item.kind !== 'segment') {
    say(label, item.kind === 'memo' ? coderLabel(review, item.coding.coder) : description);
    const { before, after } = (item.kind === 'memo' ? item.coding.memo : undefined) ?? {};
    if (before !== undefined) say(l10n.t('Before:'), before);
    if (after !== undefined) say(l10n.t('Now:'), after);
    return text;
  }
  const { change, coding } = item;
  say(kindsLabel(review, change), `${item.transcript}, ${coderLabel(review, coding.coder)}`);
  for (const [state, when] of [
    [change.before, l10n.t('Before:')],
    [change.after, l10n.t('Now:')],
  ] as const) {
    if (!state) continue;
    const codes = [...new Set(state.segment.codes.map(id => codeWithValue(review, state, id)))].join(', ');
    say(when, [quoted(state.words ?? '…'), codes, state.segment.memo ?? ''].filter(Boolean).join(' · '));
  }
  return text;
}

/** What each coder has changed, and what cannot be read. */
export function summaryOf({ review, items }: OpenChanges): string {
  const coders = review.coders.map(coder => labelled(coder.name, coderCounts(coder)));
  const codes = review.codebook.length;
  const parts = [
    ...coders,
    codes > 0 ? l10n.t('Codebook: {0}', counted.changes(codes)) : '',
    review.problems.length > 0
      ? l10n.t('Cannot be read: {0}', [...new Set(review.problems.map(({ path }) => path))].join(', '))
      : '',
  ].filter(Boolean);
  if (items.length === 0) parts.push(l10n.t('Nothing has changed.'));
  return `${parts.join('. ').replace(/\.$/, '')}.`;
}
