import { tag } from '../report/chart/svg';

/** How high a sign is, in pixels, and how wide each half of it. */
const SIGN_SIZE = 9;

/** A five-pointed star of 9 pixels, and a sheet with a folded corner. */
const STAR = 'M4.5 0 5.6 3.2 9 3.3 6.3 5.4 7.3 8.7 4.5 6.7 1.7 8.7 2.7 5.4 0 3.3 3.4 3.2Z'; // not for the catalogue
const SHEET = 'M1.5.5h4L7.5 2.5v6h-6ZM3 4h3M3 6h3'; // not for the catalogue

/** What is above the beginning of a key quote, and of a segment with a memo. */
export function signPicture(
  { isKey, hasMemo }: { readonly isKey: boolean; readonly hasMemo: boolean },
  ink: string,
): string {
  const star = isKey ? tag('path', { d: STAR, fill: ink }) : '';
  const left = isKey ? SIGN_SIZE + 1 : 0;
  const sheet = hasMemo
    ? tag('path', { d: SHEET, fill: 'none', stroke: ink, transform: `translate(${left})` })
    : '';
  const width = left + (hasMemo ? SIGN_SIZE : 0);
  return tag('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: SIGN_SIZE }, star, sheet);
}
