import * as l10n from '@vscode/l10n';
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { groupBy } from '../../base/groupBy';
import { decodeTranscript } from '../../text/decode';
import { UnusableFile } from '../codebookIn/readXml';
import type { ReadProject } from '../projectIn/readProject';
import { type Row, type Tables, readDatabase } from './database';
import { qcCodes, readYaml } from './qcCodebook';
import { OWN_READING, ToolProject } from './toolProject';
import type { ToolMemo, ToolPassage } from './toolRecords';

/** The file by which a folder is known as a project of qc. */
export const QC_SETTINGS = 'settings.yaml';

/** The folder of a project. Paths are relative to it, with `/`. */
export interface ProjectFolder {
  /** Of a file; undefined where there is none in the folder. @throws UnusableFile where it is too large */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Names of the files in a folder within it, sorted; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}

/** A project of qc: lines of text files are coded, counted from 0. @param name of the folder @throws UnusableFile */
export async function readQc(name: string, folder: ProjectFolder): Promise<ReadProject> {
  const settings = await settingsOf(folder);
  const database = await folder.read(settings('database', 'qualitative_coding.sqlite3'));
  if (!database)
    throw new UnusableFile(l10n.t('The project has no database. Projects of qc before 1.0 are not read.'));
  const rows = await readDatabase(database, rowsOf);
  const project = new ToolProject('qc', [OWN_READING]); // not for the catalogue
  for (const coder of rows.coders) project.addUser(coder);
  const path = settings('codebook', 'codebook.yaml');
  const codebook = await folder.read(path);
  const written = codebook && (await readYaml(path, decodeTranscript(codebook).text));
  const { codes, doubled } = qcCodes(written, rows.codes);
  for (const code of doubled) project.lose('severalPlaces', code);
  project.addCodes(codes);
  const corpus = settings('corpus_dir', 'corpus'); // not for the catalogue
  for (const document of rows.documents) await addDocument(project, folder, corpus, document, rows);
  for (const [document, lost] of rows.lines) project.lose('noSource', `${document ?? '?'} (${lost.length})`);
  await addMemos(project, folder, settings('memos_dir', 'memos'), rows.coders); // not for the catalogue
  return project.read(name);
}

async function settingsOf(folder: ProjectFolder): Promise<(key: string, usual: string) => string> {
  const bytes = await folder.read(QC_SETTINGS);
  const settings = bytes && (await readYaml(QC_SETTINGS, decodeTranscript(bytes).text));
  const found = new Map<string, unknown>(
    typeof settings === 'object' && settings !== null ? Object.entries(settings) : [],
  );
  return (key, usual) => {
    const value = found.get(key);
    return typeof value === 'string' && value !== '' ? value : usual;
  };
}

interface QcRows {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly documents: readonly Row[];
  /** Coded lines, by document. */
  readonly lines: Map<string | undefined, Row[]>;
}

function rowsOf(tables: Tables): QcRows {
  if (!tables.has('document', 'coded_line'))
    throw new UnusableFile(l10n.t('The database of the project is not one of qc.'));
  const names = (table: string) => tables.rows(table).flatMap(row => row.text('name') ?? []);
  const documents = new Map(
    tables.rows('document_index').map(row => [row.key('id'), row.text('document_id')]),
  );
  const indexes = new Map(tables.rows('location').map(row => [row.key('id'), row.key('document_index_id')]));
  const places = new Map(
    tables
      .rows('coded_line_location_association')
      .map(row => [row.key('coded_line_id'), documents.get(indexes.get(row.key('location_id')))]),
  );
  return {
    ...{ coders: names('coder'), codes: names('code'), documents: tables.rows('document') },
    lines: groupBy(tables.rows('coded_line'), row => places.get(row.key('id'))),
  };
}

async function addDocument(
  project: ToolProject,
  folder: ProjectFolder,
  corpus: string,
  document: Row,
  { lines }: QcRows,
): Promise<void> {
  const path = document.text('file_path');
  if (path === undefined) return;
  const bytes = await folder.read(`${corpus}/${path}`);
  const coded = lines.get(path) ?? [];
  lines.delete(path);
  if (bytes && bytesToHex(sha1(bytes)) !== document.key('file_hash')) project.lose('changedText', path);
  const { text, valid } = bytes ? decodeTranscript(bytes) : { text: '', valid: true };
  if (!valid && !text.includes('\ufffd')) project.lose('notUtf8', path);
  const passages = bytes ? passagesIn(project, path, text, coded) : [];
  project.addSource({ key: path, name: path, text, passages, memos: [] });
}

/** The coded lines of a text, each as a passage. Those without words are listed. */
function passagesIn(
  project: ToolProject,
  path: string,
  text: string,
  coded: readonly Row[],
): readonly ToolPassage[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return coded.flatMap((row): ToolPassage[] => {
    const line = row.integer('line');
    const start = starts[line];
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    if (start === undefined || text.slice(start, end).trim() === '') {
      project.lose('notWords', `${path}:${line + 1}`);
      return [];
    }
    return [{ start, end, code: row.text('code_id') ?? '', coder: row.text('coder_id') }];
  });
}

/** `2024-03-01-10-20_anna_first_thoughts.md` */
const MEMO_NAME = /^(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})_(.+)\.md$/i;

async function addMemos(
  project: ToolProject,
  folder: ProjectFolder,
  memos: string,
  coders: readonly string[],
): Promise<void> {
  for (const file of await folder.list(memos)) {
    if (!/\.md$/i.test(file)) continue;
    const bytes = await folder.read(`${memos}/${file}`);
    if (bytes) project.addNote(memoIn(file, decodeTranscript(bytes).text, coders));
  }
}

function memoIn(file: string, text: string, coders: readonly string[]): ToolMemo {
  const [, day, hours, minutes, rest = ''] = MEMO_NAME.exec(file) ?? [];
  // both a coder and a title may have underscores in them
  const author = coders
    .filter(coder => rest === coder || rest.startsWith(`${coder}_`))
    .sort((a, b) => b.length - a.length)[0];
  const [, heading, body] = /^\s*# +([^\n]+)\n?([^]*)$/.exec(text) ?? [];
  return {
    ...{ text: heading === undefined ? text : body, title: heading ?? file.replace(/\.md$/i, '') },
    ...{ author, created: day && `${day}T${hours}:${minutes}` },
  };
}
