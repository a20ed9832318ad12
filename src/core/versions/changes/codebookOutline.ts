import { Codebook } from '../../codebook/codebook';
import type { CodebookFile } from '../../codebook/code';
import { scaleText } from '../../codebook/editScale';

const FIELDS = ['description', 'include', 'exclude', 'example', 'memo'] as const;

/** A codebook as an outline, a code to a line with what defines it below: two of them can be compared line by line. */
export function codebookOutline(file: CodebookFile): string {
  const codebook = Codebook.of(file);
  const lines = codebook.inOrder().flatMap(code => {
    const indent = '  '.repeat(codebook.path(code.id).length - 1);
    const color = code.color === undefined ? '' : `  ${code.color}`;
    return [
      `${indent}${code.name}${color}`,
      ...(code.scale ? [`${indent}    scale: ${scaleText(code.scale)}`] : []),
      ...(code.retired ? [`${indent}    retired`] : []),
      ...FIELDS.flatMap(field => (code[field] ? `${indent}    ${field}: ${code[field]}`.split('\n') : [])),
    ];
  });
  return `${lines.join('\n')}\n`;
}
