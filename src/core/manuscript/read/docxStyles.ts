import { readXml } from '../../exchange/codebookIn/readXml';
import type { Paragraph } from '../manuscript';

/** What paragraphs of a style are. */
export type StyleKind = Extract<Paragraph['kind'], 'quote' | 'heading'> | 'list' | 'text';

/** A paragraph’s style. */
export interface StyleOf {
  readonly style: StyleKind;
  /** Of a heading, where it has one. */
  readonly level: number | undefined;
}

export const PLAIN: StyleOf = { style: 'text', level: undefined };

/** Names of styles of quotations, in the languages in which people name their own; “Block Text” is Pandoc’s. */
const QUOTE = /quot|zitat|cita[tzcç]|\bcita\b|citaat|block ?text|cytat|idézet|alıntı|цитат|引用|引文|인용/iu;
const HEADING = /^(?:heading|title|subtitle|überschrift|titre|título|kop \d|rubrik)/iu;
const LIST = /^list\b|bibliograph|footnote|endnote|caption/iu;

interface Style {
  readonly id: string;
  name: string;
  basedOn: string | undefined;
}

/** What paragraphs are by the ids of their styles. @param xml `word/styles.xml` */
export async function stylesOf(xml: string | undefined): Promise<ReadonlyMap<string, StyleOf>> {
  const styles = new Map<string, Style>();
  if (xml === undefined) return new Map();
  let style: Style | undefined;
  await readXml(xml, {
    open(name, attributes) {
      if (name === 'style') {
        const id = attributes['w:styleId'] ?? '';
        style = { id, name: id, basedOn: undefined };
        styles.set(id, style);
      }
      if (name === 'name' && style) style.name = attributes['w:val'] ?? style.name;
      if (name === 'basedOn' && style) style.basedOn = attributes['w:val'];
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
  return new Map([...styles.values()].map(one => [one.id, styleOf(one, styles)]));
}

/** More styles than this are not based on each other. */
const MAX_DEEP = 20;

function styleOf(style: Style, styles: ReadonlyMap<string, Style>): StyleOf {
  let at: Style | undefined = style;
  for (let deep = 0; at && deep < MAX_DEEP; deep++) {
    if (HEADING.test(at.name)) return { style: 'heading', level: levelIn(at.name) };
    if (LIST.test(at.name)) return { style: 'list', level: undefined };
    if (QUOTE.test(at.name)) return { style: 'quote', level: undefined };
    at = at.basedOn === undefined ? undefined : styles.get(at.basedOn);
  }
  return PLAIN;
}

function levelIn(name: string): number | undefined {
  const level = Number(/ (\d)$/.exec(name)?.[1]);
  return level > 0 ? level : undefined;
}
