import { parseSidecarPath } from '../../core/coding/sidecarName';
import { isRootFile } from '../studyFiles';

/**
 * Why a file of a folder is no transcript.
 * - `importable`: what an import makes a transcript of
 * - `document`: words, but in a form that has to be saved as another first
 * - `markdown`: often a README or notes, so that it is taken only where `study.json` names it
 * - `spokenMarkdown`: the same, in which people speak as in a transcript: its maker is to say
 * - `recording`: sound and pictures
 * - `ending`: plain text under another ending
 */
export type LeftOutReason =
  'importable' | 'document' | 'spokenMarkdown' | 'markdown' | 'recording' | 'ending';

/** Files that someone may have expected to be transcripts, by the reason why they are none. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** In the order given. */
  readonly paths: readonly string[];
}

const ENDINGS: Readonly<Record<Exclude<LeftOutReason, 'spokenMarkdown'>, readonly string[]>> = {
  importable: ['docx', 'odt', 'fodt', 'rtf', 'pdf', 'html', 'htm', 'vtt', 'srt', 'exb', 'eaf', 'trs', 'cha'],
  document: ['doc', 'pages'],
  ending: ['text', 'log', 'transcript'],
  markdown: ['md', 'markdown'],
  recording: ['mp3', 'm4a', 'wav', 'ogg', 'flac', 'aac', 'wma', 'mp4', 'mov', 'avi', 'mkv', 'webm'],
};

/** Documents that stand in a project without being data. */
const NO_DATA = /^(readme|license|licence|changelog|contributing|authors|codebook)\b/i;

/**
 * The files that are no transcripts though they look as if they might be.
 * @param files paths of all files of the folder
 * @param isTranscript whether the study has taken it
 * @param spoken paths of Markdown files in which people speak
 */
export function leftOut(
  files: readonly string[],
  isTranscript: (path: string) => boolean,
  spoken: ReadonlySet<string> = new Set(),
): LeftOut[] {
  const byReason = new Map<LeftOutReason, string[]>();
  for (const path of files) {
    const reason = isTranscript(path) ? undefined : spoken.has(path) ? 'spokenMarkdown' : reasonFor(path);
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  }
  return REASONS.flatMap(reason => {
    const paths = byReason.get(reason);
    return paths ? [{ reason, paths }] : [];
  });
}

const BY_ENDING = Object.keys(ENDINGS) as (keyof typeof ENDINGS)[];
/** What can be helped at once comes first. */
const REASONS: readonly LeftOutReason[] = ['spokenMarkdown', ...BY_ENDING];

/** Markdown files of a folder that may be transcripts: what they hold is to be seen. */
export function markdownAmong(files: readonly string[]): readonly string[] {
  return files.filter(path => reasonFor(path) === 'markdown');
}

function reasonFor(path: string): keyof typeof ENDINGS | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Office keeps such a file while a document is open
  if (name.startsWith('.') || name.startsWith('~$') || NO_DATA.test(name)) return undefined;
  if (isRootFile(path) || parseSidecarPath(path)) return undefined;
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return BY_ENDING.find(reason => ending !== undefined && ENDINGS[reason].includes(ending));
}
