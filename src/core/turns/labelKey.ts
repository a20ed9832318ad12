import { collapseWhiteSpace } from '../text/whiteSpace';

/**
 * A speaker's label as labels are compared: white space collapsed, letters composed (NFC), in the case in which they are
 * written. A colon after it is no part of it.
 */
export function labelKey(label: string): string {
  return collapseWhiteSpace(label.replace(/[\s\u0085]*[:：][\s\u0085:：]*$/, '')).normalize('NFC');
}
