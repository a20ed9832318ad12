import type { Codebook } from '../../codebook/codebook';
import type { Label } from './chart';

/** How a code or theme is named in a chart. */
export function codeLabel(codebook: Codebook, id: string, level: number): Label {
  return {
    text: codebook.get(id)?.name ?? id,
    level,
    strong: codebook.isTheme(id),
    color: codebook.color(id),
    underlying: { code: id },
  };
}
