import { type Rgb, linear } from './contrast';

/** Lightness from 0 to 1, green to red, blue to yellow: distances are about as large as people see them (Ottosson 2020). */
export type Oklab = readonly [lightness: number, a: number, b: number];

export function toOklab(color: Rgb): Oklab {
  return fromLinear(color.map(linear) as [number, number, number]);
}

/** The colour as sRGB has it; undefined where sRGB has none. */
export function fromOklab([lightness, a, b]: Oklab): Rgb | undefined {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  if (parts.some(part => part < 0 || part > 1)) return undefined;
  return parts.map(part => 255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)) as [
    number,
    number,
    number,
  ];
}

/** What people without one kind of cones see (Machado, Oliveira & Fernandes 2009, severity 1), by linear sRGB. */
const DEFICIENCIES = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** A colour as it is seen with protanopia, deuteranopia and tritanopia. */
export function seenWithDeficiencies(color: Rgb): readonly Oklab[] {
  const parts = color.map(linear);
  return Object.values(DEFICIENCIES).map(matrix =>
    fromLinear(
      matrix.map(row =>
        Math.min(1, Math.max(0, row[0] * parts[0]! + row[1] * parts[1]! + row[2] * parts[2]!)),
      ) as [number, number, number],
    ),
  );
}

function fromLinear([red, green, blue]: readonly [number, number, number]): Oklab {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
