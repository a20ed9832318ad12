import type { ScaleValue } from '../../codebook/code';
import { oneLine } from '../../base/visible';

// A selection of REFI-QDA has codes, notes and one description. What else is said of a segment is a line each in that: people
// who open the project in another program see it there.

const KEY = '[Key quote]'; // not for the catalogue
const VALUE = '[Value] ';

/** What the description of a selection says. */
export interface SelectionMarks {
  readonly isKey: boolean;
  /** By name of the code. */
  readonly values: readonly (readonly [code: string, value: ScaleValue])[];
}

/** The description of a selection; undefined where there is nothing to say. */
export function markedDescription({ isKey, values }: SelectionMarks): string | undefined {
  const lines = [
    ...(isKey ? [KEY] : []),
    ...values.map(([code, value]) => `${VALUE}${oneLine(code)}: ${oneLine(String(value))}`),
  ];
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** What a description says, and the rest of it, which is what someone has written. */
export function readMarks(
  description: string | undefined,
): SelectionMarks & { readonly rest: string | undefined } {
  const lines = description?.split('\n') ?? [];
  const values: (readonly [string, ScaleValue])[] = [];
  let isKey = false;
  const rest = lines.filter(line => {
    const value = line.startsWith(VALUE) ? /^(.+): (.+)$/.exec(line.slice(VALUE.length)) : null;
    if (value) values.push([value[1]!, valueOf(value[2]!)]);
    if (line === KEY) isKey = true;
    return !value && line !== KEY;
  });
  const text = rest.join('\n');
  return { isKey, values, rest: text.trim() === '' ? undefined : text };
}

function valueOf(text: string): ScaleValue {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
}
