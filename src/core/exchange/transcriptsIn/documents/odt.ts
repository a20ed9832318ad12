import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../../codebookIn/readXml';
import { unzipSome } from '../../codebookIn/unzipSome';
import { SourceNotes, type SourceTranscript } from '../source';
import { DocumentLines } from './documentLines';
import { leftOut } from './leftOut';

const SKIPPED = new Set([
  'note',
  'annotation',
  'tracked-changes',
  'frame',
  'custom-shape',
  'ruby-text',
  'hidden-text',
  'scripts',
  'settings',
  'styles',
  'master-styles',
  'automatic-styles',
  'font-face-decls',
  'meta',
]);
const PARAGRAPHS = new Set(['p', 'h']);
/** More blanks in a row are no text. */
const MAX_BLANKS = 100;

/**
 * Reads a text of LibreOffice or OpenOffice.
 * @throws UnusableFile
 */
export async function readOdt(bytes: Uint8Array): Promise<SourceTranscript> {
  const xml = (await unzipSome(bytes, name => name === 'content.xml')).get('content.xml');
  if (xml === undefined)
    throw new UnusableFile(l10n.t('The file is not an OpenDocument text, or is protected by a password.'));
  return readOdtXml(xml, 'odt');
}

/** The same of its XML, as a flat file has it (`.fodt`). @throws UnusableFile */
export async function readOdtXml(xml: string, format: string): Promise<SourceTranscript> {
  const notes = new SourceNotes();
  const lines = new DocumentLines(notes);
  const skipped: string[] = [];
  let paragraphs = 0;
  let isText = false;
  await readXml(xml, {
    open: (name, attributes) => {
      if (skipped.length > 0) {
        if (SKIPPED.has(name)) skipped.push(name);
        return;
      }
      if (name === 'text') isText = true;
      if (name === 'note') leftOut(notes, 'footnotes');
      if (name === 'annotation') leftOut(notes, 'comments');
      if (name === 'frame') leftOut(notes, 'pictures');
      if (name === 'tracked-changes') leftOut(notes, 'deleted');
      if (name === 'list-item') leftOut(notes, 'numbers');
      if (SKIPPED.has(name)) skipped.push(name);
      else if (PARAGRAPHS.has(name)) paragraphs++;
      else if (name === 's')
        lines.text(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, MAX_BLANKS)));
      else if (name === 'tab') lines.text('\t');
      else if (name === 'line-break') lines.text('\n');
      else if (name === 'table') lines.beginTable();
      else if (name === 'table-row') lines.beginRow();
      else if (name === 'table-cell' || name === 'covered-table-cell') lines.beginCell();
    },
    close: name => {
      if (skipped.length > 0) {
        if (skipped.at(-1) === name) skipped.pop();
        return;
      }
      if (PARAGRAPHS.has(name)) {
        lines.endParagraph();
        paragraphs--;
      } else if (name === 'table') lines.endTable();
      else if (name === 'table-cell' || name === 'covered-table-cell') lines.endCell();
    },
    text: text => {
      // white space is one blank in a paragraph, and nothing around it
      if (skipped.length === 0 && paragraphs > 0) lines.text(text.replace(/\s+/g, ' '));
    },
  });
  if (!isText) throw new UnusableFile(l10n.t('The file is not an OpenDocument text.'));
  return { format, content: { kind: 'lines', lines: lines.end(), isPlain: false }, notes: notes.all };
}
