import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import { visible } from '../../base/visible';

/** What of a project could not be taken over, by kinds; a sentence each, with the first of those that it is about. */
export class Findings {
  private readonly found = new Map<string, { readonly say: (named: string) => string; names: string[] }>();

  /** @param kind of one kind, one sentence is made @param say with the names in it */
  note(kind: FindingKind, name: string): void {
    const known = this.found.get(kind);
    if (known) known.names.push(name);
    else this.found.set(kind, { say: SENTENCES[kind], names: [name] });
  }

  get sentences(): readonly string[] {
    return [...this.found.values()].map(({ say, names }) => visible(say(enumerate(names))));
  }
}

const SENTENCES = {
  noText: (names: string) =>
    l10n.t('Sources without a text in the file, whose codings are left out: {0}.', names),
  notUtf8: (names: string) =>
    l10n.t('Texts that are not UTF-8, of which some characters could not be read: {0}.', names),
  notWords: (names: string) =>
    l10n.t('Passages without words or outside of their text, which are left out: {0}.', names),
  notFound: (names: string) =>
    l10n.t(
      'Passages whose words are not where they should be in the text, and nowhere else or in several places; they are left out: {0}.',
      names,
    ),
  noSource: (names: string) =>
    l10n.t('Codings of texts that are not in the project, which are left out: {0}.', names),
  ring: (names: string) =>
    l10n.t('Codes that would be their own ancestors, which are at the top now: {0}.', names),
  unread: (names: string) => l10n.t('Tables of the project that are not imported: {0}.', names),
  changedText: (names: string) =>
    l10n.t(
      'Texts that were changed after their program read them, so that codings may be on other lines than were coded: {0}.',
      names,
    ),
  severalPlaces: (names: string) =>
    l10n.t('Codes that are in several places of the codebook, of which the first is kept: {0}.', names),
  bare: (names: string) =>
    l10n.t('Passages that have neither a code nor a memo, which are left out: {0}.', names),
  wholeSource: (names: string) =>
    l10n.t('Codes on whole sources, which are left out, since only words are coded here: {0}.', names),
  noCode: (names: string) =>
    l10n.t('Codings whose code is not in the project, which are left out: {0}.', names),
  noUser: (names: string) =>
    l10n.t('Users who are named and not in the list of users; they become coders: {0}.', names),
  media: (names: string) =>
    l10n.t('Pictures, pages, sound and films, which are left out with their codings: {0}.', names),
  emptySet: (names: string) => l10n.t('Sets without codes or sources, which are left out: {0}.', names),
  caseCodes: (names: string) => l10n.t('Codes on cases, which are left out: {0}.', names),
  casePassages: (names: string) =>
    l10n.t(
      'Passages assigned to cases, which are left out, since here the label of a turn says who speaks: {0}.',
      names,
    ),
  sourceValues: (names: string) =>
    l10n.t(
      'Variables of sources became attributes of a participant to whom the transcript is assigned: {0}.',
      names,
    ),
  noteWithoutText: (names: string) =>
    l10n.t('Notes without a text in the file, which are left out: {0}.', names),
  link: (names: string) =>
    l10n.t('Links that are not between memos and passages, which are left out: {0}.', names),
  graph: (names: string) => l10n.t('Graphs, which are left out: {0}.', names),
  supplement: () =>
    l10n.t(
      'What Transcript Coder has written beside the project does not fit it any more and was passed over.',
    ),
} as const;

export type FindingKind = keyof typeof SENTENCES;
