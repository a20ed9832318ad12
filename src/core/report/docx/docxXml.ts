import { clean, direction, stretches } from './docxText';

/** What a run looks like. Sizes in half points. */
export interface RunFormat {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** `rrggbb` */
  readonly color?: string;
  readonly size?: number;
}

/** Lengths in twentieths of a point. */
export interface ParagraphFormat {
  readonly style?: string;
  readonly keepNext?: boolean;
  /** Positions of tabulators. */
  readonly tabs?: readonly number[];
  readonly before?: number;
  readonly after?: number;
  readonly start?: number;
  readonly hanging?: number;
  /** Whether it ends on the right. */
  readonly isRight?: boolean;
}

// elements are in the order that the standard asks for (ECMA-376, Part 1, 17.3); “left” is where lines begin, in Hebrew the right

/** A paragraph. @param text says its direction @param content its runs */
export function paragraphXml(format: ParagraphFormat, text: string, content: string): string {
  const { style, keepNext, tabs, before, after, start, hanging, isRight } = format;
  const spacing = attribute('before', before) + attribute('after', after);
  const indent = attribute('left', start) + attribute('hanging', hanging);
  const stops = tabs?.map(at => `<w:tab w:val="left" w:pos="${at}"/>`).join('');
  const isReversed = direction(text).bidirectional;
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    stops ? `<w:tabs>${stops}</w:tabs>` : '',
    isReversed ? '<w:bidi/>' : '',
    spacing && `<w:spacing${spacing}/>`,
    indent && `<w:ind${indent}/>`,
    isRight ? `<w:jc w:val="${isReversed ? 'left' : 'right'}"/>` : '',
  ].join('');
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/** A text as runs; line ends are line breaks. */
export function runsXml(text: string, format: RunFormat = {}): string {
  const own = formatXml(format);
  const lines = clean(text).split(/\r\n?|\n/);
  let xml = '';
  for (const [i, line] of lines.entries()) {
    if (i > 0) xml += '<w:r><w:br/></w:r>';
    for (const stretch of stretches(line)) {
      const properties = own + (stretch.isRightToLeft ? '<w:rtl/>' : '');
      const words = escapeXml(stretch.text).replaceAll('\t', '</w:t><w:tab/><w:t xml:space="preserve">');
      if (words !== '')
        xml += `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
    }
  }
  return xml;
}

function formatXml({ bold, italics, color, size }: RunFormat): string {
  return [
    bold ? '<w:b/><w:bCs/>' : '',
    italics ? '<w:i/><w:iCs/>' : '',
    color === undefined ? '' : `<w:color w:val="${color}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ].join('');
}

/** An attribute whose value is a text. */
export function attributeXml(name: string, value: string): string {
  return ` w:${name}="${escapeXml(clean(value)).replaceAll('"', '&quot;')}"`;
}

function attribute(name: string, value: number | undefined): string {
  return value === undefined ? '' : ` w:${name}="${value}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, character => ENTITIES[character]!);
}
