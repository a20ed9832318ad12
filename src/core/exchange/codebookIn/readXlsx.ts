import * as l10n from '@vscode/l10n';
import { type TableRow } from './readTable';
import { UnusableFile, readXml } from './readXml';
import { unzipSome } from './unzipSome';

/** Columns further right are in no table of codes. */
const MAX_COLUMNS = 256;
const MAX_ROWS = 50_000;
/** As long as Excel lets a cell be; a longer text was cut when it was written. */
const LONGEST_CELL = 32_767;

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

/**
 * The rows of the first sheet of an Excel workbook, with their numbers; empty ones are left out.
 * @throws UnusableFile
 */
export async function readXlsx(bytes: Uint8Array): Promise<readonly TableRow[]> {
  const parts = await unzipSome(
    bytes,
    name =>
      name === WORKBOOK ||
      name === RELATIONS ||
      name === STRINGS ||
      /^xl\/worksheets\/[^/]+\.xml$/.test(name),
  );
  const workbook = parts.get(WORKBOOK);
  if (workbook === undefined) throw new UnusableFile(l10n.t('The file is not an Excel workbook.'));
  const sheet = await firstSheet(workbook, parts.get(RELATIONS) ?? '');
  const content = parts.get(sheet) ?? [...parts].find(([name]) => name.startsWith('xl/worksheets/'))?.[1];
  if (content === undefined) throw new UnusableFile(l10n.t('The workbook has no sheet.'));
  return readSheet(content, await readStrings(parts.get(STRINGS)));
}

async function firstSheet(workbook: string, relations: string): Promise<string> {
  let relation: string | undefined;
  await readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'sheet') relation ??= attributes['r:id'];
    },
  });
  let target = '';
  if (relations !== '')
    await readXml(relations, {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id === relation) target = Target ?? '';
      },
    });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function readStrings(xml: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = '';
  // how words are read in Japanese stands beside them
  let isSpoken = 0;
  let isText = false;
  await readXml(xml, {
    open: name => {
      if (name === 'si') text = '';
      if (name === 'rPh') isSpoken++;
      isText = name === 't';
    },
    text: read => {
      if (isText && isSpoken === 0) text += read;
    },
    close: name => {
      if (name === 't') isText = false;
      if (name === 'rPh') isSpoken--;
      if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

async function readSheet(xml: string, strings: readonly string[]): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  let line = 0;
  let cells: string[] = [];
  let column = 0;
  let type = '';
  let value = '';
  let isValue = false;
  await readXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes['r'] ?? line + 1);
        [cells, column] = [[], 0];
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column;
        type = attributes['t'] ?? '';
        value = '';
      } else if (name === 'v' || name === 't') isValue = true;
    },
    text: read => {
      if (isValue) value += read;
    },
    close: name => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c') {
        const text = type === 's' ? (strings[Number(value)] ?? '') : unescaped(value);
        if (column < MAX_COLUMNS) {
          while (cells.length <= column) cells.push('');
          cells[column] = uncut(text, line);
        }
        column++;
      } else if (name === 'row' && cells.some(cell => cell.trim() !== '')) {
        if (rows.length >= MAX_ROWS)
          throw new UnusableFile(l10n.t('The sheet has more than {0} rows.', MAX_ROWS));
        rows.push({ line, cells });
      }
    },
  });
  return rows;
}

/** Excel writes characters that XML does not have, and what looks like that, as `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function uncut(text: string, line: number): string {
  if (text.length >= LONGEST_CELL && text.endsWith('…'))
    throw new UnusableFile(
      l10n.t('Row {0} has a text that was cut off, as Excel has no longer ones. Use another format.', line),
    );
  return text;
}

/** From 0, of `AB12`. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
