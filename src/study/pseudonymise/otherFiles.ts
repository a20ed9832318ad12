import * as l10n from '@vscode/l10n';
import type { Remaining } from '../../core/pseudonyms/pseudonymPlan';
import type { Replacement } from '../../core/pseudonyms/replacement';
import { NameReplacer } from '../../core/pseudonyms/replacedNames';
import { WordReplacer } from '../../core/pseudonyms/replacedWords';
import { decodeTranscript } from '../../core/text/decode';
import type { FileReader } from '../fileStore';

/** Of larger files only the names are looked at. */
const MAX_BYTES = 20_000_000;
const BINARY = /\.(?:mp3|mp4|m4a|wav|ogg|mov|avi|webm|flac|png|jpe?g|gif|zip|qdpx|xlsx|docx|odt|pdf)$/i;

/** Files in the study’s folder that are none of its own, and have words to replace in them or in their names. */
export async function otherFilesWith(
  store: FileReader,
  paths: readonly string[],
  replacements: readonly Replacement[],
): Promise<Remaining[]> {
  const words = new WordReplacer(replacements);
  const names = new NameReplacer(replacements);
  const remaining: Remaining[] = [];
  for (const path of paths) {
    if (names.edits(path).length > 0)
      remaining.push({ path, reason: l10n.t('This file is not part of the study, and keeps its name.') });
    else if (!BINARY.test(path) && (await hasWords(store, path, words)))
      remaining.push({ path, reason: l10n.t('This file is not part of the study, and keeps its words.') });
  }
  return remaining;
}

async function hasWords(store: FileReader, path: string, words: WordReplacer): Promise<boolean> {
  const bytes = await store.read(path).catch(() => undefined);
  if (!bytes || bytes.length > MAX_BYTES) return false;
  const { text, valid } = decodeTranscript(bytes);
  return valid && words.finder.isIn(text);
}
