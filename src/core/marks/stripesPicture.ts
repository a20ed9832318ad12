import { tag } from '../report/chart/svg';
import { type LineStripes, MAX_STRIPES } from './gutterStripes';

/** Colours of a theme, `#rrggbb`. */
export interface StripesTheme {
  readonly ink: string;
  /** Of a line in a code's colour, readable on the background. */
  readonly lineOf: (color: string) => string;
}

// In pixels: the gutter is as wide as a row is high.
const [WIDTH, PITCH] = [3, 4];

/**
 * What is beside a line, as a picture that fills whatever height it is given: others' stripes are dashed, one in the colour of
 * text says that there are more.
 */
export function stripesPicture(
  { stripes, hasMore }: Omit<LineStripes, 'line'>,
  { ink, lineOf }: StripesTheme,
): string {
  const columns = hasMore ? stripes.slice(0, MAX_STRIPES - 1) : stripes;
  const lines = columns.flatMap((stripe, i) =>
    stripe ? [line(i, lineOf(stripe.color), stripe.isOther ? '4 3' : undefined)] : [],
  );
  if (hasMore) lines.push(line(MAX_STRIPES - 1, ink, '1 2'));
  return tag('svg', { xmlns: 'http://www.w3.org/2000/svg' }, ...lines);
}

function line(column: number, stroke: string, dashes: string | undefined): string {
  const x = column * PITCH + WIDTH / 2 + 0.5;
  return tag('line', {
    ...{ x1: x, y1: 0, x2: x, y2: '100%', stroke, 'stroke-width': WIDTH },
    'stroke-dasharray': dashes,
  });
}
