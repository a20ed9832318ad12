import type { Code, Scale } from '../../codebook/code';

// The standard has one text for each code. It is the same in all languages of this program, so that it is known again.

const PARTS = [
  ['include', 'Inclusion criteria:'], // not for the catalogue
  ['exclude', 'Exclusion criteria:'], // not for the catalogue
  ['example', 'Example:'],
] as const;

/** A definition as one text: the description as it is, then its other parts under their names. Undefined where there is none. */
export function codeDescription(code: Partial<Code>): string | undefined {
  const parts = [
    ...(hasText(code.description) ? [code.description] : []),
    ...PARTS.flatMap(([field, name]) => (hasText(code[field]) ? [`${name}\n${code[field]}`] : [])),
    ...(code.scale ? [`Scale: ${scaleText(code.scale)}`] : []), // not for the catalogue
  ];
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function scaleText(scale: Scale): string {
  return scale.kind === 'ordinal' ? scale.values.join(', ') : `${scale.min} – ${scale.max}`;
}
