/** A piece of text on a page, in points from the lower left. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A small PDF file, a page for each list, in Helvetica of 12 points. */
export function pdfOf(...pages: readonly (readonly Placed[])[]): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  objects.push('<</Type/Catalog/Pages 2 0 R>>');
  objects.push(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`);
  objects.push('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  pages.forEach((placed, i) => {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * i} 0 R>>`,
    );
    const content = placed
      .map(({ x, y, text }) => `BT /F1 12 Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
      .join('\n');
    objects.push(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, sign => sign.charCodeAt(0));
}

/** As octal numbers of Windows-1252, but for what is plain. */
function escaped(text: string): string {
  return Array.from(text, sign => {
    const byte = WINDOWS[sign] ?? sign.charCodeAt(0);
    return /[A-Za-z0-9 .,:?!'-]/.test(sign) ? sign : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
}

const WINDOWS: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96 };
