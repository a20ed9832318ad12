import { visibleLines } from '../../base/visible';

/** An element of a drawing: attributes that are undefined are left out, numbers have at most two decimals. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value!)}"`)
    .join('');
  return children.length > 0 ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
}

/** Text between tags or in an attribute, without what XML does not allow. */
export function escapeText(text: string): string {
  return visibleLines(text.replaceAll('\r', ' '))
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
