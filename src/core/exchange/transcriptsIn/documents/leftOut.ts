import * as l10n from '@vscode/l10n';
import type { SourceNotes } from '../source';

/** What documents have beside their text. */
type LeftOut =
  'deleted' | 'numbers' | 'footnotes' | 'comments' | 'symbols' | 'hidden' | 'boxes' | 'pictures' | 'headers';

/** Says that something is left out; once, with how often. */
export function leftOut(notes: SourceNotes, what: LeftOut): void {
  notes.add(what, count => SENTENCES[what](count));
}

const SENTENCES: Readonly<Record<LeftOut, (count: number) => string>> = {
  deleted: count =>
    l10n.t('Changes are tracked. The text is as if all were accepted; passages left out: {0}.', count),
  numbers: count => l10n.t('Numbers and bullets of lists are left out. Paragraphs with one: {0}.', count),
  footnotes: count => l10n.t('Footnotes and endnotes are left out: {0}.', count),
  comments: count => l10n.t('Comments are left out: {0}.', count),
  symbols: count => l10n.t('Signs from symbol fonts are left out: {0}.', count),
  hidden: count => l10n.t('Hidden text is left out. Passages: {0}.', count),
  boxes: count => l10n.t('Text boxes are left out: {0}.', count),
  pictures: count => l10n.t('Pictures are left out: {0}.', count),
  headers: count => l10n.t('Headers and footers are left out: {0}.', count),
};
