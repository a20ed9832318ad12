/** The style of all tables: who changes it in Word changes them all. */
export const TABLE_STYLE = 'TranscriptCoderTable';

const MARGINS = ['top:30', 'left:60', 'bottom:30', 'right:60'];
const CELL_MARGINS = MARGINS.map(one => one.split(':'))
  .map(([side, size]) => `<w:${side} w:w="${size}" w:type="dxa"/>`)
  .join('');
const BORDERS = [border('top', 8), border('bottom', 8), border('insideH', 2, 'BFBFBF')].join('');

function border(side: string, size: number, color = '000000'): string {
  return `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`;
}

/** Lines above and below, as journals have them, and a line below the headings. The library knows no styles of tables. */
export const TABLE_STYLE_XML =
  `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE}"><w:name w:val="Transcript Coder Table"/><w:uiPriority w:val="99"/>` + // not for the catalogue
  `<w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders><w:tblCellMar>${CELL_MARGINS}</w:tblCellMar></w:tblPr>` + // not for the catalogue
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>${border('bottom', 6)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`; // not for the catalogue

/** What a table is told of its style: only its first row is set in another way than the rest. */
export const OF_STYLE = {
  first: `<w:tblStyle w:val="${TABLE_STYLE}"/>`,
  last: '<w:tblLook w:val="0620"/>', // not for the catalogue
} as const;
