import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import { aroundPlace } from '../../../../core/analyses/personalData/aroundPlace';
import { KIND_TITLES } from '../../../../core/analyses/personalData/dataKinds';
import type { FoundPersonalData } from '../../../../core/analyses/personalData/personalDataIn';
import { PERSONAL_KINDS } from '../../../../core/privacy/personalData';
import type { PersonalItem, PersonalPlace } from '../../../../core/privacy/scanTexts';
import type { ItemView, PlaceView, ScanView } from '../../../../webview/personalData/messages';
import { AROUND, plannedCounts, pseudonymsView } from './planView';
import { type Candidate, candidateId } from './pseudonymDraft';
import type { Pseudonymising } from './pseudonymising';

/**
 * What the page shows of what was found.
 * @param harmless small @param mode set while words are being replaced
 */
export function scanView(
  { texts, items }: FoundPersonalData,
  harmless: ReadonlySet<string>,
  mode?: Pseudonymising,
): Pick<ScanView, 'summary' | 'kinds' | 'harmless' | 'pseudonyms'> {
  const isHarmless = ({ words }: Candidate) => harmless.has(words.toLowerCase());
  const found = items.filter(item => !isHarmless(item));
  const planned = mode && plannedCounts(mode);
  const view = (item: Candidate & { readonly places?: readonly PersonalPlace[] }): ItemView => {
    const id = candidateId(item);
    return {
      id,
      words: item.words,
      count: planned?.(id) ?? countText(item.places ?? [], index => texts[index]!.where),
      pseudonym: mode && {
        isChosen: mode.draft.isChosen(id),
        replacement: mode.draft.replacementOf(id),
      },
    };
  };
  const all = [...(mode?.added ?? []), ...found];
  return {
    summary: summaryOf(found),
    kinds: PERSONAL_KINDS.map(kind => ({
      id: kind,
      title: KIND_TITLES[kind],
      items: all.filter(item => item.kind === kind).map(view),
    })).filter(kind => kind.items.length > 0),
    harmless: items.filter(isHarmless).map(view),
    pseudonyms: mode && pseudonymsView(mode),
  };
}

function summaryOf(open: readonly PersonalItem[]): string {
  if (open.length === 0)
    return l10n.t(
      'Nothing was found that is not marked as harmless. What is written in small letters or only described cannot be found: this does not replace reading.',
    );
  const places = open.reduce((sum, item) => sum + item.places.length, 0);
  return l10n.t(
    'What may say who somebody is, in transcripts, memos, definitions, attributes and file names: {0}. Whether it does is for you to say.',
    counted.places(places),
  );
}

function countText(places: readonly PersonalPlace[], whereOf: (text: number) => string): string {
  if (places.length === 0) return '';
  const texts = new Set(places.map(({ text }) => text));
  const times = counted.places(places.length);
  return texts.size === 1
    ? l10n.t('{0} in {1}', times, whereOf(places[0]!.text))
    : l10n.t('{0} in {1}', times, counted.texts(texts.size));
}

/** The first places of an item, with the words around them. */
export function placeViews(
  { texts }: FoundPersonalData,
  { places }: PersonalItem,
  most: number,
): PlaceView[] {
  return places.slice(0, most).map((place, i) => {
    const { where, text, line } = texts[place.text]!;
    const number = line(place.start);
    return {
      place: i,
      where: number === null ? where : l10n.t('{0}, line {1}', where, number),
      ...aroundPlace(text, place, AROUND),
    };
  });
}
