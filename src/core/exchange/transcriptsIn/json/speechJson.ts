import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { joinCues } from '../joinCues';
import { SourceNotes, type SourceTranscript } from '../source';
import { type Json, isRecord } from './jsonValues';
import { FORMATS } from './jsonFormats';

/** Lists and objects within each other; no program writes so many. */
const MAX_DEEP = 100;

/**
 * Reads what programs that recognize speech, and services for meetings, write as JSON.
 * @throws UnusableFile
 */
export function readSpeechJson(text: string): SourceTranscript {
  const value = parse(text);
  const notes = new SourceNotes();
  for (const { format, read } of FORMATS) {
    const cues = read(value, notes);
    if (!cues || cues.length === 0) continue;
    const turns = joinCues(cues);
    if (turns.length > 0) return { format, content: { kind: 'turns', turns }, notes: notes.all };
  }
  throw new UnusableFile(
    l10n.t('The JSON is not that of a known program: it has no segments, utterances or words with text.'),
  );
}

function parse(text: string): Json {
  if (deeper(text)) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
  try {
    return JSON.parse(text) as Json;
  } catch {
    // one object to a line
    const lines = text.split('\n').filter(line => line.trim() !== '');
    try {
      const values = lines.map(line => JSON.parse(line) as Json);
      if (values.length > 0 && values.every(isRecord)) return values;
    } catch {
      // said below
    }
    throw new UnusableFile(l10n.t('The file is not valid JSON.'));
  }
}

/** Whether more brackets are open somewhere than any file of this kind has. */
function deeper(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isString) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) isString = false;
    } else if (unit === 0x22) isString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > MAX_DEEP) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}
