import * as l10n from '@vscode/l10n';
import { DocxXml } from './docxText';
import { paragraphXml, runsXml } from './docxXml';

/** Stands for the number in a caption. */
const NUMBER = '\u0001';

/** A caption as Word makes them, so that it can be referred to and listed. @param kind Word’s own name of the series */
export function caption(kind: 'Table' | 'Figure', number: number, title: string): DocxXml {
  const text =
    kind === 'Table' ? l10n.t('Table {0}. {1}', NUMBER, title) : l10n.t('Figure {0}. {1}', NUMBER, title);
  const [before = '', after = ''] = text.split(NUMBER);
  const content = runsXml(before) + field(`SEQ ${kind} \\* ARABIC`, String(number)) + runsXml(after); // not for the catalogue
  return new DocxXml(paragraphXml({ style: 'Caption' }, text, content));
}

/** A field in the long form, which other programs read, too. @param value what it says until Word counts anew */
function field(instruction: string, value: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const asked = `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`; // not for the catalogue
  return mark('begin') + asked + mark('separate') + runsXml(value) + mark('end');
}
